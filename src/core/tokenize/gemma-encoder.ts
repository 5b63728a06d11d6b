// Gemma 3: SentencePiece's byte-pair encoding over characters, with bytes for characters that it does not know.
// No <bos> comes before the text. A control symbol in the text (<bos>, <eos>, <pad>, <unk>) is ordinary text; what the
// vendor defined as a symbol (<start_of_turn>, <b>, runs of blanks and line breaks) is one token, as in SentencePiece.
// Source: https://github.com/google/sentencepiece, src/bpe_model.cc and doc/special_symbols.md (as of 2026-11).
import { createBytePairEncoder } from './byte-pair-encoder';
import { createPieceEncoder } from './byte-level-encoder';
import type { Encoder } from './encoder';
import { createGemmaSplitter } from './split-gemma';
import { characterBytes } from './utf8-bytes';
import { readVocabulary, type PackedVocabulary } from './vocabulary';
import { bytesInText, withoutWrittenBlanks, WRITTEN_BLANK } from './written-blanks';

/** Makes the encoder from its packed vocabulary, in about 150 ms. Throws when the vocabulary is damaged. */
export function createGemmaEncoder(packed: PackedVocabulary): Encoder {
  const vocabulary = readVocabulary(packed);
  const bytePairs = createBytePairEncoder(vocabulary, true);
  const encoder = createPieceEncoder('gemma3', vocabulary, bytePairs, createGemmaSplitter(vocabulary, bytePairs));
  // SentencePiece writes a blank as ▁ and does not tell it from one in the text. Tokens are kept with blanks, so a ▁ is
  // read as one; both have one UTF-16 unit, so that places stay what they are.
  const read = (text: string): string => (text.includes(WRITTEN_BLANK) ? text.replaceAll(WRITTEN_BLANK, ' ') : text);
  return {
    ...encoder,
    normalForm: {
      of: read,
      byteLengths: (text, end, ids) => bytesInText(text, end, ids, encoder.byteLengths),
    },
    count: (text) => encoder.count(read(text)),
    countUtf8: (parts) => encoder.countUtf8(withoutWrittenBlanks(parts)),
    encode: (text) => encoder.encode(read(text)),
    encodePrefix: (text, end) => encoder.encodePrefix(read(text), end),
    pieces: (text) => encoder.pieces(read(text)),
    mergedId(bytes) {
      const id = encoder.rankOf(bytes);
      return encoder.mergedFrom(id) === null ? -1 : id;
    },
    initialParts(piece) {
      const whole = encoder.rankOf(piece);
      if (whole >= 0 && encoder.mergedFrom(whole) === null) return [whole];
      const parts: number[] = [];
      for (let place = 0; place < piece.length; ) {
        const end = place + characterBytes(piece[place]!);
        const character = encoder.rankOf(piece.subarray(place, end));
        if (character >= 0) parts.push(character);
        else for (const byte of piece.subarray(place, end)) parts.push(encoder.rankOf(Uint8Array.of(byte)));
        place = end;
      }
      return parts;
    },
  };
}
