// Scores by length for the chart: lines of RULER, and single figures of tests whose tables may not be carried.

import type { CitedFigure, LoadCurve } from '@/core/recall/evidence';
import { type Study, STUDIES } from '@/core/recall/studies';
import { binaryTokens, formatInteger } from '@/core/units';
import { LINE_LOOKS, type LineLook } from '@/ui/line-look';
import type { AxisLook, ChartLine, ChartMark, ChartPoint } from '@/ui/LinesChart';

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

/** Of a number of two digits, in doublings of length and in points, on a chart of usual size. */
const NUMBER = { halfDoublings: 0.2, halfPts: 2.8, awayDoublings: 0.35, awayPts: 5.5 } as const;
const SIDES = { right: [1, 0], left: [-1, 0], top: [0, 1], bottom: [0, -1] } as const;

/** The figures as marks, each number on a side of its place where it lies on no other place or number, if there is one. */
export function marksOf(cited: readonly Cited[]): readonly ChartMark[] {
  const places = cited.map(({ figure }) => ({ x: Math.log2(figure.lengthTokens), y: figure.scorePts }));
  const taken: { readonly x: number; readonly y: number }[] = [];
  return cited.map(({ number, figure }, index) => {
    const { x, y } = places[index] ?? { x: 0, y: 0 };
    const options = (Object.keys(SIDES) as ChartMark['side'][]).map((side) => {
      const at = { x: x + SIDES[side][0] * NUMBER.awayDoublings, y: y + SIDES[side][1] * NUMBER.awayPts };
      const isIn = (other: { readonly x: number; readonly y: number }, numbers: number) => Math.abs(other.x - at.x) < NUMBER.halfDoublings * numbers && Math.abs(other.y - at.y) < NUMBER.halfPts * numbers;
      return { side, at, covered: places.filter((other, place) => place !== index && isIn(other, 1)).length + taken.filter((other) => isIn(other, 2)).length };
    });
    const best = options.reduce((most, option) => (option.covered < most.covered ? option : most));
    taken.push(best.at);
    return { at: figure.lengthTokens, value: figure.scorePts, label: String(number), side: best.side };
  });
}

const SCORE_TICKS = [0, 20, 40, 60, 80, 100];
export const SCORE_AXIS: AxisLook = { name: 'score, points of 100', scale: 'linear', format: String, domain: [0, 100], ticks: SCORE_TICKS };

/** Doublings of length that hold all of these, one tick every second doubling where there are many. */
export function lengthAxis(lengthsTokens: readonly number[]): AxisLook {
  const known = lengthsTokens.filter((length) => length > 0);
  const from = known.length === 0 ? 12 : Math.floor(Math.log2(Math.min(...known)));
  const to = known.length === 0 ? 17 : Math.max(from + 1, Math.ceil(Math.log2(Math.max(...known))));
  const every = to - from > 7 ? 2 : 1;
  const ticks = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, step) => 2 ** (from + step * every));
  return { name: 'tokens in the prompt', scale: 'log', format: binaryTokens, domain: [2 ** from, 2 ** to], ticks };
}
