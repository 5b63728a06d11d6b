// From which call on a cached prefix is cheaper than sending it anew each time.

import { type Result, succeed } from '@/core/result';
import { decimalOf, floorOfQuotient, toNumber } from './decimal';
import { addUsd, compareUsd, multiplyUsd, subtractUsd, type Usd, ZERO_USD } from './money';
import type { CacheLifetime, Offer } from './offer';
import type { PriceFailure } from './price-failure';
import { priceRequest } from './price-request';
import { NO_USAGE, type Usage } from './usage';

/**
 * write: the first call writes the prefix at the price of its lifetime (Anthropic, OpenAI from GPT-5.6, Alibaba).
 * stored: the prefix is billed once as input, then for each hour it is kept, and every call reads it (Google's explicit caches).
 * sent: writing costs nothing more than sending (implicit caches, OpenAI before GPT-5.6).
 */
export type CachePlan = { readonly kind: 'write'; readonly lifetime: CacheLifetime } | { readonly kind: 'stored'; readonly hours: number } | { readonly kind: 'sent' };

export interface BreakEven {
  /** Each call without a cache. */
  readonly uncachedUsd: Usd;
  /** The first call with one. */
  readonly firstUsd: Usd;
  /** Each call after it. */
  readonly laterUsd: Usd;
  /** The first number of calls that are cheaper together with the cache than without, ≥ 1. null: reading is no cheaper than sending. */
  readonly calls: number | null;
  /** The number of calls at which both cost the same, (first − later) ÷ (uncached − later), nearest number; null with `calls`. */
  readonly evenCalls: number | null;
}

/**
 * The break-even of caching the first `prefixTokens` of a request, whose usage is given without a cache. Holds while all
 * calls are alike and come before the cache lapses. `prefixTokens` is a whole number, at most the usage's input tokens;
 * anything else fails as invalid usage, and else it fails as `priceRequest` does.
 */
export function cacheBreakEven(prefixTokens: number, plan: CachePlan, usage: Usage, offer: Offer, atMs: number): Result<BreakEven, PriceFailure> {
  const inputTokens = usage.inputTokens - prefixTokens;
  const reading: Usage = { ...usage, inputTokens, cacheReadTokens: usage.cacheReadTokens + prefixTokens };
  const uncached = priceRequest(usage, offer, atMs);
  const later = priceRequest(reading, offer, atMs);
  if (!uncached.ok) return uncached;
  if (!later.ok) return later;
  const first = firstCall(prefixTokens, plan, { usage, reading, uncachedUsd: uncached.value.totalUsd }, offer, atMs);
  if (!first.ok) return first;
  const costs = { uncachedUsd: uncached.value.totalUsd, firstUsd: first.value, laterUsd: later.value.totalUsd };
  return succeed({ ...costs, ...breakEven(costs) });
}

/** What a number of calls costs with the cache and without; `calls` is a whole number ≥ 0. */
export function costOfCalls({ uncachedUsd, firstUsd, laterUsd }: BreakEven, calls: number): { readonly cachedUsd: Usd; readonly uncachedUsd: Usd } {
  const times = (amount: Usd, count: number): Usd => multiplyUsd(amount, decimalOf(count) ?? ZERO_USD);
  return {
    cachedUsd: calls === 0 ? ZERO_USD : addUsd(firstUsd, times(laterUsd, calls - 1)),
    uncachedUsd: times(uncachedUsd, calls),
  };
}

interface Calls {
  readonly usage: Usage;
  readonly reading: Usage;
  readonly uncachedUsd: Usd;
}

function firstCall(prefixTokens: number, plan: CachePlan, { usage, reading, uncachedUsd }: Calls, offer: Offer, atMs: number): Result<Usd, PriceFailure> {
  switch (plan.kind) {
    case 'write':
      return writingCall(prefixTokens, plan.lifetime, usage, offer, atMs);
    case 'stored':
      return storingCall(prefixTokens, plan.hours, reading, offer, atMs);
    case 'sent':
      return succeed(uncachedUsd);
  }
}

function writingCall(prefixTokens: number, lifetime: CacheLifetime, usage: Usage, offer: Offer, atMs: number): Result<Usd, PriceFailure> {
  const cacheWriteTokens = { ...usage.cacheWriteTokens, [lifetime]: (usage.cacheWriteTokens[lifetime] ?? 0) + prefixTokens };
  const priced = priceRequest({ ...usage, inputTokens: usage.inputTokens - prefixTokens, cacheWriteTokens }, offer, atMs);
  return priced.ok ? succeed(priced.value.totalUsd) : priced;
}

/** Making the cache is a request of its own. */
function storingCall(prefixTokens: number, hours: number, reading: Usage, offer: Offer, atMs: number): Result<Usd, PriceFailure> {
  const making: Usage = { ...NO_USAGE, inputTokens: prefixTokens, cacheStorageTokenHours: prefixTokens * hours, modifierIds: reading.modifierIds };
  const made = priceRequest(making, offer, atMs);
  const read = priceRequest(reading, offer, atMs);
  if (!made.ok) return made;
  return read.ok ? succeed(addUsd(made.value.totalUsd, read.value.totalUsd)) : read;
}

/** The smallest n ≥ 1 with first + (n − 1) × later < n × uncached. */
function breakEven({ uncachedUsd, firstUsd, laterUsd }: Pick<BreakEven, 'uncachedUsd' | 'firstUsd' | 'laterUsd'>): Pick<BreakEven, 'calls' | 'evenCalls'> {
  const premiumUsd = subtractUsd(firstUsd, laterUsd);
  const savedEachUsd = subtractUsd(uncachedUsd, laterUsd);
  if (compareUsd(savedEachUsd, ZERO_USD) <= 0) return { calls: null, evenCalls: null };
  return {
    calls: Math.max(1, Number(floorOfQuotient(premiumUsd, savedEachUsd)) + 1),
    evenCalls: toNumber(premiumUsd) / toNumber(savedEachUsd),
  };
}
