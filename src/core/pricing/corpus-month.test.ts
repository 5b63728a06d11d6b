import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheMonth, queryBends, type Rhythm } from './corpus-month';
import type { PrefixCaching } from './prefix-caching';

const write = (lifetimeSeconds: number | null): PrefixCaching => ({ kind: 'write', lifetime: '5m', lifetimeSeconds, isAssumed: false, minTokens: 0 });
const STORED: PrefixCaching = { kind: 'stored', lifetimeSeconds: null, isAssumed: false, minTokens: 0 };
const rhythm = (queriesPerDay: number, over: Partial<Rhythm> = {}): Rhythm => ({ queriesPerDay, hoursPerDay: 24, changesPerMonth: 0, ...over });

describe('cacheMonth', () => {
  it('writes with every query where the next comes after the lifetime, which is met at 288 a day for five minutes', () => {
    expect(cacheMonth(rhythm(287), write(300))).toEqual({ writes: 8610, reads: 0, makings: 0, storedHours: 0 });
    expect(cacheMonth(rhythm(288), write(300))).toEqual({ writes: 1, reads: 8639, makings: 0, storedHours: 0 });
    expect(cacheMonth(rhythm(24), write(3600))).toMatchObject({ writes: 1 });
    expect(cacheMonth(rhythm(23), write(3600))).toMatchObject({ writes: 690 });
  });

  it('writes anew each morning, unless the lifetime lasts through the night, and after each change', () => {
    expect(cacheMonth(rhythm(100, { hoursPerDay: 8 }), write(300))).toMatchObject({ writes: 30, reads: 2970 });
    expect(cacheMonth(rhythm(100, { hoursPerDay: 8, changesPerMonth: 4 }), write(300))).toMatchObject({ writes: 34 });
    // The night of 11 hours and one pause of 0.13 are less than 12 hours.
    expect(cacheMonth(rhythm(100, { hoursPerDay: 13 }), write(43_200))).toMatchObject({ writes: 1 });
    expect(cacheMonth(rhythm(100, { hoursPerDay: 12 }), write(43_200))).toMatchObject({ writes: 30 });
    expect(cacheMonth(rhythm(2, { changesPerMonth: 4000 }), write(null))).toMatchObject({ writes: 60, reads: 0 });
  });

  it('pays for the hours of a cache that is stored, and reads with every query', () => {
    expect(cacheMonth(rhythm(5), STORED)).toEqual({ writes: 0, reads: 150, makings: 1, storedHours: 720 });
    expect(cacheMonth(rhythm(5, { hoursPerDay: 9, changesPerMonth: 2 }), STORED)).toEqual({ writes: 0, reads: 150, makings: 32, storedHours: 270 });
  });

  it('is what a clock that goes through the month query by query finds', () => {
    const anyRhythm = fc.record({ queriesPerDay: fc.integer({ min: 1, max: 60 }), hoursPerDay: fc.integer({ min: 1, max: 24 }), changesPerMonth: fc.constant(0) });
    fc.assert(
      fc.property(anyRhythm, fc.constantFrom(300, 1800, 3600, 43_200), (each, lifetimeSeconds) => {
        let [writes, last] = [0, -Infinity];
        for (let query = 0; query < each.queriesPerDay * 30; query += 1) {
          // In units of a second ÷ queries, so that all are whole.
          const day = Math.floor(query / each.queriesPerDay);
          const at = day * 86_400 * each.queriesPerDay + (query % each.queriesPerDay) * each.hoursPerDay * 3600;
          if (at - last > lifetimeSeconds * each.queriesPerDay) writes += 1;
          last = at;
        }
        expect(cacheMonth(each, write(lifetimeSeconds)).writes).toBe(writes);
      }),
    );
  });
});

describe('queryBends', () => {
  it('are where writes no longer grow as before', () => {
    const anyPlan = fc.record({ hoursPerDay: fc.integer({ min: 1, max: 24 }), changesPerMonth: fc.nat(2000) });
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(300, 1800, 3600, 43_200, null), ({ hoursPerDay, changesPerMonth }, lifetimeSeconds) => {
        const writesAt = (queriesPerDay: number) => cacheMonth({ queriesPerDay, hoursPerDay, changesPerMonth }, write(lifetimeSeconds)).writes;
        const bends = queryBends({ queriesPerDay: 1, hoursPerDay, changesPerMonth }, write(lifetimeSeconds));
        for (let at = 2; at < 400; at += 1) {
          if (bends.includes(at) || bends.includes(at + 1)) continue;
          expect(writesAt(at + 1) - writesAt(at)).toBe(writesAt(at) - writesAt(at - 1));
        }
      }),
    );
  });
});
