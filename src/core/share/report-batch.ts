// The report's figures of many prompts that are open beside the work: what their rows come to, and none of the rows.
import { findSource } from '@/core/catalog/find-source';
import type { Model } from '@/core/catalog/model';
import type { SizeStats } from '@/core/importers/batch/batch-stats';
import { subtractUsd, type Usd, usdToNumber } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import type { PriceLine } from '@/core/pricing/price-line';
import type { Count, Exactness } from '@/core/tokenize/count';

export interface ReportBatchModel {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  /** Counted, those with something that nobody can count among them: these are in no size, sum or cost. */
  readonly rows: number;
  readonly incompleteRows: number;
  /** By nearest rank, framing included; null: no row's size is known. */
  readonly p50Tokens: number | null;
  readonly p95Tokens: number | null;
  readonly maxTokens: number | null;
  /** Of all rows whose size is known. */
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exactness: Exactness;
  readonly fits: number;
  readonly uncertain: number;
  readonly over: number;
  /** Of the rows that have a price, each sent once; null: none has. */
  readonly costUsd: number | null;
  readonly costLowUsd: number | null;
  readonly costHighUsd: number | null;
  /** What of it is for input and what for answers, and how many rows have one. */
  readonly inputUsd: number | null;
  readonly answersUsd: number | null;
  /** No answer in the cost is one of the data whose tokens are estimated. */
  readonly areAnswersSure: boolean;
  readonly answeredRows: number;
  /** Rows of a known size that are in no cost. */
  readonly unpricedRows: number;
  readonly offer: string | null;
  /** The price in words, larger prompts included; null: there is none. */
  readonly price: string | null;
  readonly inputUsdPerMTok: number | null;
  readonly outputUsdPerMTok: number | null;
  readonly priceSources: readonly { readonly name: string; readonly url: string | null; readonly asOf: string }[];
}

export interface ReportBatch {
  readonly name: string;
  readonly rows: number;
  /** Read so far: fewer than `rows` where counting was stopped. */
  readonly doneRows: number;
  /** Of these, rows that are no prompts. */
  readonly faultyRows: number;
  /** Whether answers that rows hold are counted with their input. */
  readonly countedAs: 'prompt' | 'conversation';
  /** How the rows were read, where that is not plain. */
  readonly notes: readonly string[];
  /** What is priced, and when a row fits, in sentences. */
  readonly basis: string;
  readonly models: readonly ReportBatchModel[];
}

/** What many rows come to with a model. */
export interface BatchSums {
  /** Rows that are counted, those of `partial` among them. */
  readonly rows: number;
  /** Rows that hold something nobody can count: their sizes and prices are not known, and are in none of the sums. */
  readonly partial: number;
  readonly sizes: SizeStats;
  /** Of all other rows together. */
  readonly total: Count;
  readonly fits: number;
  readonly uncertain: number;
  readonly over: number;
  /** No answer of the data that is priced is an estimate. */
  readonly areAnswersSure: boolean;
  /** Of the rows that have a price, each sent once; low and high where a count or an end of its range is uncertain. null: nobody sells the model. */
  readonly costUsd: Usd | null;
  readonly lowUsd: Usd | null;
  readonly highUsd: Usd | null;
  /** What of `costUsd` is for the answers; null as that. */
  readonly answersUsd: Usd | null;
  /** Rows that are priced with an answer; the others for their input alone. */
  readonly answered: number;
  /** Rows that do not fit, and so have no price. */
  readonly unserved: number;
  /** Rows without a price for another reason. */
  readonly unpriced: number;
}

export interface ReportBatchModelInput {
  readonly model: Pick<Model, 'id' | 'name' | 'vendor'>;
  readonly totals: BatchSums;
  readonly offer: Pick<Offer, 'id'> | null;
  readonly price: PriceLine | null;
}

export interface ReportBatchInput extends Omit<ReportBatch, 'models'> {
  readonly models: readonly ReportBatchModelInput[];
}

/** Dollars are the nearest numbers to the exact amounts. */
export function reportBatch({ models, ...rest }: ReportBatchInput): ReportBatch {
  return { ...rest, models: models.map(reportBatchModel) };
}

function reportBatchModel({ model, totals, offer, price }: ReportBatchModelInput): ReportBatchModel {
  const dollars = (usd: Usd | null) => (usd === null ? null : usdToNumber(usd));
  const { sizes, total } = totals;
  const sized = (tokens: number) => (sizes.rows === 0 ? null : tokens);
  return {
    id: model.id,
    name: model.name,
    vendor: model.vendor,
    rows: totals.rows,
    incompleteRows: totals.partial,
    p50Tokens: sized(sizes.p50),
    p95Tokens: sized(sizes.p95),
    maxTokens: sized(sizes.max),
    tokens: total.tokens,
    low: total.low,
    high: total.high,
    exactness: total.exactness,
    fits: totals.fits,
    uncertain: totals.uncertain,
    over: totals.over,
    costUsd: dollars(totals.costUsd),
    costLowUsd: dollars(totals.lowUsd),
    costHighUsd: dollars(totals.highUsd),
    inputUsd: totals.costUsd === null || totals.answersUsd === null ? null : usdToNumber(subtractUsd(totals.costUsd, totals.answersUsd)),
    answersUsd: dollars(totals.answersUsd),
    areAnswersSure: totals.areAnswersSure,
    answeredRows: totals.answered,
    unpricedRows: totals.unserved + totals.unpriced,
    offer: offer?.id ?? null,
    price: price?.words ?? null,
    inputUsdPerMTok: price?.inputUsdPerMTok ?? null,
    outputUsdPerMTok: price?.outputUsdPerMTok ?? null,
    priceSources: (price?.sources ?? []).map(({ source, asOf }) => ({ name: findSource(source)?.name ?? source, url: findSource(source)?.url ?? null, asOf })),
  };
}
