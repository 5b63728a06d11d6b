// The places of tokens in their text: tokens and characters walked side by side.
import type { Encoder } from './encoder';
import type { TokenSlice } from './spans';
import { bytesAt } from './utf8';

/** Columns to be filled: as in `TokenSlice`, from some index on. */
interface TokenColumns {
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly headBytes: Uint8Array;
  readonly byteLengths: Uint16Array;
}

/**
 * Fills columns, from `index` on, with the tokens `ids` of text[0, end), which begins at unit `offset` of the whole and
 * begins and ends between characters. Throws if the tokens do not cover it byte for byte: a bug in the encoder. O(n).
 */
export function placeTokens(
  columns: TokenColumns,
  index: number,
  ids: Uint32Array,
  bytesOfTokens: Uint16Array,
  text: string,
  end: number,
  offset: number,
): void {
  let place = 0;
  let headBytes = 0;
  for (let token = 0; token < ids.length; token += 1) {
    const id = ids[token]!;
    const byteLength = bytesOfTokens[id] ?? 0;
    columns.ids[index + token] = id;
    columns.starts[index + token] = offset + place;
    columns.headBytes[index + token] = headBytes;
    columns.byteLengths[index + token] = byteLength;
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

/** The tokens of text[0, end), `end` being the end of a piece; `offset` and `firstToken` say where it begins in the whole. */
export function encodeSlice(encoder: Encoder, text: string, end: number, offset: number, firstToken: number): TokenSlice {
  const ids = encoder.encodePrefix(text, end);
  const slice = {
    encodingId: encoder.encodingId,
    firstToken,
    ids,
    starts: new Uint32Array(ids.length),
    headBytes: new Uint8Array(ids.length),
    byteLengths: new Uint16Array(ids.length),
    endOffset: offset + end,
  };
  placeTokens(slice, 0, ids, encoder.byteLengths, text, end, offset);
  return slice;
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
