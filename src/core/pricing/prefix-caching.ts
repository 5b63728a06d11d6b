// How an offer keeps the beginning of a prompt that it has seen, and what of a request is therefore read, written or sent
// plainly. The offer says what it costs, the catalogue's cache facts how long and from which length on.

import type { CacheFacts } from '@/core/catalog/catalogue-offer';
import { formatInteger } from '@/core/units';
import { keptFor, type KeptFor, keptSentence, LIFETIME_NAMES, LIFETIMES_BY_LENGTH } from './cache-lifetime';
import type { CacheLifetime, Offer } from './offer';
import { periodAt, tariffAt } from './period';
import { NO_USAGE, type Usage } from './usage';

/**
 * One way in which an offer caches.
 * - `write`: what is kept is billed as a write of its lifetime.
 * - `implicit`: what is sent is kept unasked, at the price of input.
 * - `stored`: what is sent is kept for as long as its storage is paid by the hour.
 */
export type PrefixCaching = CachingFacts &
  ({ readonly kind: 'write'; readonly lifetime: CacheLifetime } | { readonly kind: 'implicit' } | { readonly kind: 'stored' });

interface CachingFacts extends KeptFor {
  /** The shortest prefix that is kept, in tokens; 0 where none is stated. */
  readonly minTokens: number;
}

/**
 * The ways in which an offer caches at a moment: writes, the shortest-lived first, or unasked where writing has no price;
 * last by storage, where that has one. Empty: reading from a cache has no known price, so nothing is sold.
 */
export function cachingsOf(offer: Offer, facts: CacheFacts | null, atMs: number): readonly PrefixCaching[] {
  const tariff = tariffAt(offer, atMs);
  const period = periodAt(offer, atMs);
  if (tariff === null || period === null || tariff.rates.cacheReadUsdPerMTok === null) return [];
  const minTokens = facts?.minTokens ?? 0;
  const sold = LIFETIMES_BY_LENGTH.filter((lifetime) => tariff.rates.cacheWriteUsdPerMTok[lifetime] !== undefined);
  const writes = sold.map((lifetime): PrefixCaching => ({ kind: 'write', lifetime, ...keptFor(lifetime, offer), minTokens }));
  const implicit: PrefixCaching = { kind: 'implicit', ...keptFor('automatic', offer), minTokens };
  const stored: PrefixCaching = { kind: 'stored', ...keptFor('stored', offer), minTokens };
  return [...(writes.length > 0 ? writes : [implicit]), ...(period.cacheStorageUsdPerMTokHour === null ? [] : [stored])];
}

/** What a reader sees, and what tells the ways of one offer apart: "Kept 5 minutes", "Automatic", "Stored by the hour". */
export function cachingName(caching: PrefixCaching): string {
  switch (caching.kind) {
    case 'write':
      return `Kept ${LIFETIME_NAMES[caching.lifetime]}`;
    case 'implicit':
      return 'Automatic';
    case 'stored':
      return 'Stored by the hour';
  }
}

/** How long a prefix is kept, and from which length on, in sentences for the reader of a calculator. `stored`: what it says of one that is paid for. */
export function cachingSentences(caching: PrefixCaching, stored: string): string {
  const { minTokens } = caching;
  const least = minTokens > 0 ? `Prefixes below ${formatInteger(minTokens)} tokens are not cached.` : 'The shortest prefix that is cached is not stated.';
  return `${caching.kind === 'stored' ? stored : keptSentence(caching)} ${least}`;
}

/** What one request of a run sends, in whole tokens. */
export interface SentPrompt {
  readonly promptTokens: number;
  /** The beginning that it shares with what was sent before, 0…promptTokens. */
  readonly sharedTokens: number;
  readonly outputTokens: number;
  /** The beginning that later requests can share, and that is worth a write, 0…promptTokens. */
  readonly keptTokens: number;
}

/** How well a run uses its cache. */
export interface CacheUse {
  readonly caching: PrefixCaching;
  /** Time between two requests; past the lifetime nothing is left to read. */
  readonly pauseSeconds: number;
  /** How much of a shared beginning is found, in whole percent 0…100: caches are best effort at some vendors. */
  readonly hitPercent: number;
}

/**
 * A request's tokens by category. Read is what is shared and found, from the shortest cacheable length on; what is kept
 * beyond that is written, where writing is billed and it is long enough; the rest is sent plainly. null: no caching.
 */
export function cachedUsage({ promptTokens, sharedTokens, outputTokens, keptTokens }: SentPrompt, use: CacheUse | null): Usage {
  if (use === null) return { ...NO_USAGE, inputTokens: promptTokens, outputTokens };
  const { caching, pauseSeconds, hitPercent } = use;
  const hasLapsed = caching.lifetimeSeconds !== null && pauseSeconds > caching.lifetimeSeconds;
  const cacheReadTokens = hasLapsed || sharedTokens < caching.minTokens ? 0 : Math.floor((sharedTokens * hitPercent) / 100);
  const isWritten = caching.kind === 'write' && keptTokens >= caching.minTokens;
  const writtenTokens = isWritten ? Math.max(0, keptTokens - cacheReadTokens) : 0;
  return {
    ...NO_USAGE,
    inputTokens: promptTokens - cacheReadTokens - writtenTokens,
    cacheReadTokens,
    cacheWriteTokens: caching.kind === 'write' && writtenTokens > 0 ? { [caching.lifetime]: writtenTokens } : {},
    outputTokens,
  };
}
