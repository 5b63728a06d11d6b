import { describe, expect, it } from 'vitest';
import type { Weekday } from '@/core/weekday';
import { cardOf, offerOf, type PeriodCard } from '@/test/price-cards';
import { instantMs, momentOfWeek, timeOfDayMs } from './instant';
import type { TimeRange } from './offer';
import { periodAt, scheduledPeriod, tariffAt, windowAt } from './period';

const at = (iso: string): number => instantMs(iso) ?? Number.NaN;
const period = (over: Partial<PeriodCard> = {}): PeriodCard => ({ rates: { input: 1, output: 2 }, ...over });
const inputAt = (periods: readonly PeriodCard[], iso: string) => periodAt(offerOf({ periods }), at(iso))?.rates.inputUsdPerMTok?.value;

describe('instants', () => {
  it('are days and times in UTC', () => {
    expect(instantMs('2026-03-13')).toBe(Date.UTC(2026, 2, 13));
    expect(instantMs('2026-08-16T16:00:00Z')).toBe(Date.UTC(2026, 7, 16, 16));
    expect(instantMs('2026-08-16T16:00Z')).toBe(Date.UTC(2026, 7, 16, 16));
    expect(instantMs('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
    expect(instantMs('2026-11-20T23:59:59.999Z')).toBe(Date.UTC(2026, 10, 21) - 1);
  });

  it.each(['', '2026', '2026-3-13', '2026-02-29', '2026-13-01', '2026-11-20T12:00:00', '2026-11-20T24:00Z', '2026-11-20T12:00:00+01:00', '13 March 2026', ' 2026-03-13'])('%j is none', (text) => {
    expect(instantMs(text)).toBeNull();
  });

  it('know the day of the week and the time of day, before 1970 too', () => {
    expect(momentOfWeek(at('2026-11-20T12:00:00Z'))).toEqual({ weekday: 'FRI', sinceMidnightMs: 43_200_000 });
    expect(momentOfWeek(0)).toEqual({ weekday: 'THU', sinceMidnightMs: 0 });
    expect(momentOfWeek(-1)).toEqual({ weekday: 'WED', sinceMidnightMs: 86_399_999 });
    expect(momentOfWeek(at('1969-12-20'))).toEqual({ weekday: 'SAT', sinceMidnightMs: 0 });
    expect(['00:00', '06:30', '24:00', '24:01', '6:00', '12:60'].map(timeOfDayMs)).toEqual([0, 23_400_000, 86_400_000, null, null, null]);
  });
});

describe('periods', () => {
  const argon = cardOf('argon').periods;

  it('hold from their first moment to just before their last', () => {
    expect(inputAt(argon, '2026-11-30T23:59:59.999Z')).toBe(2);
    expect(inputAt(argon, '2026-12-01')).toBe(4);
    expect(inputAt([period({ from: '2026-01-01', until: '2026-02-01' })], '2026-02-01')).toBeUndefined();
    expect(inputAt([period({ from: '2026-01-01', until: '2026-02-01' })], '2025-12-31')).toBeUndefined();
  });

  it('give way to the one that began last, in whatever order they stand', () => {
    const old = period();
    const newer = period({ from: '2026-06-01', rates: { input: 3 } });
    expect([inputAt([old, newer], '2026-07-01'), inputAt([newer, old], '2026-07-01'), inputAt([newer, old], '2026-05-01')]).toEqual([3, 3, 1]);
  });

  it('never hold by a date that cannot be read', () => {
    expect(inputAt([period({ from: 'soon' })], '2026-07-01')).toBeUndefined();
    expect(inputAt([period({ until: 'later' })], '2026-07-01')).toBeUndefined();
  });

  it('know the next change that is scheduled', () => {
    const next = (iso: string) => scheduledPeriod(offerOf({ periods: [period({ from: '2027-06-01' }), ...argon, period({ from: 'soon' })] }), at(iso))?.from;
    expect([next('2026-11-20'), next('2026-12-01'), next('2027-06-01')]).toEqual(['2026-12-01', '2027-06-01', undefined]);
  });
});

describe('time windows', () => {
  const within = (days: readonly Weekday[] | null, ranges: readonly TimeRange[], iso: string): boolean => {
    const [only] = offerOf({ periods: [period({ timeWindows: [{ days: days ?? [], ranges, rates: {} }] })] }).periods;
    const [window] = only?.timeWindows ?? [];
    if (only === undefined || window === undefined) throw new Error('No window');
    return windowAt({ ...only, timeWindows: [{ ...window, weekdays: days }] }, at(iso)) !== null;
  };

  it('hold from the first time on and before the second, on their days', () => {
    const peak = (iso: string) => tariffAt(offerOf(cardOf('dsv4pro')), at(iso))?.rates.inputUsdPerMTok?.value;
    expect(peak('2026-11-20T00:59:59Z')).toBe(0.66);
    expect(peak('2026-11-20T01:00:00Z')).toBe(1.32);
    expect(peak('2026-11-20T03:59:59.999Z')).toBe(1.32);
    expect(peak('2026-11-20T04:00:00Z')).toBe(0.66);
    expect(peak('2026-11-20T06:00:00Z')).toBe(1.32);
    expect(peak('2026-11-21T02:00:00Z')).toBe(0.66);
    expect(peak('2026-11-22T02:00:00Z')).toBe(0.66);
    expect(peak('2026-11-23T02:00:00Z')).toBe(1.32);
    // The date comes first: before this period there were no peak hours.
    expect(peak('2026-08-14T02:00:00Z')).toBe(0.435);
  });

  it('go past midnight on the day on which they begin', () => {
    const night: readonly TimeRange[] = [['16:30', '00:30']];
    expect(within(['FRI'], night, '2026-11-20T16:30:00Z')).toBe(true);
    expect(within(['FRI'], night, '2026-11-21T00:29:00Z')).toBe(true);
    expect(within(['FRI'], night, '2026-11-21T00:30:00Z')).toBe(false);
    expect(within(['FRI'], night, '2026-11-20T00:15:00Z')).toBe(false);
    expect(within(['SUN'], night, '2026-11-23T00:15:00Z')).toBe(true);
  });

  it('hold all day where they end as they begin, and every day where none is named', () => {
    expect(within(['FRI'], [['00:00', '24:00']], '2026-11-20T23:59:00Z')).toBe(true);
    expect(within(['FRI'], [['08:00', '08:00']], '2026-11-21T07:59:00Z')).toBe(true);
    expect(within(null, [['01:00', '02:00']], '2026-11-22T01:30:00Z')).toBe(true);
    expect(within(null, [['one', 'two']], '2026-11-22T01:30:00Z')).toBe(false);
  });
});
