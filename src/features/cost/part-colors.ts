import type { WaterfallBar } from './waterfall-bars';

/** The colours of the page's roles, used here for what is billed; each bar has its name beside it too. */
export const PART_COLORS: Readonly<Record<WaterfallBar['kind'], string>> = {
  input: 'var(--role-system)',
  'cache-read': 'var(--role-history)',
  'cache-write': 'var(--role-tools)',
  storage: 'var(--role-tools)',
  output: 'var(--role-documents)',
  reasoning: 'var(--role-question)',
  modifiers: 'var(--framing)',
  batch: 'var(--framing)',
  retries: 'var(--hatch)',
  total: 'var(--ink-soft)',
};
