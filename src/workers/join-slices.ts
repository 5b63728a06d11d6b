import type { EncodingId } from '@/core/tokenize/encoding';
import type { TokenSlice } from '@/core/tokenize/spans';

/** A slice of one document of a view, and where the document begins in the view. */
export interface PlacedSlice {
  readonly slice: TokenSlice;
  readonly unitStart: number;
  readonly tokenStart: number;
}

/** Slices that follow each other, as one of the view, in memory of its own; with none, an empty one at `offset`. */
export function joinSlices(encodingId: EncodingId, placed: readonly PlacedSlice[], offset: number): TokenSlice {
  const tokens = placed.reduce((sum, { slice }) => sum + slice.ids.length, 0);
  const first = placed[0];
  const last = placed.at(-1);
  const joined = {
    encodingId,
    firstToken: first ? first.tokenStart + first.slice.firstToken : 0,
    ids: new Uint32Array(tokens),
    starts: new Uint32Array(tokens),
    headBytes: new Uint8Array(tokens),
    byteLengths: new Uint16Array(tokens),
    endOffset: last ? last.unitStart + last.slice.endOffset : offset,
  };
  let place = 0;
  for (const { slice, unitStart } of placed) {
    joined.ids.set(slice.ids, place);
    joined.headBytes.set(slice.headBytes, place);
    joined.byteLengths.set(slice.byteLengths, place);
    for (const start of slice.starts) joined.starts[place++] = unitStart + start;
  }
  return joined;
}
