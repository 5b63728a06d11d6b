import { describe, expect, it } from 'vitest';
import type { PositionCurve } from './position-curve';
import examples from './risk-class-examples.json';
import { bandAt, classAt, classOfSpan, classRuns, type RiskRun } from './risk-class';
import { SHELF } from './shelf';

const point = (depthFraction: number, valuePts: number, half: number) => ({ depthFraction, valuePts, lowPts: valuePts - half, highPts: valuePts + half });
const valley: PositionCurve = { points: [point(0, 80, 3), point(0.5, 60, 3), point(1, 74, 3)], referenceEdge: 'first', interpolationErrorPts: 4 };

/** The examples are rounded to two digits, and were worked out from scores that were not; ends on one curve that is nearly flat are off by more. */
const tolerance = (id: string): number => (id === 'liu2024_mdqa-Claude-1.3-20' ? 0.035 : 0.0151);

describe('the examples', () => {
  it.each(examples.rows)('$id at $X points', ({ id, X, runs }) => {
    const curve = SHELF.positions.find((one) => one.id === id)?.curve;
    if (curve === undefined) throw new Error(`No curve ${id}`);
    const own = classRuns(curve, X);
    expect(own.map(({ risk }) => risk)).toEqual(runs.map(([risk]) => risk));
    for (const [index, [, start, end]] of runs.entries()) {
      expect(Math.abs((own[index]?.startFraction ?? Number.NaN) - Number(start)), `start of ${index}`).toBeLessThan(tolerance(id));
      expect(Math.abs((own[index]?.endFraction ?? Number.NaN) - Number(end)), `end of ${index}`).toBeLessThan(tolerance(id));
    }
  });

  it('are those of every curve that is carried, at each threshold', () => {
    expect(new Set(examples.rows.map(({ id }) => id))).toEqual(new Set(SHELF.positions.map(({ id }) => id)));
    expect(examples.rows).toHaveLength(51);
  });
});

describe('classes', () => {
  it('tell a drop from one that the interval does not bear out', () => {
    expect(classAt(valley, 0.5, 5)).toBe('measured-drop');
    expect(classAt(valley, 0, 5)).toBe('below-threshold');
    // 6 points lower, ± 4.2
    expect(classAt(valley, 1, 5)).toBe('measured-drop');
    expect(classAt({ ...valley, points: [point(0, 80, 5), point(0.5, 60, 5), point(1, 74, 5)] }, 1, 5)).toBe('within-noise');
    expect(classAt({ ...valley, points: [point(0.1, 80, 3), point(0.9, 60, 3)] }, 0.95, 5)).toBe('not-measured');
  });

  it('go by the drop’s own interval where the same questions were asked at both places', () => {
    const paired = (dropLowPts: number): PositionCurve => ({
      ...valley,
      points: valley.points.map((one, index) => ({ ...one, dropPts: index * 6, dropLowPts: index === 0 ? 0 : dropLowPts, dropHighPts: 20 })),
    });
    expect(classAt(paired(0.1), 1, 5)).toBe('measured-drop');
    expect(classAt(paired(-0.1), 1, 5)).toBe('within-noise');
  });

  it('follow one another without gaps', () => {
    for (const { curve } of SHELF.positions) {
      const runs = classRuns(curve, 5);
      expect([runs[0]?.startFraction, runs.at(-1)?.endFraction]).toEqual([0, 1]);
      for (const [index, run] of runs.slice(1).entries()) expect(run.startFraction).toBe(runs[index]?.endFraction);
    }
  });

  it('give a stretch the strongest class in it, unless some of it was not measured', () => {
    const runs: RiskRun[] = [
      { risk: 'below-threshold', startFraction: 0, endFraction: 0.3 },
      { risk: 'measured-drop', startFraction: 0.3, endFraction: 0.4 },
      { risk: 'within-noise', startFraction: 0.4, endFraction: 0.8 },
      { risk: 'not-measured', startFraction: 0.8, endFraction: 1 },
    ];
    expect(classOfSpan(runs, 0, 0.3)).toBe('below-threshold');
    expect(classOfSpan(runs, 0, 0.6)).toBe('measured-drop');
    expect(classOfSpan(runs, 0.5, 0.5)).toBe('within-noise');
    expect(classOfSpan(runs, 0.3, 0.9)).toBe('not-measured');
  });
});

describe('the band', () => {
  it('is the interval at the measured points, and wider between them', () => {
    expect(bandAt(valley, 0.5)).toEqual({ lowPts: 57, highPts: 63 });
    const between = bandAt(valley, 0.25);
    // √(3² + 4²) to either side
    expect((between?.highPts ?? 0) - (between?.lowPts ?? 0)).toBeCloseTo(10, 9);
    expect(bandAt(valley, 1.01)).toBeNull();
    expect(bandAt({ ...valley, points: [point(0, 99, 1), point(1, 99, 1)], interpolationErrorPts: 9 }, 0.5)?.highPts).toBe(100);
  });
});
