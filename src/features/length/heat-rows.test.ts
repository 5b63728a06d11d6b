import { describe, expect, it } from 'vitest';
import type { SurfaceEvidence } from '@/core/recall/evidence';
import { SHELF } from '@/core/recall/shelf';
import { cellSentence, heatOf, heatTable, placeAmong } from './heat-rows';

const fill: SurfaceEvidence = {
  kind: 'fill',
  id: 'x',
  name: 'x',
  studyId: 'veseli2025',
  models: ['x'],
  task: 'x',
  depthFractions: [0, 0.5, 1],
  rows: [
    { at: 0.06, valuesPts: [91.4, 89.8, 93.3] },
    { at: 0.5, valuesPts: [78.1, null, 89.9] },
    { at: 1, valuesPts: [62.4, 68.7, 83] },
  ],
  cellTrials: 800,
  inferredTrials: true,
};

describe('a heat map', () => {
  it('of scores goes between round tens, and leaves out what was not measured', () => {
    const heat = heatOf(fill, 'scores');
    expect(heat.columns).toEqual(['0 %', '50 %', '100 %']);
    expect(heat.rows).toEqual(['6 %', '50 %', '100 %']);
    expect(heat.ticks).toEqual(['60', '70', '80', '90', '100']);
    expect(heat.cells[0]?.[0]).toEqual({ fraction: expect.closeTo(0.785), text: '91.4' });
    expect(heat.cells[1]?.[1]).toBeNull();
    expect(heat.hasGaps).toBe(true);
  });

  it('of differences has none in the middle of the ramp, and the first position there', () => {
    const heat = heatOf(fill, 'differences');
    expect(heat.ticks).toEqual(['−25', '−12.5', '0', '+12.5', '+25']);
    expect(heat.cells[2]).toEqual([
      { fraction: 0.5, text: '0.0' },
      { fraction: expect.closeTo(0.626), text: '+6.3' },
      { fraction: expect.closeTo(0.912), text: '+20.6' },
    ]);
    expect(heat.cells[0]?.[1]).toMatchObject({ text: '−1.6' });
  });

  it('is said in words and as a table', () => {
    expect(cellSentence(fill, { row: 2, column: 1 })).toBe('100 % of the window filled, at 50 % of the prompt: score 68.7, +6.3 against the first position.');
    expect(cellSentence(fill, { row: 2, column: 0 })).toBe('100 % of the window filled, at 0 % of the prompt: score 62.4.');
    expect(cellSentence(fill, { row: 1, column: 1 })).toBe('50 % of the window filled, at 50 % of the prompt: not measured.');
    expect(cellSentence({ ...fill, kind: 'length', rows: [{ at: 128000, valuesPts: [100] }] }, { row: 0, column: 0 })).toBe('128,000 tokens, at 0 % of the prompt: score 100.0.');
    expect(cellSentence(fill, { row: 9, column: 0 })).toBe('');
    expect(heatTable(fill)).toEqual({
      head: ['Window filled', 'at 0 %', 'at 50 %', 'at 100 %'],
      rows: [['6 %', '91.4', '89.8', '93.3'], ['50 %', '78.1', 'not measured', '89.9'], ['100 %', '62.4', '68.7', '83.0']],
    });
  });

  it('can be drawn of every surface that is carried', () => {
    for (const surface of SHELF.surfaces) {
      for (const kind of ['scores', 'differences'] as const) {
        const fractions = heatOf(surface, kind).cells.flat().flatMap((cell) => cell?.fraction ?? []);
        expect(fractions.length, surface.id).toBeGreaterThan(0);
        expect(fractions.every((fraction) => fraction >= 0 && fraction <= 1), surface.id).toBe(true);
      }
    }
  });
});

describe('the place of a prompt', () => {
  it('is between the middles of rows, and at an edge where nothing was measured', () => {
    expect(placeAmong(fill, 0.06)).toEqual({ atRow: 0.5, range: 'within' });
    expect(placeAmong(fill, 0.28)).toEqual({ atRow: 1, range: 'within' });
    expect(placeAmong(fill, 1)).toEqual({ atRow: 2.5, range: 'within' });
    expect(placeAmong(fill, 0.02)).toEqual({ atRow: 0, range: 'below' });
    expect(placeAmong(fill, 1.2)).toEqual({ atRow: 3, range: 'above' });
  });
});
