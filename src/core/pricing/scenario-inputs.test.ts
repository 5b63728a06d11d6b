// What a scenario is made from: shares, measured answers, cached parts.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { add, compare, decimalOf, multiply, quotient, toNumber, ZERO } from './decimal';
import { cachedParts } from './cached-parts';
import { measuredAnswers } from './measured-answers';
import { oneOf, percentShare, restOf, sharesOf } from './shares';

const exact = (tokens: number) => ({ tokens, low: tokens, high: tokens, exactness: 'exact' as const });

describe('a quotient', () => {
  it('times the divisor is the dividend, short of less than the last place', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), fc.nat(30), (a, b, places) => {
        const [dividend, divisor] = [decimalOf(a) ?? ZERO, decimalOf(b) ?? ZERO];
        const cut = quotient(dividend, divisor, places);
        expect(compare(multiply(cut, divisor), dividend)).toBeLessThanOrEqual(0);
        expect(compare(multiply(add(cut, { digits: 1n, places }), divisor), dividend)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('shares', () => {
  it('are exact where they can be, and add up to one where they cannot', () => {
    expect(percentShare(12.5)).toEqual({ digits: 125n, places: 3 });
    expect(restOf(percentShare(100))).toEqual(ZERO);
    expect(oneOf(8)).toEqual({ digits: 125n, places: 3 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 604_800_000 }), { minLength: 1, maxLength: 5 }), (weights) => {
        const shares = sharesOf(weights);
        expect(shares.reduce(add, ZERO)).toEqual({ digits: 1n, places: 0 });
        const sum = weights.reduce((total, weight) => total + weight, 0);
        for (const [index, share] of shares.entries()) expect(toNumber(share)).toBeCloseTo((weights[index] ?? 0) / sum, 12);
      }),
    );
  });
});

describe('measured answers', () => {
  it('have a mean between the shortest and the longest', () => {
    expect(measuredAnswers([])).toBeNull();
    expect(measuredAnswers([exact(100), exact(101), exact(300)])).toEqual({ answers: 3, meanTokens: 167, minTokens: 100, maxTokens: 300, isEstimate: false });
    expect(measuredAnswers([{ tokens: 100, low: 90, high: 120, exactness: 'estimate' }])).toEqual({ answers: 1, meanTokens: 100, minTokens: 90, maxTokens: 120, isEstimate: true });
  });
});

describe('cached parts', () => {
  const parts = ['a', 'b', 'c'].map((name, index) => ({ id: name as UnitId, name, tokens: 10 ** index }));
  it('are a prefix: what stands behind a part that changes is lost', () => {
    expect(cachedParts(parts, ['a', 'b'] as UnitId[])).toMatchObject({ tokens: 11, lost: [], brokenBy: { name: 'c' } });
    expect(cachedParts(parts, ['a', 'c'] as UnitId[])).toMatchObject({ tokens: 1, lost: [{ name: 'c' }], brokenBy: { name: 'b' } });
    expect(cachedParts(parts, ['a', 'b', 'c', 'gone'] as UnitId[])).toEqual({ tokens: 111, lost: [], brokenBy: null });
    expect(cachedParts(parts, ['c'] as UnitId[])).toMatchObject({ tokens: 0, lost: [{ name: 'c' }] });
    expect(cachedParts([], [])).toEqual({ tokens: 0, lost: [], brokenBy: null });
  });
});
