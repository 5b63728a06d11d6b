import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { coarseRuns, diffSequences } from './diff-sequence';

/** The longest common subsequence by the table that everybody knows. */
function lcs(a: readonly number[], b: readonly number[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i += 1) for (let j = 1; j <= b.length; j += 1) rows[i]![j] = a[i - 1] === b[j - 1] ? rows[i - 1]![j - 1]! + 1 : Math.max(rows[i - 1]![j]!, rows[i]![j - 1]!);
  return rows[a.length]![b.length]!;
}

const anySequence = fc.array(fc.nat(4), { maxLength: 24 });

describe('the difference of two sequences', () => {
  it('covers both, keeps only what is the same, and keeps as much of it as there is', () => {
    fc.assert(
      fc.property(anySequence, anySequence, (a, b) => {
        const runs = lastOf(diffSequences(a, b)) ?? [];
        let [aAt, bAt, kept] = [0, 0, 0];
        for (const [index, run] of runs.entries()) {
          expect([run.aStart, run.bStart]).toEqual([aAt, bAt]);
          expect(run.isSame).not.toBe(runs[index - 1]?.isSame);
          if (run.isSame) {
            expect(a.slice(run.aStart, run.aEnd)).toEqual(b.slice(run.bStart, run.bEnd));
            kept += run.aEnd - run.aStart;
          }
          [aAt, bAt] = [run.aEnd, run.bEnd];
        }
        expect([aAt, bAt]).toEqual([a.length, b.length]);
        expect(kept).toBe(lcs(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('gives up beyond its bound, and what stands in then covers both too', () => {
    const [a, b] = [Array.from({ length: 3000 }, (_, at) => at), Array.from({ length: 3000 }, (_, at) => -at - 1)];
    expect(lastOf(diffSequences(a, b))).toBeNull();
    expect(coarseRuns([1, 2, 3, 9], [1, 4, 9])).toEqual([
      { isSame: true, aStart: 0, aEnd: 1, bStart: 0, bEnd: 1 },
      { isSame: false, aStart: 1, aEnd: 3, bStart: 1, bEnd: 2 },
      { isSame: true, aStart: 3, aEnd: 4, bStart: 2, bEnd: 3 },
    ]);
  });
});
