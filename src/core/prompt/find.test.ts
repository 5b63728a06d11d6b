import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitId } from '@/core/units';
import { findMatches, type FoundText } from './find';
import type { Unit } from './part';

function unit(text: string, id = 'a'): Unit {
  return { id: id as UnitId, partId: id as UnitId, text };
}

function find(texts: readonly string[], query: string, matchCase: boolean, limit?: number, sliceUnits?: number): FoundText[] {
  const units = texts.map((text, index) => unit(text, `u${index}`));
  return [...findMatches(units, query, { matchCase }, limit, sliceUnits)].flat();
}

/** The search without slices. */
function naive(text: string, query: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length)) starts.push(at);
  return starts;
}

// Few letters, so that queries are found, repeated and overlapping; "İ", "ſ" and "K" fold or lower-case oddly.
const letters = fc.constantFrom('a', 'A', 'b', ' ', '\n', '.', '(', 'İ', 'ı', 'ſ', 's', 'K', 'k', 'ß', 'é', '👩', '𝐀', '日');
const texts = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''));
const queries = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));

function sameButForCase(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  return (
    left.length === right.length &&
    left.every((one, index) => {
      const other = right[index] ?? '';
      return one === other || one.toLowerCase() === other.toLowerCase() || one.toUpperCase() === other.toUpperCase();
    })
  );
}

describe('findMatches', () => {
  test('finds in every unit, in order', () => {
    expect(find(['one two', '', 'two two'], 'two', true)).toEqual([
      { unitId: 'u0', start: 4, end: 7 },
      { unitId: 'u2', start: 0, end: 3 },
      { unitId: 'u2', start: 4, end: 7 },
    ]);
  });

  test('without matching case, offsets are those of the original text', () => {
    expect(find(['İİ Straße STRASSE rollback ROLLBACK'], 'RollBack', false).map((match) => match.start)).toEqual([18, 27]);
  });

  test('takes signs of regular expressions as they are', () => {
    expect(find(['a.b a+b (a|b) [a-b] \\d /x/ {2} $ ^'], '(a|b) [a-b] \\D /x/ {2} $ ^', false)).toHaveLength(1);
    expect(find(['abc'], 'a.c', false)).toEqual([]);
  });

  test('an empty query finds nothing; a limit ends the search', () => {
    expect(find(['aaa'], '', false)).toEqual([]);
    expect(find(['aaaa', 'aaaa'], 'a', false, 5)).toHaveLength(5);
    expect(find(['aaaa'], 'a', false, 0)).toEqual([]);
  });

  test('a match that begins in one slice and ends in another is found once', () => {
    for (let sliceUnits = 1; sliceUnits < 12; sliceUnits += 1) {
      expect(find(['xx needle xx needle'], 'needle', true, undefined, sliceUnits).map((match) => match.start)).toEqual([3, 13]);
      expect(find(['👩👩Needle👩needle'], 'NEEDLE', false, undefined, sliceUnits).map((match) => match.start)).toEqual([4, 12]);
    }
  });

  test('yields often enough on a large text', () => {
    const slices = [...findMatches([unit('x'.repeat(3_000_000))], 'needle', { matchCase: false })];
    expect(slices.length).toBeGreaterThan(10);
  });

  test('with matching case: exactly what indexOf finds, whatever the slices', () => {
    fc.assert(
      fc.property(texts, queries, fc.integer({ min: 1, max: 40 }), (text, query, sliceUnits) => {
        expect(find([text], query, true, undefined, sliceUnits).map((match) => match.start)).toEqual(naive(text, query));
      }),
    );
  });

  test('without: every match equals the query but for case, and slices change nothing', () => {
    fc.assert(
      fc.property(texts, queries, fc.integer({ min: 1, max: 40 }), (text, query, sliceUnits) => {
        const found = find([text], query, false, undefined, sliceUnits);
        expect(found).toEqual(find([text], query, false));
        let before = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(before);
          before = end;
          expect(sameButForCase(text.slice(start, end), query)).toBe(true);
        }
      }),
    );
  });

  test('without matching case it finds at least what it finds with it', () => {
    fc.assert(
      fc.property(texts, queries, (text, query) => {
        const anyCase = find([text], query, false);
        for (const exact of find([text], query, true)) {
          expect(anyCase.some((match) => match.start < exact.end && exact.start < match.end)).toBe(true);
        }
      }),
    );
  });

  test('nothing throws on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.boolean(), (text, query, matchCase) => {
        find([text], query, matchCase, undefined, 3);
      }),
    );
  });
});
