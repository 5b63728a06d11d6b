import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardOf, offerOf, type PriceCard, usageOf } from '@/test/price-cards';
import { cacheBreakEven } from './cache-break-even';
import { type CacheLengths, cacheLengths, cachedPrice, cachePlans, reusedTokens } from './cached-prefix';
import { instantMs } from './instant';
import { listPrice, savedUsd } from './list-price';
import { usdToNumber } from './money';
import { priceRequest } from './price-request';

const NOW = instantMs('2026-11-20') ?? 0;
const stated = (value: number) => ({ value, source: 'x', asOf: '2026-11-20' });
const offer = (card: string | PriceCard) => offerOf(typeof card === 'string' ? cardOf(card) : card);

describe('what of a prefix is reused', () => {
  const anyLengths: fc.Arbitrary<CacheLengths> = fc.record({
    minTokens: fc.option(fc.integer({ min: 0, max: 5_000 }).map(stated)),
    stepTokens: fc.option(fc.integer({ min: 1, max: 500 }).map(stated)),
  });

  test('is nothing below the shortest, then the largest that steps reach', () => {
    fc.assert(
      fc.property(anyLengths, fc.nat(20_000), (lengths, prefix) => {
        const [least, step] = [lengths.minTokens?.value ?? 0, lengths.stepTokens?.value ?? 1];
        let expected = 0;
        for (let tokens = least; tokens <= prefix; tokens += step) expected = tokens;
        expect(reusedTokens(prefix, lengths)).toBe(prefix < least ? 0 : expected);
      }),
    );
  });

  test('is what OpenAI’s steps allow, and what the catalogue does not state is not made up', () => {
    const lengths = cacheLengths({ kind: 'implicit', lifetimesSeconds: [], minTokens: 1024, source: 'openai-caching-201', asOf: '2026-11-27' });
    expect([1_023, 1_024, 1_151, 1_152, 1_300].map((tokens) => reusedTokens(tokens, lengths))).toEqual([0, 1_024, 1_024, 1_152, 1_280]);
    expect(cacheLengths({ kind: 'explicit', lifetimesSeconds: [300], minTokens: 4096, source: 'other', asOf: '2026-11-27' }).stepTokens).toBeNull();
    expect(cacheLengths({ kind: 'explicit', lifetimesSeconds: [300], minTokens: null, source: 'openai-caching-201', asOf: '2026-11-27' })).toEqual({ minTokens: null, stepTokens: null });
    expect(cacheLengths(null)).toEqual({ minTokens: null, stepTokens: null });
  });
});

test('a request with a cache is cheaper by the reading of what it reuses', () => {
  const result = cachedPrice(40_000, usageOf({ input: 50_000, output: 1_000 }), offer('opus47'), NOW);
  if (!result.ok) throw new Error(result.error.kind);
  const { withCache, without, savedUsd: saved } = result.value;
  expect([without, withCache].map(({ totalUsd }) => usdToNumber(totalUsd))).toEqual([0.275, 0.095]);
  expect(usdToNumber(saved)).toBe(0.18);
  expect(cachedPrice(51, usageOf({ input: 50 }), offer('opus47'), NOW)).toMatchObject({ ok: false, error: { kind: 'usage-invalid' } });
});

describe('the ways to have a prefix cached', () => {
  const plansOf = (card: string | PriceCard, input = 1_000) => cachePlans(usageOf({ input }), offer(card), NOW);

  test('are those that have a price', () => {
    expect(plansOf('opus47')).toEqual([{ kind: 'write', lifetime: '5m' }, { kind: 'write', lifetime: '1h' }]);
    expect(plansOf('gem31')).toEqual([{ kind: 'stored', hours: 1 }]);
    expect(plansOf({ periods: [{ rates: { input: 1, cacheRead: 0.5 } }] })).toEqual([{ kind: 'sent' }]);
    expect(plansOf({ periods: [{ rates: { input: 1 } }] })).toEqual([]);
    expect(cachePlans(usageOf({ input: 1 }), offer('opus47'), Number.NaN)).toEqual([]);
  });

  test('each have a break-even; where sending writes the cache it is the second call', () => {
    const usage = usageOf({ input: 10_000, output: 500 });
    for (const card of ['opus47', 'gem31']) for (const plan of plansOf(card)) expect(cacheBreakEven(5_000, plan, usage, offer(card), NOW).ok, card).toBe(true);
    const free = cacheBreakEven(5_000, { kind: 'sent' }, usage, offer({ periods: [{ rates: { input: 1, cacheRead: 0.5, output: 1 } }] }), NOW);
    expect(free).toMatchObject({ ok: true, value: { calls: 2, evenCalls: 1 } });
  });
});

describe('the list price', () => {
  const small: PriceCard = { periods: [{ maxPrompt: 100, rates: { input: 2, output: 4 } }] };

  test('is the price where it is served, and what it would cost where it is not', () => {
    fc.assert(
      fc.property(fc.nat(300), (input) => {
        const [usage, of] = [usageOf({ input, output: 1 }), offer(small)];
        const [listed, priced] = [listPrice(usage, of, NOW), priceRequest(usage, of, NOW)];
        expect(priced.ok).toBe(input <= 100);
        if (!listed.ok) throw new Error(listed.error.kind);
        expect(usdToNumber(listed.value.totalUsd)).toBeCloseTo((input * 2 + 4) / 1e6, 12);
        if (priced.ok) expect(listed.value.totalUsd).toEqual(priced.value.totalUsd);
      }),
    );
  });

  test('says what trimming saves, the bracket that is left included; nothing where a price is missing', () => {
    const of = offer('haiku55');
    const saved = savedUsd({ usage: usageOf({ input: 150_000 }), offer: of }, { usage: usageOf({ input: 100_000 }), offer: of }, NOW);
    const [before, after] = [priceRequest(usageOf({ input: 150_000 }), of, NOW), priceRequest(usageOf({ input: 100_000 }), of, NOW)];
    if (!before.ok || !after.ok || saved === null) throw new Error('no price');
    expect(usdToNumber(saved)).toBeCloseTo(usdToNumber(before.value.totalUsd) - usdToNumber(after.value.totalUsd), 12);
    expect(savedUsd({ usage: usageOf({ input: 1 }), offer: null }, { usage: usageOf({ input: 1 }), offer: of }, NOW)).toBeNull();
  });
});
