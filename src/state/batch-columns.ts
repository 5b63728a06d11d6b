// The sizes of many prompts for one model, and what they come to: figures in columns, as 100,000 rows of objects would be slow.
import { fillWindow, type Verdict } from '@/core/budget/fill';
import type { Model } from '@/core/catalog/model';
import { type SizeStats, sizeStats } from '@/core/importers/batch/batch-stats';
import { equalAnswer } from '@/core/pricing/equal-answer';
import { wholeRequest } from '@/core/pricing/model-cost';
import { addUsd, type Usd, ZERO_USD } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { priceRequest } from '@/core/pricing/price-request';
import { type Count, type Exactness, NOTHING, weaker } from '@/core/tokenize/count';
import type { FilledSettings } from './part-counts';

const EXACTNESSES: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];
const WAITING = 255;

export class SizeColumn {
  private readonly tokens: Float64Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly exactness: Uint8Array;
  private readonly uncounted: Uint8Array;
  private readonly ownAnswers: Float64Array;

  constructor(rows: number) {
    this.tokens = new Float64Array(rows);
    this.low = new Float64Array(rows);
    this.high = new Float64Array(rows);
    this.exactness = new Uint8Array(rows).fill(WAITING);
    this.uncounted = new Uint8Array(rows);
    this.ownAnswers = new Float64Array(rows);
  }

  /** `ownAnswerTokens`: the longest answer that the row's request allows, 1 or more; null where it does not say. */
  set(row: number, count: Count, uncountedAttachments: number, ownAnswerTokens: number | null): void {
    this.tokens[row] = count.tokens;
    this.low[row] = count.low;
    this.high[row] = count.high;
    this.exactness[row] = EXACTNESSES.indexOf(count.exactness);
    this.uncounted[row] = Math.min(WAITING, uncountedAttachments);
    this.ownAnswers[row] = ownAnswerTokens ?? 0;
  }

  /** null: not counted yet, or a row that cannot be read. */
  get(row: number): Count | null {
    const exactness = EXACTNESSES[this.exactness[row] ?? WAITING];
    return exactness === undefined ? null : { tokens: this.tokens[row]!, low: this.low[row]!, high: this.high[row]!, exactness };
  }

  /** Attachments of the row that nobody can count. */
  uncountedAt(row: number): number {
    return this.uncounted[row] ?? 0;
  }

  /** As it was set. */
  ownAnswerAt(row: number): number | null {
    return this.ownAnswers[row] || null;
  }
}

export interface BatchTotals {
  readonly sizes: SizeStats;
  /** Of all rows together. */
  readonly total: Count;
  readonly fits: number;
  readonly uncertain: number;
  readonly over: number;
  /** Rows whose request says how long its answer may be. */
  readonly limited: number;
  /** Of the rows that have a price, each sent once; low and high where a count or an end of its range is uncertain. null: nobody sells the model. */
  readonly costUsd: Usd | null;
  readonly lowUsd: Usd | null;
  readonly highUsd: Usd | null;
  /** Rows that would not be served, or have no price. */
  readonly unpriced: number;
}

export interface RowFigures {
  readonly count: Count;
  readonly verdict: Verdict;
  /** That is priced: what is assumed, or as many as fit. */
  readonly answerTokens: number;
  readonly costUsd: Usd | null;
  readonly lowUsd: Usd | null;
  readonly highUsd: Usd | null;
}

/** The answer to rows that say nothing of it; one that was typed holds for all. */
export interface AssumedAnswer {
  readonly tokens: number;
  readonly isTyped: boolean;
}

export interface BatchPricing {
  readonly model: Model;
  readonly settings: FilledSettings;
  readonly offer: Offer | null;
  readonly assumed: AssumedAnswer;
  readonly atMs: number;
}

/** What one row comes to; null: not counted. */
export function rowFigures(column: SizeColumn, row: number, { settings, offer, assumed, atMs }: BatchPricing): RowFigures | null {
  const count = column.get(row);
  if (count === null) return null;
  const { limits, reasoningTokens } = settings;
  const asked = assumed.isTyped ? assumed.tokens : column.ownAnswerAt(row);
  // Each model keeps its own reserve for a row that says nothing, and is priced for the same answer as the others.
  const reserveTokens = asked ?? settings.reserveTokens;
  const fill = fillWindow({ parts: count, overhead: NOTHING, uncountedAttachments: column.uncountedAt(row), limits, reserveTokens, reasoningTokens });
  const { answerTokens } = equalAnswer(asked ?? assumed.tokens, fill, offer);
  const usdOf = (tokens: number): Usd | null => {
    const priced = offer === null ? null : priceRequest(wholeRequest(tokens, answerTokens), offer, atMs);
    return priced?.ok === true ? priced.value.totalUsd : null;
  };
  const costUsd = usdOf(count.tokens);
  const endUsd = (tokens: number) => (costUsd === null || tokens === count.tokens ? costUsd : usdOf(tokens));
  return { count, verdict: fill.verdict, answerTokens, costUsd, lowUsd: endUsd(count.low), highUsd: endUsd(count.high) };
}

/** Sums over the rows that are counted, in steps; null: none is. Rows of one size and one answer share the work. */
export function* batchTotals(column: SizeColumn, rows: number, pricing: BatchPricing): Generator<undefined, BatchTotals | null, undefined> {
  const sizes: number[] = [];
  const counts = { fits: 0, uncertain: 0, over: 0, limited: 0 };
  const known = new Map<string, RowFigures>();
  let [tokens, low, high, unpriced, priced] = [0, 0, 0, 0, 0];
  let exactness: Exactness = 'exact';
  let [costUsd, lowUsd, highUsd]: [Usd, Usd | null, Usd | null] = [ZERO_USD, ZERO_USD, ZERO_USD];
  for (let row = 0; row < rows; row += 1) {
    if (row % 64 === 0) yield undefined;
    const count = column.get(row);
    if (count === null) continue;
    const key = `${count.tokens} ${count.low} ${count.high} ${column.uncountedAt(row)} ${count.exactness} ${column.ownAnswerAt(row)}`;
    let figures = known.get(key);
    if (figures === undefined) {
      // Pricing takes many times what adding up does.
      yield undefined;
      figures = rowFigures(column, row, pricing)!;
      known.set(key, figures);
    }
    sizes.push(count.tokens);
    counts[figures.verdict] += 1;
    if (column.ownAnswerAt(row) !== null) counts.limited += 1;
    [tokens, low, high] = [tokens + count.tokens, low + count.low, high + count.high];
    exactness = weaker(exactness, count.exactness);
    if (figures.costUsd === null) unpriced += 1;
    else {
      priced += 1;
      costUsd = addUsd(costUsd, figures.costUsd);
      lowUsd = lowUsd === null || figures.lowUsd === null ? null : addUsd(lowUsd, figures.lowUsd);
      highUsd = highUsd === null || figures.highUsd === null ? null : addUsd(highUsd, figures.highUsd);
    }
  }
  const stats = sizeStats(Float64Array.from(sizes));
  if (stats === null) return null;
  return { sizes: stats, total: { tokens, low, high, exactness }, ...counts, costUsd: priced === 0 ? null : costUsd, lowUsd: priced === 0 ? null : lowUsd, highUsd: priced === 0 ? null : highUsd, unpriced };
}

