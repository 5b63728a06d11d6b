// What rows show of their tokens, and how wide a token is then.
import type { TokenSlice } from './spans';
import { nextGroup } from './token';

/** The text alone; the ids alone; or cells with the text above and its ids below. */
export type RowDisplay = 'text' | 'ids' | 'both';

/** Columns of an id: its decimal digits. */
export function idColumns(id: number): number {
  let columns = 1;
  for (let rest = id; rest >= 10; rest = Math.floor(rest / 10)) columns += 1;
  return columns;
}

/** Columns of the ids `from` … `to` − 1 of the slice's array, one apart. */
export function idsColumns(ids: Uint32Array, from: number, to: number): number {
  let columns = to - from - 1;
  for (let index = from; index < to; index += 1) columns += idColumns(ids[index]!);
  return columns;
}

/** Longer sequences are no emoji that anybody has drawn, and a cell must end somewhere. */
const MOST_EMOJI_UNITS = 32;

/**
 * Index, in the slice's arrays, after the tokens that are drawn as one cell with the token `first`: those that share a
 * character with it, and those of the rest of an emoji. `text` begins at the slice's first unit.
 */
export function endOfCell(slice: TokenSlice, text: string, first: number): number {
  const { ids, starts } = slice;
  const textStart = starts[0]!;
  let next = nextGroup(slice, first);
  while (next < ids.length && starts[next]! - starts[first]! < MOST_EMOJI_UNITS && emojiGoesOn(text, starts[next]! - textStart)) {
    next = nextGroup(slice, next);
  }
  return next;
}

const ZERO_WIDTH_JOINER = 0x200d;

/** Whether one emoji goes on at `offset`. A quick look at the neighbours alone. */
export function emojiGoesOn(text: string, offset: number): boolean {
  const next = text.charCodeAt(offset);
  if (next < ZERO_WIDTH_JOINER) return false;
  if (next === ZERO_WIDTH_JOINER || next === 0xfe0f || next === 0x20e3) return true;
  if (text.charCodeAt(offset - 1) === ZERO_WIDTH_JOINER) return true;
  const codePoint = text.codePointAt(offset) ?? 0;
  if ((codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) || (codePoint >= 0xe0020 && codePoint <= 0xe007f)) return true;
  if (!isRegionalIndicator(codePoint)) return false;
  // Flags are pairs: one goes on after an odd number of letters.
  let letters = 0;
  while (letters * 2 < MOST_EMOJI_UNITS && isRegionalIndicator(text.codePointAt(offset - 2 * (letters + 1)) ?? 0)) letters += 1;
  return letters % 2 === 1;
}

function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}
