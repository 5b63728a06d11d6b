import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import scipy from './pchip-vectors.json';
import { pchip, pchipAt, pchipIntegral, pchipMaximum } from './pchip';

/** Points at rising places from 0 to 1. */
const anyPoints = fc
  .array(fc.record({ gap: fc.double({ min: 0.01, max: 1, noNaN: true }), value: fc.double({ min: 0, max: 100, noNaN: true }) }), { minLength: 2, maxLength: 12 })
  .map((points) => {
    let sum = 0;
    const places = points.map(({ gap }, index) => (index === 0 ? 0 : (sum += gap)));
    return pchip(places.map((place) => place / sum), points.map(({ value }) => value));
  });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const span = fc.tuple(fraction, fraction).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const valueAt = (curve: ReturnType<typeof pchip>, place: number): number => pchipAt(curve, place) ?? Number.NaN;

describe('the interpolant', () => {
  it.each(scipy.vectors)('is that of scipy through $x.length points', ({ x, y, t, f }) => {
    const curve = pchip(x, y);
    for (const [index, place] of t.entries()) expect(valueAt(curve, place)).toBeCloseTo(f[index] as number, 12);
  });

  it('goes through its points, and has nothing outside them', () => {
    const curve = pchip([0.1, 0.4, 0.9], [3, 1, 2]);
    expect([0.1, 0.4, 0.9].map((place) => valueAt(curve, place))).toEqual([3, 1, 2]);
    expect([0, 0.099, 0.901, 1, Number.NaN].map((place) => pchipAt(curve, place))).toEqual([null, null, null, null, null]);
    expect(pchipIntegral(curve, 0, 0.5)).toBeNull();
    expect(pchipMaximum(curve, 0.5, 1)).toBeNull();
    expect(pchipIntegral(curve, 0.5, 0.4)).toBeNull();
  });

  it('is a line through two points', () => {
    const curve = pchip([0, 1], [10, 20]);
    expect(valueAt(curve, 0.25)).toBe(12.5);
    expect(pchipIntegral(curve, 0, 0.5)).toBeCloseTo(6.25, 12);
  });

  it('refuses points that do not rise', () => {
    for (const [places, values] of [[[0], [1]], [[0, 1], [1]], [[0, 0], [1, 2]], [[1, 0], [1, 2]]] as const) {
      expect(() => pchip(places, values)).toThrow(RangeError);
    }
  });

  it('stays between the two points on either side', () => {
    fc.assert(
      fc.property(anyPoints, fraction, (curve, place) => {
        const gap = Math.min(curve.places.length - 2, curve.places.findLastIndex((start) => start <= place));
        const ends = [curve.values[gap] as number, curve.values[gap + 1] as number];
        const value = valueAt(curve, place);
        expect(value).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...ends) + 1e-9);
      }),
    );
  });

  it('has the integral of many thin slices, and a maximum that none of them is above', () => {
    fc.assert(
      fc.property(anyPoints, span, (curve, [from, to]) => {
        const slices = 2000;
        let sum = 0;
        let most = -Infinity;
        for (let index = 0; index < slices; index++) {
          const value = valueAt(curve, from + ((index + 0.5) / slices) * (to - from));
          sum += value / slices;
          most = Math.max(most, value);
        }
        const steepest = Math.max(...curve.places.slice(1).map((place, index) => Math.abs(((curve.values[index + 1] as number) - (curve.values[index] as number)) / (place - (curve.places[index] as number)))));
        // No slope of such a curve is more than three times that of the steepest line between two points.
        const apart = (3 * steepest * (to - from)) / slices + 1e-9;
        expect(Math.abs((pchipIntegral(curve, from, to) ?? Number.NaN) - sum * (to - from))).toBeLessThanOrEqual(apart);
        const maximum = pchipMaximum(curve, from, to) ?? Number.NaN;
        expect(maximum).toBeGreaterThanOrEqual(most - 1e-9);
        expect(maximum).toBeLessThanOrEqual(most + apart);
      }),
      { numRuns: 60 },
    );
  });

  it('has integrals that add up', () => {
    fc.assert(
      fc.property(anyPoints, fc.array(fraction, { minLength: 3, maxLength: 3 }), (curve, places) => {
        const [from, middle, to] = places.toSorted((a, b) => a - b) as [number, number, number];
        const whole = pchipIntegral(curve, from, to) ?? Number.NaN;
        expect((pchipIntegral(curve, from, middle) ?? Number.NaN) + (pchipIntegral(curve, middle, to) ?? Number.NaN)).toBeCloseTo(whole, 9);
      }),
    );
  });
});
