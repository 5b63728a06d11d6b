import type { EncodingId } from './encoding';

/**
 * Where the rows of a view begin. Row r holds the tokens `rowTokens[r]` … `rowTokens[r + 1] − 1` and the UTF-16 units
 * `rowOffsets[r]` … `rowOffsets[r + 1] − 1` of the joined segments. A row never begins inside a character.
 */
export interface RowTable {
  readonly encodingId: EncodingId;
  readonly columns: number;
  /** Tokens of the whole view. */
  readonly tokens: number;
  /** First token of each row; `rowTokens.length` = rows. `rowTokens[0]` is 0 when there are tokens. */
  readonly rowTokens: Uint32Array<ArrayBuffer>;
  /** First unit of each row. */
  readonly rowOffsets: Uint32Array<ArrayBuffer>;
  /** 1 where the row's paragraph is written from right to left (its first strong character), else 0. */
  readonly rowRightToLeft: Uint8Array<ArrayBuffer>;
  /** First token of each segment (a turn of the history, or the part's own text). */
  readonly segmentTokens: Uint32Array<ArrayBuffer>;
  /** Where each segment begins in the joined text. */
  readonly segmentOffsets: Uint32Array<ArrayBuffer>;
}

/** The tokens `firstToken` … `firstToken + ids.length − 1` of a view, 11 bytes each; begins and ends between characters. */
export interface TokenSlice {
  readonly encodingId: EncodingId;
  readonly firstToken: number;
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Unit, in the joined segments, of the character in which the token's first byte lies. Not decreasing. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Bytes of that first character which belong to earlier tokens, 0…3. */
  readonly headBytes: Uint8Array<ArrayBuffer>;
  /** UTF-8 bytes of the text that the token stands for: 1 or more; 0 is possible where an encoding rewrites text. */
  readonly byteLengths: Uint16Array<ArrayBuffer>;
  /** Unit at which the character after the last token begins. */
  readonly endOffset: number;
}
