import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { type CompareRow, sortRows } from './compare-rows';

/** One bar of the chart. */
export interface CompareBar {
  readonly name: string;
  readonly vendor: string;
  readonly tokens: number;
  /** From the end of the bar down and up to the ends of the range; null where the count has none. */
  readonly band: readonly [number, number] | null;
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
          band: count.low === count.high ? null : [count.tokens - count.low, count.high - count.tokens],
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
