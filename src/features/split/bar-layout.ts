// Where the bars of the chart stand, in pixels: a path for each series, as hundreds of elements would take the page longer than a
// frame to make, and of the labels below them those that have room.
import { formatCompact } from '@/core/units';
import { linearTicks } from '@/ui/axis-ticks';
import { textPx } from '@/ui/text-size';
import type { ChartBar, Series } from './chart-bars';

const TOP_PX = 6;
const AXIS_PX = textPx(22);
const RIGHT_PX = 4;
const TICK_GAP_PX = 6;
const LABEL_GAP_PX = 8;
const MOST_BAR_PX = 48;
/** Of its band, on either side of a bar; many bars touch each other. */
const GAP_SHARE = 0.14;
export const MANY_BARS = 60;

export interface BarLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** What a bar has to itself, with the gaps beside it. */
  readonly bandPx: number;
  readonly stacks: readonly { readonly series: Series; readonly path: string }[];
  readonly ticks: readonly { readonly label: string; readonly y: number }[];
  /** In the middle of their bars. */
  readonly labels: readonly { readonly label: string; readonly x: number }[];
}

/** `widthOf` is how wide the widest of some labels is. Without room for a plot there are no bars. */
export function barLayout(bars: readonly ChartBar[], series: readonly Series[], size: { readonly width: number; readonly height: number }, widthOf: (labels: readonly string[]) => number): BarLayout {
  const ticks = linearTicks(Math.max(0, ...bars.map((bar) => series.reduce((sum, each) => sum + bar[each], 0))), true);
  const tickLabels = ticks.map(formatCompact);
  const left = widthOf(tickLabels) + TICK_GAP_PX;
  const right = size.width - RIGHT_PX;
  const bottom = size.height - AXIS_PX;
  const bandPx = bars.length === 0 ? 0 : Math.max(0, right - left) / bars.length;
  const pxPerToken = Math.max(0, bottom - TOP_PX) / (ticks.at(-1) ?? 1);
  const place = { left, bottom, bandPx, pxPerToken };
  return { left, right, top: TOP_PX, bottom, bandPx, stacks: stacksOf(bars, series, place), ticks: ticks.map((tick, at) => ({ label: tickLabels[at] ?? '', y: rounded(bottom - tick * pxPerToken) })), labels: labelsOf(bars, right, place, widthOf) };
}

interface Place {
  readonly left: number;
  readonly bottom: number;
  readonly bandPx: number;
  readonly pxPerToken: number;
}

function stacksOf(bars: readonly ChartBar[], series: readonly Series[], { left, bottom, bandPx, pxPerToken }: Place): BarLayout['stacks'] {
  const barPx = Math.min(MOST_BAR_PX, bandPx * (bars.length > MANY_BARS ? 1 : 1 - 2 * GAP_SHARE));
  const below = bars.map(() => 0);
  return series.map((each) => {
    const rects = bars.map((bar, at) => {
      if (bar[each] === 0) return '';
      const x = left + at * bandPx + (bandPx - barPx) / 2;
      const y = bottom - below[at]! * pxPerToken;
      below[at]! += bar[each];
      return `M${rounded(x)} ${rounded(y)}V${rounded(bottom - below[at]! * pxPerToken)}H${rounded(x + barPx)}V${rounded(y)}Z`;
    });
    return { series: each, path: rects.join('') };
  });
}

/** Of the first bar and those at equal distances behind it: as many as do not touch each other, none over the end. */
function labelsOf(bars: readonly ChartBar[], right: number, { left, bandPx }: Place, widthOf: (labels: readonly string[]) => number): BarLayout['labels'] {
  if (bandPx === 0) return [];
  const labels = bars.map(({ label }) => shortLabel(label));
  const labelPx = widthOf(labels);
  const every = Math.max(1, Math.ceil((labelPx + LABEL_GAP_PX) / bandPx));
  return labels.flatMap((label, at) => {
    const x = left + (at + 0.5) * bandPx;
    return at % every === 0 && (at === 0 || x + labelPx / 2 <= right + RIGHT_PX) ? [{ label, x: rounded(x) }] : [];
  });
}

/** The bar at a place, or null beside all of them. */
export function barAt({ left, right, bandPx }: BarLayout, x: number, bars: number): number | null {
  return bandPx === 0 || x < left || x >= right ? null : Math.min(bars - 1, Math.floor((x - left) / bandPx));
}

function shortLabel(label: string): string {
  return label.length > 14 ? `${label.slice(0, 13)}…` : label;
}

/** Finer than a hundredth of a pixel is nothing that is seen. */
function rounded(px: number): number {
  return Math.round(px * 100) / 100;
}
