import type { Exactness } from '@/core/tokenize/count';

export interface ExactnessLook {
  readonly label: string;
  readonly tone: 'ok' | 'warn';
  readonly meaning: string;
}

const LOOK: Record<Exactness, ExactnessLook> = {
  exact: { label: 'exact', tone: 'ok', meaning: 'Counted with the tokenizer that the vendor states for this model.' },
  'mapping-assumed': {
    label: 'assumed',
    tone: 'ok',
    meaning: 'Counted with a public tokenizer; nobody has stated that this model uses it.',
  },
  calibrated: { label: 'calibrated', tone: 'warn', meaning: 'An estimate scaled to a count that the vendor reported.' },
  estimate: { label: 'estimate', tone: 'warn', meaning: 'Not this model’s own tokenizer: a value with a range.' },
};

/** How each degree of certainty is named and coloured. */
export function exactnessLook(exactness: Exactness): ExactnessLook {
  return LOOK[exactness];
}
