import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { partMarks } from './part-marks';

const spans = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `p${index}` as UnitId, name: `part ${index}`, tokens: 1, startFraction: index / count, endFraction: (index + 1) / count }));

it('parts wide enough have a mark each', () => {
  const marks = partMarks(spans(100), (depth) => depth * 300, () => 'documents');
  expect(marks.map(({ words }) => words)).toEqual(spans(100).map(({ name }) => name));
});

it('thousands of thin parts share as many marks as there is room for, apart by role and without gaps', () => {
  const marks = partMarks(spans(7000), (depth) => depth * 300, (id) => (Number(id.slice(1)) < 3500 ? 'system' : 'documents'));
  expect(marks.length).toBeLessThan(160);
  expect(marks.filter(({ role }) => role === 'system').at(-1)?.endPx).toBeCloseTo(150);
  expect(marks.reduce((sum, { words }) => sum + (/^(\d+) parts$/.test(words) ? Number.parseInt(words, 10) : 1), 0)).toBe(7000);
  marks.slice(1).forEach(({ startPx }, index) => expect(startPx).toBe(marks[index]?.endPx));
});
