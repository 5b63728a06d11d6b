import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, type LabelledMark, overlap, placeLabels } from './place-labels';

const AREA = { left: 0, top: 0, right: 600, bottom: 400 };
const boxes = (marks: readonly LabelledMark[]) => placeLabels(marks, AREA).map((place, index) => boxOf(place, marks[index]!.widthPx));

describe('the names on the chart', () => {
  it('stand above their marks, and below where another is in the way', () => {
    const marks = [
      { id: 'a', x: 100, y: 200, r: 6, widthPx: 80 },
      { id: 'b', x: 130, y: 200, r: 6, widthPx: 80 },
    ];
    expect(placeLabels(marks, AREA)).toEqual([
      { id: 'a', x: 100, y: 187 },
      { id: 'b', x: 130, y: 221 },
    ]);
  });

  it('are inside of the chart, and five that are pinned and the chosen one never lie on each other', () => {
    const mark = fc.record({ x: fc.integer({ min: 40, max: 560 }), y: fc.integer({ min: 100, max: 300 }), widthPx: fc.integer({ min: 40, max: 150 }) });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 6 }), (list) => {
        const placed = boxes(list.map((each, index) => ({ ...each, id: String(index), r: 6 })));
        for (const [index, box] of placed.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(AREA.left);
          expect(box.right).toBeLessThanOrEqual(AREA.right);
          expect(box.top).toBeGreaterThanOrEqual(AREA.top);
          expect(box.bottom).toBeLessThanOrEqual(AREA.bottom);
          for (const other of placed.slice(0, index)) expect(overlap(box, other)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
