// Where prices differ by the time of the week: which share of the requests falls under which of them.

import { WEEKDAYS } from '@/core/weekday';
import type { Decimal } from './decimal';
import { DAY_MS, momentOfWeek, timeOfDayMs } from './instant';
import type { Offer, PricePeriod, TimeWindow } from './offer';
import { periodAt, windowAt } from './period';
import type { Scenario } from './scenario';
import { ONE, sharesOf } from './shares';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * DAY_MS;

/** A share of the requests and a moment at which they are billed. */
export interface TimeShare {
  readonly share: Decimal;
  readonly atMs: number;
  /** The rates that hold then in place of the period's; null: the period's own. */
  readonly window: TimeWindow | null;
}

export type UseTimes = Pick<Scenario, 'use' | 'useDays' | 'useFrom' | 'useHours'>;

/**
 * The shares of a week's requests by the time windows of the price that holds at `atMs`; they add up to one. A single one
 * at that moment where the price knows no windows or `use` is now. Within the stretches of use the requests are spread
 * evenly. A date that changes the price within the week is not crossed: it is a scheduled change, see `scenarioChanges`.
 */
export function timeShares(offer: Offer, atMs: number, times: UseTimes): readonly TimeShare[] {
  const period = periodAt(offer, atMs);
  const now = { share: ONE, atMs, window: period === null ? null : (windowAt(period, atMs)?.window ?? null) };
  if (period === null || period.timeWindows.length === 0 || times.use === 'now') return [now];
  const spans = spansOf(period, atMs, times);
  if (spans.length === 0) return [now];
  const shares = sharesOf(spans.map(({ lengthMs }) => lengthMs));
  return spans.map(({ window, atMs: moment }, index) => ({ share: shares[index] ?? ONE, atMs: withinPeriod(offer, period, moment), window }));
}

interface Span {
  readonly window: TimeWindow | null;
  readonly atMs: number;
  readonly lengthMs: number;
}

/** One for each window that is met, in order of time. */
function spansOf(period: PricePeriod, atMs: number, times: UseTimes): readonly Span[] {
  const { weekday, sinceMidnightMs } = momentOfWeek(atMs);
  const mondayMs = atMs - sinceMidnightMs - WEEKDAYS.indexOf(weekday) * DAY_MS;
  const edges = period.timeWindows.flatMap(({ ranges }) => ranges.flat().flatMap((time) => timeOfDayMs(time) ?? []));
  const spans = new Map<TimeWindow | null, Span>();
  for (const { fromMs, untilMs } of usedStretches(times)) {
    const days = [0, 1].map((day) => (Math.floor(fromMs / DAY_MS) + day) * DAY_MS);
    const cuts = days.flatMap((dayMs) => [dayMs, ...edges.map((edge) => dayMs + edge)]).filter((cut) => fromMs < cut && cut < untilMs);
    const ends = [...new Set([...cuts, untilMs])].toSorted((a, b) => a - b);
    let startMs = fromMs;
    for (const endMs of ends) {
      const window = windowAt(period, mondayMs + startMs)?.window ?? null;
      const known = spans.get(window);
      spans.set(window, { window, atMs: known?.atMs ?? mondayMs + startMs, lengthMs: (known?.lengthMs ?? 0) + endMs - startMs });
      startMs = endMs;
    }
  }
  return [...spans.values()];
}

/** Milliseconds since Monday began; a stretch may reach into the next day. */
function usedStretches({ use, useDays, useFrom, useHours }: UseTimes): readonly { readonly fromMs: number; readonly untilMs: number }[] {
  const isSpread = use === 'spread';
  const startMs = isSpread ? 0 : (timeOfDayMs(useFrom) ?? 0);
  const lengthMs = isSpread ? DAY_MS : useHours * HOUR_MS;
  return WEEKDAYS.flatMap((day, index) => {
    const isUsed = isSpread || useDays === 'all' || (useDays === 'working' ? index < 5 : useDays === day);
    return isUsed ? [{ fromMs: index * DAY_MS + startMs, untilMs: index * DAY_MS + startMs + lengthMs }] : [];
  });
}

/** The same time of a week in which the period holds: prices of another one are not meant. */
function withinPeriod(offer: Offer, period: PricePeriod, atMs: number): number {
  return [atMs, atMs - WEEK_MS, atMs + WEEK_MS].find((moment) => periodAt(offer, moment) === period) ?? atMs;
}
