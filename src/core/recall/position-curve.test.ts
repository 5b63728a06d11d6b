import { describe, expect, it } from 'vitest';
import { dropAt, meanDropPts, measuredDropsPts, type PositionCurve, valueAt, worstDropPts } from './position-curve';

const points = (values: readonly number[]) =>
  values.map((valuePts, index) => ({ depthFraction: index / (values.length - 1), valuePts, lowPts: valuePts - 2, highPts: valuePts + 2 }));
const valley: PositionCurve = { points: points([80, 60, 70]), referenceEdge: 'first', interpolationErrorPts: 2 };

describe('a position curve', () => {
  it('drops from its edge, which is fixed', () => {
    expect([0, 0.5, 1].map((depth) => valueAt(valley, depth))).toEqual([80, 60, 70]);
    expect([0, 0.5, 1].map((depth) => dropAt(valley, depth))).toEqual([0, 20, 10]);
    expect(dropAt({ ...valley, referenceEdge: 'last' }, 0)).toBe(-10);
  });

  it('has the drops of its source where there are some', () => {
    const paired = { ...valley, points: valley.points.map((point, index) => ({ ...point, dropPts: [0, 19.9, 10.1][index] as number })) };
    expect(measuredDropsPts(paired)).toEqual([0, 19.9, 10.1]);
    expect(dropAt(paired, 0.5)).toBe(19.9);
  });

  it('has a mean and a worst drop over a stretch, and none outside what was measured', () => {
    const line: PositionCurve = { points: points([90, 70]), referenceEdge: 'first', interpolationErrorPts: 0 };
    expect(meanDropPts(line, 0, 1)).toBeCloseTo(10, 12);
    expect(meanDropPts(line, 0.5, 1)).toBeCloseTo(15, 12);
    expect(meanDropPts(line, 0.25, 0.25)).toBe(5);
    expect(worstDropPts(line, 0.25, 0.5)).toBe(10);
    expect(worstDropPts(valley, 0.2, 0.9)).toBe(20);
    expect(meanDropPts(line, 0.5, 1.1)).toBeNull();
    expect(worstDropPts(line, -0.1, 0.5)).toBeNull();
  });
});
