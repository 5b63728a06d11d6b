// Position and length together, where nobody measured both: one curve times another.
import { fail, type Result, succeed } from '@/core/result';
import type { LoadCurve } from './evidence';
import { pchip, pchipAt } from './pchip';
import type { PositionCurve } from './position-curve';

export type CombinationRefusal =
  /** The prompt, or the prompts that the curve was measured with, fill more than half a window, where the product misses what was measured by 3 to 6 points. */
  | { readonly kind: 'too-full'; readonly of: 'prompt' | 'curve'; readonly fillFraction: number; readonly limitFraction: number }
  /** The prompt, or the prompts that the curve was measured with, are shorter or longer than those of the load curve. */
  | { readonly kind: 'outside-lengths'; readonly of: 'prompt' | 'curve'; readonly atTokens: number; readonly fromTokens: number; readonly toTokens: number };

/** A length, and how much of a window it fills; null: that is not known. */
interface Situated<Fill> {
  readonly tokens: number;
  readonly fillFraction: Fill;
}

/** Above this share of the window the shape over positions changes with the fill, so that the two are not independent. */
export const COMBINATION_LIMIT_FRACTION = 0.5;

/** Score of a load curve at a length, by PCHIP over the logarithm of the length; null outside its lengths. */
export function loadScorePts({ points }: LoadCurve, lengthTokens: number): number | null {
  const [only] = points;
  if (only === undefined || points.length < 2) return only?.lengthTokens === lengthTokens ? only.scorePts : null;
  return pchipAt(
    pchip(
      points.map((point) => Math.log2(point.lengthTokens)),
      points.map(({ scorePts }) => scorePts),
    ),
    Math.log2(lengthTokens),
  );
}

/**
 * The curve as it would be at the prompt's length if position and length acted independently: every score times the ratio
 * of the load curve's scores at the prompt's length and at the length that the curve was measured at. An assumption, to be
 * labelled as one. Refused where it has no basis.
 */
export function combineWithLoad(curve: PositionCurve, measured: Situated<number | null>, load: LoadCurve, prompt: Situated<number>): Result<PositionCurve, CombinationRefusal> {
  for (const [of, fillFraction] of [['prompt', prompt.fillFraction], ['curve', measured.fillFraction ?? 0]] as const) {
    if (fillFraction > COMBINATION_LIMIT_FRACTION) return fail({ kind: 'too-full', of, fillFraction, limitFraction: COMBINATION_LIMIT_FRACTION });
  }
  const [fromTokens, toTokens] = [load.points[0]?.lengthTokens ?? 0, load.points.at(-1)?.lengthTokens ?? 0];
  const outside = (of: 'prompt' | 'curve', atTokens: number) => fail({ kind: 'outside-lengths' as const, of, atTokens, fromTokens, toTokens });
  const here = loadScorePts(load, prompt.tokens);
  if (here === null) return outside('prompt', prompt.tokens);
  const there = loadScorePts(load, measured.tokens);
  if (there === null || there === 0) return outside('curve', measured.tokens);
  const scaled = (score: number): number => Math.min(100, (score * here) / there);
  const points = curve.points.map(({ depthFraction, valuePts, lowPts, highPts }) => ({
    depthFraction,
    valuePts: scaled(valuePts),
    lowPts: scaled(lowPts),
    highPts: scaled(highPts),
  }));
  return succeed({ ...curve, points });
}
