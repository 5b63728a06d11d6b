// Where a curve is drawn: places in pixels out of depths and points.
import { type PositionCurve, valueAt } from '@/core/recall/position-curve';
import { bandAt } from '@/core/recall/risk-class';

export interface Sample {
  readonly depthFraction: number;
  readonly valuePts: number;
  readonly lowPts: number;
  readonly highPts: number;
}

/** Of a drawing: how depths and points become pixels. */
export interface Frame {
  readonly x: (depthFraction: number) => number;
  readonly y: (pts: number) => number;
}

const STEPS = 160;

/** The curve from…to with its band, at evenly spaced depths and at the measured ones; only where it was measured. */
export function samplesOf(curve: PositionCurve, from: number, to: number): readonly Sample[] {
  const even = Array.from({ length: STEPS + 1 }, (_, step) => from + (step / STEPS) * (to - from));
  const measured = curve.points.map(({ depthFraction }) => depthFraction).filter((depth) => depth > from && depth < to);
  return [...even, ...measured]
    .toSorted((a, b) => a - b)
    .flatMap((depthFraction) => {
      const [valuePts, band] = [valueAt(curve, depthFraction), bandAt(curve, depthFraction)];
      return valuePts === null || band === null ? [] : [{ depthFraction, valuePts, ...band }];
    });
}

/**
 * Tens around a curve with its band, or around the curve alone where there is little room; twenty apart at least, as small
 * differences should look small.
 */
export function rangeOf(curve: PositionCurve, what: 'band' | 'line'): { readonly bottomPts: number; readonly topPts: number } {
  const samples = samplesOf(curve, 0, 1);
  const low = Math.min(...samples.map(({ lowPts, valuePts }) => (what === 'band' ? lowPts : valuePts)), 100);
  const high = Math.max(...samples.map(({ highPts, valuePts }) => (what === 'band' ? highPts : valuePts)), 0);
  const bottom = Math.max(0, Math.floor(low / 10) * 10);
  const top = Math.min(100, Math.max(Math.ceil(high / 10) * 10, bottom + 20));
  return { bottomPts: Math.min(bottom, top - 20), topPts: top };
}

export function linePath(samples: readonly Sample[], { x, y }: Frame): string {
  return samples.map(({ depthFraction, valuePts }, index) => `${index === 0 ? 'M' : 'L'}${round(x(depthFraction))} ${round(y(valuePts))}`).join('');
}

/** The band as an area: along its upper edge and back along its lower one. */
export function bandPath(samples: readonly Sample[], { x, y }: Frame): string {
  if (samples.length === 0) return '';
  const upper = samples.map(({ depthFraction, highPts }) => `${round(x(depthFraction))} ${round(y(highPts))}`);
  const lower = samples.toReversed().map(({ depthFraction, lowPts }) => `${round(x(depthFraction))} ${round(y(lowPts))}`);
  return `M${[...upper, ...lower].join('L')}Z`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
