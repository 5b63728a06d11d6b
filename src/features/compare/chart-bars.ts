import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { type CompareRow, sortRows } from './compare-rows';

/** One bar of the chart. */
export interface CompareBar {
  readonly name: string;
  readonly vendor: string;
  readonly tokens: number;
  /** The range; both are `tokens` where the count has none. */
  readonly low: number;
  readonly high: number;
  readonly isChosen: boolean;
  readonly isEstimate: boolean;
  /** "12,345", "~12,345" */
  readonly label: string;
  /** "10,900–13,800" where there is a range. */
  readonly range: string | null;
}

/** The tokenizers that are counted, the fewest tokens first. */
export function chartBars(rows: readonly CompareRow[]): readonly CompareBar[] {
  return sortRows(rows, { column: 'tokens', isDescending: false }).flatMap(({ tokenizer, count, isChosen }) =>
    count === null
      ? []
      : {
          name: tokenizer.name,
          vendor: tokenizer.vendor,
          tokens: count.tokens,
          low: count.low,
          high: count.high,
          isChosen,
          isEstimate: isApproximate(count.exactness),
          label: formatCount(count),
          range: count.low === count.high ? null : formatBand(count),
        },
  );
}

/** What the chart says, in words. */
export function chartCaption(bars: readonly CompareBar[], chosenName: string): string {
  const [first, last, chosen] = [bars[0], bars.at(-1), bars.find(({ isChosen }) => isChosen)];
  if (first === undefined || last === undefined) return 'Nothing is counted yet.';
  const own = chosen === undefined ? '' : ` ${chosenName}: ${chosen.label}.`;
  return `Fewest: ${first.name} with ${first.label}; most: ${last.name} with ${last.label}.${own} Hatched bars are estimates; the line is their range.`;
}

const STEPS = [1, 2, 2.5, 5, 10];
const MOST_STEPS = 5;

/** An axis from 0 to at least `most` tokens in at most five round steps of whole tokens. */
export function tokenAxis(most: number): { readonly end: number; readonly ticks: number[] } {
  const least = Math.max(1, most / MOST_STEPS);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.ceil((STEPS.find((factor) => factor * power >= least) ?? 10) * power);
  const count = Math.max(1, Math.ceil(most / step));
  return { end: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => step * index) };
}
