// The bars of the waterfall and the rows of its table: the same parts, in the same order, with the same sum.
import { decimalText } from '@/core/pricing/decimal';
import type { CacheKind } from '@/core/pricing/scenario';
import { COST_PARTS, type CostPartKind, type ScenarioCost } from '@/core/pricing/scenario-cost';
import { addUsd, formatUsd, sumUsd, type Usd, usdToNumber, ZERO_USD } from '@/core/pricing/money';
import { percent } from '@/core/units';

const NAMES: Readonly<Record<CostPartKind, string>> = {
  input: 'Uncached input',
  'cache-read': 'Cache read',
  'cache-write': 'Cache write',
  storage: 'Cache storage',
  output: 'Output',
  reasoning: 'Reasoning',
  modifiers: 'Processing',
  batch: 'Batch',
  retries: 'Retries',
};

/** These rest on the prompt by its bracket alone. */
const OF_ANSWER: readonly CostPartKind[] = ['output', 'reasoning'];

export interface WaterfallBar {
  readonly kind: CostPartKind | 'total';
  readonly name: string;
  readonly usd: Usd;
  /** "~" where it rests on an estimate, else empty. */
  readonly sign: string;
  /** "$0.31", "−$0.15", "~$0.31" */
  readonly label: string;
  /** Share of what is billed before anything is taken off, −1…1; null where that is 0. */
  readonly share: number | null;
  /** Where the bar begins and ends, in dollars, for the chart alone. */
  readonly span: readonly [from: number, to: number];
}

/**
 * The parts that are not zero, each from where the one before ends, and the total. `sign` is "~" where the prompt is an estimate,
 * `answerSign` where it may be in a bracket of other prices for the answer, too.
 */
export function waterfallBars({ parts, perRequestUsd }: Pick<ScenarioCost, 'parts' | 'perRequestUsd'>, sign = '', answerSign = ''): readonly WaterfallBar[] {
  const total = usdToNumber(perRequestUsd);
  const gross = usdToNumber(sumUsd(COST_PARTS.map((kind) => parts[kind]).filter(({ digits }) => digits > 0n)));
  const bars: WaterfallBar[] = [];
  let at = ZERO_USD;
  for (const kind of COST_PARTS) {
    const usd = parts[kind];
    if (usd.digits === 0n) continue;
    const end = addUsd(at, usd);
    bars.push(bar(kind, NAMES[kind], usd, [usdToNumber(at), usdToNumber(end)], gross, OF_ANSWER.includes(kind) ? answerSign : sign));
    at = end;
  }
  return [...bars, bar('total', 'Per request', perRequestUsd, [0, total], gross, sign)];
}

/** Whether something is taken off, such as for a batch: shares are then of what there was before. */
export function hasDiscount(bars: readonly WaterfallBar[]): boolean {
  return bars.some(({ usd }) => usd.digits < 0n);
}

/** What a chart says to who cannot see it. */
export function waterfallCaption(bars: readonly WaterfallBar[], cacheKind: CacheKind | null): string {
  const total = bars.at(-1);
  const largest = bars.slice(0, -1).toSorted((a, b) => usdToNumber(b.usd) - usdToNumber(a.usd))[0];
  if (total === undefined || largest === undefined) return 'Nothing is billed.';
  const share = largest.share === null ? '' : `, ${percent(`${largest.share === 1 ? '' : largest.sign}${Math.round(largest.share * 100)}`)} of ${hasDiscount(bars) ? 'what is billed before it is made cheaper' : 'the total'}`;
  const stored = cacheKind === 'stored' ? ' Making the stored cache is in uncached input.' : '';
  return `A mean request costs ${total.label}. The most is ${largest.name.toLowerCase()}: ${largest.label}${share}.${stored}`;
}

const MOST_EXACT_PLACES = 4;

/** As dollars are shown, with or without a sign, but below one dollar all digits where there are four at most: a price per request may lie between two cents. */
export function requestDollars(usd: Usd, sign = ''): string {
  const isShort = usd.places > 2 && usd.places <= MOST_EXACT_PLACES && Math.abs(usdToNumber(usd)) < 1;
  return isShort ? `${usd.digits === 0n ? '' : sign}${usd.digits < 0n ? '−' : ''}$${decimalText(usd).replace('-', '')}` : formatUsd(usd, sign);
}

const MOST_TICKS = 4;

/** Round dollars from 0 up to what the longest bar reaches, five at most. */
export function dollarTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [0.25, 0.5, 1, 2, 2.5].map((factor) => factor * power).find((each) => most / each <= MOST_TICKS) ?? power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function bar(kind: WaterfallBar['kind'], name: string, usd: Usd, span: readonly [number, number], gross: number, sign: string): WaterfallBar {
  return { kind, name, usd, sign, label: `${requestDollars(usd, sign)}`, share: gross === 0 ? null : usdToNumber(usd) / gross, span };
}
