// Text to token ids: UTF-8, pre-tokenizer, piece cache, byte-pair encoder.
import { createBytePairEncoder, type BytePairEncoder } from './byte-pair-encoder';
import type { Encoder } from './encoder';
import type { ByteLevelId, EncodingId } from './encoding';
import { withIrregularTokens } from './irregular-tokens';
import { CACHED_BYTES, createPieceCache } from './piece-cache';
import { createPreTokenizer, LOOKAHEAD_BYTES, type PreTokenizer } from './pre-tokenizer';
import { safeCuts } from './safe-cuts';
import { utf8Length } from './utf8';
import { readVocabulary, type PackedVocabulary, type Vocabulary } from './vocabulary';

const utf8 = new TextEncoder();
/** The piece cache reads whole words beyond the end of a piece. */
const PADDING_BYTES = 16;
/** Texts up to this many units are given three bytes a unit, the most that there can be; longer ones are measured. */
const MEASURED_UNITS = 1 << 20;
/** Of texts longer than this, some stretches are counted to know how many tokens they have, about: two hundredths of the work. */
const SAMPLED_UNITS = MEASURED_UNITS * 4;
const SAMPLES = 48;
const SAMPLE_UNITS = 2048;
const KEPT_BYTES = MEASURED_UNITS * 3 + PADDING_BYTES;

/** Is shown each piece of a text: bytes[start, end) and the number of its tokens. The bytes are only lent. */
export type PieceVisitor = (bytes: Uint8Array, start: number, end: number, tokens: number) => void;

export interface ByteLevelEncoder extends Encoder {
  /** Shows the pieces of a text in well-formed UTF-8, which may come in parts, in order. Little slower than counting. */
  visitPieces(parts: readonly Uint8Array[], visit: PieceVisitor): void;
}

/** Makes an encoder from a packed vocabulary, in 100 ms or less. Throws when the vocabulary is damaged. */
export function createByteLevelEncoder(encodingId: ByteLevelId, packedVocabulary: PackedVocabulary): ByteLevelEncoder {
  const vocabulary = readVocabulary(packedVocabulary);
  const bytePairs = withIrregularTokens(createBytePairEncoder(vocabulary), vocabulary);
  return createPieceEncoder(encodingId, vocabulary, bytePairs, createPreTokenizer(encodingId));
}

/** The same from its parts. Every byte has to be a token of the vocabulary. */
export function createPieceEncoder(
  encodingId: EncodingId,
  vocabulary: Vocabulary,
  bytePairs: BytePairEncoder,
  { next, lookedTo }: PreTokenizer,
): ByteLevelEncoder {
  const { ranks, offsets, bytes: tokenBytes } = vocabulary;
  const cache = createPieceCache(bytePairs, ranks);
  const rankOfByte = Int32Array.from({ length: 256 }, (_, byte) => ranks[bytePairs.find(Uint8Array.of(byte), 0, 1)]!);

  // What counting does not need is made when it is asked for: touching new memory takes most of the time until an encoder
  // is ready.
  let byteLengths: Uint16Array | undefined;
  let tokens: Int32Array | undefined;

  let bytes = new Uint8Array(1 << 16);
  let view = new DataView(bytes.buffer);
  let ids = new Uint32Array(1 << 12);
  let pieceEnds = new Uint32Array(1 << 10);
  let pieceTokens = new Uint32Array(1 << 10);
  let pieceReaches = new Uint32Array(1 << 10);

  /** Writes a text to `bytes` from `at` on; returns where it ends. */
  function toBytes(text: string, at = 0): number {
    reserve(at + (text.length <= MEASURED_UNITS ? text.length * 3 : utf8Length(text)), at);
    return at + utf8.encodeInto(text, at === 0 ? bytes : bytes.subarray(at)).written;
  }

  /** Makes room for `length` bytes, of which the first `kept` stay. */
  function reserve(length: number, kept: number): void {
    const needed = length + PADDING_BYTES;
    // What a giant piece needed is given back.
    if (needed <= bytes.length && (bytes.length <= KEPT_BYTES || needed > KEPT_BYTES)) return;
    const before = bytes;
    bytes = new Uint8Array(Math.max(needed, Math.min(before.length * 2, KEPT_BYTES)));
    bytes.set(before.subarray(0, kept));
    view = new DataView(bytes.buffer);
  }

  /** Writes the parts of a text to `bytes`; returns where they end. */
  function joinParts(parts: readonly Uint8Array[]): number {
    reserve(
      parts.reduce((length, part) => length + part.length, 0),
      0,
    );
    let end = 0;
    for (const part of parts) {
      bytes.set(part, end);
      end += part.length;
    }
    return end;
  }

  function countPiece(start: number, end: number): number {
    if (end - start === 1) return 1;
    return end - start <= CACHED_BYTES ? cache.count(bytes, view, start, end) : bytePairs.encode(bytes, start, end);
  }

  function countBytes(end: number): number {
    let total = 0;
    for (let start = 0; start < end; ) {
      const pieceEnd = next(bytes, start, end);
      const length = pieceEnd - start;
      if (length === 1) total += 1;
      else if (length <= CACHED_BYTES) total += cache.count(bytes, view, start, pieceEnd);
      else total += bytePairs.encode(bytes, start, pieceEnd);
      start = pieceEnd;
    }
    return total;
  }

  /** By stretches from all over a text, which may be English in front and Chinese behind. */
  function sampledTokensPerUnit(text: string): number {
    let tokens = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const start = Math.floor((text.length / SAMPLES) * sample);
      tokens += countBytes(toBytes(text.slice(start, start + SAMPLE_UNITS)));
    }
    return tokens / (SAMPLES * SAMPLE_UNITS);
  }

  /** Writes the ids of the pieces in bytes[0, end), where the text goes on to `limit`, to `ids` from `at` on; returns where they end. */
  function writeIds(end: number, limit: number, at: number): number {
    reserveIds(at + end, at);
    let count = at;
    for (let start = 0; start < end; ) {
      const pieceEnd = next(bytes, start, limit);
      const length = pieceEnd - start;
      if (length === 1) {
        ids[count] = rankOfByte[bytes[start]!]!;
        count += 1;
      } else if (length <= CACHED_BYTES) {
        count = cache.write(bytes, view, start, pieceEnd, ids, count);
      } else {
        const parts = bytePairs.encode(bytes, start, pieceEnd);
        const tokens = bytePairs.parts();
        for (let index = 0; index < parts; index += 1) ids[count + index] = ranks[tokens[index]!]!;
        count += parts;
      }
      start = pieceEnd;
    }
    return count;
  }

  /** Every byte may become a token; in the usual case it is every fourth. What a giant piece needed is not kept. */
  function reserveIds(length: number, kept: number): void {
    if (length <= ids.length && (ids.length <= MEASURED_UNITS || length > MEASURED_UNITS)) return;
    const before = ids;
    ids = new Uint32Array(Math.max(length, Math.min(before.length * 2, MEASURED_UNITS)));
    ids.set(before.subarray(0, kept));
  }

  /** The ids of a text of any length. A part is written to `ids`, where the next one takes its place. */
  function encodeLong(text: string): Uint32Array<ArrayBuffer> {
    let all = new Uint32Array();
    let length = 0;
    let start = 0;
    for (const cut of safeCuts(text)) {
      const end = toBytes(text.slice(start, cut));
      const count = writeIds(end, end, 0);
      if (length + count > all.length) {
        // As many for a unit as seen, and a little more: growing again, or joining the parts at the end, needs them twice.
        const perUnit = start === 0 && text.length > SAMPLED_UNITS ? sampledTokensPerUnit(text) : (length + count) / cut;
        const likely = cut === text.length ? 0 : Math.max(perUnit * text.length * 1.05, all.length * 1.25);
        const grown = new Uint32Array(Math.max(length + count, Math.ceil(likely)));
        grown.set(all.subarray(0, length));
        all = grown;
      }
      all.set(ids.subarray(0, count), length);
      length += count;
      start = cut;
    }
    return all.subarray(0, length);
  }

  function byteLengthsById(): Uint16Array {
    const found = new Uint16Array(vocabulary.idCount);
    for (const [token, id] of ranks.entries()) found[id] = vocabulary.lengths[token]!;
    return found;
  }

  /** The token with an id, −1 where none has it. */
  function tokenOf(id: number): number {
    if (tokens === undefined) {
      tokens = new Int32Array(vocabulary.idCount).fill(-1);
      for (const [token, rank] of ranks.entries()) tokens[rank] = token;
    }
    return tokens[id] ?? -1;
  }

  function rankOf(wanted: Uint8Array): number {
    const token = bytePairs.find(wanted, 0, wanted.length);
    return token < 0 ? -1 : ranks[token]!;
  }

  function growPieces(): void {
    const grown = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(from.length * 2);
      to.set(from);
      return to;
    };
    pieceEnds = grown(pieceEnds);
    pieceTokens = grown(pieceTokens);
    pieceReaches = grown(pieceReaches);
  }

  return {
    encodingId,
    get byteLengths() {
      byteLengths ??= byteLengthsById();
      return byteLengths;
    },
    count(text) {
      let total = 0;
      let start = 0;
      for (const end of safeCuts(text)) {
        total += countBytes(toBytes(text.slice(start, end)));
        start = end;
      }
      return total;
    },
    countUtf8: (parts) => countBytes(joinParts(parts)),
    visitPieces(parts, visit) {
      const limit = joinParts(parts);
      for (let start = 0; start < limit; ) {
        const end = next(bytes, start, limit);
        visit(bytes, start, end, countPiece(start, end));
        start = end;
      }
    },
    encode(text) {
      if (text.length > MEASURED_UNITS) return encodeLong(text);
      let count = 0;
      let start = 0;
      for (const cut of safeCuts(text)) {
        const end = toBytes(text.slice(start, cut));
        count = writeIds(end, end, count);
        start = cut;
      }
      return ids.slice(0, count);
    },
    encodePrefix(text, end) {
      const bytesEnd = toBytes(text.slice(0, end));
      const count = writeIds(bytesEnd, toBytes(text.slice(end), bytesEnd), 0);
      return ids.subarray(0, count);
    },
    pieces(text) {
      const limit = toBytes(text);
      let length = 0;
      let units = 0;
      for (let start = 0; start < limit; ) {
        const end = next(bytes, start, limit);
        if (length === pieceEnds.length) growPieces();
        units += unitsIn(bytes, start, end);
        pieceEnds[length] = units;
        pieceReaches[length] = Math.min(units + Math.max(0, lookedTo() - end) + LOOKAHEAD_BYTES, text.length + 1);
        pieceTokens[length] = countPiece(start, end);
        length += 1;
        start = end;
      }
      return { length, ends: pieceEnds, tokens: pieceTokens, reaches: pieceReaches };
    },
    rankOf,
    tokenBytes(id) {
      const token = tokenOf(id);
      return token < 0 ? new Uint8Array() : tokenBytes.slice(offsets[token], offsets[token + 1]);
    },
    mergedId: rankOf,
    initialParts: (piece) => Array.from(piece, (byte) => rankOfByte[byte]!),
    mergedFrom(id) {
      const token = tokenOf(id);
      const left = token < 0 ? -1 : bytePairs.left(token);
      return left < 0 ? null : [ranks[left]!, ranks[bytePairs.right(token)]!];
    },
    clearCache: () => cache.clear(),
  };
}

/** UTF-16 code units of the characters in bytes[start, end). */
function unitsIn(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let place = start; place < end; place += 1) {
    const byte = bytes[place]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
