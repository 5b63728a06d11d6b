// Counts that are still being added up and taken off: between the terms a sum may be below zero.

import { type Count, NOTHING, weaker } from '@/core/tokenize/count';

/** Like a count, and negative where more was taken off than there was. low ≤ tokens ≤ high. */
export type SignedCount = Count;

/** The sum; as sure as its weakest term that is not nothing. Empty: exact zero. */
export function sumOf(counts: readonly SignedCount[]): SignedCount {
  let sum: SignedCount = NOTHING;
  for (const count of counts) sum = combined(sum, count, 1);
  return sum;
}

/**
 * What is left of a count when another is taken off. Both err in the same direction, being counts by the same tokenizer,
 * so the low end is taken off the low one, and the band of a small difference stays small.
 */
export function difference(from: SignedCount, taken: SignedCount): SignedCount {
  return combined(from, taken, -1);
}

function combined(a: SignedCount, b: SignedCount, sign: 1 | -1): SignedCount {
  const tokens = a.tokens + sign * b.tokens;
  const ends = [tokens, a.low + sign * b.low, a.high + sign * b.high];
  return {
    tokens,
    low: Math.min(...ends),
    high: Math.max(...ends),
    exactness: b.high === 0 && b.low === 0 ? a.exactness : weaker(a.exactness, b.exactness),
  };
}
