// A change of price that is scheduled, in the dollars of a scenario.

import { type RepeatedRequest } from './cache-calls';
import { DAY_MS, instantMs } from './instant';
import { compareUsd, formatUsd, multiplyUsd, type Usd, usdToNumber } from './money';
import type { Offer, PricePeriod } from './offer';
import { periodAt, scheduledPeriod } from './period';
import type { Scenario } from './scenario';
import { scenarioCost } from './scenario-cost';
import { decimal } from './shares';

const WEEK_MS = 7 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;
const MONTH_MS = YEAR_MS / 12;

export interface ScenarioChange {
  readonly period: PricePeriod;
  /** Per request, before and from then on. */
  readonly nowUsd: Usd;
  readonly thenUsd: Usd;
}

/** What the next scheduled change makes of a scenario's cost. null: none is scheduled, or one of the two has no price. */
export function scenarioChange(request: RepeatedRequest, scenario: Scenario, offer: Offer, atMs: number): ScenarioChange | null {
  const period = scheduledPeriod(offer, atMs);
  const fromMs = period === null ? null : instantMs(period.from ?? '');
  if (period === null || fromMs === null) return null;
  // At the same time of the week, so that peak hours are not taken for a change.
  const sameTimeMs = fromMs + ((((atMs - fromMs) % WEEK_MS) + WEEK_MS) % WEEK_MS);
  const now = scenarioCost(request, scenario, offer, atMs);
  const then = scenarioCost(request, scenario, offer, periodAt(offer, sameTimeMs) === period ? sameTimeMs : fromMs);
  return now.ok && then.ok ? { period, nowUsd: now.value.perRequestUsd, thenUsd: then.value.perRequestUsd } : null;
}

/** Whether a month or a year from now on costs something else than today's price makes of it. */
export function changeReach(change: ScenarioChange | null, atMs: number): { readonly month: boolean; readonly year: boolean } {
  const fromMs = change === null || compareUsd(change.nowUsd, change.thenUsd) === 0 ? null : instantMs(change.period.from ?? '');
  return { month: fromMs !== null && fromMs < atMs + MONTH_MS, year: fromMs !== null && fromMs < atMs + YEAR_MS };
}

/** "Doubles on 2026-12-01: $0.30 → $0.60 per request." `sign` is "~" where the prompt is an estimate. */
export function changeSentence({ period, nowUsd, thenUsd }: ScenarioChange, sign = ''): string {
  const day = (period.from ?? '').slice(0, 10);
  const order = compareUsd(thenUsd, nowUsd);
  if (order === 0) return `The price changes on ${day}; this request costs the same.`;
  return `${howMuch(nowUsd, thenUsd)} on ${day}: ${formatUsd(nowUsd, sign)} → ${formatUsd(thenUsd, sign)} per request.`;
}

function howMuch(nowUsd: Usd, thenUsd: Usd): string {
  const isTimes = (factor: number, less: Usd, more: Usd) => compareUsd(multiplyUsd(less, decimal(factor)), more) === 0;
  if (isTimes(2, nowUsd, thenUsd)) return 'Doubles';
  if (isTimes(2, thenUsd, nowUsd)) return 'Halves';
  const percent = Math.abs(usdToNumber(thenUsd) / usdToNumber(nowUsd) - 1) * 100;
  const verb = compareUsd(thenUsd, nowUsd) > 0 ? 'Rises' : 'Falls';
  return Number.isFinite(percent) ? `${verb} by ${percent < 1 ? 'less than 1' : Math.round(percent)} %` : verb;
}
