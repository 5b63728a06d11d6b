import { addCounts, type Count } from '@/core/tokenize/count';

/**
 * The sum of counts whose errors are not independent, as `together` was counted from all of them at once: the texts of one
 * calibrated prompt err against one another, so their bands must not be added up.
 *
 * The tokens are the sum of the terms' tokens, so that what is shown adds up; that differs from `together` by rounding, half
 * a token for each term at most. The band is that of `together`, wide enough for the sum.
 */
export function jointCount(terms: Iterable<Count>, together: Count): Count {
  const { tokens } = addCounts(terms);
  return { ...together, tokens, low: Math.min(together.low, tokens), high: Math.max(together.high, tokens) };
}
