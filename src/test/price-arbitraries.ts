// Random price cards, usage and moments for property tests; half of them the cards of the vectors.

import * as fc from 'fast-check';
import { WEEKDAYS } from '@/core/weekday';
import { PRICE_CARDS, type PeriodCard, type PriceCard, type RateCard, type TierCard, type UsageCard } from './price-cards';

const anyPrice = fc.oneof(fc.integer({ min: 0, max: 20_000_000 }).map((millionths) => millionths / 1e6), fc.constantFrom(0, 0.003625, 1.25, 3, 22.5));
const anyTokens = fc.oneof(fc.nat(50), fc.nat(600_000));
/** Small numbers often, so that boundaries are met to the token. */
const anyThreshold = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600_000 }));
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const anyRates: fc.Arbitrary<Required<Omit<RateCard, 'reasoning'>>> = fc.record({
  input: anyPrice,
  output: anyPrice,
  cacheRead: anyPrice,
  cacheWrite5m: anyPrice,
  cacheWrite30m: anyPrice,
  cacheWrite1h: anyPrice,
  cacheWrite12h: anyPrice,
  cacheStoragePerHour: anyPrice,
});

/** Brackets whose rates only rise, as all that were found do. */
function risingTiers(base: RateCard, steps: readonly { threshold: number; boundary: 'gt' | 'gte'; factor: number }[]): readonly TierCard[] {
  let factor = 1;
  return steps
    .toSorted((a, b) => a.threshold - b.threshold)
    .map((step) => {
      factor *= step.factor;
      const rates = Object.fromEntries(Object.entries(base).map(([key, price]) => [key, Number((Number(price) * factor).toFixed(9))]));
      return { threshold: step.threshold, boundary: step.boundary, rates };
    });
}

const anyPeriod: fc.Arbitrary<PeriodCard> = fc
  .record({
    rates: anyRates,
    reasoning: fc.option(anyPrice, { freq: 3 }),
    steps: fc.uniqueArray(fc.record({ threshold: anyThreshold, boundary: fc.constantFrom('gt' as const, 'gte' as const), factor: fc.constantFrom(1, 1.25, 1.5, 2, 5) }), {
      maxLength: 3,
      selector: ({ threshold }) => threshold,
    }),
    tierMode: fc.constantFrom('whole' as const, 'whole' as const, 'marginal' as const),
    timeWindows: fc.array(fc.record({ days: fc.subarray([...WEEKDAYS]), ranges: fc.array(fc.tuple(anyTime, anyTime), { maxLength: 2 }), rates: anyRates }), { maxLength: 1 }),
  })
  .map(({ rates, reasoning, steps, ...rest }) => {
    const all = reasoning === null ? rates : { ...rates, reasoning };
    return { ...rest, rates: all, contextTiers: risingTiers(all, steps) };
  });

/** One period before a date, another from it on. */
const anyMadeCard: fc.Arbitrary<PriceCard> = fc
  .record({ before: anyPeriod, after: anyPeriod, turn: fc.constantFrom('2026-11-20', '2026-11-23T16:00:00Z'), modifiers: fc.record({ batch: fc.constantFrom(0.5, 0.6), regional: fc.constant(1.1), priority: fc.constantFrom(1.75, 1.8, 2.5) }) })
  .map(({ before, after, turn, modifiers }) => ({ periods: [{ ...before, until: turn }, { ...after, from: turn }], modifiers }));

export const anyCard: fc.Arbitrary<PriceCard> = fc.oneof(anyMadeCard, fc.constantFrom(...Object.values(PRICE_CARDS)));

export const anyUsageCard: fc.Arbitrary<UsageCard> = fc.record(
  { input: anyTokens, output: anyTokens, cacheRead: anyTokens, reasoning: anyTokens, cacheWrite5m: anyTokens, cacheWrite1h: anyTokens, cacheStorageTokenHours: fc.oneof(fc.nat(1_000_000), fc.double({ min: 0, max: 1e6, noNaN: true })) },
  { requiredKeys: [] },
);

/** Around the dates of the cards; whole weeks, and the edges of days and peak hours. */
export const anyMoment: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 10, 16), max: Date.UTC(2026, 10, 30) }),
  fc.tuple(fc.nat(13), fc.constantFrom(0, 1, 4, 6, 10, 16)).map(([day, hour]) => Date.UTC(2026, 10, 16 + day, hour)),
  fc.integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2027, 1, 1) }),
);

/** A card with some of its own modifiers. */
export const cardAndModifiers = anyCard.chain((card) => fc.subarray(Object.keys(card.modifiers ?? {})).map((modifiers) => ({ card, modifiers })));
