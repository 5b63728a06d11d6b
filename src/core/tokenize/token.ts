// Questions about single tokens of a tokenized text. `text` is always the joined segments from which the spans come.
import type { RowLayout, TokenSpans } from './spans';
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

/** Number of tokens, 0 or more. */
export function tokenCount(spans: TokenSpans): number {
  return spans.ids.length;
}

/**
 * All characters that a token touches, whole even where it has only some of their bytes, so the ranges of neighbours
 * may overlap. `index` is 0…tokenCount − 1. O(1), or O(log segments) at a surrogate pair.
 */
export function tokenRange(spans: TokenSpans, text: string, index: number): TextRange {
  const start = spans.starts[index]!;
  const next = index + 1;
  if (next >= spans.ids.length) return { start, end: text.length };
  const nextStart = spans.starts[next]!;
  return { start, end: spans.headBytes[next] === 0 ? nextStart : nextStart + characterUnits(spans, text, nextStart) };
}

/** The UTF-8 bytes of one token, taken from the text; those of a lone surrogate are EF BF BD. `index` as above. */
export function tokenBytes(spans: TokenSpans, text: string, index: number): Uint8Array<ArrayBuffer> {
  const { start, end } = tokenRange(spans, text, index);
  const head = spans.headBytes[index]!;
  return utf8.encode(text.slice(start, end)).slice(head, head + spans.byteLengths[index]!);
}

/**
 * The first token that touches the character at `offset`. −1 without tokens; an offset past the end gives the last
 * token. Inside a surrogate pair it is the last token that begins in that character. O(log tokens).
 */
export function tokenAtOffset(spans: TokenSpans, offset: number): number {
  let index = lastAtMost(spans.starts, offset);
  if (index < 0 || spans.starts[index] !== offset) return index;
  while (index > 0 && spans.starts[index - 1] === offset) index -= 1;
  return spans.headBytes[index]! > 0 ? index - 1 : index;
}

/** The segment of a token. `index` is 0…tokenCount − 1. Empty segments have no token. O(log segments). */
export function segmentOfToken(spans: TokenSpans, index: number): number {
  return lastAtMost(spans.segmentStarts, index);
}

/** The row of a token, −1 where there are no rows. O(log rows). */
export function rowOfToken(layout: RowLayout, index: number): number {
  return lastAtMost(layout.rowStarts, index);
}

/**
 * The tokens `fromToken`…`toToken` − 1 in groups that begin and end between characters: one token each, more where a
 * character is made of several tokens. A group that only partly lies in the asked range is given whole.
 */
export function glyphGroups(spans: TokenSpans, text: string, fromToken: number, toToken: number): GlyphGroup[] {
  const groups: GlyphGroup[] = [];
  const count = spans.ids.length;
  let first = Math.max(0, fromToken);
  while (first < count && spans.headBytes[first]! > 0) first -= 1;
  while (first < Math.min(toToken, count)) {
    const next = nextGroup(spans, first);
    const end = next < count ? spans.starts[next]! : text.length;
    groups.push({ start: spans.starts[first]!, end, firstToken: first, lastToken: next - 1 });
    first = next;
  }
  return groups;
}

/** Index of the first token after `token` that begins between characters; the token count where none does. */
export function nextGroup(spans: TokenSpans, token: number): number {
  let next = token + 1;
  while (next < spans.ids.length && spans.headBytes[next]! > 0) next += 1;
  return next;
}

/** Two segments may end and begin with the halves of a surrogate pair; they were tokenized as two characters. */
function characterUnits(spans: TokenSpans, text: string, offset: number): 1 | 2 {
  if (unitsAt(text, offset, text.length) === 1) return 1;
  return spans.segmentOffsets[lastAtMost(spans.segmentOffsets, offset + 1)] === offset + 1 ? 1 : 2;
}

/** Index of the last value that is not above `limit`, in rising values; −1 where all are. */
function lastAtMost(values: Uint32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
