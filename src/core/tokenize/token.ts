// Questions about single tokens of a view. Tokens go by their index in the whole view, also where only a slice of them
// is at hand; `text` is always the joined segments of the view.
import type { SourceText } from './source-text';
import type { RowTable, TokenSlice } from './spans';
import { unitsAt } from './utf8';

/** A stretch of the joined text in UTF-16 code units, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Tokens that together cover whole characters; `lastToken` is inclusive. */
export interface GlyphGroup extends TextRange {
  readonly firstToken: number;
  readonly lastToken: number;
}

const utf8 = new TextEncoder();

/** Index of the token after the slice's last one. */
export function endToken(slice: TokenSlice): number {
  return slice.firstToken + slice.ids.length;
}

/** Whether a slice holds the tokens `firstToken` … `end` − 1. */
export function holds(slice: TokenSlice, firstToken: number, end: number): boolean {
  return firstToken >= slice.firstToken && end <= endToken(slice);
}

/** Id of a token of the slice. */
export function tokenId(slice: TokenSlice, index: number): number {
  return slice.ids[index - slice.firstToken]!;
}

/** Offset of the character in which a token begins; for the index after the last token, where the slice ends. */
export function tokenStart(slice: TokenSlice, index: number): number {
  return slice.starts[index - slice.firstToken] ?? slice.endOffset;
}

/**
 * All characters that a token touches, whole even where it has only some of their bytes, so the ranges of neighbours
 * may overlap. `index` is a token of the slice. `segmentOffsets` are those of the view: two segments may end and begin
 * with the halves of a surrogate pair, which are two characters. O(1), or O(log segments) at a pair.
 */
export function tokenRange(slice: TokenSlice, text: SourceText, index: number, segmentOffsets: Uint32Array): TextRange {
  const at = index - slice.firstToken;
  const start = slice.starts[at]!;
  const next = at + 1;
  if (next >= slice.ids.length) return { start, end: slice.endOffset };
  const nextStart = slice.starts[next]!;
  if (slice.headBytes[next] === 0) return { start, end: nextStart };
  return { start, end: nextStart + characterUnits(text, nextStart, segmentOffsets) };
}

/** The UTF-8 bytes of one token, taken from the text; those of a lone surrogate are EF BF BD. Arguments as above. */
export function tokenBytes(
  slice: TokenSlice,
  text: SourceText,
  index: number,
  segmentOffsets: Uint32Array,
): Uint8Array<ArrayBuffer> {
  const { start, end } = tokenRange(slice, text, index, segmentOffsets);
  const at = index - slice.firstToken;
  const head = slice.headBytes[at]!;
  return utf8.encode(text.slice(start, end)).slice(head, head + slice.byteLengths[at]!);
}

/** The segment of a token, −1 without segments. Empty segments have no token. O(log segments). */
export function segmentOfToken(rows: RowTable, index: number): number {
  return lastAtMost(rows.segmentTokens, index);
}

/** The row of a token, −1 where there are no rows. O(log rows). */
export function rowOfToken(rows: RowTable, index: number): number {
  return lastAtMost(rows.rowTokens, index);
}

/** The row in which the character at an offset lies, −1 where there are no rows. O(log rows). */
export function rowOfOffset(rows: RowTable, offset: number): number {
  return lastAtMost(rows.rowOffsets, offset);
}

/**
 * The tokens `fromToken` … `toToken` − 1 in groups that begin and end between characters: one token each, more where a
 * character is made of several tokens. A group that only partly lies in the asked range is given whole; what lies
 * outside of the slice is left out.
 */
export function glyphGroups(slice: TokenSlice, fromToken: number, toToken: number): GlyphGroup[] {
  const groups: GlyphGroup[] = [];
  const count = slice.ids.length;
  const { firstToken, starts, headBytes } = slice;
  let first = Math.max(0, fromToken - firstToken);
  while (first > 0 && first < count && headBytes[first]! > 0) first -= 1;
  const end = Math.min(toToken - firstToken, count);
  while (first < end) {
    const next = nextGroup(slice, first);
    groups.push({
      start: starts[first]!,
      end: next < count ? starts[next]! : slice.endOffset,
      firstToken: firstToken + first,
      lastToken: firstToken + next - 1,
    });
    first = next;
  }
  return groups;
}

/** Index, in the arrays, of the first token after `token` that begins between characters; their length where none does. */
export function nextGroup(tokens: Pick<TokenSlice, 'ids' | 'headBytes'>, token: number): number {
  let next = token + 1;
  while (next < tokens.ids.length && tokens.headBytes[next]! > 0) next += 1;
  return next;
}

/** 1 or 2; the halves of a pair that lie in two segments are a character each. */
function characterUnits(text: SourceText, offset: number, segmentOffsets: Uint32Array): 1 | 2 {
  const pair = text.slice(offset, Math.min(offset + 2, text.length));
  if (unitsAt(pair, 0, pair.length) === 1) return 1;
  return segmentOffsets[lastAtMost(segmentOffsets, offset + 1)] === offset + 1 ? 1 : 2;
}

/** Index of the last value that is not above `limit`, in rising values; −1 where all are. O(log n). */
export function lastAtMost(values: Uint32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
