// When caching pays in a scenario, and how often its calls find the cache, in words.

import { type Result, succeed } from '@/core/result';
import { formatInteger, formatTokens } from '@/core/units';
import { hitShare, hoursOfUse, type RepeatedRequest, secondsApart } from './cache-calls';
import { durationText, keptFor, keptSentence, LIFETIME_NAMES } from './cache-lifetime';
import { type BreakEven, cacheBreakEven } from './cache-break-even';
import { compareUsd, formatUsd, subtractUsd, type Usd, ZERO_USD } from './money';
import type { Offer } from './offer';
import type { PriceFailure } from './price-failure';
import { priceRequest } from './price-request';
import type { CacheKind, Scenario } from './scenario';
import { NO_USAGE, type Usage } from './usage';

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
export function breakEvenSentence({ uncachedUsd, firstUsd, laterUsd, calls }: BreakEven, kind: CacheKind, cachedTokens: number, scenario: Scenario, offer: Offer, sign = ''): string {
  const what = `Caching ${sign}${formatTokens(cachedTokens)} ${forHowLong(kind, scenario)}`;
  if (calls === null) return `${what} never pays: reading them is no cheaper than sending them.`;
  const extraUsd = subtractUsd(firstUsd, uncachedUsd);
  const first = compareUsd(extraUsd, ZERO_USD) > 0 ? `the first costs ${formatUsd(extraUsd, sign)} more` : 'the first costs no more';
  const from = `from call ${formatInteger(calls)} on`;
  const pays = hitShare(scenario, kind, offer).digits === 0n ? `would pay ${from} ${ifInTime(kind, scenario, offer)}` : `pays ${from}`;
  return `${what} ${pays}: ${first}, each later one ${formatUsd(subtractUsd(uncachedUsd, laterUsd), sign)} less.`;
}

function ifInTime(kind: CacheKind, { hitPattern }: Scenario, offer: Offer): string {
  const { lifetimeSeconds } = keptFor(kind, offer);
  return hitPattern === 'share' || lifetimeSeconds === null ? 'if calls hit' : `if calls come within ${durationText(lifetimeSeconds)}`;
}

function forHowLong(kind: CacheKind, scenario: Scenario): string {
  if (kind === 'automatic') return 'unasked';
  if (kind === 'stored') return `in a store for ${durationText(hoursOfUse(scenario) * 3600)}`;
  return `for ${LIFETIME_NAMES[kind]}`;
}

/** "Caching saves $120.00 a month." `sign` is "~" where the prompt is an estimate. */
export function savingSentence(cachedMonthUsd: Usd, uncachedMonthUsd: Usd, sign = ''): string {
  const order = compareUsd(uncachedMonthUsd, cachedMonthUsd);
  if (order === 0) return 'Caching changes nothing in this scenario.';
  if (order > 0) return `Caching saves ${formatUsd(subtractUsd(uncachedMonthUsd, cachedMonthUsd), sign)} a month.`;
  return `Caching costs ${formatUsd(subtractUsd(cachedMonthUsd, uncachedMonthUsd), sign)} a month more than none.`;
}

/** How often the calls of a scenario find the prefix in the cache, and why. */
export function hitSentence(scenario: Scenario, kind: CacheKind, offer: Offer): string {
  if (scenario.hitPattern === 'share') return `${scenario.hitPercent} % of the calls hit, as you set.`;
  const kept = keptFor(kind, offer);
  const { lifetimeSeconds } = kept;
  if (lifetimeSeconds === null) return 'Every call reads what is stored once a day.';
  const gapSeconds = secondsApart(scenario);
  if (gapSeconds === Infinity) return 'No requests, so none hits.';
  if (scenario.requestsPerDay < 1) return 'Less than 1 request a day: each is the first of its day, so none hits.';
  if (scenario.requestsPerDay === 1) return '1 request a day: it is the first of its day, so none hits.';
  const spread = `${rateText(scenario.requestsPerDay)} requests over ${durationText(hoursOfUse(scenario) * 3600)} come ${durationText(gapSeconds)} apart`;
  const assumed = kept.isAssumed ? ` ${keptSentence(kept)}` : '';
  if (gapSeconds > lifetimeSeconds) return `${spread}: a cache of ${durationText(lifetimeSeconds)} has lapsed each time, so none hits.${assumed}`;
  return `${spread}, within the lifetime of ${durationText(lifetimeSeconds)}, which each hit renews: all but the first of a day hit.${assumed}`;
}

function rateText(perDay: number): string {
  return Number.isInteger(perDay) ? formatInteger(perDay) : String(perDay);
}
