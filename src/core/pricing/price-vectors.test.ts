// Prices that were worked out from the vendors' published rules, most of them checked against a price package in November 2026.
import { describe, expect, it } from 'vitest';
import { cardOf, offerOf, PRICE_CARDS, PRICE_VECTORS, usageOf } from '@/test/price-cards';
import { naivePrice } from '@/test/naive-price';
import { decimalOf } from './decimal';
import { instantMs } from './instant';
import { addUsd, costUsd, multiplyUsd, parseUsd, parseUsdPerMTok, sumUsd, type Usd, usdToNumber } from './money';
import { tariffAt } from './period';
import { type Priced, priceRequest } from './price-request';

const TOLERANCE = 1e-9;
/** A day for the cards without dates. */
const SOME_DAY = '2026-11-20';

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(TOLERANCE);
}

function amountsOf(priced: Priced) {
  const { totalUsd: total, inputUsd: input, cacheReadUsd: cacheRead, cacheWriteUsd: cacheWrite, outputUsd: output, storageUsd: storage } = priced;
  return { total, input, cacheRead, cacheWrite, output, storage };
}

describe('the vectors', () => {
  it('are all there, and use cards that exist', () => {
    expect(PRICE_VECTORS).toHaveLength(26);
    expect(new Set(PRICE_VECTORS.map(({ id }) => id)).size).toBe(26);
    expect(Object.keys(PRICE_CARDS)).toHaveLength(22);
  });

  it.each(PRICE_VECTORS.map((vector) => [vector.id, vector.says, vector] as const))('%s: %s', (_id, _says, { card, usage, at = SOME_DAY, modifiers = [], expected }) => {
    const offer = offerOf(cardOf(card));
    const atMs = instantMs(at) ?? Number.NaN;
    const priced = priceRequest(usageOf(usage, modifiers), offer, atMs);
    if (!priced.ok) throw new Error(priced.error.kind);
    const { bracket, ...dollars } = expected;
    for (const [part, amount] of Object.entries(amountsOf(priced.value))) {
      near(usdToNumber(amount), dollars[part as keyof typeof dollars]);
      // And to the last digit, as the expected amount is written.
      expect(amount, part).toEqual(decimalOf(dollars[part as keyof typeof dollars]));
    }
    const index = tariffAt(offer, atMs)?.brackets.findIndex((each) => each === priced.value.bracket) ?? -1;
    expect(index < 0 ? null : index).toBe(bracket);
    // The oracle of the property tests has to know them, too.
    near(naivePrice(cardOf(card), usage, atMs, modifiers) ?? Number.NaN, dollars.total);
  });
});

describe('sums that are often got wrong', () => {
  const cost = (tokens: number, price: number): Usd => {
    const perMTok = parseUsdPerMTok(price);
    if (perMTok === null) throw new Error('No price');
    return costUsd(tokens, perMTok);
  };
  const times = (amount: Usd, factor: number): Usd => multiplyUsd(amount, decimalOf(factor) ?? { digits: 0n, places: 0 });
  const ratio = (a: Usd, b: Usd): number => usdToNumber(a) / usdToNumber(b);

  it('a thousand million tokens at $0.14 are $140, also call by call', () => {
    near(usdToNumber(cost(1e9, 0.14)), 140);
    expect(sumUsd(Array.from({ length: 1000 }, () => cost(1e6, 0.14)))).toEqual(cost(1e9, 0.14));
  });

  it('the same at $5 is 35.7 times as much', () => {
    near(ratio(cost(1e9, 5), cost(1e9, 0.14)), 35.714285714285715);
  });

  it('$3,000 to $5,000, less 70 % to 50 %, is $900 to $2,500', () => {
    near(usdToNumber(times(cost(1e9, 3), 0.3)), 900);
    near(usdToNumber(times(cost(1e9, 5), 0.5)), 2500);
  });

  it('half of a prompt of 250,000 in the bracket is a quarter of its price: $0.375 a call, $37.50 a day, $1,125 a month', () => {
    const offer = offerOf(cardOf('seedSonnet'));
    const priced = (input: number) => {
      const result = priceRequest(usageOf({ input }), offer, 0);
      return result.ok ? result.value.totalUsd : null;
    };
    expect(priced(250_000)).toEqual(parseUsd(1.5));
    expect(priced(125_000)).toEqual(parseUsd(0.375));
    expect(times(cost(125_000, 3), 100)).toEqual(parseUsd(37.5));
    expect(times(times(cost(125_000, 3), 100), 30)).toEqual(parseUsd(1125));
  });

  it('ten times the prompt is ten times the price, and twenty times across a bracket that doubles it', () => {
    const total = (card: string, input: number): Usd => {
      const result = priceRequest(usageOf({ input }), offerOf(cardOf(card)), instantMs(SOME_DAY) ?? 0);
      if (!result.ok) throw new Error(result.error.kind);
      return result.value.totalUsd;
    };
    near(ratio(total('opus47', 1_000_000), total('opus47', 100_000)), 10);
    near(ratio(total('seedSonnet', 1_000_000), total('seedSonnet', 100_000)), 20);
    near(ratio(total('opus47', 1_000_000), total('opus47', 16_000)), 62.5);
  });

  it('one write and nine reads of a million tokens are $10.75 against $50', () => {
    expect(addUsd(cost(1e6, 6.25), times(cost(1e6, 0.5), 9))).toEqual(parseUsd(10.75));
    expect(times(cost(1e6, 5), 10)).toEqual(parseUsd(50));
  });
});
