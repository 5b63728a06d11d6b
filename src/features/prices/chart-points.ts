// What the charts of costs are made from.
import type { Verdict } from '@/core/budget/fill';
import { listPrice } from '@/core/pricing/list-price';
import { wholeRequest } from '@/core/pricing/model-cost';
import { formatUsd, type Usd, usdToNumber } from '@/core/pricing/money';
import type { Priced } from '@/core/pricing/price-request';
import { isApproximate } from '@/core/tokenize/count';
import type { ModelId } from '@/core/units';
import { CAP_MARK } from '@/core/pricing/answer-words';
import { sortRows } from './order-rows';
import type { PriceRow } from './price-row';

/** A model on a chart. Dollars are floats here, for their place on an axis alone. */
export interface CostPoint {
  readonly id: ModelId;
  readonly name: string;
  readonly vendor: string;
  /** The exact amount, for the table of the points. */
  readonly usd: Usd;
  readonly costUsd: number;
  /** What of it is the prompt, and what the answer. */
  readonly inputUsd: number;
  readonly outputUsd: number;
  /** "$0.47" */
  readonly label: string;
  readonly windowTokens: number;
  readonly verdict: Verdict;
  readonly isChosen: boolean;
  /** Its name stands beside the mark. */
  readonly isNamed: boolean;
  /** What a test found usable of the window, where the chart is drawn by that: see `effectivePoints`. */
  readonly effective?: Effective;
}

/** A length in tokens; `isLongestMeasured`: no longer prompt was tested, so it may be more. */
export interface Effective {
  readonly tokens: number;
  readonly isLongestMeasured: boolean;
}

export interface CostPoints {
  readonly points: readonly CostPoint[];
  /** Models without a price, and those that cost nothing: neither has a place on an axis of logarithms. */
  readonly unpriced: number;
  readonly free: number;
}

export function costPoints(rows: readonly PriceRow[], pinnedIds: readonly ModelId[]): CostPoints {
  const priced = rows.flatMap((row): CostPoint[] => {
    const { model, fill, isChosen } = row;
    const priced = pricedOf(row);
    if (priced === null) return [];
    return [
      {
        id: model.id,
        name: model.name,
        vendor: model.vendor,
        usd: priced.totalUsd,
        costUsd: usdToNumber(priced.totalUsd),
        inputUsd: usdToNumber(priced.inputUsd),
        outputUsd: usdToNumber(priced.outputUsd),
        label: `${isApproximate(fill.input.exactness) ? '~' : ''}${formatUsd(priced.totalUsd)}${row.isAnswerCapped ? CAP_MARK : ''}`,
        windowTokens: fill.limits.windowTokens,
        // What the provider does not serve does not fit there, whatever the model could take.
        verdict: row.noAmount?.kind === 'not-served' ? 'over' : fill.verdict,
        isChosen,
        isNamed: isChosen || pinnedIds.includes(model.id),
      },
    ];
  });
  const points = priced.filter(({ costUsd }) => costUsd > 0);
  return { points, unpriced: rows.length - priced.length, free: priced.length - points.length };
}

/** The points that have an effective window, with it and with their names, as they are few; the others are counted. */
export function effectivePoints(points: readonly CostPoint[], effectiveOf: (id: ModelId) => Effective | null): { readonly points: readonly CostPoint[]; readonly unmeasured: number } {
  const measured = points.flatMap((point): CostPoint[] => {
    const effective = effectiveOf(point.id);
    return effective === null ? [] : [{ ...point, effective, isNamed: true }];
  });
  return { points: measured, unmeasured: points.length - measured.length };
}

/** What a point's height stands for. */
export function heightTokens({ effective, windowTokens }: CostPoint): number {
  return effective?.tokens ?? windowTokens;
}

/** The price, or what the rates come to where the request is past what is served; null: no price. */
function pricedOf({ cost, offer, fill, answerTokens, noAmount, atMs }: PriceRow): Priced | null {
  if (cost.kind === 'priced') return cost.priced;
  if (noAmount?.kind !== 'not-served' || offer === null) return null;
  const listed = listPrice(wholeRequest(fill.input.tokens, answerTokens), offer, atMs);
  return listed.ok ? listed.value : null;
}

/** A bar that is longer by this factor would leave nothing of the others to see. */
const MOST_TIMES = 5;

/** The cheapest models that fit and cost something, and the chosen and pinned ones where they are near, the cheapest first. */
export function cheapestPoints(rows: readonly PriceRow[], pinnedIds: readonly ModelId[], most: number): readonly CostPoint[] {
  const { points } = costPoints(sortRows(rows, { column: 'cost', isDescending: false }), pinnedIds);
  const fitting = points.filter(({ verdict }) => verdict === 'fits').slice(0, most);
  const longestUsd = (fitting.at(-1)?.costUsd ?? 0) * MOST_TIMES;
  return points.filter((point) => fitting.includes(point) || (point.isNamed && point.costUsd <= longestUsd));
}

const STEPS = [1, 2, 5];
/** More ticks than this, and only the powers of ten have one. */
const MOST_TICKS = 9;

/**
 * Ends and ticks of an axis of logarithms: the ends are the nearest of 1, 2 and 5 times a power of ten that all values
 * lie between, none on an end. Values are above 0; none: around 1 to 10.
 */
export function logAxis(values: readonly number[]): { readonly domain: [number, number]; readonly ticks: readonly number[] } {
  const [least, most] = values.length === 0 ? [1, 10] : [Math.min(...values), Math.max(...values)];
  // One power more at either end: the logarithm of what lies just below a power of ten is rounded to it.
  const power = Math.floor(Math.log10(least)) - 1;
  const powers = Math.ceil(Math.log10(most)) - power + 2;
  const all = Array.from({ length: powers }, (_, step) => STEPS.map((factor) => Number(`${factor}e${power + step}`))).flat();
  const from = Math.max(0, all.findLastIndex((tick) => tick < least));
  const to = all.findIndex((tick) => tick > most);
  const ticks = all.slice(from, to + 1);
  const [first = 1, last = 10] = [ticks[0], ticks.at(-1)];
  return { domain: [first, last], ticks: ticks.length <= MOST_TICKS ? ticks : ticks.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9)) };
}
