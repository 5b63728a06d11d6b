import type { Overlay } from '@/core/recall/overlay';
import { type PositionCurve, valueAt } from '@/core/recall/position-curve';
import type { PartSpan } from '@/core/recall/part-drops';
import type { RiskClass } from '@/core/recall/risk-class';
import { type Count, shareSign } from '@/core/tokenize/count';
import { percent } from '@/core/units';

export const RISK_NAMES: Readonly<Record<RiskClass, string>> = {
  'below-threshold': 'Below the threshold',
  'within-noise': 'Within noise',
  'measured-drop': 'Measured drop',
  'not-measured': 'Not measured',
};

/** "78 %" */
export function depthText(depthFraction: number): string {
  return percent(Math.round(depthFraction * 100));
}

/** "12 %–34 %", "~12 %–34 %" where the counts that it is made from are approximate; all of a prompt is exactly all of it. */
export function spanText({ startFraction: start, endFraction: end }: Pick<PartSpan, 'startFraction' | 'endFraction'>, parts: Count, between = '–'): string {
  const sign = start === 0 && end === 1 ? '' : shareSign(parts);
  return `${sign}${depthText(start)}${between}${depthText(end)}`;
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
