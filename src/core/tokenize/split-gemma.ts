// Where Gemma's text can be cut. SentencePiece merges a whole text as one; but no merge goes across a place where two
// characters meet that stand side by side in no token, nor across a symbol of the vendor's such as <h1> or a run of line
// breaks. So the merges between such places are the same as in the whole, and a piece is what lies between them.
// That also holds of a blank and what is before it, with one exception: the token ">▁</".
import type { BytePairEncoder } from './byte-pair-encoder';
import { lookedTo } from './character-runs';
import type { PreTokenizer } from './pre-tokenizer';
import { createPairTable } from './pair-table';
import { characterBytes, codePointAt, codePointBefore } from './utf8-bytes';
import type { Vocabulary } from './vocabulary';

const TAB = 0x09;
const LINE_BREAK = 0x0a;
const BLANK = 0x20;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const ASCII = 0x80;

/** The longest run of blanks, tabs or line breaks that is one symbol. */
const LONGEST_RUN = 31;
/** Bytes of the longest of the other symbols, <start_of_image>. */
const LONGEST_SYMBOL = 16;

/** Bytes within a symbol, behind its < or [: a–z, 0–9, _ and /. */
const IN_SYMBOL = Uint8Array.from({ length: 256 }, (_, byte) => (/[a-z0-9_/]/.test(String.fromCharCode(byte)) ? 1 : 0));

/**
 * Makes the scanner for a vocabulary of characters: some 10 ms. Tokens that are merged from nothing and have several
 * characters are the symbols. Pieces are linear in time; most are a word, in Chinese a character or two.
 */
export function createGemmaSplitter(vocabulary: Vocabulary, bytePairs: BytePairEncoder): PreTokenizer {
  const { size, bytes: tokenBytes, offsets, leftLengths } = vocabulary;
  const inOneToken = createPairTable(size >> 3);
  const asciiPairs = new Uint8Array(ASCII * ASCII);
  for (let token = 0; token < size; token += 1) {
    const leftLength = leftLengths[token]!;
    if (leftLength === 0) continue;
    // What stands side by side inside the two parts is known from the parts, which are tokens themselves.
    const border = offsets[token]! + leftLength;
    const before = codePointBefore(tokenBytes, border);
    const after = codePointAt(tokenBytes, border);
    if (before < ASCII && after < ASCII) asciiPairs[before * ASCII + after] = 1;
    else inOneToken.add(before, after);
  }

  /** How far the search for a symbol had to look. */
  let looked = 0;
  /** Where the symbol that begins at `place` ends, or `place`. */
  function symbolEnd(bytes: Uint8Array, place: number, end: number): number {
    const last = Math.min(end, place + LONGEST_SYMBOL);
    let at = place + 1;
    while (at < last && IN_SYMBOL[bytes[at]!] === 1) at += 1;
    looked = at;
    if (at === last || bytes[at] !== (bytes[place] === LESS ? GREATER : BRACKET_END)) return place;
    const token = bytePairs.find(bytes, place, at + 1);
    return token >= 0 && leftLengths[token] === 0 ? at + 1 : place;
  }

  function next(bytes: Uint8Array, start: number, end: number): number {
    const first = bytes[start]!;
    let place = start + 1;
    if (first === BLANK || first === LINE_BREAK || first === TAB) {
      const last = Math.min(end, start + LONGEST_RUN);
      while (place < last && bytes[place] === first) place += 1;
      if (first !== BLANK || place > start + 1) {
        lookedTo[0] = place;
        return place;
      }
    }
    let stop = 0;
    if (first === LESS || first === BRACKET) {
      const after = symbolEnd(bytes, start, end);
      stop = looked;
      if (after > start) {
        lookedTo[0] = stop;
        return after;
      }
    }
    let before = first;
    if (first >= ASCII) {
      before = codePointAt(bytes, start);
      place = start + characterBytes(first);
    }
    while (place < end) {
      let after = bytes[place]!;
      if (after < ASCII) {
        if (before < ASCII ? asciiPairs[before * ASCII + after] === 0 : !inOneToken.has(before, after)) break;
        if (after === LESS || after === BRACKET) {
          const isSymbol = symbolEnd(bytes, place, end) > place;
          stop = Math.max(stop, looked);
          if (isSymbol) break;
        } else if (after === BLANK) {
          // Only the blank of ">▁</" is left, unless it begins another piece after all.
          stop = Math.max(stop, Math.min(end, place + 3));
          if (bytes[place + 1] !== LESS || bytes[place + 2] !== SLASH || place + 2 >= end) break;
          const isSymbol = symbolEnd(bytes, place + 1, end) > place + 1;
          stop = Math.max(stop, looked);
          if (isSymbol) break;
        }
        place += 1;
      } else {
        const length = characterBytes(after);
        after = codePointAt(bytes, place);
        if (!inOneToken.has(before, after)) break;
        place += length;
      }
      before = after;
    }
    lookedTo[0] = Math.max(place, stop);
    return place;
  }

  return { next, lookedTo: () => lookedTo[0]! };
}
