/** Beyond any window. */
const MOST_TOKENS = 2 ** 40;

/**
 * The largest number of tokens, 0…, for which a condition holds that holds for 0 and for all fewer; null: it holds for any.
 * By bisection.
 */
export function largestTokens(holds: (tokens: number) => boolean): number | null {
  if (holds(MOST_TOKENS)) return null;
  let [low, high] = [0, MOST_TOKENS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
