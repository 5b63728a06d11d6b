// Tokens that merging by rank does not make from two earlier ones, as Llama 3 has some: " thời" is the token of a lower rank
// than " thờ", which merging makes first. The quick way through a piece does not hold where one of them may come about, so
// such pieces are merged step by step. In all others no token with one of them in it can come about, and it does hold.
import type { BytePairEncoder } from './byte-pair-encoder';
import { createMerger } from './merge-by-rank';
import type { Vocabulary } from './vocabulary';

/** Bits of a filter over the first four bytes, which all of these tokens have. */
const FILTER_BITS = 14;
const PREFIX_BYTES = 4;

/** The encoder itself where a vocabulary has no such tokens. */
export function withIrregularTokens(encoder: BytePairEncoder, vocabulary: Vocabulary): BytePairEncoder {
  const { size, bytes: tokenBytes, offsets, lengths, leftLengths } = vocabulary;
  const byPrefix = new Map<number, number[]>();
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (let token = 0; token < size; token += 1) {
    if (leftLengths[token]! > 0 || lengths[token]! === 1) continue;
    const start = offsets[token]!;
    if (lengths[token]! < PREFIX_BYTES) throw new Error('The vocabulary is damaged');
    const prefix = prefixAt(tokenBytes, start);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), token]);
    filter[slotOf(prefix)] = 1;
  }
  if (byPrefix.size === 0) return encoder;
  const merger = createMerger(encoder.find, vocabulary.ranks);
  const single = new Int32Array(1);
  let parts = encoder.parts;

  /** Whether one of the tokens stands somewhere in bytes[start, end). */
  function hasIrregular(bytes: Uint8Array, start: number, end: number): boolean {
    for (let place = start; place + PREFIX_BYTES <= end; place += 1) {
      const prefix = prefixAt(bytes, place);
      if (filter[slotOf(prefix)] === 0) continue;
      for (const token of byPrefix.get(prefix) ?? []) if (standsAt(bytes, place, end, token)) return true;
    }
    return false;
  }

  function standsAt(bytes: Uint8Array, place: number, end: number, token: number): boolean {
    const length = lengths[token]!;
    if (place + length > end) return false;
    const shift = offsets[token]! - place;
    for (let index = place + PREFIX_BYTES; index < place + length; index += 1) {
      if (bytes[index] !== tokenBytes[index + shift]) return false;
    }
    return true;
  }

  return {
    ...encoder,
    encode(bytes, start, end) {
      if (!hasIrregular(bytes, start, end)) {
        parts = encoder.parts;
        return encoder.encode(bytes, start, end);
      }
      // A piece that is a token is taken at once, as tiktoken does and "ignore_merges" in tokenizer.json says.
      const whole = encoder.find(bytes, start, end);
      if (whole >= 0) {
        single[0] = whole;
        parts = () => single;
        return 1;
      }
      parts = merger.parts;
      return merger.merge(bytes, start, end);
    },
    parts: () => parts(),
  };
}

function prefixAt(bytes: Uint8Array, place: number): number {
  return bytes[place]! | (bytes[place + 1]! << 8) | (bytes[place + 2]! << 16) | (bytes[place + 3]! << 24);
}

function slotOf(prefix: number): number {
  return Math.imul(prefix, 0x9e3779b1) >>> (32 - FILTER_BITS);
}
