import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, offerOf, type PriceCard, type UsageCard, usageOf } from '@/test/price-cards';
import { type BreakEven, cacheBreakEven, type CachePlan, costOfCalls } from './cache-break-even';
import { instantMs } from './instant';
import { compareUsd, usdToNumber } from './money';

const NOW = instantMs('2026-11-20') ?? 0;
const MILLION = 1_000_000;
const FIVE_MINUTES: CachePlan = { kind: 'write', lifetime: '5m' };
const HOUR: CachePlan = { kind: 'write', lifetime: '1h' };

function breakEven(card: string | PriceCard, plan: CachePlan, usage: UsageCard = { input: MILLION }, prefixTokens = MILLION): BreakEven {
  const result = cacheBreakEven(prefixTokens, plan, usageOf(usage), offerOf(typeof card === 'string' ? cardOf(card) : card), NOW);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('cacheBreakEven', () => {
  it('pays from the second call on for five minutes, from the third for an hour', () => {
    const short = breakEven('opus47', FIVE_MINUTES);
    expect(short.calls).toBe(2);
    expect(Math.abs((short.evenCalls ?? 0) - 1.277777778)).toBeLessThanOrEqual(1e-9);
    const long = breakEven('opus47', HOUR);
    expect(long.calls).toBe(3);
    expect(Math.abs((long.evenCalls ?? 0) - 19 / 9)).toBeLessThanOrEqual(1e-9);
    // Reads at a twentieth: (1.25 − 0.05) ÷ 0.95.
    const cheapRead = breakEven('opus55', FIVE_MINUTES);
    expect(cheapRead.calls).toBe(2);
    expect(Math.abs((cheapRead.evenCalls ?? 0) - 1.2 / 0.95)).toBeLessThanOrEqual(1e-9);
  });

  it('gives the bill of any number of calls', () => {
    const even = breakEven('opus47', FIVE_MINUTES);
    const bill = (calls: number) => Object.values(costOfCalls(even, calls)).map(usdToNumber);
    expect(bill(10)).toEqual([10.75, 50]);
    expect(bill(1)).toEqual([6.25, 5]);
    expect(bill(0)).toEqual([0, 0]);
  });

  it('leaves what is not cached out of the comparison, and knows the bracket', () => {
    const part = breakEven('opus47', FIVE_MINUTES, { input: 50_000, output: 4000 }, 40_000);
    expect(part.calls).toBe(2);
    expect(Math.abs((part.evenCalls ?? 0) - 1.277777778)).toBeLessThanOrEqual(1e-9);
    const dear = breakEven('haiku55', FIVE_MINUTES, { input: 200_000 }, 200_000);
    expect([dear.uncachedUsd, dear.firstUsd, dear.laterUsd].map(usdToNumber)).toEqual([0.1, 0.125, 0.01]);
  });

  it('counts the making and the hours of a cache that is stored', () => {
    const stored = breakEven('gem31', { kind: 'stored', hours: 1 }, { input: 100_000, output: 1000 }, 100_000);
    // Made: 0.2 as input and 0.45 for the hour; each call: 0.02 to read and 0.012 of output.
    expect([stored.uncachedUsd, stored.firstUsd, stored.laterUsd].map(usdToNumber)).toEqual([0.212, 0.682, 0.032]);
    expect(stored.calls).toBe(4);
    expect(breakEven('gem31', { kind: 'stored', hours: 24 }, { input: 100_000 }, 100_000).calls).toBe(62);
  });

  it('never pays where reading is no cheaper', () => {
    expect(breakEven({ periods: [{ rates: { input: 1, cacheRead: 1, cacheWrite5m: 1 } }] }, FIVE_MINUTES)).toMatchObject({ calls: null, evenCalls: null });
    expect(breakEven('opus47', FIVE_MINUTES, { input: 1000 }, 0)).toMatchObject({ calls: null });
    expect(breakEven({ periods: [{ rates: { input: 1, cacheRead: 0.5, cacheWrite5m: 1 } }] }, FIVE_MINUTES).calls).toBe(2);
    expect(breakEven({ periods: [{ rates: { input: 1, cacheRead: 0.5, cacheWrite5m: 0 } }] }, FIVE_MINUTES).calls).toBe(1);
  });

  it('fails where a price is missing, or the prefix is longer than the input', () => {
    const failure = (prefixTokens: number, plan: CachePlan, card: string) => {
      const result = cacheBreakEven(prefixTokens, plan, usageOf({ input: 100 }), offerOf(cardOf(card)), NOW);
      return result.ok ? null : result.error;
    };
    expect(failure(100, HOUR, 'gpt6sol')).toEqual({ kind: 'rate-unknown', category: 'cache-write', lifetime: '1h' });
    expect(failure(100, { kind: 'stored', hours: 1 }, 'opus47')).toEqual({ kind: 'rate-unknown', category: 'cache-storage', lifetime: null });
    expect(failure(100, FIVE_MINUTES, 'seedSonnet')).toEqual({ kind: 'rate-unknown', category: 'cache-read', lifetime: null });
    expect(failure(101, FIVE_MINUTES, 'opus47')).toEqual({ kind: 'usage-invalid', field: 'inputTokens' });
  });

  it('names the first number of calls that is cheaper, on any rates', () => {
    const anyPrice = fc.integer({ min: 0, max: 3000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(anyPrice, anyPrice, anyPrice, fc.integer({ min: 1, max: 100_000 }), (input, cacheRead, cacheWrite5m, tokens) => {
        const even = breakEven({ periods: [{ rates: { input, cacheRead, cacheWrite5m } }] }, FIVE_MINUTES, { input: tokens }, tokens);
        expect(even.calls === null).toBe(cacheRead >= input);
        if (even.calls === null) return;
        const isCheaper = (calls: number) => {
          const { cachedUsd, uncachedUsd } = costOfCalls(even, calls);
          return compareUsd(cachedUsd, uncachedUsd) < 0;
        };
        expect(isCheaper(even.calls)).toBe(true);
        if (even.calls > 1) expect(isCheaper(even.calls - 1)).toBe(false);
      }),
    );
  });
});
