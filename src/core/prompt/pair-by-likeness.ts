// Of two short stretches of pieces, which stand for which by what they say.

import { likeness, type Sketch, sketchOf } from './likeness';
import { isNamed, type SentPiece } from './sent-piece';

/** Below this two texts have no more in common than any two of a language. */
const LEAST_LIKENESS = 0.3;
/** A name that is another one speaks against it. */
const LEAST_OF_NAMED = 0.5;
/** Pairs that are looked at: two conversations of a thousand turns without one in common. */
const MOST_PAIRS = 1_000_000;

/**
 * Pairs of places, in order on both sides, such that what the pairs have in common is as much as it can be; only pieces of
 * one slot are paired. Nothing where there is too much to be looked at. O(a · b), in steps.
 */
export function* pairsByLikeness(a: readonly SentPiece[], b: readonly SentPiece[], slotOf: (piece: SentPiece) => string): Generator<undefined, readonly (readonly [number, number])[], undefined> {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_PAIRS) return [];
  const [before, after] = [yield* sketches(a), yield* sketches(b)];
  const [beforeSlots, afterSlots] = [a.map(slotOf), b.map(slotOf)];
  const width = b.length + 1;
  const alike = (row: number, column: number) => {
    if (beforeSlots[row] !== afterSlots[column]) return 0;
    const found = likeness(before[row]!, after[column]!);
    return found < (isNamed(a[row]!) ? LEAST_OF_NAMED : LEAST_LIKENESS) ? 0 : found;
  };
  /** How much the best pairs of the first so many of both have in common. */
  const best = new Float64Array((a.length + 1) * width);
  const gained = new Float64Array(a.length * b.length);
  for (let row = 0; row < a.length; row += 1) {
    for (let column = 0; column < b.length; column += 1) {
      const gain = alike(row, column);
      gained[row * b.length + column] = gain;
      const at = (row + 1) * width + column + 1;
      best[at] = Math.max(best[at - 1]!, best[at - width]!, best[at - width - 1]! + gain);
    }
    yield undefined;
  }
  const pairs: [number, number][] = [];
  for (let [row, column] = [a.length, b.length]; row > 0 && column > 0; ) {
    const at = row * width + column;
    const gain = gained[(row - 1) * b.length + column - 1]!;
    const isPair = gain > 0 && best[at] === best[at - width - 1]! + gain;
    if (isPair) pairs.push([row - 1, column - 1]);
    const isAbove = !isPair && best[at] === best[at - width];
    if (isPair || isAbove) row -= 1;
    if (!isAbove) column -= 1;
  }
  return pairs.reverse();
}

function* sketches(pieces: readonly SentPiece[]): Generator<undefined, readonly Sketch[], undefined> {
  const made: Sketch[] = [];
  for (const { text } of pieces) {
    made.push(sketchOf(text ?? ''));
    yield undefined;
  }
  return made;
}
