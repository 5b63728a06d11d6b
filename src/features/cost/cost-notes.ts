// The sentences under the figures: what is near, what is coming, and what was assumed.
import { cacheKindOf, type RepeatedRequest } from '@/core/pricing/cache-calls';
import { compareUsd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { periodAt, windowAt } from '@/core/pricing/period';
import type { Scenario } from '@/core/pricing/scenario';
import { breakEvenSentence, hitSentence, savingSentence, scenarioBreakEven } from '@/core/pricing/scenario-cache';
import { changeSentence, type ScenarioChange } from '@/core/pricing/scenario-change';
import { cliffSentences, scenarioCliffs } from '@/core/pricing/scenario-cliff';
import { scenarioCost } from '@/core/pricing/scenario-cost';
import { scenarioFailureSentence } from '@/core/pricing/scenario-failure';
import { formatCompact, formatInteger } from '@/core/units';
import { formatRate } from '@/ui/parse-tokens';

export interface CostNote {
  readonly kind: 'cliff' | 'cache' | 'change' | 'hours';
  readonly text: string;
  readonly isWarning: boolean;
}

export interface NotedRequest {
  readonly request: RepeatedRequest;
  readonly low: RepeatedRequest | null;
  readonly high: RepeatedRequest | null;
}

/** What is worth knowing beside the figures; each in one sentence. `sign` is "~" where the prompt is an estimate. */
export function costNotes({ request, low, high }: NotedRequest, scenario: Scenario, offer: Offer, atMs: number, change: ScenarioChange | null, sign: string): readonly CostNote[] {
  return [...cliffNotes(request, low, high, scenario, offer, atMs, sign), ...cacheNotes(request, scenario, offer, atMs, sign), ...changeNotes(change, sign), ...hourNotes(scenario, offer, atMs)];
}

function cliffNotes(request: RepeatedRequest, low: RepeatedRequest | null, high: RepeatedRequest | null, scenario: Scenario, offer: Offer, atMs: number, sign: string): CostNote[] {
  const cliffs = scenarioCliffs(request, scenario, offer, atMs);
  if (!cliffs.ok) return [];
  const { behind, ahead } = cliffs.value;
  const notes = cliffSentences(cliffs.value, sign, request.cachedTokens > 0 ? sign : '').map((text, index): CostNote => ({ kind: 'cliff', text, isWarning: behind !== null && index === 0 }));
  const near = [behind, ahead].flatMap((side) => (side === null ? [] : [side.bracket.thresholdTokens.value]));
  const crossed = near.find((threshold) => low !== null && high !== null && low.promptTokens <= threshold && threshold < high.promptTokens);
  if (crossed === undefined || low === null || high === null) return notes;
  const range = `${formatInteger(low.promptTokens)}–${formatInteger(high.promptTokens)}`;
  return [...notes, { kind: 'cliff', text: `The prompt is ${range} tokens: on which side of the ${formatCompact(crossed)} cliff it is, is not sure.`, isWarning: true }];
}

function cacheNotes(request: RepeatedRequest, scenario: Scenario, offer: Offer, atMs: number, sign: string): CostNote[] {
  if (request.cachedTokens === 0) return [];
  const kind = cacheKindOf(scenario, offer, atMs);
  const found = scenarioBreakEven(request, kind, scenario, offer, atMs);
  if (!found.ok) return [{ kind: 'cache', text: `No break-even of caching: ${scenarioFailureSentence(found.error)}`, isWarning: false }];
  const cached = scenarioCost(request, scenario, offer, atMs);
  const uncached = scenarioCost({ ...request, cachedTokens: 0 }, scenario, offer, atMs);
  const months = cached.ok && uncached.ok ? [cached.value.perMonthUsd, uncached.value.perMonthUsd] as const : null;
  return [
    ...(months === null ? [] : [{ kind: 'cache' as const, text: savingSentence(...months, sign), isWarning: compareUsd(months[0], months[1]) > 0 }]),
    { kind: 'cache', text: breakEvenSentence(found.value, kind, request.cachedTokens, scenario, offer, sign), isWarning: found.value.calls === null },
    { kind: 'cache', text: hitSentence(scenario, kind, offer), isWarning: false },
  ];
}

function changeNotes(change: ScenarioChange | null, sign: string): CostNote[] {
  return change === null ? [] : [{ kind: 'change', text: changeSentence(change, sign), isWarning: true }];
}

function hourNotes(scenario: Scenario, offer: Offer, atMs: number): CostNote[] {
  const period = periodAt(offer, atMs);
  if (period === null || period.timeWindows.length === 0 || scenario.use !== 'now') return [];
  const isIn = windowAt(period, atMs) !== null;
  return [{ kind: 'hours', text: `This price differs by the hour. ${isIn ? 'It is taken at the rates of this hour' : 'It is taken outside such hours'}; set the hours of use for a month.`, isWarning: false }];
}

/** How the figures come about, beside the rules of the price. */
export function scenarioNotes(scenario: Scenario): readonly string[] {
  const { requestsPerDay, daysPerMonth, batchPercent, retryPercent } = scenario;
  const requests = requestsPerDay === 1 ? '1 request' : `${formatRate(requestsPerDay)} requests`;
  return [
    ...(batchPercent > 0 ? [`${batchPercent} % of the requests are sent as a batch.`] : []),
    ...(retryPercent > 0 ? [`${retryPercent} % of the requests are sent once more and billed in full both times.`] : []),
    `A day has ${requests}, a month ${daysPerMonth === 1 ? '1 day' : `${daysPerMonth} days`}, a year 12 such months.`,
  ];
}
