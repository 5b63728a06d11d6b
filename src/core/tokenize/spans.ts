import type { EncodingId } from './encoding';

/**
 * The tokens of a text, as parallel arrays of `ids.length` entries (11 bytes a token, so that a million can be
 * transferred between threads). Offsets are UTF-16 code units of the joined segments.
 */
export interface TokenSpans {
  readonly encodingId: EncodingId;
  /** Token ids. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Offset of the character in which the token's first byte lies. Not decreasing. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Bytes of that first character which belong to earlier tokens, 0…3. Not 0: the token begins inside a character. */
  readonly headBytes: Uint8Array<ArrayBuffer>;
  /** UTF-8 bytes of the token, 1 or more. */
  readonly byteLengths: Uint16Array<ArrayBuffer>;
  /** Index of the first token of each segment (a history has one segment a turn); `segmentStarts.length` = segments. */
  readonly segmentStarts: Uint32Array<ArrayBuffer>;
  /** Offset of each segment's text in the joined text. */
  readonly segmentOffsets: Uint32Array<ArrayBuffer>;
}

/** Where lines break when the tokens are laid out in a fixed number of monospace columns. */
export interface RowLayout {
  readonly columns: number;
  /** Index of each row's first token. `rowStarts[0]` is 0 when there are tokens. A character is never split between rows. */
  readonly rowStarts: Uint32Array<ArrayBuffer>;
  /** 1 where the row's paragraph is written from right to left (its first strong character), else 0. */
  readonly rowRightToLeft: Uint8Array<ArrayBuffer>;
}
