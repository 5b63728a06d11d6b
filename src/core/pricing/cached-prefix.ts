// How much of a common prefix a vendor's cache reuses, and what that changes of the price.

import type { CacheFacts } from '@/core/catalog/catalogue-offer';
import type { Sourced } from '@/core/catalog/model';
import { type Result, succeed } from '@/core/result';
import type { CachePlan } from './cache-break-even';
import { type Usd, subtractUsd } from './money';
import { CACHE_LIFETIMES, type Offer } from './offer';
import { periodAt, tariffAt } from './period';
import type { PriceFailure } from './price-failure';
import { type Priced, priceRequest } from './price-request';
import { reachedBracket } from './bracket';
import { promptTokensOf, type Usage } from './usage';

/** What is stated of the lengths that a cache takes; null: not stated, not applied. */
export interface CacheLengths {
  /** The shortest prefix that is cached. */
  readonly minTokens: Sourced<number> | null;
  /** Beyond the shortest, a prefix is cached in steps of so many tokens. */
  readonly stepTokens: Sourced<number> | null;
}

/** The source that states OpenAI's step, and which offers it speaks of: those that it gives the shortest prefix of. */
const STEPS: ReadonlyMap<string, number> = new Map([['openai-caching-201', 128]]);

/** What the catalogue states of an offer's cache. */
export function cacheLengths(facts: CacheFacts | null): CacheLengths {
  if (facts === null || facts.minTokens === null) return { minTokens: null, stepTokens: null };
  const { source, asOf } = facts;
  const step = STEPS.get(source);
  return { minTokens: { value: facts.minTokens, source, asOf }, stepTokens: step === undefined ? null : { value: step, source, asOf } };
}

/** Tokens of a common prefix that the cache reuses: none below the shortest, then whole steps; a whole number, 0…prefixTokens. */
export function reusedTokens(prefixTokens: number, { minTokens, stepTokens }: CacheLengths): number {
  const least = minTokens?.value ?? 0;
  if (prefixTokens < least) return 0;
  const step = stepTokens?.value ?? 1;
  return least + Math.floor((prefixTokens - least) / step) * step;
}

export interface CachedPrice {
  readonly withCache: Priced;
  readonly without: Priced;
  /** What reading saves; below zero where it costs more. */
  readonly savedUsd: Usd;
}

/**
 * A request of which `reused` prompt tokens are read from the cache, beside the same without one; `usage` is given without
 * a cache. `reused` is a whole number, at most the usage's input tokens. Fails as `priceRequest` does.
 */
export function cachedPrice(reused: number, usage: Usage, offer: Offer, atMs: number): Result<CachedPrice, PriceFailure> {
  const without = priceRequest(usage, offer, atMs);
  if (!without.ok) return without;
  const reading = { ...usage, inputTokens: usage.inputTokens - reused, cacheReadTokens: usage.cacheReadTokens + reused };
  const withCache = priceRequest(reading, offer, atMs);
  if (!withCache.ok) return withCache;
  return succeed({ withCache: withCache.value, without: without.value, savedUsd: subtractUsd(without.value.totalUsd, withCache.value.totalUsd) });
}

/**
 * The ways to have a prefix cached that an offer sells at a moment, for a request of this size: writing for each lifetime
 * that has a price, the shortest first; for an hour where storage has one; and where neither is sold, sending, as the
 * cache is then the vendor's own affair. Empty: reading has no price, so nothing is known of a cache.
 */
export function cachePlans(usage: Usage, offer: Offer, atMs: number): readonly CachePlan[] {
  const [period, tariff] = [periodAt(offer, atMs), tariffAt(offer, atMs)];
  if (period === null || tariff === null) return [];
  const { cacheReadUsdPerMTok, cacheWriteUsdPerMTok } = (reachedBracket(tariff.brackets, promptTokensOf(usage)) ?? tariff).rates;
  if (cacheReadUsdPerMTok === null) return [];
  const written = CACHE_LIFETIMES.toReversed().filter((lifetime) => cacheWriteUsdPerMTok[lifetime] !== undefined);
  const plans: CachePlan[] = written.map((lifetime) => ({ kind: 'write', lifetime }));
  if (period.cacheStorageUsdPerMTokHour !== null) plans.push({ kind: 'stored', hours: 1 });
  return plans.length === 0 ? [{ kind: 'sent' }] : plans;
}
