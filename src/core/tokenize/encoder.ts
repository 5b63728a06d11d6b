// Text to token ids: the vocabulary and the encoder of gpt-tokenizer behind pre-tokenizers that agree with tiktoken.
import { BytePairEncodingCore } from 'gpt-tokenizer/BytePairEncodingCore';
import type { EncodingId } from './encoding';
import { mergeBytes } from './merge-bytes';
import { splitPattern } from './pre-tokenizer';
import { CHUNK_UNITS, safeCuts } from './safe-cuts';
import { encodeUtf8, type ByteString } from './utf8';
import { toRankArray, unpackVocabulary } from './vocabulary';

export interface Encoder {
  readonly encodingId: EncodingId;
  /** UTF-8 bytes of each token; the index is the id. */
  readonly byteLengths: Uint16Array;
  /** Tokens of a text that is short, or a chunk between safe cuts. */
  count(chunk: string): number;
  /** Token ids of such a text, in groups. */
  encode(chunk: string): Iterable<readonly number[]>;
}

const BYTE_ORDER_MARK = '\ufeff';
/** Pieces that the library keeps ready, least recently used out first; more would keep large texts alive. */
const CACHED_PIECES = 32_768;

/**
 * Makes an encoder from a packed vocabulary; takes 100–300 ms. Token ids equal those of tiktoken with special tokens
 * off: the text `<|endoftext|>` is text. Lone surrogates encode as U+FFFD.
 *
 * Known limit: one unbroken piece of n bytes costs O(n²), seconds at n = 60,000. Throws only where a regular expression
 * runs out of stack, on a piece of many millions of characters.
 */
export function createEncoder(encodingId: EncodingId, packedVocabulary: string): Encoder {
  const tokens = unpackVocabulary(packedVocabulary);
  const pattern = splitPattern(encodingId);
  const core = new BytePairEncodingCore({
    bytePairRankDecoder: toRankArray(tokens),
    tokenSplitRegex: pattern,
    mergeCacheSize: CACHED_PIECES,
  });
  // Only texts with a byte order mark inside need it, and those are rare.
  let ranks: Map<ByteString, number> | undefined;

  function* encodePlainly(chunk: string): Generator<readonly number[], void, undefined> {
    ranks ??= new Map(tokens.map((token, rank) => [token, rank]));
    for (const [piece] of chunk.matchAll(pattern)) yield mergeBytes(encodeUtf8(piece), ranks);
  }

  /** A chunk that found no safe cut holds a giant piece; it would sit in the cache with everything cut from its text. */
  function forgetGiants(chunk: string): void {
    if (chunk.length > CHUNK_UNITS) core.clearMergeCache();
  }

  return {
    encodingId,
    byteLengths: Uint16Array.from(tokens, (token) => token.length),
    count(chunk) {
      if (chunk.includes(BYTE_ORDER_MARK)) {
        let total = 0;
        for (const ids of encodePlainly(chunk)) total += ids.length;
        return total;
      }
      const total = core.countNative(chunk);
      forgetGiants(chunk);
      return total;
    },
    *encode(chunk) {
      if (chunk.includes(BYTE_ORDER_MARK)) {
        yield* encodePlainly(chunk);
        return;
      }
      // Not encodeNative: it passes the ids of a piece as arguments, too many for the stack on a giant piece.
      yield* core.encodeNativeGenerator(chunk);
      forgetGiants(chunk);
    },
  };
}

/**
 * Counts the tokens of any text, step by step: yields the code units done so far after each chunk, returns the count.
 * O(n) apart from giant pieces.
 */
export function* countInSteps(encoder: Encoder, text: string): Generator<number, number, undefined> {
  let tokens = 0;
  let start = 0;
  for (const end of safeCuts(text)) {
    tokens += encoder.count(text.slice(start, end));
    start = end;
    yield end;
  }
  return tokens;
}

/** The count without the steps, for tests and small texts. */
export function countTokens(encoder: Encoder, text: string): number {
  const steps = countInSteps(encoder, text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
