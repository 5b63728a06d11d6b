import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCount } from '@/test/arbitraries';
import { anyCard } from '@/test/price-arbitraries';
import { offerOf } from '@/test/price-cards';
import { modelCost, wholeRequest } from './model-cost';
import { compareUsd, usdToNumber } from './money';
import { priceRequest } from './price-request';

const AT_MS = Date.parse('2026-11-20T12:00:00Z');

describe('modelCost', () => {
  it('is the price of the request, with its rules, and of both ends of the range', () => {
    fc.assert(
      fc.property(anyCard, anyCount, fc.nat(100_000), (card, input, answerTokens) => {
        const offer = offerOf(card);
        const cost = modelCost(input, answerTokens, offer, AT_MS);
        const [low, middle, high] = [input.low, input.tokens, input.high].map((tokens) => priceRequest(wholeRequest(tokens, answerTokens), offer, AT_MS));
        if (cost.kind !== 'priced') {
          expect(cost).toEqual({ kind: 'unpriced', failure: middle!.ok ? null : middle!.error });
          return;
        }
        expect(middle!.ok && cost.priced.totalUsd).toEqual(middle!.ok && middle!.value.totalUsd);
        expect(cost.lowUsd).toEqual(low!.ok ? low!.value.totalUsd : null);
        expect(cost.highUsd).toEqual(high!.ok ? high!.value.totalUsd : null);
        // Rates of these cards only rise with the prompt.
        if (cost.lowUsd !== null) expect(compareUsd(cost.lowUsd, cost.priced.totalUsd)).toBeLessThanOrEqual(0);
        if (cost.highUsd !== null) expect(compareUsd(cost.highUsd, cost.priced.totalUsd)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('knows cliffs only where there are brackets, and nothing where nobody sells', () => {
    const count = { tokens: 900, low: 900, high: 900, exactness: 'exact' } as const;
    expect(modelCost(count, 1, null, AT_MS)).toEqual({ kind: 'no-offer' });
    expect(modelCost(count, 1, offerOf({ periods: [{ rates: { input: 1, output: 1 } }] }), AT_MS)).toMatchObject({ kind: 'priced', cliffs: null });
    const cost = modelCost(count, 1, offerOf({ periods: [{ rates: { input: 1, output: 1 }, contextTiers: [{ threshold: 1000, boundary: 'gt', rates: { input: 2, output: 1 } }] }] }), AT_MS);
    expect(cost.kind === 'priced' && cost.cliffs?.ahead?.tokensLeft).toBe(100);
    expect(cost.kind === 'priced' && usdToNumber(cost.priced.totalUsd)).toBeCloseTo(0.000901, 12);
  });

  it('is sure of what the answer costs unless its bracket rests on the range', () => {
    const offer = offerOf({ periods: [{ rates: { input: 1, output: 1 }, contextTiers: [{ threshold: 1000, boundary: 'gt', rates: { input: 2, output: 3 } }] }] });
    const isSure = (low: number, high: number, answerTokens = 1) => modelCost({ tokens: 900, low, high, exactness: 'estimate' }, answerTokens, offer, AT_MS);
    expect(isSure(850, 1000)).toMatchObject({ isAnswerSure: true });
    expect(isSure(850, 1001)).toMatchObject({ isAnswerSure: false });
    expect(isSure(850, 1001, 0)).toMatchObject({ isAnswerSure: true });
  });

  it('fails as the price does', () => {
    const count = { tokens: 5, low: 5, high: 5, exactness: 'exact' } as const;
    expect(modelCost(count, 1, offerOf({ periods: [{ rates: { input: 1 } }] }), AT_MS)).toMatchObject({ kind: 'unpriced', failure: { kind: 'rate-unknown' } });
    expect(modelCost(count, 1, offerOf({ periods: [{ until: '2026-01-01', rates: { input: 1, output: 1 } }] }), AT_MS)).toMatchObject({ kind: 'unpriced', failure: { kind: 'no-price-at-time' } });
  });
});
