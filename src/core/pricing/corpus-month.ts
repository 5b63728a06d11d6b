// How often a corpus is sent, kept and read in a month, from when its questions come. Whole numbers, and nothing about money.

import type { PrefixCaching } from './prefix-caching';

/** A month is taken as 30 days. */
export const DAYS_PER_MONTH = 30;
const HOUR_SECONDS = 3600;
const DAY_HOURS = 24;

/** When questions come and the corpus changes. */
export interface Rhythm {
  /** Whole, ≥ 1. They come evenly over the hours of `hoursPerDay`. */
  readonly queriesPerDay: number;
  /** The hours of a day in which questions come, whole, 1…24. */
  readonly hoursPerDay: number;
  /** How often the corpus changes, whole, ≥ 0. Each change makes what was cached useless. */
  readonly changesPerMonth: number;
}

export interface CacheMonth {
  /** Queries that find nothing to read, and send or write the corpus. */
  readonly writes: number;
  readonly reads: number;
  /** Times at which the corpus is stored anew, and the hours it is kept in all; 0 where no storage is paid. */
  readonly makings: number;
  readonly storedHours: number;
}

/**
 * A month of queries against a cached corpus. Where questions come further apart than the lifetime, all of them write; else
 * the first of the month, or of each day where the night is longer than the lifetime, and one after each change. A cache
 * that is stored is paid for in the hours in which questions come, and every query reads it.
 */
export function cacheMonth(rhythm: Rhythm, caching: PrefixCaching): CacheMonth {
  const { queriesPerDay, hoursPerDay, changesPerMonth } = rhythm;
  const queries = queriesPerDay * DAYS_PER_MONTH;
  const isRoundTheClock = hoursPerDay === DAY_HOURS;
  if (caching.kind === 'stored') {
    const makings = (isRoundTheClock ? 1 : DAYS_PER_MONTH) + changesPerMonth;
    return { writes: 0, reads: queries, makings, storedHours: hoursPerDay * DAYS_PER_MONTH };
  }
  const { lifetimeSeconds } = caching;
  // Multiplied out, so that a lifetime that is met to the second is met.
  const isKeptFor = (pauseHours: number): boolean =>
    lifetimeSeconds === null || (pauseHours * queriesPerDay + hoursPerDay) * HOUR_SECONDS <= lifetimeSeconds * queriesPerDay;
  const lapses = !isKeptFor(0) ? queries : isKeptFor(DAY_HOURS - hoursPerDay) ? 1 : DAYS_PER_MONTH;
  const writes = Math.min(queries, lapses + changesPerMonth);
  return { writes, reads: queries - writes, makings: 0, storedHours: 0 };
}

/** The numbers of queries a day at which `cacheMonth` bends: between two of them writes and reads grow steadily. */
export function queryBends({ hoursPerDay, changesPerMonth }: Rhythm, { lifetimeSeconds }: PrefixCaching): readonly number[] {
  const clamps = [1, DAYS_PER_MONTH].map((lapses) => Math.ceil((lapses + changesPerMonth) / DAYS_PER_MONTH));
  if (lifetimeSeconds === null) return clamps;
  const pauses = [0, DAY_HOURS - hoursPerDay].map((pauseHours) => lifetimeSeconds - pauseHours * HOUR_SECONDS);
  return [...clamps, ...pauses.filter((seconds) => seconds > 0).map((seconds) => Math.ceil((hoursPerDay * HOUR_SECONDS) / seconds))];
}
