import { addCounts, type Count } from '@/core/tokenize/count';

/**
 * The sum of counts whose errors are not independent, as `together` was counted from all of them at once: the texts of one
 * calibrated prompt err against one another, so their bands must not be added up.
 *
 * The tokens are the sum of the terms' tokens, so that what is shown adds up; that differs from `together` by rounding, half
 * a token for each term at most. The band is that of `together`, wide enough for the sum, and never wider than the terms'
 * bands added up. It would be where a text is far from what was reported: its own band ends at that of its family, while
 * that of all together, which is far from its family's, still makes room for what lies beyond. Both bands speak of the same
 * number, so it lies in what they have in common.
 */
export function jointCount(terms: Iterable<Count>, together: Count): Count {
  const sum = addCounts(terms);
  return {
    ...together,
    tokens: sum.tokens,
    low: Math.max(sum.low, Math.min(together.low, sum.tokens)),
    high: Math.min(sum.high, Math.max(together.high, sum.tokens)),
  };
}
