// What the user measured with a model of their own: needles at depths and lengths, right or wrong.
import { fail, type Result, succeed } from '@/core/result';
import type { PositionCurve, PositionPoint } from './position-curve';
import { UNTRIED_ERROR_PTS } from './surface-curve';
import { wilson } from './wilson';

export interface OwnCell {
  readonly depthFraction: number;
  /** Sum of the scores of its trials, each 0…1. */
  readonly scoreSum: number;
  readonly trials: number;
}

/** Results of the user's own needle tests. */
export interface OwnGrid {
  /** What the user calls the model, or what the file says. */
  readonly model: string;
  /** By rising length; the cells by rising depth. */
  readonly rows: readonly { readonly lengthTokens: number; readonly cells: readonly OwnCell[] }[];
}

export interface NoOwnCurve {
  readonly kind: 'no-own-curve';
  /** A curve needs two depths with trials. */
  readonly depths: number;
}

/**
 * The curve of the length nearest to the prompt's, by ratio, with Wilson's intervals; drops from the edge that scores
 * better. A column has the trials of that length alone: lengths are not pooled.
 */
export function curveOfOwn({ rows }: OwnGrid, lengthTokens: number): Result<{ readonly curve: PositionCurve; readonly lengthTokens: number; readonly trials: number }, NoOwnCurve> {
  const away = (tokens: number): number => Math.abs(Math.log(Math.max(1, tokens) / Math.max(1, lengthTokens)));
  const row = rows.toSorted((a, b) => away(a.lengthTokens) - away(b.lengthTokens))[0];
  const points = (row?.cells ?? []).flatMap(({ depthFraction, scoreSum, trials }): PositionPoint[] => {
    if (trials <= 0) return [];
    const share = Math.min(1, Math.max(0, scoreSum / trials));
    const { low, high } = wilson(share, trials);
    return [{ depthFraction, valuePts: share * 100, lowPts: low * 100, highPts: high * 100 }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (row === undefined || points.length < 2 || first === undefined || last === undefined) return fail({ kind: 'no-own-curve', depths: points.length });
  return succeed({
    curve: { points, referenceEdge: first.valuePts >= last.valuePts ? 'first' : 'last', interpolationErrorPts: UNTRIED_ERROR_PTS },
    lengthTokens: row.lengthTokens,
    trials: row.cells.reduce((sum, cell) => sum + cell.trials, 0),
  });
}
