// When caching pays in a scenario, and how often its calls find the cache, in words.

import { type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import { hitShare, hoursOfUse, lifetimeMinutes, minutesApart, type RepeatedRequest } from './cache-calls';
import { type BreakEven, cacheBreakEven } from './cache-break-even';
import { compareUsd, formatUsd, subtractUsd, type Usd, ZERO_USD } from './money';
import type { CacheLifetime, Offer } from './offer';
import type { PriceFailure } from './price-failure';
import { priceRequest } from './price-request';
import type { CacheKind, Scenario } from './scenario';
import { NO_USAGE, type Usage } from './usage';

/** "5 minutes" */
export const LIFETIME_NAMES: Readonly<Record<CacheLifetime, string>> = { '5m': '5 minutes', '30m': '30 minutes', '1h': '1 hour', '12h': '12 hours' };

/** From which call on the cached prefix of a request pays, all calls within its lifetime. Fails as `priceRequest` does. */
export function scenarioBreakEven(request: RepeatedRequest, kind: CacheKind, scenario: Scenario, offer: Offer, atMs: number): Result<BreakEven, PriceFailure> {
  const { promptTokens, cachedTokens, outputTokens, reasoningTokens } = request;
  const modifierIds = scenario.modifierIds.filter((modifierId) => offer.modifiers.some(({ id }) => id === modifierId));
  const usage: Usage = { ...NO_USAGE, inputTokens: promptTokens, outputTokens, reasoningTokens, modifierIds };
  if (kind === 'automatic') return unasked(usage, cachedTokens, offer, atMs);
  const plan = kind === 'stored' ? ({ kind: 'stored', hours: hoursOfUse(scenario) } as const) : ({ kind: 'write', lifetime: kind } as const);
  return cacheBreakEven(cachedTokens, plan, usage, offer, atMs);
}

/** The first call is sent as ever; each later one reads. */
function unasked(usage: Usage, cachedTokens: number, offer: Offer, atMs: number): Result<BreakEven, PriceFailure> {
  const uncached = priceRequest(usage, offer, atMs);
  if (!uncached.ok) return uncached;
  const later = priceRequest({ ...usage, inputTokens: usage.inputTokens - cachedTokens, cacheReadTokens: cachedTokens }, offer, atMs);
  if (!later.ok) return later;
  const [uncachedUsd, laterUsd] = [uncached.value.totalUsd, later.value.totalUsd];
  const pays = compareUsd(laterUsd, uncachedUsd) < 0;
  return succeed({ uncachedUsd, firstUsd: uncachedUsd, laterUsd, calls: pays ? 2 : null, evenCalls: pays ? 1 : null });
}

/**
 * "Caching 50,000 tokens for 5 minutes pays from call 2 on: the first costs $0.038 more, each later one $0.14 less." Where no call
 * of the scenario hits, it would. `sign` is "~" where the prompt is an estimate.
 */
export function breakEvenSentence({ uncachedUsd, firstUsd, laterUsd, calls }: BreakEven, kind: CacheKind, cachedTokens: number, scenario: Scenario, sign = ''): string {
  const what = `Caching ${sign}${formatInteger(cachedTokens)} tokens ${forHowLong(kind, scenario)}`;
  if (calls === null) return `${what} never pays: reading them is no cheaper than sending them.`;
  const extraUsd = subtractUsd(firstUsd, uncachedUsd);
  const first = compareUsd(extraUsd, ZERO_USD) > 0 ? `the first costs ${sign}${formatUsd(extraUsd)} more` : 'the first costs no more';
  const from = `from call ${formatInteger(calls)} on`;
  const pays = hitShare(scenario, kind).digits === 0n ? `would pay ${from} ${ifInTime(kind, scenario)}` : `pays ${from}`;
  return `${what} ${pays}: ${first}, each later one ${sign}${formatUsd(subtractUsd(uncachedUsd, laterUsd))} less.`;
}

function ifInTime(kind: CacheKind, { hitPattern }: Scenario): string {
  const lifetime = lifetimeMinutes(kind);
  return hitPattern === 'share' || lifetime === null ? 'if calls hit' : `if calls come within ${minutesText(lifetime)}`;
}

function forHowLong(kind: CacheKind, scenario: Scenario): string {
  if (kind === 'automatic') return 'unasked';
  if (kind === 'stored') return `in a store for ${hoursText(hoursOfUse(scenario))}`;
  return `for ${LIFETIME_NAMES[kind]}`;
}

/** "Caching saves $120.00 a month." `sign` is "~" where the prompt is an estimate. */
export function savingSentence(cachedMonthUsd: Usd, uncachedMonthUsd: Usd, sign = ''): string {
  const order = compareUsd(uncachedMonthUsd, cachedMonthUsd);
  if (order === 0) return 'Caching changes nothing in this scenario.';
  if (order > 0) return `Caching saves ${sign}${formatUsd(subtractUsd(uncachedMonthUsd, cachedMonthUsd))} a month.`;
  return `Caching costs ${sign}${formatUsd(subtractUsd(cachedMonthUsd, uncachedMonthUsd))} a month more than none.`;
}

/** How often the calls of a scenario find the prefix in the cache, and why. */
export function hitSentence(scenario: Scenario, kind: CacheKind): string {
  if (scenario.hitPattern === 'share') return `${scenario.hitPercent} % of the calls hit, as you set.`;
  const lifetime = lifetimeMinutes(kind);
  if (lifetime === null) return 'Every call reads what is stored once a day.';
  const gap = minutesApart(scenario);
  if (gap === Infinity) return 'No requests, so none hits.';
  if (scenario.requestsPerDay === 1) return '1 request a day: it is the first of its day, so none hits.';
  const spread = `${formatInteger(scenario.requestsPerDay)} requests over ${hoursText(hoursOfUse(scenario))} come ${minutesText(gap)} apart`;
  const assumed = kind === 'automatic' ? ' How long an automatic cache is kept is not stated; 5 minutes are assumed.' : '';
  if (gap > lifetime) return `${spread}: a cache of ${minutesText(lifetime)} has lapsed each time, so none hits.${assumed}`;
  return `${spread}, within the lifetime of ${minutesText(lifetime)}, which each hit renews: all but the first of a day hit.${assumed}`;
}

function hoursText(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function minutesText(minutes: number): string {
  if (minutes >= 60 && minutes % 60 === 0) return hoursText(minutes / 60);
  if (minutes < 1) return `${roundTenth(minutes * 60)} seconds`;
  const rounded = roundTenth(minutes);
  return rounded === 1 ? '1 minute' : `${rounded} minutes`;
}

function roundTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
