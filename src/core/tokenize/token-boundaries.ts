// Where tokens begin and end, for two tokenizers of the same text laid side by side.
import type { TokenSlice } from './spans';
import { lastAtMost } from './token';

/** Places in a text to the byte: this times a character's first unit, plus the bytes of it that come before, 0…3. */
const BYTES = 4;

export interface PlacedToken {
  /** Index in the whole view. */
  readonly token: number;
  readonly id: number;
  /** Where it begins and ends, as places to the byte; `to` is not below `from`. */
  readonly from: number;
  readonly to: number;
}

/** The unit of the character in which a place lies. */
export function unitOf(place: number): number {
  return Math.floor(place / BYTES);
}

/** Whether a place lies between two characters. */
export function isBetween(place: number): boolean {
  return place % BYTES === 0;
}

/**
 * The tokens that have bytes in the units `start` … `end` − 1 of the joined text, in order; tokens of no bytes belong to
 * where they stand. `start` and `end` lie between characters. The slices are of one view, in no order, and may overlap;
 * null where they do not hold the whole stretch. O(answer + slices × log tokens).
 */
export function placedTokens(slices: readonly TokenSlice[], start: number, end: number): PlacedToken[] | null {
  const placed: PlacedToken[] = [];
  for (let unit = start; unit < end; ) {
    const slice = slices.find(({ starts, endOffset }) => starts.length > 0 && starts[0]! <= unit && unit < endOffset);
    if (slice === undefined) return null;
    addTokens(placed, slice, unit, end);
    unit = slice.endOffset;
  }
  return placed;
}

function addTokens(placed: PlacedToken[], { firstToken, ids, starts, headBytes, endOffset }: TokenSlice, start: number, end: number): void {
  const placeOf = (index: number): number => (index < ids.length ? starts[index]! * BYTES + headBytes[index]! : endOffset * BYTES);
  let index = Math.max(0, lastAtMost(starts, start));
  // Of the tokens that begin in one character, the first; and the one before it, which may end in it.
  while (index > 0 && (starts[index] === start || placeOf(index) > start * BYTES)) index -= 1;
  for (; index < ids.length && placeOf(index) < end * BYTES; index += 1) {
    const [from, to] = [placeOf(index), placeOf(index + 1)];
    if (to <= start * BYTES && from < start * BYTES) continue;
    placed.push({ token: firstToken + index, id: ids[index]!, from, to });
  }
}

/**
 * The indices (`token`) of those tokens that the other tokenizer cuts otherwise: none of its tokens begins and ends at the
 * same places. Ids mean nothing across vocabularies and are not compared. Both lists rise. O(tokens).
 */
export function tokensCutOtherwise(tokens: readonly PlacedToken[], others: readonly PlacedToken[]): ReadonlySet<number> {
  const cutOtherwise = new Set<number>();
  let other = 0;
  for (const { token, from, to } of tokens) {
    while (other < others.length && (others[other]!.from < from || (others[other]!.from === from && others[other]!.to < to))) other += 1;
    const match = others[other];
    if (match === undefined || match.from !== from || match.to !== to) cutOtherwise.add(token);
  }
  return cutOtherwise;
}
