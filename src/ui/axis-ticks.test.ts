import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearTicks, logTicks } from './axis-ticks';

describe('linearTicks', () => {
  it('are round, from zero to beyond the most', () => {
    expect(linearTicks(1, true)).toEqual([0, 1]);
    expect(linearTicks(30, true)).toEqual([0, 10, 20, 30]);
    expect(linearTicks(0.132, false)).toHaveLength(4);
    expect(linearTicks(0, false)).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), fc.boolean(), (most, isWhole) => {
        const ticks = linearTicks(most, isWhole);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        if (isWhole) for (const tick of ticks) expect(Number.isInteger(tick)).toBe(true);
      }),
    );
  });
});

describe('logTicks', () => {
  it('are powers of ten around the range', () => {
    expect(logTicks(1, 1000)).toEqual([1, 10, 100, 1000]);
    expect(logTicks(3, 3)).toEqual([1, 10]);
    expect(logTicks(10, 10)).toEqual([10, 100]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.double({ min: 1, max: 1e9, noNaN: true }), (least, factor) => {
        const ticks = logTicks(least, least * factor);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks[0] ?? Infinity).toBeLessThanOrEqual(least * (1 + 1e-6));
        expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(least * factor * (1 - 1e-6));
      }),
    );
  });
});
