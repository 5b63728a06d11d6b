// Which price holds at a moment: first the date, then the time of the week.

import { WEEKDAYS } from '@/core/weekday';
import { DAY_MS, instantMs, momentOfWeek, timeOfDayMs } from './instant';
import type { Offer, PricePeriod, Tariff, TimeRange, TimeWindow } from './offer';

/** The period that holds; of several the one that began last. A date that cannot be read never holds. null: none does. */
export function periodAt(offer: Offer, atMs: number): PricePeriod | null {
  const holding = offer.periods.filter(({ from, until }) => beginOf(from) <= atMs && atMs < endOf(until));
  return holding.reduce<PricePeriod | null>((last, period) => (last === null || beginOf(period.from) >= beginOf(last.from) ? period : last), null);
}

/** The next change that is scheduled after a moment: the first period that begins later. null: none is known. */
export function scheduledPeriod(offer: Offer, atMs: number): PricePeriod | null {
  const later = offer.periods.filter(({ from }) => atMs < beginOf(from) && beginOf(from) < Infinity);
  return later.toSorted((a, b) => beginOf(a.from) - beginOf(b.from))[0] ?? null;
}

export interface WindowHolding {
  readonly window: TimeWindow;
  /** The range of the window in which the moment lies. */
  readonly range: TimeRange;
}

/** The first time window of a period that holds. null: the period's own rates do. */
export function windowAt(period: PricePeriod, atMs: number): WindowHolding | null {
  for (const window of period.timeWindows) {
    const range = window.ranges.find((each) => isWithin(window, each, atMs));
    if (range !== undefined) return { window, range };
  }
  return null;
}

/** The rates and brackets that hold: those of a time window, else those of the period. null: no price at that time. */
export function tariffAt(offer: Offer, atMs: number): Tariff | null {
  const period = periodAt(offer, atMs);
  return period === null ? null : (windowAt(period, atMs)?.window ?? period);
}

/** A range that goes past midnight belongs to the day on which it begins, so the day before counts too. */
function isWithin({ weekdays }: TimeWindow, [from, until]: TimeRange, atMs: number): boolean {
  const fromMs = timeOfDayMs(from);
  const endMs = timeOfDayMs(until);
  if (fromMs === null || endMs === null) return false;
  const untilMs = endMs > fromMs ? endMs : endMs + DAY_MS;
  const { weekday, sinceMidnightMs } = momentOfWeek(atMs);
  const dayBefore = WEEKDAYS.at(WEEKDAYS.indexOf(weekday) - 1) ?? weekday;
  const isOn = (day: typeof weekday): boolean => weekdays === null || weekdays.includes(day);
  const isBetween = (sinceMs: number): boolean => fromMs <= sinceMs && sinceMs < untilMs;
  return (isOn(weekday) && isBetween(sinceMidnightMs)) || (isOn(dayBefore) && isBetween(sinceMidnightMs + DAY_MS));
}

function beginOf(from: string | null): number {
  return from === null ? -Infinity : (instantMs(from) ?? Infinity);
}

function endOf(until: string | null): number {
  return until === null ? Infinity : (instantMs(until) ?? -Infinity);
}
