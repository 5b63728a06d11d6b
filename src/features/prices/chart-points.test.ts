import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUsd } from '@/core/pricing/money';
import type { ModelId } from '@/core/units';
import { type CostPoint, effectivePoints, heightTokens, logAxis } from './chart-points';
import { dollarTick } from './dollar-tick';
import { effectiveText } from './effective-text';

describe('an axis of logarithms', () => {
  it('holds all values between ends that are ticks of 1, 2 or 5, and has few ticks in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-6, max: 1e8, noNaN: true }), { minLength: 1 }), (values) => {
        const { domain, ticks } = logAxis(values);
        expect(domain[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(domain[1]).toBeGreaterThan(Math.max(...values));
        expect(ticks.length).toBeLessThanOrEqual(16);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
        for (const tick of ticks) expect(tick.toExponential()).toMatch(/^[125]e/);
      }),
    );
  });

  it('has the powers of ten alone where the range is wide', () => {
    expect(logAxis([0.002, 30])).toEqual({ domain: [0.001, 50], ticks: [0.001, 0.01, 0.1, 1, 10] });
    expect(logAxis([30, 30])).toEqual({ domain: [20, 50], ticks: [20, 50] });
    expect(logAxis([99_999_999.999_999_91]).domain).toEqual([50_000_000, 100_000_000]);
    expect(logAxis([]).domain[0]).toBeLessThan(logAxis([]).domain[1]);
    expect([0.001, 0.5, 20, 1000].map(dollarTick)).toEqual(['$0.001', '$0.5', '$20', '$1,000']);
  });
});

describe('points by effective window', () => {
  const point = (id: string): CostPoint => ({ id: id as ModelId, name: id, vendor: 'x', usd: parseUsd(1)!, costUsd: 1, inputUsd: 1, outputUsd: 0, label: '$1', windowTokens: 128_000, verdict: 'fits', isChosen: false, isNamed: false });

  it('are those that were measured, at the height that was measured; the others are counted', () => {
    const { points, unmeasured } = effectivePoints([point('a'), point('b'), point('c')], (id) => (id === 'b' ? { tokens: 65_536, isLongestMeasured: false } : null));
    expect(points.map(({ id, windowTokens }) => [id, windowTokens])).toEqual([['b', 128_000]]);
    expect(points.map(heightTokens)).toEqual([65_536]);
    expect(heightTokens(point('a'))).toBe(128_000);
    expect(unmeasured).toBe(2);
    expect(effectiveText({ tokens: 65_536, isLongestMeasured: false })).toBe('65,536');
    expect(effectiveText({ tokens: 131_072, isLongestMeasured: true })).toBe('131,072 or more');
  });
});
