// The split pattern of o200k_base.
import { casedWordEnd } from './cased-words';
import { BREAK, LETTER, LOWER, MARK, NUMBER, OTHER, SPACE, UPPER } from './character-classes';
import {
  APOSTROPHE,
  BLANK,
  BYTE_CLASS,
  characterAt,
  contractionEnd,
  lookedTo,
  numberGroupEnd,
  otherRunEnd,
  SLASH,
  whiteSpaceEnd,
} from './character-runs';

/** A word as in `casedWordEnd`, with the contraction that follows. */
function wordEnd(bytes: Uint8Array, index: number, end: number, orUpper: boolean): number {
  const place = casedWordEnd(bytes, index, end, orUpper);
  return place > index && place < end && bytes[place] === APOSTROPHE ? contractionEnd(bytes, place, end) : place;
}

/**
 * The end of the word at `start`, if it is the most usual kind: a blank or not, a capital or not, small letters of ASCII,
 * and nothing behind them that could belong to it. Else `start`.
 */
function plainWordEnd(bytes: Uint8Array, start: number, end: number): number {
  let place = bytes[start] === BLANK ? start + 1 : start;
  if (place < end && BYTE_CLASS[bytes[place]!] === UPPER) place += 1;
  const lowerStart = place;
  while (place < end && BYTE_CLASS[bytes[place]!] === LOWER) place += 1;
  if (place === lowerStart) return start;
  return place === end || (bytes[place]! < 0x80 && bytes[place] !== APOSTROPHE) ? place : start;
}

/** The end of the piece that begins at `start`, as in `PreTokenizer.next`. */
export function nextO200k(bytes: Uint8Array, start: number, end: number): number {
  const plain = plainWordEnd(bytes, start, end);
  if (plain > start) {
    lookedTo[0] = plain;
    return plain;
  }
  const first = characterAt(bytes, start);
  const kind = first & 7;
  const after = start + (first >> 3);
  if (kind >= UPPER && kind <= LETTER) return wordEnd(bytes, start, end, true);
  if (kind === NUMBER) return numberGroupEnd(bytes, start, end);
  if (kind === BREAK) return whiteSpaceEnd(bytes, start, end, true);
  if (after < end) {
    if (kind === MARK) {
      const found = wordEnd(bytes, after, end, false);
      // Else the mark alone is the word; the run behind it was looked at.
      return found > after ? found : contractionEnd(bytes, after, end);
    }
    const next = characterAt(bytes, after) & 7;
    if (next >= UPPER && next <= MARK) return wordEnd(bytes, after, end, true);
    if (kind === SPACE && (next !== OTHER || bytes[start] !== BLANK)) return whiteSpaceEnd(bytes, start, end, true);
  } else {
    lookedTo[0] = after;
    if (kind !== OTHER) return after;
  }
  let place = otherRunEnd(bytes, after, end);
  while (place < end && (BYTE_CLASS[bytes[place]!] === BREAK || bytes[place] === SLASH)) place += 1;
  lookedTo[0] = place;
  return place;
}
