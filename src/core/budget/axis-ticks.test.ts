import fc from 'fast-check';
import { expect, it } from 'vitest';
import { axisTicks } from './axis-ticks';

it('gives a few round figures below the end of the axis', () => {
  expect(axisTicks(0)).toEqual([0]);
  expect(axisTicks(8592)).toEqual([0, 2000, 4000, 6000]);
  expect(axisTicks(1_050_000)).toEqual([0, 250_000, 500_000, 750_000]);
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 1e9 }), (total) => {
      const ticks = axisTicks(total);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeLessThan(total * 0.9);
    }),
  );
});
