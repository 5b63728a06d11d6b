import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONG_UNITS, ropeOf, stretchesOf } from './long-text';

/** Pieces of all lengths, in both widths of characters, long together. */
function longPieces(seed: number): string[] {
  const pieces: string[] = [];
  for (let units = 0, index = seed; units <= LONG_UNITS; index += 1) {
    pieces.push(`${index} ${index % 3 === 0 ? 'é🎉' : '中'} `.repeat(1 + ((index * 7919) % 5000)));
    units += pieces.at(-1)?.length ?? 0;
  }
  return pieces;
}

describe('ropeOf and stretchesOf', () => {
  it('give the joined text and its slices, wherever they begin and end', () => {
    const pieces = longPieces(1);
    const joined = pieces.join('');
    const rope = ropeOf(pieces);
    const stretches = stretchesOf(rope);
    expect(stretches).not.toBe(rope);
    expect(stretches.length).toBe(joined.length);
    const offset = fc.oneof(fc.nat(joined.length + 3), fc.constantFrom(...[0, 1, 2, 3].map((at) => pieces.slice(0, at).join('').length)));
    fc.assert(
      fc.property(offset, offset, fc.nat(12), (from, to, few) => {
        expect(stretches.slice(from, from + few)).toBe(joined.slice(from, from + few));
        expect(stretches.slice(from, to) === joined.slice(from, Math.max(from, to))).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(rope === joined).toBe(true);
  });

  it('tell texts of one length apart', () => {
    const [one, two] = ['a', 'b'].map((letter) => ropeOf([letter.repeat(LONG_UNITS), 'end']));
    expect(stretchesOf(one!).slice(0, 2)).toBe('aa');
    expect(stretchesOf(two!).slice(0, 2)).toBe('bb');
  });

  it('take any text: a short one, one that is no rope, and a rope of long ago', () => {
    expect(ropeOf(['a', 'b'])).toBe('ab');
    expect(stretchesOf('ab').slice(1, 2)).toBe('b');
    const plain = 'x'.repeat(LONG_UNITS + 1);
    expect(stretchesOf(plain)).toBe(plain);
    const first = ropeOf(longPieces(2));
    for (let index = 3; index < 14; index += 1) ropeOf(longPieces(index));
    expect(stretchesOf(first).slice(5, 40)).toBe(first.slice(5, 40));
  });
});
