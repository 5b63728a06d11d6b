// A long text that arrives in pieces is a string like any other, but the engine puts off joining the pieces until the
// string is read, and joining 40 MB takes longer than a page may stand still. Whoever reads a long text in stretches
// asks here for them: they come from the pieces, and the whole is never joined.
import type { SourceText } from '@/core/tokenize/source-text';

/** A text of more UTF-16 units is stored, measured and joined in steps; up to here each is the work of a few milliseconds. */
export const LONG_UNITS = 1 << 20;

interface Rope extends SourceText {
  readonly text: string;
  parts(from: number, to: number): Generator<string, void, undefined>;
}

/**
 * Ropes that are remembered, the newest last: so many, and so many units in all, because a text that was removed is kept
 * alive by them. A forgotten one is a plain string: slower to read first, the same text.
 */
const MOST_ROPES = 8;
const MOST_UNITS = 100_000_000;
const ropes: Rope[] = [];

/** The pieces, none of them empty, as one text. O(pieces) where the text is long, and O(text) in stretches of a short one. */
export function ropeOf(pieces: readonly string[]): string {
  const units = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (units <= LONG_UNITS) return pieces.join('');
  let text = '';
  for (const piece of pieces) text += piece;
  const ends = new Float64Array(pieces.length);
  let end = 0;
  for (const [index, piece] of pieces.entries()) ends[index] = end += piece.length;
  let kept = units;
  for (const rope of ropes) kept += rope.length;
  while (ropes.length > 0 && (ropes.length === MOST_ROPES || kept > MOST_UNITS)) kept -= ropes.shift()?.length ?? 0;
  ropes.push({
    text,
    length: units,
    parts: (from, to) => partsIn(pieces, ends, from, to),
    slice(from, to) {
      let slice = '';
      for (const part of partsIn(pieces, ends, from, to)) slice += part;
      return slice;
    },
  });
  return text;
}

/** The text for reading in stretches, each O(log pieces + stretch), without joining what `ropeOf` has not joined. */
export function stretchesOf(text: string): SourceText {
  if (text.length <= LONG_UNITS) return text;
  return ropes.find((rope) => rope.length === text.length && rope.text === text) ?? text;
}

/** A stretch of a text in the parts in which it is there, none of them copied. A part may end inside a surrogate pair. */
export function partsOf(source: SourceText, from: number, to: number): Iterable<string> {
  return isRope(source) ? source.parts(from, to) : [source.slice(from, to)];
}

function isRope(source: SourceText): source is Rope {
  return typeof source === 'object' && 'parts' in source;
}

function* partsIn(pieces: readonly string[], ends: Float64Array, from: number, to: number): Generator<string, void, undefined> {
  // The first piece that ends after `from`.
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  for (let index = low; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? '';
    const start = (ends[index] ?? 0) - piece.length;
    if (start >= to) return;
    yield piece.slice(Math.max(0, from - start), to - start);
  }
}
