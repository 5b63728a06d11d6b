import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelWidthPx, placeLabels, widestGap, type LabelledMark } from './mark-labels';

const mark = (atPx: number, labelPx = 100): LabelledMark => ({ atPx, labelPx });

test('one label stands beside its line, on the side with room', () => {
  expect(placeLabels([mark(20)], 336)).toEqual([{ side: 'right', row: 0 }]);
  expect(placeLabels([mark(300)], 336)).toEqual([{ side: 'left', row: 0 }]);
  expect(placeLabels([], 336)).toEqual([]);
});

test('two that stand apart share a line', () => {
  expect(placeLabels([mark(800), mark(300)], 900).map(({ row }) => row)).toEqual([0, 0]);
});

test('words stand where the lines leave the most room', () => {
  expect(widestGap(100, 300, [])).toEqual({ startPx: 100, endPx: 300 });
  expect(widestGap(100, 300, [250, 20, 310])).toEqual({ startPx: 100, endPx: 250 });
  expect(widestGap(100, 300, [290, 120])).toEqual({ startPx: 120, endPx: 290 });
  expect(widestGap(100, 100, [100])).toEqual({ startPx: 100, endPx: 100 });
});

test('no label covers another or has a line run through it', () => {
  const narrowest = 2 * 130;
  fc.assert(
    fc.property(fc.integer({ min: narrowest, max: 1400 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (barPx, a, b) => {
      const marks = [mark(a * barPx, labelWidthPx('window 1,050,000')), mark(b * barPx, labelWidthPx('max input 922,000'))];
      const labels = placeLabels(marks, barPx).map(({ side, row }, index) => {
        const { atPx, labelPx } = marks[index]!;
        return { atPx, row, start: side === 'left' ? atPx - labelPx : atPx, end: side === 'left' ? atPx : atPx + labelPx };
      });
      for (const [one, other] of [labels, labels.toReversed()]) {
        expect(one!.start).toBeGreaterThanOrEqual(0);
        expect(one!.end).toBeLessThanOrEqual(barPx);
        expect(one!.row === other!.row && one!.start < other!.end && other!.start < one!.end).toBe(false);
        expect(other!.row >= one!.row && other!.atPx > one!.start && other!.atPx < one!.end).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});
