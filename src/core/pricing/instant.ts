// Days and times as catalogues write them, all UTC; the clock is read elsewhere and handed in.

import { type Weekday, WEEKDAYS } from '@/core/weekday';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 3;

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?Z)?$/;
const TIME_OF_DAY = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * Milliseconds since 1970 of an ISO 8601 day ("2026-03-13": its first moment in UTC) or time in UTC ("2026-08-16T16:00:00Z").
 * null: anything else, among it times without a zone and days that no calendar has.
 */
export function instantMs(iso: string): number | null {
  const day = INSTANT.exec(iso)?.[1];
  if (day === undefined) return null;
  const ms = Date.parse(iso);
  // Some engines read 30 February as 2 March.
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(day) ? ms : null;
}

/** Milliseconds from midnight of "06:00" or "24:00"; null where it is no time of day. */
export function timeOfDayMs(text: string): number | null {
  const match = TIME_OF_DAY.exec(text);
  if (match === null) return null;
  const [, hours, minutes] = match;
  return hours === undefined ? DAY_MS : (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** The day of the week in UTC, and the milliseconds since its midnight. */
export function momentOfWeek(atMs: number): { readonly weekday: Weekday; readonly sinceMidnightMs: number } {
  const day = Math.floor(atMs / DAY_MS);
  const index = (((day + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7;
  return { weekday: WEEKDAYS[index] ?? 'MON', sinceMidnightMs: atMs - day * DAY_MS };
}
