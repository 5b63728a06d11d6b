import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Crossing, crossings, firstWhere } from './crossing';

describe('firstWhere', () => {
  it('finds the first place from which a condition holds', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: -10, max: 2010 }), (from, length, change) => {
        const found = firstWhere(from, from + length, (at) => at >= change);
        expect(found).toBe(change > from + length ? null : Math.max(from, change));
      }),
    );
    expect(firstWhere(5, 4, () => true)).toBeNull();
  });
});

/** A cost in straight pieces, each with a jump at its beginning. */
interface Pieces {
  readonly bends: readonly number[];
  readonly heights: readonly number[];
  readonly slopes: readonly number[];
}
const anyPieces: fc.Arbitrary<Pieces> = fc
  .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 4 })
  .chain((bends) =>
    fc.record({
      bends: fc.constant(bends.toSorted((a, b) => a - b)),
      heights: fc.array(fc.integer({ min: -60, max: 60 }), { minLength: bends.length + 1, maxLength: bends.length + 1 }),
      slopes: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: bends.length + 1, maxLength: bends.length + 1 }),
    }),
  );
function heightAt({ bends, heights, slopes }: Pieces, at: number): number {
  const piece = bends.filter((bend) => bend <= at).length;
  return (heights[piece] ?? 0) + (slopes[piece] ?? 0) * (at - (bends[piece - 1] ?? 0));
}

/** Looks at every place. */
function naive(compare: (at: number) => number, from: number, until: number): Crossing[] {
  const found: Crossing[] = [];
  let order = 0;
  for (let at = from; at <= until; at += 1) {
    const sign = Math.sign(compare(at));
    if (sign === 0) continue;
    if (order !== 0 && sign !== order) found.push({ at, cheaper: sign < 0 ? 'first' : 'second' });
    order = sign;
  }
  return found;
}

describe('crossings', () => {
  it('are where the order changes, and not where costs only meet', () => {
    expect(crossings((at) => at - 10, 1, 100, [])).toEqual([{ at: 11, cheaper: 'second' }]);
    expect(crossings((at) => 10 - at, 1, 100, [])).toEqual([{ at: 11, cheaper: 'first' }]);
    expect(crossings((at) => (at < 50 ? 50 - at : at - 50), 1, 100, [50])).toEqual([]);
    expect(crossings((at) => (at < 30 ? 1 : -1), 1, 100, [30])).toEqual([{ at: 30, cheaper: 'first' }]);
    expect(crossings(() => 0, 1, 100, [])).toEqual([]);
    expect(crossings((at) => (at < 40 ? null : at - 70), 1, 100, [40])).toEqual([{ at: 71, cheaper: 'second' }]);
  });

  it('are those that a look at every place finds', () => {
    fc.assert(
      fc.property(anyPieces, anyPieces, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 220 }), (a, b, from, until) => {
        const compare = (at: number) => heightAt(a, at) - heightAt(b, at);
        expect(crossings(compare, from, until, [...b.bends, ...a.bends])).toEqual(naive(compare, from, until));
      }),
      { numRuns: 500 },
    );
  });
});
