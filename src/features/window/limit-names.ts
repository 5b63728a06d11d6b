import type { LimitName } from '@/core/budget/fill';

/** What each limit is called in the panel and at its mark on the bar. */
export const LIMIT_NAMES: Record<LimitName, string> = {
  window: 'window',
  'max-input': 'max input',
  'max-output': 'max output',
};
