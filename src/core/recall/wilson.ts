// How sure a share of trials is.

/** The 97.5th percentile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share of successes (0…1) in `trials` trials, by E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22:209–212, 1927. The share may be a mean of partial scores. Within 0…1, and
 * around the share. Throws RangeError for no trials or a share outside 0…1.
 */
export function wilson(share: number, trials: number): { readonly low: number; readonly high: number } {
  if (!(trials > 0) || !(share >= 0 && share <= 1)) throw new RangeError('Needs trials, and a share of 0 to 1');
  const squared = (Z * Z) / trials;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (Z / (1 + squared)) * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials));
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
