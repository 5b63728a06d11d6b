// The U of the textbooks, as a drawing: nobody measured it.
import type { PositionCurve } from './position-curve';

export interface TeachingShape {
  /** The score in the middle of a long prompt, 0…100. */
  readonly floorPts: number;
  /** How much higher the start and the end are. */
  readonly startPts: number;
  readonly endPts: number;
  /** How far into the prompt each of them reaches: the depth after which 1/e of it is left. */
  readonly startReachFraction: number;
  readonly endReachFraction: number;
}

/** Fitted by least squares to GPT-3.5-Turbo with 20 documents in Liu et al. 2024. */
export const DEFAULT_TEACHING: TeachingShape = { floorPts: 53.7, startPts: 22.1, endPts: 9.4, startReachFraction: 0.098, endReachFraction: 0.167 };

const STEPS = 40;

/** v(d) = b + p·e^(−d/λp) + r·e^(−(1−d)/λr) at a depth d of 0…1, within 0…100 points. */
export function teachingValuePts({ floorPts, startPts, endPts, startReachFraction, endReachFraction }: TeachingShape, depthFraction: number): number {
  const value = floorPts + startPts * Math.exp(-depthFraction / startReachFraction) + endPts * Math.exp(-(1 - depthFraction) / endReachFraction);
  return Math.min(100, Math.max(0, value));
}

/** The drawing as a curve that a prompt can lie along, drops from its higher edge. */
export function teachingCurve(shape: TeachingShape): PositionCurve {
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const depthFraction = step / STEPS;
    const valuePts = teachingValuePts(shape, depthFraction);
    return { depthFraction, valuePts, lowPts: valuePts, highPts: valuePts };
  });
  const [start, end] = [teachingValuePts(shape, 0), teachingValuePts(shape, 1)];
  return { points, referenceEdge: start >= end ? 'first' : 'last', interpolationErrorPts: 0 };
}
