import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '@/core/weekday';
import { offerOf } from '@/test/price-cards';
import { add, toNumber, ZERO } from './decimal';
import type { TimeRange } from './offer';
import { periodAt, windowAt } from './period';
import { timeShares, type UseTimes } from './time-shares';

const AT = Date.UTC(2026, 10, 20, 12);
const MINUTE_MS = 60_000;
const MONDAY = Date.UTC(2026, 10, 16);

function windowed(ranges: readonly TimeRange[], days: (typeof WEEKDAYS)[number][] = [...WEEKDAYS]) {
  return offerOf({ periods: [{ rates: { input: 1 }, timeWindows: [{ days, ranges, rates: { input: 2 } }] }] });
}

const spread: UseTimes = { use: 'spread', useDays: 'all', useFrom: '00:00', useHours: 8 };

describe('the shares of a week', () => {
  it('are one where the price knows no hours, and at a moment', () => {
    expect(timeShares(offerOf({ periods: [{ rates: { input: 1 } }] }), AT, spread)).toMatchObject([{ atMs: AT, window: null }]);
    expect(timeShares(windowed([['11:00', '13:00']]), AT, { ...spread, use: 'now' })).toMatchObject([{ atMs: AT, window: { rates: { inputUsdPerMTok: { value: 2 } } } }]);
  });

  it('follow a window past midnight into the next day', () => {
    const shares = timeShares(windowed([['22:00', '02:00']], ['FRI']), AT, { use: 'at', useDays: 'FRI', useFrom: '20:00', useHours: 8 });
    expect(shares.map(({ share, window }) => [toNumber(share), window !== null])).toEqual([[0.5, false], [0.5, true]]);
  });

  it('stay in the period that holds, though the week goes on into another', () => {
    const offer = offerOf({
      periods: [
        { until: '2026-11-21', rates: { input: 1 }, timeWindows: [{ days: ['SAT'], ranges: [['00:00', '24:00']], rates: { input: 2 } }] },
        { from: '2026-11-21', rates: { input: 10 } },
      ],
    });
    const shares = timeShares(offer, AT, spread);
    expect(shares).toHaveLength(2);
    for (const { atMs } of shares) expect(periodAt(offer, atMs)).toBe(offer.periods[0]);
  });

  it('are what a look at each minute of the week gives, and add up to one', () => {
    const time = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const anyUse = fc.record({ use: fc.constantFrom<UseTimes['use']>('spread', 'at'), useDays: fc.constantFrom<UseTimes['useDays']>('all', 'working', 'WED', 'SUN'), useFrom: time, useHours: fc.integer({ min: 1, max: 24 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 3 }), fc.subarray([...WEEKDAYS], { minLength: 1 }), anyUse, (ranges, days, use) => {
        const offer = windowed(ranges, days);
        const period = offer.periods[0];
        if (period === undefined) return;
        let [used, inWindow] = [0, 0];
        const startMinute = use.use === 'spread' ? 0 : Number(use.useFrom.slice(0, 2)) * 60 + Number(use.useFrom.slice(3));
        for (const [index, day] of WEEKDAYS.entries()) {
          const isUsed = use.use === 'spread' || use.useDays === 'all' || (use.useDays === 'working' ? index < 5 : use.useDays === day);
          const minutes = use.use === 'spread' ? 1440 : use.useHours * 60;
          for (let minute = 0; isUsed && minute < minutes; minute += 1) {
            used += 1;
            if (windowAt(period, MONDAY + (index * 1440 + startMinute + minute) * MINUTE_MS) !== null) inWindow += 1;
          }
        }
        const shares = timeShares(offer, AT, use);
        expect(shares.reduce((sum, { share }) => add(sum, share), ZERO)).toEqual({ digits: 1n, places: 0 });
        const found = shares.filter(({ window }) => window !== null).reduce((sum, { share }) => sum + toNumber(share), 0);
        expect(found).toBeCloseTo(inWindow / used, 12);
        for (const { atMs, window } of shares) expect(windowAt(period, atMs)?.window ?? null).toBe(window);
      }),
      { numRuns: 60 },
    );
  });
});
