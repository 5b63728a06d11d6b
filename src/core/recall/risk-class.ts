// How sure it is that a place in the prompt scores lower than the reference edge, and by enough to speak of.
import { gapAt, pchip, type Pchip, pchipAt } from './pchip';
import { dropAt, type PositionCurve, type PositionPoint, referencePoint, valueAt } from './position-curve';

export const THRESHOLDS_PTS = [2, 5, 10] as const;
export type ThresholdPts = (typeof THRESHOLDS_PTS)[number];
export const DEFAULT_THRESHOLD_PTS: ThresholdPts = 5;

/** Weakest first. */
export const RISK_CLASSES = ['not-measured', 'below-threshold', 'within-noise', 'measured-drop'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** A stretch of the prompt in one class. */
export interface RiskRun {
  readonly risk: RiskClass;
  readonly startFraction: number;
  readonly endFraction: number;
}

/** Places at which a prompt is looked at: 0, 0.0025, … 1. */
const STEPS = 400;

/**
 * The class of a depth (0…1): below the threshold; at or above it, but with 0 in the 95 % interval of the drop; a measured
 * drop; or outside the measured depths.
 */
export function classAt(curve: PositionCurve, depthFraction: number, thresholdPts: number): RiskClass {
  const drop = dropAt(curve, depthFraction);
  const least = leastDropAt(curve, depthFraction);
  if (drop === null || least === null) return 'not-measured';
  if (drop < thresholdPts) return 'below-threshold';
  return least > 0 ? 'measured-drop' : 'within-noise';
}

/** The classes along the prompt from 0 to 1 without gaps, to 1/400 of it. */
export function classRuns(curve: PositionCurve, thresholdPts: number): readonly RiskRun[] {
  return joinedRuns((depthFraction) => classAt(curve, depthFraction, thresholdPts));
}

/** The strongest class anywhere in a stretch; "not measured" where some of it is not. */
export function classOfSpan(runs: readonly RiskRun[], startFraction: number, endFraction: number): RiskClass {
  const within = runs.filter((run) => run.startFraction < endFraction && run.endFraction > startFraction);
  const touched = within.length > 0 ? within : runs.filter((run) => run.startFraction <= startFraction && run.endFraction >= startFraction);
  const classes = touched.map(({ risk }) => risk);
  if (classes.includes('not-measured')) return 'not-measured';
  return RISK_CLASSES.findLast((risk) => classes.includes(risk)) ?? 'not-measured';
}

/**
 * The 95 % band of the score at a depth, within 0…100: √(CI² + (ε·4u(1−u))²) to either side, where CI is the interval's half
 * as it is interpolated, u the place within the gap between two measured points and ε the curve's interpolation error.
 * null outside the measured depths.
 */
export function bandAt(curve: PositionCurve, depthFraction: number): { readonly lowPts: number; readonly highPts: number } | null {
  const value = valueAt(curve, depthFraction);
  const { below, above } = intervalsOf(curve);
  const [down, up, error] = [pchipAt(below, depthFraction), pchipAt(above, depthFraction), interpolationErrorAt(curve, depthFraction)];
  if (value === null || down === null || up === null || error === null) return null;
  return { lowPts: Math.max(0, value - Math.hypot(down, error)), highPts: Math.min(100, value + Math.hypot(up, error)) };
}

/**
 * The lower end of the 95 % interval of the drop. Where the source compares the same questions at both places, its own
 * lower ends are interpolated and the interpolation error is taken off in full. Else the two scores are taken for
 * independent: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17:873–890, 1998, method 10, with the interpolation error added as for the band.
 */
function leastDropAt(curve: PositionCurve, depthFraction: number): number | null {
  const { pairedLow, unpairedHalf } = intervalsOf(curve);
  const error = interpolationErrorAt(curve, depthFraction);
  if (error === null) return null;
  if (pairedLow !== null) return (pchipAt(pairedLow, depthFraction) ?? Number.NaN) - error;
  return (dropAt(curve, depthFraction) ?? Number.NaN) - Math.hypot(pchipAt(unpairedHalf, depthFraction) ?? Number.NaN, error);
}

/** ε·4u(1−u): nothing at the measured points, most in the middle between two. */
function interpolationErrorAt(curve: PositionCurve, depthFraction: number): number | null {
  const place = gapAt(intervalsOf(curve).below, depthFraction);
  return place === null ? null : curve.interpolationErrorPts * 4 * place.share * (1 - place.share);
}

/** What is interpolated of a curve's intervals. */
interface Intervals {
  /** The halves of the scores' intervals. */
  readonly below: Pchip;
  readonly above: Pchip;
  /** The lower ends of the drops' own intervals; null where the source has none. */
  readonly pairedLow: Pchip | null;
  /** How far below the drop its interval reaches if the scores are independent. */
  readonly unpairedHalf: Pchip;
}

const known = new WeakMap<PositionCurve, Intervals>();

function intervalsOf(curve: PositionCurve): Intervals {
  const before = known.get(curve);
  if (before !== undefined) return before;
  const edge = referencePoint(curve);
  const along = (of: (point: PositionPoint) => number): Pchip =>
    pchip(
      curve.points.map((point) => point.depthFraction),
      curve.points.map(of),
    );
  const made = {
    below: along(({ valuePts, lowPts }) => valuePts - lowPts),
    above: along(({ valuePts, highPts }) => highPts - valuePts),
    pairedLow: curve.points.every(({ dropLowPts }) => dropLowPts !== undefined) ? along(({ dropLowPts }) => dropLowPts ?? 0) : null,
    unpairedHalf: along(({ valuePts, highPts }) => Math.hypot(edge.valuePts - edge.lowPts, highPts - valuePts)),
  };
  known.set(curve, made);
  return made;
}

/** Neighbouring places of one class are one run; a run ends where the next begins. */
function joinedRuns(classOf: (depthFraction: number) => RiskClass): RiskRun[] {
  const runs: RiskRun[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const at = step / STEPS;
    const risk = classOf(at);
    const last = runs.at(-1);
    if (last?.risk === risk) runs[runs.length - 1] = { ...last, endFraction: at };
    else {
      if (last !== undefined) runs[runs.length - 1] = { ...last, endFraction: at };
      runs.push({ risk, startFraction: at, endFraction: at });
    }
  }
  return runs;
}
