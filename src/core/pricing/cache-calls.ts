// Which calls a scenario consists of: those that send the prompt, write it to a cache, or read it from one.

import { type Decimal, ZERO } from './decimal';
import { keptFor, LIFETIMES_BY_LENGTH } from './cache-lifetime';
import type { Offer } from './offer';
import { periodAt, tariffAt } from './period';
import type { CacheKind, Scenario } from './scenario';
import { ONE, oneOf, percentShare, restOf } from './shares';
import { NO_USAGE, type Usage } from './usage';

/** The request that a scenario repeats, in whole tokens. */
export interface RepeatedRequest {
  readonly promptTokens: number;
  /** The prefix that stays the same, at most the prompt. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}

/** plain: no cache; write: the prefix is written; read: it is read; make: a request of its own that stores it for the day. */
export type CallKind = 'plain' | 'write' | 'read' | 'make';

export interface Call {
  readonly kind: CallKind;
  /** Of these per request. Those of plain, write and read add up to one; `make` comes on top. */
  readonly share: Decimal;
  readonly usage: Usage;
}

/**
 * The ways of caching that an offer has all prices for at a moment: lifetimes from the shortest, then automatic (a price of
 * reads and none of writes), then stored. Empty: it has no price for reading.
 */
export function cacheKindsOf(offer: Offer, atMs: number): readonly CacheKind[] {
  const rates = tariffAt(offer, atMs)?.rates;
  if (rates === undefined || rates.cacheReadUsdPerMTok === null) return [];
  const written = LIFETIMES_BY_LENGTH.filter((lifetime) => rates.cacheWriteUsdPerMTok[lifetime] !== undefined);
  const isStored = (periodAt(offer, atMs)?.cacheStorageUsdPerMTokHour ?? null) !== null;
  return [...written, ...(written.length === 0 ? (['automatic'] as const) : []), ...(isStored ? (['stored'] as const) : [])];
}

/** What the scenario asks for, else the first that the offer has; an offer without any keeps nothing unasked. */
export function cacheKindOf(scenario: Pick<Scenario, 'cacheKind'>, offer: Offer, atMs: number): CacheKind {
  return scenario.cacheKind ?? cacheKindsOf(offer, atMs)[0] ?? 'automatic';
}

/** Hours of a day over which requests are spread. */
export function hoursOfUse({ use, useHours }: Pick<Scenario, 'use' | 'useHours'>): number {
  return use === 'at' ? useHours : 24;
}

/** Seconds between two requests that are spread evenly over the hours of use; Infinity where there are none. */
export function secondsApart(scenario: Pick<Scenario, 'requestsPerDay' | 'use' | 'useHours'>): number {
  return scenario.requestsPerDay === 0 ? Infinity : (hoursOfUse(scenario) * 3600) / scenario.requestsPerDay;
}

/** Share of the calls that find the prefix in the cache. A hit renews the lifetime, as Anthropic states. */
export function hitShare(scenario: Scenario, kind: CacheKind, offer: Offer): Decimal {
  if (scenario.hitPattern === 'share') return percentShare(scenario.hitPercent);
  const { lifetimeSeconds } = keptFor(kind, offer);
  // What is stored is made ahead of the first call.
  if (lifetimeSeconds === null) return ONE;
  if (scenario.requestsPerDay <= 1 || secondsApart(scenario) > lifetimeSeconds) return ZERO;
  return restOf(oneOf(scenario.requestsPerDay));
}

/** The calls that make up the mean request; a kind that never happens is left out. */
export function callsOf(request: RepeatedRequest, scenario: Scenario, kind: CacheKind, offer: Offer): readonly Call[] {
  const { promptTokens, cachedTokens, outputTokens, reasoningTokens } = request;
  const answer: Usage = { ...NO_USAGE, outputTokens, reasoningTokens };
  const plain: Usage = { ...answer, inputTokens: promptTokens };
  if (cachedTokens === 0) return [{ kind: 'plain', share: ONE, usage: plain }];
  const rest: Usage = { ...answer, inputTokens: promptTokens - cachedTokens };
  const hits = hitShare(scenario, kind, offer);
  const isWritten = kind !== 'automatic' && kind !== 'stored';
  const calls: Call[] = [
    isWritten
      ? { kind: 'write', share: restOf(hits), usage: { ...rest, cacheWriteTokens: { [kind]: cachedTokens } } }
      : { kind: 'plain', share: restOf(hits), usage: plain },
    { kind: 'read', share: hits, usage: { ...rest, cacheReadTokens: cachedTokens } },
  ];
  if (kind === 'stored') {
    // Made on the days that have a request.
    const usage = { ...NO_USAGE, inputTokens: cachedTokens, cacheStorageTokenHours: cachedTokens * hoursOfUse(scenario) };
    calls.push({ kind: 'make', share: scenario.requestsPerDay === 0 ? ZERO : oneOf(Math.max(1, scenario.requestsPerDay)), usage });
  }
  return calls.filter(({ share }) => share.digits !== 0n);
}
