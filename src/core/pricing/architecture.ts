// Four ways to answer questions about a corpus, and what a month of each costs.

import { fail, type Result, succeed } from '@/core/result';
import { cacheMonth, DAYS_PER_MONTH, type Rhythm } from './corpus-month';
import { decimalOf } from './decimal';
import { addUsd, costUsd, multiplyUsd, sumUsd, type Usd, type UsdPerMTok, ZERO_USD } from './money';
import type { Offer } from './offer';
import type { PrefixCaching } from './prefix-caching';
import type { PriceFailure } from './price-failure';
import { priceRequest } from './price-request';
import { NO_USAGE, type Usage } from './usage';

/**
 * - `long-context`: every question goes with the whole corpus.
 * - `cached-context`: so, and the corpus is read from a cache.
 * - `retrieval`: every question goes with the chunks of the corpus that are found for it.
 * - `hierarchical`: so, and with summaries of sections, through which the chunks are found.
 */
export const ARCHITECTURES = ['long-context', 'cached-context', 'retrieval', 'hierarchical'] as const;
export type ArchitectureId = (typeof ARCHITECTURES)[number];

/** What is asked of what; tokens are whole numbers ≥ 0. */
export interface Workload extends Rhythm {
  readonly corpusTokens: number;
  /** How much of the corpus a change touches, whole percent 0…100. */
  readonly changedPercent: number;
  /** Sent before the corpus or the chunks with every question. */
  readonly instructionTokens: number;
  readonly questionTokens: number;
  readonly answerTokens: number;
}

/** How a corpus is cut and looked up; whole numbers ≥ 1. */
export interface RetrievalPlan {
  readonly chunkTokens: number;
  /** Chunks that go with a question. */
  readonly chunks: number;
  /** Hierarchical: chunks that one summary stands for, its tokens, and how many of them go with a question. */
  readonly chunksPerSummary: number;
  readonly summaryTokens: number;
  readonly summaries: number;
}

export interface Terms {
  readonly offer: Offer;
  /** The moment whose prices hold all month, milliseconds since 1970. */
  readonly atMs: number;
  /** null: the offer sells no caching. */
  readonly caching: PrefixCaching | null;
  /** null: embedding is left out. */
  readonly embedding: UsdPerMTok | null;
  /** Prices a request by this offer at this moment; absent: `priceRequest` does. Curves ask for the same ones again and again. */
  readonly priceOf?: PriceOf;
}

export type PriceOf = (usage: Usage) => Result<Usd, PriceFailure>;

/** A `PriceOf` that remembers what it was asked. */
export function rememberedPrices({ offer, atMs }: Pick<Terms, 'offer' | 'atMs'>): PriceOf {
  const known = new Map<string, Result<Usd, PriceFailure>>();
  return (usage) => {
    const key = JSON.stringify(usage);
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = totalOf(usage, offer, atMs);
    known.set(key, result);
    return result;
  };
}

export const COST_PARTS = ['queries', 'cache-writes', 'cache-storage', 'summaries', 'embedding'] as const;
export type CostPart = (typeof COST_PARTS)[number];

/** The first month, in which everything is made once. Nothing is counted but what the offer and the embedding bill. */
export interface MonthCost {
  /** The sum of the parts, to the last digit. */
  readonly totalUsd: Usd;
  readonly parts: Readonly<Record<CostPart, Usd>>;
  /** The prompt of one question. */
  readonly promptTokens: number;
}

export type ArchitectureFailure = PriceFailure | { readonly kind: 'no-caching' } | { readonly kind: 'too-short-to-cache'; readonly minTokens: number };

/** What a month of an architecture costs. Fails where one of its requests has no price, or where nothing can be cached. */
export function monthCost(architecture: ArchitectureId, workload: Workload, plan: RetrievalPlan, terms: Terms): Result<MonthCost, ArchitectureFailure> {
  switch (architecture) {
    case 'long-context':
      return longContext(workload, terms);
    case 'cached-context':
      return cachedContext(workload, terms);
    case 'retrieval':
      return retrieval(workload, plan, terms);
    case 'hierarchical':
      return hierarchical(workload, plan, terms);
  }
}

/** Tokens of the sections that share one summary. */
export function sectionTokens({ chunkTokens, chunksPerSummary }: RetrievalPlan): number {
  return chunkTokens * chunksPerSummary;
}

function longContext(workload: Workload, terms: Terms): Result<MonthCost, ArchitectureFailure> {
  const promptTokens = workload.instructionTokens + workload.corpusTokens + workload.questionTokens;
  const queries = times(queriesOf(workload), { ...NO_USAGE, inputTokens: promptTokens, outputTokens: workload.answerTokens }, terms);
  return queries.ok ? succeed(month({ queries: queries.value }, promptTokens)) : queries;
}

function cachedContext(workload: Workload, terms: Terms): Result<MonthCost, ArchitectureFailure> {
  const { caching } = terms;
  const keptTokens = workload.instructionTokens + workload.corpusTokens;
  if (caching === null) return fail({ kind: 'no-caching' });
  if (keptTokens < caching.minTokens) return fail({ kind: 'too-short-to-cache', minTokens: caching.minTokens });
  const rhythm = cacheMonth(workload, caching);
  const asked: Usage = { ...NO_USAGE, inputTokens: workload.questionTokens, outputTokens: workload.answerTokens };
  const reading: Usage = { ...asked, cacheReadTokens: keptTokens };
  const writing: Usage = caching.kind === 'write' ? { ...asked, cacheWriteTokens: { [caching.lifetime]: keptTokens } } : { ...asked, inputTokens: keptTokens + asked.inputTokens };
  const reads = times(rhythm.reads, reading, terms);
  const writes = times(rhythm.writes, writing, terms);
  // A cache that is stored is made in a request of its own, without a question or an answer.
  const makings = times(rhythm.makings, { ...NO_USAGE, inputTokens: keptTokens }, terms);
  const storage = rhythm.storedHours === 0 ? succeed(ZERO_USD) : times(1, { ...NO_USAGE, cacheStorageTokenHours: keptTokens * rhythm.storedHours }, terms);
  if (!reads.ok) return reads;
  if (!writes.ok) return writes;
  if (!makings.ok) return makings;
  if (!storage.ok) return storage;
  const parts = { queries: reads.value, 'cache-writes': addUsd(writes.value, makings.value), 'cache-storage': storage.value };
  return succeed(month(parts, keptTokens + workload.questionTokens));
}

function retrieval(workload: Workload, plan: RetrievalPlan, terms: Terms): Result<MonthCost, ArchitectureFailure> {
  const promptTokens = workload.instructionTokens + chunkedTokens(workload, plan) + workload.questionTokens;
  const queries = times(queriesOf(workload), { ...NO_USAGE, inputTokens: promptTokens, outputTokens: workload.answerTokens }, terms);
  if (!queries.ok) return queries;
  return succeed(month({ queries: queries.value, embedding: embeddingUsd(workload, 0, terms) }, promptTokens));
}

function hierarchical(workload: Workload, plan: RetrievalPlan, terms: Terms): Result<MonthCost, ArchitectureFailure> {
  const built = summarised(workload.corpusTokens, plan, terms);
  const rebuilt = summarised(changedTokens(workload), plan, terms);
  if (!built.ok) return built;
  if (!rebuilt.ok) return rebuilt;
  const sentTokens = Math.min(built.value.summaryTokens, plan.summaries * plan.summaryTokens);
  const promptTokens = workload.instructionTokens + sentTokens + chunkedTokens(workload, plan) + workload.questionTokens;
  const queries = times(queriesOf(workload), { ...NO_USAGE, inputTokens: promptTokens, outputTokens: workload.answerTokens }, terms);
  if (!queries.ok) return queries;
  const summaries = addUsd(built.value.costUsd, timesUsd(rebuilt.value.costUsd, workload.changesPerMonth));
  const summaryTokens = built.value.summaryTokens + workload.changesPerMonth * rebuilt.value.summaryTokens;
  return succeed(month({ queries: queries.value, summaries, embedding: embeddingUsd(workload, summaryTokens, terms) }, promptTokens));
}

/** Each section is read and summarised in a request of its own; the last one may be shorter, and no summary is longer than its section. */
function summarised(tokens: number, plan: RetrievalPlan, terms: Terms): Result<{ readonly costUsd: Usd; readonly summaryTokens: number }, PriceFailure> {
  const section = sectionTokens(plan);
  const [wholeSections, restTokens] = [Math.floor(tokens / section), tokens % section];
  const summaryOf = (size: number): number => Math.min(plan.summaryTokens, size);
  const whole = times(wholeSections, { ...NO_USAGE, inputTokens: section, outputTokens: summaryOf(section) }, terms);
  const rest = times(restTokens > 0 ? 1 : 0, { ...NO_USAGE, inputTokens: restTokens, outputTokens: summaryOf(restTokens) }, terms);
  if (!whole.ok) return whole;
  if (!rest.ok) return rest;
  return succeed({ costUsd: addUsd(whole.value, rest.value), summaryTokens: wholeSections * summaryOf(section) + summaryOf(restTokens) });
}

/** The corpus once, what each change touches, every question, and so many tokens more. */
function embeddingUsd(workload: Workload, moreTokens: number, { embedding }: Terms): Usd {
  if (embedding === null) return ZERO_USD;
  const tokens = workload.corpusTokens + workload.changesPerMonth * changedTokens(workload) + queriesOf(workload) * workload.questionTokens + moreTokens;
  return costUsd(tokens, embedding);
}

function queriesOf({ queriesPerDay }: Workload): number {
  return queriesPerDay * DAYS_PER_MONTH;
}

function changedTokens({ corpusTokens, changedPercent }: Workload): number {
  return Math.floor((corpusTokens * changedPercent) / 100);
}

/** A corpus that is smaller than what would be found in it goes as a whole. */
function chunkedTokens({ corpusTokens }: Workload, { chunks, chunkTokens }: RetrievalPlan): number {
  return Math.min(corpusTokens, chunks * chunkTokens);
}

/** What so many requests cost that are all alike. None has no price to fail on. */
function times(count: number, usage: Usage, { offer, atMs, priceOf }: Terms): Result<Usd, PriceFailure> {
  if (count === 0) return succeed(ZERO_USD);
  const total = priceOf === undefined ? totalOf(usage, offer, atMs) : priceOf(usage);
  return total.ok ? succeed(timesUsd(total.value, count)) : total;
}

function totalOf(usage: Usage, offer: Offer, atMs: number): Result<Usd, PriceFailure> {
  const priced = priceRequest(usage, offer, atMs);
  return priced.ok ? succeed(priced.value.totalUsd) : priced;
}

function timesUsd(amount: Usd, count: number): Usd {
  return multiplyUsd(amount, decimalOf(count) ?? ZERO_USD);
}

function month(costs: Partial<Record<CostPart, Usd>>, promptTokens: number): MonthCost {
  const parts: Record<CostPart, Usd> = { queries: ZERO_USD, 'cache-writes': ZERO_USD, 'cache-storage': ZERO_USD, summaries: ZERO_USD, embedding: ZERO_USD, ...costs };
  return { totalUsd: sumUsd(Object.values(parts)), parts, promptTokens };
}
