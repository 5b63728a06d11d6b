// Scores by length for the chart: lines of RULER, and single figures of tests whose tables may not be carried.

import type { CitedFigure, LoadCurve } from '@/core/recall/evidence';
import { type Study, STUDIES } from '@/core/recall/studies';
import { binaryTokens, formatInteger } from '@/core/units';
import { LINE_LOOKS, type LineLook } from '@/ui/line-look';
import type { AxisLook, ChartLine, ChartPoint } from '@/ui/LinesChart';

const LOOKS: readonly LineLook[] = [LINE_LOOKS.first, LINE_LOOKS.second, LINE_LOOKS.third, LINE_LOOKS.fourth];
/** More lines than this cannot be told apart. */
export const MOST_LINES = LOOKS.length;

export function linesOf(curves: readonly LoadCurve[]): readonly ChartLine[] {
  return curves.slice(0, MOST_LINES).map(({ id, model }, index) => ({ id, label: model, look: LOOKS[index] ?? LINE_LOOKS.first }));
}

export function pointsOf(curves: readonly LoadCurve[]): readonly ChartPoint[] {
  const lengths = [...new Set(curves.flatMap(({ points }) => points.map(({ lengthTokens }) => lengthTokens)))].toSorted((a, b) => a - b);
  return lengths.map((at) => ({ at, values: Object.fromEntries(curves.map(({ id, points }) => [id, points.find(({ lengthTokens }) => lengthTokens === at)?.scorePts ?? null])) }));
}

/** A single figure with its number on the chart and where it is from. */
export interface Cited {
  readonly number: number;
  readonly figure: CitedFigure;
  readonly study: Study;
}

/** The figures cited one by one, and the curves of other tests than RULER, point by point; numbered in order. */
export function citedOf(cited: readonly CitedFigure[], others: readonly LoadCurve[]): readonly Cited[] {
  const points = others.flatMap(({ studyId, benchmark, model, claimedTokens, points: measured }) =>
    measured.map(({ lengthTokens, scorePts }): CitedFigure => ({ studyId, benchmark, model, claimedTokens, lengthName: formatInteger(lengthTokens), lengthTokens, scorePts })),
  );
  return [...points, ...cited].map((figure, index) => ({ number: index + 1, figure, study: STUDIES[figure.studyId] }));
}

const SCORE_TICKS = [0, 20, 40, 60, 80, 100];
export const SCORE_AXIS: AxisLook = { scale: 'linear', format: String, domain: [0, 100], ticks: SCORE_TICKS };

/** Doublings of length that hold all of these, one tick every second doubling where there are many. */
export function lengthAxis(lengthsTokens: readonly number[]): AxisLook {
  const known = lengthsTokens.filter((length) => length > 0);
  const from = known.length === 0 ? 12 : Math.floor(Math.log2(Math.min(...known)));
  const to = known.length === 0 ? 17 : Math.max(from + 1, Math.ceil(Math.log2(Math.max(...known))));
  const every = to - from > 7 ? 2 : 1;
  const ticks = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, step) => 2 ** (from + step * every));
  return { scale: 'log', format: binaryTokens, domain: [2 ** from, 2 ** to], ticks };
}
