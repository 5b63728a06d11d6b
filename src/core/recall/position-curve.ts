// A measured score by position in the prompt, and what of it a stretch of the prompt loses against the better edge.
import { pchip, type Pchip, pchipAt, pchipIntegral, pchipMaximum } from './pchip';

export interface PositionPoint {
  /** Place in the prompt: 0 its start, 1 its end. */
  readonly depthFraction: number;
  /** Score on the benchmark, 0…100, and its 95 % interval. */
  readonly valuePts: number;
  readonly lowPts: number;
  readonly highPts: number;
  /** How far below the reference edge, with its 95 % interval, where the source measured the difference itself. */
  readonly dropPts?: number;
  readonly dropLowPts?: number;
  readonly dropHighPts?: number;
}

export interface PositionCurve {
  /** By depth, rising; two or more. */
  readonly points: readonly PositionPoint[];
  /** The edge that drops are measured from: fixed for each curve, whatever is asked of it. */
  readonly referenceEdge: 'first' | 'last';
  /** How far the interpolation was off where it was tried against a measured point that was left out. */
  readonly interpolationErrorPts: number;
}

/** Score at a depth (0…1) in benchmark points; null outside the measured depths. */
export function valueAt(curve: PositionCurve, depthFraction: number): number | null {
  return pchipAt(valueSpline(curve), depthFraction);
}

/** Points below the reference edge at a depth (0…1), below 0 where the score is higher; null outside the measured depths. */
export function dropAt(curve: PositionCurve, depthFraction: number): number | null {
  return pchipAt(dropSpline(curve), depthFraction);
}

/**
 * Mean drop over a stretch of the prompt in benchmark points: the exact integral of the interpolant over its length; an
 * empty stretch has the drop at its place. null where the stretch is not within the measured depths.
 */
export function meanDropPts(curve: PositionCurve, startFraction: number, endFraction: number): number | null {
  if (startFraction === endFraction) return dropAt(curve, startFraction);
  const integral = pchipIntegral(dropSpline(curve), startFraction, endFraction);
  return integral === null ? null : integral / (endFraction - startFraction);
}

/** Greatest drop over a stretch of the prompt in benchmark points, wherever in it; null as for the mean. */
export function worstDropPts(curve: PositionCurve, startFraction: number, endFraction: number): number | null {
  return pchipMaximum(dropSpline(curve), startFraction, endFraction);
}

/** The drop at each measured point, as the source has it, or against the score at the reference edge. */
export function measuredDropsPts(curve: PositionCurve): readonly number[] {
  const reference = referencePoint(curve).valuePts;
  return curve.points.map((point) => point.dropPts ?? reference - point.valuePts);
}

/** The measured point at the edge that drops are measured from. */
export function referencePoint({ points, referenceEdge }: PositionCurve): PositionPoint {
  const point = points.at(referenceEdge === 'first' ? 0 : -1);
  if (point === undefined) throw new RangeError('A curve has points');
  return point;
}

// Thousands of orders of a prompt are tried on one curve, which never changes.
const valueSplines = new WeakMap<PositionCurve, Pchip>();
const dropSplines = new WeakMap<PositionCurve, Pchip>();

function valueSpline(curve: PositionCurve): Pchip {
  return splineOf(valueSplines, curve, () => curve.points.map((point) => point.valuePts));
}

function dropSpline(curve: PositionCurve): Pchip {
  return splineOf(dropSplines, curve, () => measuredDropsPts(curve));
}

function splineOf(known: WeakMap<PositionCurve, Pchip>, curve: PositionCurve, values: () => readonly number[]): Pchip {
  const before = known.get(curve);
  if (before !== undefined) return before;
  const made = pchip(
    curve.points.map((point) => point.depthFraction),
    values(),
  );
  known.set(curve, made);
  return made;
}
