// One curve along the prompt out of a surface: that of the fill, or the length, which a prompt has.
import { fail, type Result, succeed } from '@/core/result';
import type { SurfaceEvidence } from './evidence';
import { pchip, pchipAt } from './pchip';
import type { PositionCurve, PositionPoint } from './position-curve';
import { wilson } from './wilson';

/** The prompt is emptier or fuller, shorter or longer, than what was measured. */
export interface OutsideMeasured {
  readonly kind: 'outside-measured';
  readonly of: SurfaceEvidence['kind'];
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Of a surface no curve was tried against a point that was left out: its error is taken to be the greatest that was found on
 * any other curve here.
 */
export const UNTRIED_ERROR_PTS = 7.5;

/**
 * The curve of a surface at a fill (0…1) or length (tokens): at each measured depth the scores are interpolated over the
 * fill by PCHIP, over the logarithm of the length by a line, as cells of one trial bear no more; intervals are Wilson's for
 * the trials of a cell. Drops are from the edge that scores better there. Fails outside what was measured, as nothing is
 * extrapolated.
 */
export function curveOfSurface({ kind, rows, depthFractions, cellTrials }: SurfaceEvidence, at: number): Result<PositionCurve, OutsideMeasured> {
  const [from, to] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  if (!(at >= from && at <= to)) return fail({ kind: 'outside-measured', of: kind, at, from, to });
  const points = depthFractions.flatMap((depthFraction, column): PositionPoint[] => {
    const measured = rows.flatMap((row) => {
      const value = row.valuesPts[column];
      return value === null || value === undefined ? [] : [{ at: row.at, value }];
    });
    const valuePts = kind === 'fill' ? smooth(measured, at) : straight(measured, at);
    if (valuePts === null) return [];
    const { low, high } = wilson(Math.min(1, Math.max(0, valuePts / 100)), cellTrials);
    return [{ depthFraction, valuePts, lowPts: low * 100, highPts: high * 100 }];
  });
  const [first, last] = [points[0]?.valuePts ?? 0, points.at(-1)?.valuePts ?? 0];
  return succeed({ points, referenceEdge: first >= last ? 'first' : 'last', interpolationErrorPts: UNTRIED_ERROR_PTS });
}

interface Measured {
  readonly at: number;
  readonly value: number;
}

function smooth(measured: readonly Measured[], at: number): number | null {
  if (measured.length < 2) return null;
  return pchipAt(
    pchip(
      measured.map((one) => one.at),
      measured.map(({ value }) => value),
    ),
    at,
  );
}

function straight(measured: readonly Measured[], at: number): number | null {
  const before = measured.findLast((one) => one.at <= at);
  const after = measured.find((one) => one.at >= at);
  if (before === undefined || after === undefined) return null;
  if (before.at === after.at) return before.value;
  const share = Math.log(at / before.at) / Math.log(after.at / before.at);
  return before.value + share * (after.value - before.value);
}
