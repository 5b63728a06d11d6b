// Where the line of the growth stands, in pixels: one path, as a chart library takes the page longer than a frame to draw it.
import { thinned, type TurnPoint } from '@/core/budget/turn-growth';
import { formatCompact, formatInteger } from '@/core/units';
import { linearTicks } from '@/ui/axis-ticks';
import { textPx } from '@/ui/text-size';
import type { AxesLayout } from './ChartAxes';

/** Room for what stands above a place. */
const TOP_PX = textPx(16);
const AXIS_PX = textPx(22);
const RIGHT_PX = 14;
const TICK_GAP_PX = 6;
const LABEL_GAP_PX = 8;
/** More than these have no pixel of their own. */
const MOST_POINTS = 600;

export interface GrowthLayout extends AxesLayout {
  readonly top: number;
  readonly path: string;
  xOf(turn: number): number;
  yOf(tokens: number): number;
  /** The turn at a place, or null beside the line. */
  turnAt(x: number): number | null;
}

/** `points` are those of turns 0, 1, 2 and so on; `widthOf` is how wide the widest of some labels is. */
export function growthLayout(points: readonly TurnPoint[], size: { readonly width: number; readonly height: number }, widthOf: (labels: readonly string[]) => number): GrowthLayout {
  const turns = points.length - 1;
  const yTicks = linearTicks(points.reduce((most, { count }) => Math.max(most, count.tokens), 1), true);
  const xTicks = linearTicks(Math.max(1, turns), true);
  const yLabels = yTicks.map(formatCompact);
  const left = widthOf(yLabels) + TICK_GAP_PX;
  const right = Math.max(left, size.width - RIGHT_PX);
  const bottom = Math.max(TOP_PX, size.height - AXIS_PX);
  const [mostTurns, mostTokens] = [xTicks.at(-1) ?? 1, yTicks.at(-1) ?? 1];
  const xOf = (turn: number) => rounded(left + (turn / mostTurns) * (right - left));
  const yOf = (tokens: number) => rounded(bottom - (tokens / mostTokens) * (bottom - TOP_PX));
  const place = thinned(points, MOST_POINTS).map(({ turn, count }) => `${xOf(turn)} ${yOf(count.tokens)}`);
  return {
    left,
    right,
    top: TOP_PX,
    bottom,
    path: `M${place.join('L')}`,
    ticks: yTicks.map((tick, at) => ({ label: yLabels[at] ?? '', y: yOf(tick) })),
    labels: labelsOf(xTicks, xOf, right, widthOf),
    xOf,
    yOf,
    turnAt: (x) => (x < left || x > right ? null : Math.min(turns, Math.round(((x - left) / Math.max(1, right - left)) * mostTurns))),
  };
}

/** As many as do not touch each other; the last one only where it does not stand over the end. */
function labelsOf(ticks: readonly number[], xOf: (turn: number) => number, right: number, widthOf: (labels: readonly string[]) => number): AxesLayout['labels'] {
  const labels = ticks.map(formatInteger);
  const labelPx = widthOf(labels);
  const stepPx = xOf(ticks[1] ?? 1) - xOf(0);
  const every = Math.max(1, Math.ceil((labelPx + LABEL_GAP_PX) / Math.max(1, stepPx)));
  return labels.flatMap((label, at) => {
    const x = xOf(ticks[at] ?? 0);
    return at % every === 0 && x + labelPx / 2 <= right + RIGHT_PX ? [{ label, x }] : [];
  });
}

/** Where words of one width stand above places, from left to right: each within the chart, and none where it would touch the one before. */
export function wordsAbove(places: readonly number[], wordsPx: number, widthPx: number): readonly number[] {
  const centres: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    const centre = rounded(Math.max(wordsPx / 2, Math.min(widthPx - wordsPx / 2, place)));
    if (centres.length === 0 || centre - centres.at(-1)! >= wordsPx + LABEL_GAP_PX) centres.push(centre);
  }
  return centres;
}

/** Finer than a hundredth of a pixel is nothing that is seen. */
function rounded(px: number): number {
  return Math.round(px * 100) / 100;
}
