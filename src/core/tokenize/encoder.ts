// What an encoder of any kind can do; create-encoder.ts makes one.
import type { EncodingId } from './encoding';

/**
 * Pieces of a text in order, one entry each. The arrays may be longer than `length`, and the next call uses them again:
 * copy what is to be kept. Places are UTF-16 code units of the text.
 */
export interface Pieces {
  readonly length: number;
  /** Where each piece ends. */
  readonly ends: Uint32Array;
  /** Tokens of each piece, 1 or more. */
  readonly tokens: Uint32Array;
  /**
   * How far the pre-tokenizer may have looked to find the end. Up to text.length: the piece is the same whatever
   * follows the text. text.length + 1: more text could change it.
   */
  readonly reaches: Uint32Array;
}

export interface NormalForm {
  /** The text as it is cut. */
  of(text: string): string;
  /**
   * How many UTF-8 bytes of text[0, end) each of its tokens `ids` stands for; undefined where that is the length of the
   * token. A token is 0 bytes where a character has more tokens in the normal form than bytes.
   */
  byteLengths(text: string, end: number, ids: Uint32Array): Uint16Array | undefined;
}

/**
 * An encoding made ready. Token ids are the vendor's, with special tokens off: `<|endoftext|>` is ordinary text, lone
 * surrogates are U+FFFD. Every function takes any text, in time linear in its length.
 */
export interface Encoder {
  readonly encodingId: EncodingId;
  /** UTF-8 bytes of the token with each id; 0 where no token has the id. */
  readonly byteLengths: Uint16Array;
  /** Number of tokens of a text. */
  count(text: string): number;
  /** Number of tokens of a text in well-formed UTF-8, which may come in parts. */
  countUtf8(parts: readonly Uint8Array[]): number;
  /** Token ids of a text, in a new array; of a long text its buffer may be a little longer. */
  encode(text: string): Uint32Array<ArrayBuffer>;
  /**
   * Ids of the tokens of text[0, end), where `end` is the end of one of its pieces: what follows is only looked at. In an
   * array that the next call uses again: copy what is to be kept.
   */
  encodePrefix(text: string, end: number): Uint32Array<ArrayBuffer>;
  /** The pieces of a text, for stretches of up to about a million units. */
  pieces(text: string): Pieces;
  /** Id of the token with exactly these bytes, or −1. */
  rankOf(bytes: Uint8Array): number;
  /** The bytes of a token, a copy; none where no token has the id. */
  tokenBytes(id: number): Uint8Array<ArrayBuffer>;
  /** Ids of the parts that a piece has before any merge: its bytes, or its known characters and the bytes of others. */
  initialParts(piece: Uint8Array): number[];
  /** Id of the token to which two neighbours are merged that have these bytes together, or −1. */
  mergedId(bytes: Uint8Array): number;
  /**
   * The ids of the two tokens that a token is merged from; null for an initial part, where merging does not make it
   * from two earlier ones (see irregular-tokens.ts), or where no token has the id.
   */
  mergedFrom(id: number): readonly [number, number] | null;
  /** Only where an encoding rewrites text before it cuts it: its ids are those of the text rewritten. */
  readonly normalForm?: NormalForm;
  /** Forgets the pieces seen so far; only measurements need it. */
  clearCache(): void;
}
