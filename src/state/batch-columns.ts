// The sizes of many prompts for one model, and what they come to: figures in columns, as 100,000 rows of objects would be slow.
import { fillWindow, type Verdict } from '@/core/budget/fill';
import type { Model } from '@/core/catalog/model';
import { type SizeStats, sizeStats } from '@/core/importers/batch/batch-stats';
import { equalAnswer } from '@/core/pricing/equal-answer';
import { wholeRequest } from '@/core/pricing/model-cost';
import { addUsd, type Usd, ZERO_USD } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { type Priced, priceRequest } from '@/core/pricing/price-request';
import type { BatchSums } from '@/core/share/report-batch';
import { type Count, type Exactness, NOTHING, weaker } from '@/core/tokenize/count';
import type { FilledSettings } from './part-counts';

const EXACTNESSES: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];
const WAITING = 255;

type AnswerSize = Pick<Count, 'tokens' | 'low' | 'high'>;

/** What a row itself says of its answer: the one that the data have, else the longest that is allowed; null: nothing. */
function saidOfAnswer(column: SizeColumn, row: number): AnswerSize | null {
  const limit = column.ownAnswerAt(row);
  return column.dataAnswerAt(row) ?? (limit === null ? null : sizeOf(limit));
}

function sizeOf(tokens: number): AnswerSize {
  return { tokens, low: tokens, high: tokens };
}

export class SizeColumn {
  private readonly tokens: Float64Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly exactness: Uint8Array;
  private readonly uncounted: Uint8Array;
  private readonly limits: Float64Array;
  /** Of the answers that the data have: tokens, low and high of each row, 0 where there is none. Made with the first. */
  private answers: Float64Array | null = null;

  constructor(rows: number) {
    this.tokens = new Float64Array(rows);
    this.low = new Float64Array(rows);
    this.high = new Float64Array(rows);
    this.exactness = new Uint8Array(rows).fill(WAITING);
    this.uncounted = new Uint8Array(rows);
    this.limits = new Float64Array(rows);
  }

  /** `limitTokens`: the longest answer that the row's request allows, 1 or more; null where it does not say. `answer`: what the data have as its answer. */
  set(row: number, count: Count, uncounted: number, limitTokens: number | null, answer: Count | null = null): void {
    this.tokens[row] = count.tokens;
    this.low[row] = count.low;
    this.high[row] = count.high;
    this.exactness[row] = EXACTNESSES.indexOf(count.exactness);
    this.uncounted[row] = Math.min(WAITING, uncounted);
    this.limits[row] = limitTokens ?? 0;
    if (answer === null) return;
    this.answers ??= new Float64Array(3 * this.limits.length);
    this.answers.set([answer.tokens, answer.low, answer.high], 3 * row);
  }

  /** null: not counted yet, or a row that cannot be read. */
  get(row: number): Count | null {
    const exactness = EXACTNESSES[this.exactness[row] ?? WAITING];
    return exactness === undefined ? null : { tokens: this.tokens[row]!, low: this.low[row]!, high: this.high[row]!, exactness };
  }

  /** Attachments and tools of the row that nobody can count. */
  uncountedAt(row: number): number {
    return this.uncounted[row] ?? 0;
  }

  /** The limit as it was set. */
  ownAnswerAt(row: number): number | null {
    return this.limits[row] || null;
  }

  /** The answer that the data have; null: none. */
  dataAnswerAt(row: number): AnswerSize | null {
    const [tokens = 0, low = 0, high = 0] = this.answers?.subarray(3 * row, 3 * row + 3) ?? [];
    return high > 0 ? { tokens, low, high } : null;
  }
}

export interface BatchTotals extends BatchSums {
  /** Rows whose request says how long its answer may be, and those whose answer the data have. */
  readonly limited: number;
  readonly ofData: number;
}

export interface RowFigures {
  readonly count: Count;
  /** Attachments that the count is short of: where there are some, it is the least, and nothing is priced. */
  readonly uncounted: number;
  readonly verdict: Verdict;
  /** That is priced: what is assumed, or as many as fit; 0: the input alone is. */
  readonly answerTokens: number;
  readonly costUsd: Usd | null;
  /** What of it is for the answer. */
  readonly answerUsd: Usd | null;
  readonly lowUsd: Usd | null;
  readonly highUsd: Usd | null;
}

/** The answer to rows that say nothing of it, 0: their input alone is priced; one that was typed holds for all. */
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
  const own = assumed.isTyped ? null : saidOfAnswer(column, row);
  const asked = own ?? sizeOf(assumed.tokens);
  // Each model keeps its own reserve for a row that says nothing, and is priced for the same answer as the others.
  const reserveTokens = own === null && !assumed.isTyped ? settings.reserveTokens : asked.tokens;
  const uncounted = column.uncountedAt(row);
  const fill = fillWindow({ parts: count, overhead: NOTHING, uncountedAttachments: uncounted, limits, reserveTokens, reasoningTokens });
  const { answerTokens } = equalAnswer(asked.tokens, fill, offer);
  const usdOf = (tokens: number, answer: number): Priced | null => {
    const priced = offer === null || uncounted > 0 ? null : priceRequest(wholeRequest(tokens, answer), offer, atMs);
    return priced?.ok === true ? priced.value : null;
  };
  const priced = usdOf(count.tokens, answerTokens);
  const costUsd = priced?.totalUsd ?? null;
  const endUsd = (tokens: number, askedTokens: number) => {
    const answer = askedTokens === asked.tokens ? answerTokens : equalAnswer(askedTokens, fill, offer).answerTokens;
    return costUsd === null || (tokens === count.tokens && answer === answerTokens) ? costUsd : (usdOf(tokens, answer)?.totalUsd ?? null);
  };
  return { count, uncounted, verdict: fill.verdict, answerTokens, costUsd, answerUsd: priced?.outputUsd ?? null, lowUsd: endUsd(count.low, asked.low), highUsd: endUsd(count.high, asked.high) };
}

const NO_SIZES: SizeStats = { rows: 0, totalTokens: 0, meanTokens: 0, p50: 0, p95: 0, max: 0, bins: [], isLogarithmic: false };

/**
 * Sums over the rows that are counted, in steps; null: none is. `pricingAt` says for which model a row is; null: it is left
 * out. Rows of one model, one size and one answer share the work.
 */
export function* batchTotals(column: SizeColumn, rows: number, pricingAt: (row: number) => BatchPricing | null): Generator<undefined, BatchTotals | null, undefined> {
  const sizes: number[] = [];
  const counts = { rows: 0, partial: 0, fits: 0, uncertain: 0, over: 0, limited: 0, ofData: 0, answered: 0, unserved: 0, unpriced: 0 };
  const known = new Map<string, RowFigures>();
  let [tokens, low, high, priced] = [0, 0, 0, 0];
  let [exactness, areAnswersSure]: [Exactness, boolean] = ['exact', true];
  let [costUsd, answersUsd, lowUsd, highUsd]: [Usd, Usd, Usd | null, Usd | null] = [ZERO_USD, ZERO_USD, ZERO_USD, ZERO_USD];
  for (let row = 0; row < rows; row += 1) {
    if (row % 64 === 0) yield undefined;
    const count = column.get(row);
    const pricing = count === null ? null : pricingAt(row);
    if (count === null || pricing === null) continue;
    const own = saidOfAnswer(column, row);
    const key = `${pricing.model.id} ${count.tokens} ${count.low} ${count.high} ${column.uncountedAt(row)} ${count.exactness} ${own?.tokens} ${own?.low} ${own?.high}`;
    let figures = known.get(key);
    if (figures === undefined) {
      // Pricing takes many times what adding up does.
      yield undefined;
      figures = rowFigures(column, row, pricing)!;
      known.set(key, figures);
    }
    counts.rows += 1;
    counts[figures.verdict] += 1;
    if (column.dataAnswerAt(row) !== null) counts.ofData += 1;
    else if (own !== null) counts.limited += 1;
    areAnswersSure &&= pricing.assumed.isTyped || own === null || own.low === own.high;
    if (figures.uncounted > 0) {
      counts.partial += 1;
      continue;
    }
    sizes.push(count.tokens);
    [tokens, low, high] = [tokens + count.tokens, low + count.low, high + count.high];
    exactness = weaker(exactness, count.exactness);
    if (figures.costUsd === null) counts[figures.verdict === 'over' ? 'unserved' : 'unpriced'] += 1;
    else {
      priced += 1;
      costUsd = addUsd(costUsd, figures.costUsd);
      answersUsd = addUsd(answersUsd, figures.answerUsd ?? ZERO_USD);
      if (figures.answerTokens > 0) counts.answered += 1;
      lowUsd = lowUsd === null || figures.lowUsd === null ? null : addUsd(lowUsd, figures.lowUsd);
      highUsd = highUsd === null || figures.highUsd === null ? null : addUsd(highUsd, figures.highUsd);
    }
  }
  if (counts.rows === 0) return null;
  const cost = priced === 0 ? { costUsd: null, answersUsd: null, lowUsd: null, highUsd: null } : { costUsd, answersUsd, lowUsd, highUsd };
  return { sizes: sizeStats(Float64Array.from(sizes)) ?? NO_SIZES, total: { tokens, low, high, exactness }, ...counts, areAnswersSure, ...cost };
}
