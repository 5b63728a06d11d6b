import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCard, anyMoment, cardAndModifiers } from '@/test/price-arbitraries';
import { cardOf, offerOf } from '@/test/price-cards';
import { anyRequest, anyScenario } from '@/test/scenario-arbitraries';
import type { RepeatedRequest } from './cache-calls';
import { add, toNumber, ZERO } from './decimal';
import { compareUsd, formatUsd, multiplyUsd, sumUsd, type Usd, usdToNumber, ZERO_USD } from './money';
import { priceRequest } from './price-request';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';
import { COST_PARTS, type ScenarioCost, scenarioCost } from './scenario-cost';
import { decimal } from './shares';
import { NO_USAGE } from './usage';

const AT = Date.UTC(2026, 10, 20, 12);
const opus = offerOf(cardOf('opus47'));

function request(change: Partial<RepeatedRequest> = {}): RepeatedRequest {
  return { promptTokens: 100_000, cachedTokens: 0, outputTokens: 1_000, reasoningTokens: 0, ...change };
}

function scenario(change: Partial<Scenario> = {}): Scenario {
  return { ...DEFAULT_SCENARIO, ...change };
}

function costed(...args: Parameters<typeof scenarioCost>): ScenarioCost {
  const result = scenarioCost(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const dollars = (amount: Usd) => usdToNumber(amount);

const GEMINI = offerOf({ periods: [{ rates: { input: 2, output: 12, cacheRead: 0.2, cacheStoragePerHour: 4.5 } }] });

describe('a scenario by hand, at $5 input, $25 output, $0.50 cache read, $6.25 cache write', () => {
  it('without extras is the request, times days and months', () => {
    const cost = costed(request(), scenario({ requestsPerDay: 10, daysPerMonth: 20 }), opus, AT);
    expect(formatUsd(cost.perRequestUsd)).toBe('$0.53');
    expect([cost.perRequestUsd, cost.perDayUsd, cost.perMonthUsd, cost.perYearUsd].map(dollars)).toEqual([0.525, 5.25, 105, 1260]);
  });

  it('with 80 % cached and 9 of 10 that hit', () => {
    // Miss: 20,000 × 5 + 80,000 × 6.25 = $0.60; hit: 20,000 × 5 + 80,000 × 0.5 = $0.14; both with $0.025 of output.
    const cost = costed(request({ cachedTokens: 80_000 }), scenario({ hitPattern: 'share', hitPercent: 90 }), opus, AT);
    expect(dollars(cost.perRequestUsd)).toBe(0.211);
    expect(dollars(cost.parts['cache-write'])).toBe(0.05);
    expect(dollars(cost.parts['cache-read'])).toBe(0.036);
    expect(cost.calls.map(({ kind }) => kind)).toEqual(['read', 'write']);
  });

  it('the first of a day writes and the others read while they come in time, and all write when none does', () => {
    const inTime = costed(request({ cachedTokens: 80_000 }), scenario({ requestsPerDay: 400 }), opus, AT);
    expect(dollars(inTime.perDayUsd)).toBeCloseTo(0.625 + 399 * 0.165, 12);
    const late = costed(request({ cachedTokens: 80_000 }), scenario({ requestsPerDay: 287 }), opus, AT);
    expect(late.calls.map(({ kind }) => kind)).toEqual(['write']);
    // 288 a day come five minutes apart to the second, which is in time.
    expect(costed(request({ cachedTokens: 80_000 }), scenario({ requestsPerDay: 288 }), opus, AT).calls).toHaveLength(2);
  });

  it('one in five days, none of which finds a cache that another left', () => {
    const rare = { requestsPerDay: 0.2, daysPerMonth: 30, use: 'at', useHours: 1 } as const;
    const cost = costed(request({ cachedTokens: 80_000 }), scenario(rare), opus, AT);
    expect(dollars(cost.perMonthUsd)).toBeCloseTo(6 * dollars(cost.perRequestUsd), 12);
    expect(cost.calls.map(({ kind }) => kind)).toEqual(['write']);
    // Made on the days that have a request, once each.
    const stored = costed(request({ cachedTokens: 80_000 }), scenario({ ...rare, cacheKind: 'stored' }), GEMINI, AT);
    expect(stored.calls.map(({ kind, share }) => [kind, share.digits])).toEqual([['read', 1n], ['make', 1n]]);
  });

  it('half as a batch at half price, and a tenth sent twice', () => {
    const cost = costed(request(), scenario({ batchPercent: 50, retryPercent: 10 }), opus, AT);
    expect(dollars(cost.parts.batch)).toBe(-0.13125);
    expect(dollars(cost.parts.retries)).toBeCloseTo(0.039375, 15);
    expect(dollars(cost.perRequestUsd)).toBeCloseTo(0.525 * 0.75 * 1.1, 15);
  });

  it('half as a batch of a region that costs a tenth more: the factors multiply', () => {
    const regional = offerOf({ periods: [{ rates: { input: 5, output: 25 } }], modifiers: { batch: 0.5, regional: 1.1 } });
    const cost = costed(request(), scenario({ batchPercent: 50, modifierIds: ['regional', 'no such'] }), regional, AT);
    expect(dollars(cost.parts.modifiers)).toBe(0.0525);
    expect(dollars(cost.parts.batch)).toBe(-0.144375);
    expect(dollars(cost.perRequestUsd)).toBe(0.433125);
  });

  it('stored by the hour: made once a day, kept for the hours of use, read by every call', () => {
    const used = scenario({ cacheKind: 'stored', use: 'at', useHours: 8, requestsPerDay: 50 });
    const cost = costed(request({ cachedTokens: 80_000, outputTokens: 0 }), used, GEMINI, AT);
    // 80,000 × 2 to make, 80,000 × 8 h × 4.5, and 50 × (20,000 × 2 + 80,000 × 0.2).
    expect(dollars(cost.perDayUsd)).toBeCloseTo(0.16 + 2.88 + 50 * 0.056, 12);
    expect(dollars(cost.parts.storage)).toBeCloseTo(2.88 / 50, 12);
  });

  it('at peak hours of Monday to Friday, the share of the week that they are', () => {
    const deepseek = offerOf({ periods: [{ rates: { input: 1, output: 0 }, timeWindows: [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI'], ranges: [['01:00', '04:00'], ['06:00', '10:00']], rates: { input: 2, output: 0 } }] }] });
    const cost = costed(request({ promptTokens: 1_000_000, outputTokens: 0 }), scenario({ use: 'spread' }), deepseek, AT);
    expect(dollars(cost.perRequestUsd)).toBeCloseTo(1 + 35 / 168, 12);
    const morning = costed(request({ promptTokens: 1_000_000, outputTokens: 0 }), scenario({ use: 'at', useDays: 'working', useFrom: '09:00', useHours: 2 }), deepseek, AT);
    expect(dollars(morning.perRequestUsd)).toBe(1.5);
  });
});

describe('what has no cost says why', () => {
  it.each([
    ['a lifetime without a price', request({ cachedTokens: 10 }), scenario({ cacheKind: '12h' }), { kind: 'rate-unknown', category: 'cache-write', lifetime: '12h' }],
    ['a figure out of its range', request(), scenario({ retryPercent: 101 }), { kind: 'scenario-invalid', field: 'retryPercent' }],
    ['less than no request', request(), scenario({ requestsPerDay: -0.2 }), { kind: 'scenario-invalid', field: 'requestsPerDay' }],
    ['no time of day', request(), scenario({ useFrom: '25:00' }), { kind: 'scenario-invalid', field: 'useFrom' }],
    ['no number', request(), scenario({ hitPercent: Number.NaN }), { kind: 'scenario-invalid', field: 'hitPercent' }],
  ])('%s', (_, asked, used, error) => {
    expect(scenarioCost(asked, used, opus, AT)).toMatchObject({ ok: false, error });
  });

  it('a batch where none is sold, and one that another processing excludes', () => {
    const none = offerOf({ periods: [{ rates: { input: 1, output: 1 } }] });
    expect(scenarioCost(request(), scenario({ batchPercent: 1 }), none, AT)).toMatchObject({ ok: false, error: { kind: 'modifier-unknown', modifierId: 'batch' } });
    const card = offerOf({ periods: [{ rates: { input: 1, output: 1 } }], modifiers: { batch: 0.5, priority: 2 } });
    const exclusive = { ...card, modifiers: card.modifiers.map((modifier) => ({ ...modifier, exclusiveGroup: 'processing' })) };
    expect(scenarioCost(request(), scenario({ batchPercent: 10, modifierIds: ['priority'] }), exclusive, AT)).toMatchObject({ ok: false, error: { kind: 'modifiers-exclusive' } });
    expect(scenarioCost(request(), scenario({ modifierIds: ['priority'] }), exclusive, AT).ok).toBe(true);
  });
});

describe('for every price, request and scenario', () => {
  it('the parts add up to the total to the last digit, and a month is its days', () => {
    let costs = 0;
    fc.assert(
      fc.property(cardAndModifiers, anyRequest, anyScenario, anyMoment, ({ card, modifiers }, asked, used, atMs) => {
        const result = scenarioCost(asked, { ...used, modifierIds: modifiers.filter((id) => id !== 'batch') }, offerOf(card), atMs);
        if (!result.ok) return;
        costs += 1;
        const { parts, perRequestUsd, perMonthUsd, perYearUsd, calls } = result.value;
        expect(sumUsd(COST_PARTS.map((kind) => parts[kind]))).toEqual(perRequestUsd);
        expect(perMonthUsd).toEqual(multiplyUsd(perRequestUsd, decimal(used.requestsPerDay * used.daysPerMonth)));
        expect(perYearUsd).toEqual(multiplyUsd(perMonthUsd, decimal(12)));
        const shares = calls.filter(({ kind }) => kind !== 'make').reduce((sum, { share }) => add(sum, share), ZERO);
        expect(shares).toEqual({ digits: 1n, places: 0 });
      }),
    );
    expect(costs).toBeGreaterThan(20);
  });

  it('without extras it is the price of the request', () => {
    fc.assert(
      fc.property(anyCard, anyRequest, anyMoment, (card, asked, atMs) => {
        const usage = { ...NO_USAGE, inputTokens: asked.promptTokens, outputTokens: asked.outputTokens, reasoningTokens: asked.reasoningTokens };
        const priced = priceRequest(usage, offerOf(card), atMs);
        const cost = scenarioCost({ ...asked, cachedTokens: 0 }, DEFAULT_SCENARIO, offerOf(card), atMs);
        expect(cost.ok ? cost.value.perRequestUsd : cost.error).toEqual(priced.ok ? priced.value.totalUsd : priced.error);
      }),
    );
  });

  it('no batch and all as a batch are the price without and with its modifier', () => {
    fc.assert(
      fc.property(cardAndModifiers, anyRequest, anyMoment, ({ card }, asked, atMs) => {
        fc.pre(card.modifiers?.['batch'] !== undefined);
        const usage = { ...NO_USAGE, inputTokens: asked.promptTokens, outputTokens: asked.outputTokens, reasoningTokens: asked.reasoningTokens };
        for (const [batchPercent, modifierIds] of [[0, []], [100, ['batch']]] as const) {
          const priced = priceRequest({ ...usage, modifierIds }, offerOf(card), atMs);
          const cost = scenarioCost({ ...asked, cachedTokens: 0 }, scenario({ batchPercent }), offerOf(card), atMs);
          expect(cost.ok ? cost.value.perRequestUsd : cost.error.kind).toEqual(priced.ok ? priced.value.totalUsd : priced.error.kind);
        }
      }),
    );
  });

  const rising: readonly (readonly [string, (asked: RepeatedRequest, used: Scenario, more: number) => [RepeatedRequest, Scenario]])[] = [
    ['the prompt', (asked, used, more) => [{ ...asked, promptTokens: asked.promptTokens + more }, used]],
    ['the output', (asked, used, more) => [{ ...asked, outputTokens: asked.outputTokens + more }, used]],
    ['the reasoning', (asked, used, more) => [{ ...asked, reasoningTokens: asked.reasoningTokens + more }, used]],
    ['the retries', (asked, used, more) => [asked, { ...used, retryPercent: Math.min(100, used.retryPercent + (more % 50)) }]],
    ['the days', (asked, used, more) => [asked, { ...used, daysPerMonth: Math.min(31, used.daysPerMonth + (more % 5)) }]],
  ];
  it.each(rising)('a month costs no less when %s grow', (_, grow) => {
    fc.assert(
      fc.property(anyCard, anyRequest, anyScenario, anyMoment, fc.nat(300_000), (card, asked, used, atMs, more) => {
        const [grown, grownUse] = grow(asked, used, more);
        const before = scenarioCost(asked, used, offerOf(card), atMs);
        const after = scenarioCost(grown, grownUse, offerOf(card), atMs);
        if (!before.ok || !after.ok) return;
        expect(compareUsd(after.value.perMonthUsd, before.value.perMonthUsd)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('without a cache, a month costs no less with more requests, and no more with a larger share of cheaper batches', () => {
    fc.assert(
      fc.property(anyCard, anyRequest, anyScenario, anyMoment, fc.nat(1000), (card, request0, used, atMs, more) => {
        const asked = { ...request0, cachedTokens: 0 };
        const at = (change: Partial<Scenario>) => scenarioCost(asked, { ...used, ...change }, offerOf(card), atMs);
        const [few, many] = [at({}), at({ requestsPerDay: used.requestsPerDay + more })];
        if (few.ok && many.ok) expect(compareUsd(many.value.perMonthUsd, few.value.perMonthUsd)).toBeGreaterThanOrEqual(0);
        const [less, batched] = [at({ batchPercent: 20 }), at({ batchPercent: 70 })];
        if (less.ok && batched.ok) expect(compareUsd(batched.value.perRequestUsd, less.value.perRequestUsd)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('more hits cost no more where reading is cheaper than what a miss pays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), anyRequest, (hitPercent, asked) => {
        const at = (percent: number) => costed(asked, scenario({ hitPattern: 'share', hitPercent: percent }), opus, AT).perRequestUsd;
        expect(compareUsd(at(hitPercent + 50), at(hitPercent))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

it('no requests cost nothing', () => {
  const cost = costed(request({ cachedTokens: 50_000 }), scenario({ requestsPerDay: 0 }), opus, AT);
  expect(cost.perMonthUsd).toEqual(ZERO_USD);
  expect(toNumber(cost.perRequestUsd)).toBeGreaterThan(0);
});
