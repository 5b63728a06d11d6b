// The places of tokens in their text: tokens and characters walked side by side.
import type { Encoder } from './encoder';
import type { TokenSlice } from './spans';
import { bytesAt } from './utf8';

/** Columns as in `TokenSlice`, which can be filled again and again. */
export class TokenColumns {
  ids = new Uint32Array();
  starts = new Uint32Array();
  headBytes = new Uint8Array();
  byteLengths = new Uint16Array();

  /** Makes room for so many tokens; what was in the columns may be lost. */
  reserve(tokens: number): void {
    if (tokens <= this.ids.length) return;
    const capacity = Math.max(tokens, this.ids.length * 2);
    this.ids = new Uint32Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.headBytes = new Uint8Array(capacity);
    this.byteLengths = new Uint16Array(capacity);
  }
}

/**
 * Fills columns with the tokens `ids` of text[0, end), which begins at unit `offset` of the whole and
 * begins and ends between characters. A token has as many bytes as `bytesInText` says or, without it, as its id. Throws if the tokens do not cover it byte for byte: a bug in the encoder. O(n).
 */
export function placeTokens(
  columns: TokenColumns,
  ids: Uint32Array,
  bytesOfTokens: Uint16Array,
  text: string,
  end: number,
  offset: number,
  bytesInText?: Uint16Array,
): void {
  let place = 0;
  let headBytes = 0;
  for (let token = 0; token < ids.length; token += 1) {
    const id = ids[token]!;
    const byteLength = (bytesInText === undefined ? bytesOfTokens[id] : bytesInText[token]) ?? 0;
    columns.ids[token] = id;
    columns.starts[token] = offset + place;
    columns.headBytes[token] = headBytes;
    columns.byteLengths[token] = byteLength;
    headBytes += byteLength;
    while (headBytes > 0 && place < end) {
      const size = bytesAt(text, place, end);
      if (size > headBytes) break;
      headBytes -= size;
      place += size === 4 ? 2 : 1;
    }
  }
  if (place !== end || headBytes !== 0) throw new Error('The tokens do not cover the text');
}

/**
 * The tokens of text[0, end), `end` being the end of a piece; `offset` and `firstToken` say where it begins in the whole.
 * The arrays are those of `columns`.
 */
export function encodeSlice(
  encoder: Encoder,
  text: string,
  end: number,
  offset: number,
  firstToken: number,
  columns = new TokenColumns(),
): TokenSlice {
  const ids = encoder.encodePrefix(text, end);
  columns.reserve(ids.length);
  const bytesInText = encoder.normalForm?.byteLengths(text, end, ids);
  placeTokens(columns, ids, encoder.byteLengths, text, end, offset, bytesInText);
  return {
    encodingId: encoder.encodingId,
    firstToken,
    ids: columns.ids.subarray(0, ids.length),
    starts: columns.starts.subarray(0, ids.length),
    headBytes: columns.headBytes.subarray(0, ids.length),
    byteLengths: columns.byteLengths.subarray(0, ids.length),
    endOffset: offset + end,
  };
}

/**
 * The tokens of a slice that touch the units `start` … `end` − 1, and those with which they share characters, as arrays of
 * their own. Nothing is touched where `end` is not above `start`; the empty slice then lies where `start` is.
 */
export function cutSlice(slice: TokenSlice, start: number, end: number): TokenSlice {
  const { starts, headBytes, ids } = slice;
  const after = (from: number): number => {
    let token = from;
    while (token < ids.length && headBytes[token]! > 0) token += 1;
    return token;
  };
  let first = start < slice.endOffset ? Math.max(0, firstNotBelow(starts, start + 1) - 1) : ids.length;
  while (first < ids.length && headBytes[first]! > 0) first -= 1;
  const last = start < end ? after(firstNotBelow(starts, end)) : first;
  return {
    encodingId: slice.encodingId,
    firstToken: slice.firstToken + first,
    ids: ids.slice(first, last),
    starts: starts.slice(first, last),
    headBytes: headBytes.slice(first, last),
    byteLengths: slice.byteLengths.slice(first, last),
    endOffset: last < ids.length ? starts[last]! : slice.endOffset,
  };
}

/** Index of the first of rising values that is `limit` or above. */
function firstNotBelow(values: Uint32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
