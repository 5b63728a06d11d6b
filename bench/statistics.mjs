// The few statistics that the tables show.

/**
 * The value below which a share of the values lies, by linear interpolation; NaN for no values.
 * @param {readonly number[]} values
 * @param {number} share 0…1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {readonly number[]} values all above 0 */
export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Megabytes (10⁶ bytes) per second. @param {number} bytes @param {number} elapsedMs */
export function megabytesPerSecond(bytes, elapsedMs) {
  return bytes / 1000 / elapsedMs;
}
