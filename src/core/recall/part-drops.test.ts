import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { partDrops, partSpans, weightedDropPts } from './part-drops';
import { meanDropPts } from './position-curve';
import { classRuns } from './risk-class';
import { SHELF } from './shelf';
import { DEFAULT_TEACHING, teachingCurve, teachingValuePts } from './teaching-curve';
import { wilson } from './wilson';

const partsOf = (tokens: readonly number[]) => tokens.map((count, index) => ({ id: `p${index}` as UnitId, name: `part ${index}`, tokens: count }));
const anyCurve = fc.constantFrom(...SHELF.positions.map(({ curve }) => curve));

describe('parts', () => {
  it('stand one after the other over the whole prompt', () => {
    expect(partSpans(partsOf([10, 0, 30])).map(({ startFraction, endFraction }) => [startFraction, endFraction])).toEqual([
      [0, 0.25],
      [0.25, 0.25],
      [0.25, 1],
    ]);
    expect(partSpans(partsOf([0, 0])).map(({ endFraction }) => endFraction)).toEqual([0, 0]);
  });

  it('have means that, by their tokens, add up to that of the whole prompt, and no worse worst', () => {
    fc.assert(
      fc.property(anyCurve, fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }), (curve, tokens) => {
        const drops = partDrops(partSpans(partsOf(tokens)), curve, classRuns(curve, 5), () => 1);
        const total = tokens.reduce((sum, count) => sum + count, 0);
        const sum = drops.reduce((all, drop) => all + (drop.meanDropPts ?? Number.NaN) * (drop.tokens / total), 0);
        expect(sum).toBeCloseTo(meanDropPts(curve, 0, 1) ?? Number.NaN, 6);
        for (const drop of drops) expect(drop.worstDropPts ?? Number.NaN).toBeGreaterThanOrEqual((drop.meanDropPts ?? Number.NaN) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a part without tokens', () => {
  it('stands nowhere: it has no drop and no class, and the others keep theirs', () => {
    const curve = teachingCurve(DEFAULT_TEACHING);
    const dropsOf = (tokens: readonly number[]) => partDrops(partSpans(partsOf(tokens)), curve, classRuns(curve, 5), () => 1);
    const [first, empty, last] = dropsOf([10, 0, 30]);
    expect(empty).toMatchObject({ meanDropPts: null, worstDropPts: null, risk: 'not-measured' });
    expect([first?.meanDropPts, last?.meanDropPts]).toEqual(dropsOf([10, 30]).map(({ meanDropPts: mean }) => mean));
    expect(weightedDropPts(dropsOf([10, 0, 30]))).toBe(weightedDropPts(dropsOf([10, 30])));
  });
});

describe('the weighted figure', () => {
  const drop = (tokens: number, weight: number, mean: number | null) => ({ tokens, weight, meanDropPts: mean });
  it('is the mean of the parts’ means by importance', () => {
    expect(weightedDropPts([drop(10, 1, 4), drop(1000, 3, 8)])).toBe(7);
    expect(weightedDropPts([drop(10, 1, 4), drop(0, 5, 90), drop(9, 0, null)])).toBe(4);
  });

  it('does not exist without weights, or where a part that matters was not measured', () => {
    expect(weightedDropPts([])).toBeNull();
    expect(weightedDropPts([drop(10, 0, 4)])).toBeNull();
    expect(weightedDropPts([drop(10, 1, 4), drop(10, 1, null)])).toBeNull();
  });
});

describe('the teaching curve', () => {
  it('comes as near to GPT-3.5-Turbo with 20 documents as two exponentials do', () => {
    const curve = SHELF.positions.find(({ id }) => id === 'liu2024_mdqa-GPT-3.5-Turbo-20')?.curve;
    const errors = curve?.points.map(({ depthFraction, valuePts }) => teachingValuePts(DEFAULT_TEACHING, depthFraction) - valuePts) ?? [];
    expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)).toBeLessThan(0.6);
  });

  it('is the formula, drops from its higher edge, and stays within the scale', () => {
    expect(teachingValuePts({ floorPts: 40, startPts: 30, endPts: 0, startReachFraction: 0.1, endReachFraction: 0.1 }, 0.1)).toBeCloseTo(40 + 30 / Math.E, 12);
    expect(teachingCurve({ ...DEFAULT_TEACHING, startPts: 0 }).referenceEdge).toBe('last');
    expect(teachingCurve({ ...DEFAULT_TEACHING, floorPts: 100 }).points.every(({ valuePts }) => valuePts === 100)).toBe(true);
  });
});

describe('Wilson’s interval', () => {
  it('is that of published tables', () => {
    // Newcombe 1998, two-sided 95 %: 81/263, 15/148, 0/20, 1/29.
    for (const [successes, trials, low, high] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const) {
      const interval = wilson(successes / trials, trials);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
    expect(() => wilson(0.5, 0)).toThrow(RangeError);
  });
});
