// How fresh a price is: from which day, whether it should be looked up again, and what is known to come.

import { DAY_MS, instantMs } from './instant';
import type { Offer, PricePeriod } from './offer';
import { periodAt, scheduledPeriod } from './period';

/** A price is called stale once its source is older than this. Vendors change prices without notice; a month is what most lists are renewed in. */
export const STALE_AFTER_DAYS = 30;

export interface Freshness {
  /** The older of the days on which input and output prices were true, ISO 8601. */
  readonly asOf: string;
  /** Whole days from then to the moment, ≥ 0. */
  readonly ageDays: number;
  /** ended: every period of the offer is over. old: the source is older than STALE_AFTER_DAYS. null: fresh. */
  readonly stale: 'ended' | 'old' | null;
  /** When the last period ended, or the one that holds will: as the offer states it. null: no end is known. */
  readonly until: string | null;
  /** The next period that is known already; null: none. */
  readonly change: PricePeriod | null;
}

/** The freshness of an offer's price at a moment in milliseconds since 1970. An offer without a period that began has none: null. */
export function priceFreshness(offer: Offer, atMs: number): Freshness | null {
  const holding = periodAt(offer, atMs);
  const period = holding ?? lastEnded(offer, atMs);
  if (period === null) return null;
  const asOf = asOfPrice(period);
  const ageDays = Math.max(0, Math.floor((atMs - (instantMs(asOf) ?? atMs)) / DAY_MS));
  return {
    asOf,
    ageDays,
    stale: holding === null ? 'ended' : ageDays > STALE_AFTER_DAYS ? 'old' : null,
    until: period.until,
    change: scheduledPeriod(offer, atMs),
  };
}

function asOfPrice({ asOf, rates }: PricePeriod): string {
  const days = [rates.inputUsdPerMTok, rates.outputUsdPerMTok].flatMap((rate) => (rate === null ? [] : [rate.asOf]));
  return days.toSorted()[0] ?? asOf;
}

function lastEnded({ periods }: Offer, atMs: number): PricePeriod | null {
  const endMs = ({ until }: PricePeriod): number => (until === null ? Infinity : (instantMs(until) ?? Infinity));
  return periods.filter((period) => endMs(period) <= atMs).toSorted((a, b) => endMs(b) - endMs(a))[0] ?? null;
}
