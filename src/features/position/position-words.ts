import type { Overlay } from '@/core/recall/overlay';
import { type PositionCurve, valueAt } from '@/core/recall/position-curve';
import type { RiskClass } from '@/core/recall/risk-class';

export const RISK_NAMES: Readonly<Record<RiskClass, string>> = {
  'below-threshold': 'Below the threshold',
  'within-noise': 'Within noise',
  'measured-drop': 'Measured drop',
  'not-measured': 'Not measured',
};

/** "78 %" */
export function depthText(depthFraction: number): string {
  return `${Math.round(depthFraction * 100)} %`;
}

/** What the edge is called that drops are measured from. */
export function edgeName({ referenceEdge }: PositionCurve): string {
  return referenceEdge === 'first' ? 'the start' : 'the end';
}

/** The curve in a sentence, for those who do not see it. */
export function curveSentence({ basis, curve }: Overlay): string {
  const lowest = curve.points.reduce((least, point) => (point.valuePts < least.valuePts ? point : least));
  const at = (depth: number): string => valueAt(curve, depth)?.toFixed(1) ?? 'not measured';
  const what = basis === 'drawing' ? 'A drawing' : 'Scores by position';
  return `${what}: ${at(0)} at the start, lowest ${lowest.valuePts.toFixed(1)} at ${depthText(lowest.depthFraction)} of the prompt, ${at(1)} at the end.`;
}
