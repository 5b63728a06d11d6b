/** A round step for a slider from 0 to `max`: about a hundredth of it, of the form 1, 2 or 5 times a power of ten; 1 or more. */
export function nudgeFor(max: number): number {
  const raw = max / 100;
  if (raw <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5].findLast((factor) => factor * power <= raw) ?? 1) * power;
}

/** The multiple of `nudge` that is nearest, held within 0…max; the ends are always reached. */
export function snapTo(value: number, nudge: number, max: number): number {
  if (value >= max - nudge / 2) return max;
  return Math.max(0, Math.min(max, Math.round(value / nudge) * nudge));
}
