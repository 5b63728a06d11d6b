import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { numberedLines } from '@/core/prompt/diff-lines';
import { diffSequences } from '@/core/prompt/diff-sequence';
import { diffSegments } from './diff-segments';

const runsOf = (a: string, b: string) => {
  const numbers = new Map<string, number>();
  const [before, after] = [lastOf(numberedLines(a, numbers)), lastOf(numberedLines(b, numbers))];
  return (lastOf(diffSequences(before.ids, after.ids)) ?? []).map(({ isSame, aStart, aEnd, bStart, bEnd }) => ({ isSame, aStart: before.places[aStart]!, aEnd: before.places[aEnd]!, bStart: after.places[bStart]!, bEnd: after.places[bEnd]! }));
};

it('draws every change, and accounts for every unit of both texts', () => {
  const anyText = fc.array(fc.constantFrom('a\n', 'b\n', '😀\n', `${'long '.repeat(80)}\n`, 'end'), { maxLength: 14 }).map((lines) => lines.join(''));
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const segments = diffSegments(a, b, runsOf(a, b), 1_000);
      let [before, after] = [0, 0];
      for (const segment of segments) {
        if (segment.kind === 'change') [before, after] = [before + segment.removed.length, after + segment.added.length];
        else {
          const units = segment.kind === 'same' ? segment.text.length : segment.units;
          [before, after] = [before + units, after + units];
        }
      }
      expect([before, after]).toEqual([a.length, b.length]);
    }),
  );
});

it('draws only as many changes as asked, and of a large one its start', () => {
  expect(diffSegments('a\nb\nc\n', 'x\nb\ny\n', runsOf('a\nb\nc\n', 'x\nb\ny\n'), 1).filter(({ kind }) => kind === 'change')).toHaveLength(1);
  const [change] = diffSegments('', 'x'.repeat(9_000), runsOf('', 'x'.repeat(9_000)), 1);
  expect(change).toMatchObject({ kind: 'change', change: 0, removed: '', leftOutUnits: 5_000 });
  const two = [`${'x'.repeat(9_000)}\nb\n${'z'.repeat(9_000)}\n`, 'b\n'] as const;
  const opened = diffSegments(...two, runsOf(...two), 2, new Map([[1, 8_000]])).filter((segment) => segment.kind === 'change');
  expect(opened.map(({ change, leftOutUnits }) => [change, leftOutUnits])).toEqual([[0, 5_001], [1, 1_001]]);
});
