// How much of a claimed window a published test found usable, at a score that the reader chooses.

import type { LoadCurve } from './evidence';

/** The threshold of RULER: what Llama 2 7B scores at 4K, its whole window (arXiv 2404.06654, section 4). */
export const RULER_THRESHOLD_PTS = 85.6;

export interface EffectiveLength {
  /** Longest of the measured lengths whose score is at or above the threshold; null: none of them. */
  readonly tokens: number | null;
  /** No longer prompt was measured, so it may be more. */
  readonly isLongestMeasured: boolean;
}

/**
 * The effective length of a curve at a threshold in benchmark points (0…100): the longest of the measured lengths at
 * which the score is the threshold or more, as RULER reads its table; nothing is interpolated between lengths.
 */
export function effectiveLength({ points }: LoadCurve, thresholdPts: number): EffectiveLength {
  const tokens = points.findLast(({ scorePts }) => scorePts >= thresholdPts)?.lengthTokens ?? null;
  return { tokens, isLongestMeasured: tokens !== null && tokens === points.at(-1)?.lengthTokens };
}

/**
 * Effective length as a share of the claimed window: 0…1, as nothing past the window can be used, and 0 where no measured
 * length reaches the threshold; null: no window is claimed.
 */
export function effectiveShare(curve: LoadCurve, thresholdPts: number): number | null {
  if (curve.claimedTokens === null) return null;
  return Math.min(1, (effectiveLength(curve, thresholdPts).tokens ?? 0) / curve.claimedTokens);
}

/** The middle of numbers, the mean of both where there are two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
