import { describe, expect, test } from 'vitest';
import type { UnitId } from '@/core/units';
import { marksOf, marksWithin } from './marks';

const [a, b, elsewhere] = ['a', 'b', 'x'] as UnitId[] as [UnitId, UnitId, UnitId];
const offsets = Uint32Array.of(0, 100);

describe('marksOf', () => {
  test('places matches in the joined text and drops those of other parts', () => {
    const found = [
      { unitId: a, start: 5, end: 8 },
      { unitId: elsewhere, start: 1, end: 2 },
      { unitId: b, start: 5, end: 8 },
    ];
    expect(marksOf(found, { unitId: b, start: 5, end: 8 }, [a, b], offsets)).toEqual([
      { start: 5, end: 8, kind: 'found' },
      { start: 105, end: 108, kind: 'current' },
    ]);
  });

  test('a revealed place stands for the matches that it overlaps', () => {
    const found = [1, 3, 5, 7].map((start) => ({ unitId: a, start, end: start + 2 }));
    expect(marksOf(found, { unitId: a, start: 4, end: 7 }, [a, b], offsets).map((mark) => mark.start)).toEqual([1, 4, 7]);
    expect(marksOf([], { unitId: elsewhere, start: 4, end: 7 }, [a, b], offsets)).toEqual([]);
  });
});

test('marksWithin gives those that touch a stretch', () => {
  const marks = [0, 10, 20, 30].map((start) => ({ start, end: start + 5, kind: 'found' as const }));
  expect(marksWithin(marks, 12, 21).map((mark) => mark.start)).toEqual([10, 20]);
  expect(marksWithin(marks, 5, 10)).toEqual([]);
  expect(marksWithin(marks, 34, 99).map((mark) => mark.start)).toEqual([30]);
});
