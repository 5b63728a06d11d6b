// The split pattern of Mistral's Tekken: that of o200k_base without contractions, and each number is a piece of its own.
// Source: mistral-common, tekken_240718.json (config.pattern).
import { casedWordEnd } from './cased-words';
import { BREAK, LETTER, LOWER, MARK, NUMBER, OTHER, SPACE, UPPER } from './character-classes';
import { BLANK, BYTE_CLASS, characterAt, lookedTo, otherRunEnd, SLASH, whiteSpaceEnd } from './character-runs';

/** The end of the piece that begins at `start`, as in `PreTokenizer.next`. */
export function nextTekken(bytes: Uint8Array, start: number, end: number): number {
  // A blank or not, a capital or not, and small letters of ASCII: the most usual word.
  let plain = bytes[start] === BLANK ? start + 1 : start;
  if (plain < end && BYTE_CLASS[bytes[plain]!] === UPPER) plain += 1;
  const lowerStart = plain;
  while (plain < end && BYTE_CLASS[bytes[plain]!] === LOWER) plain += 1;
  if (plain > lowerStart && (plain === end || bytes[plain]! < 0x80)) {
    lookedTo[0] = plain;
    return plain;
  }
  const first = characterAt(bytes, start);
  const kind = first & 7;
  const after = start + (first >> 3);
  if (kind >= UPPER && kind <= LETTER) return casedWordEnd(bytes, start, end, true);
  if (kind === BREAK) return whiteSpaceEnd(bytes, start, end, true);
  lookedTo[0] = after;
  if (kind === NUMBER) return after;
  if (after < end) {
    // A mark alone is a word; the run behind it was looked at.
    if (kind === MARK) return casedWordEnd(bytes, after, end, false);
    const next = characterAt(bytes, after) & 7;
    if (next >= UPPER && next <= MARK) return casedWordEnd(bytes, after, end, true);
    if (kind === SPACE && (next !== OTHER || bytes[start] !== BLANK)) return whiteSpaceEnd(bytes, start, end, true);
  } else if (kind !== OTHER) return after;
  let place = otherRunEnd(bytes, after, end);
  while (place < end && (BYTE_CLASS[bytes[place]!] === BREAK || bytes[place] === SLASH)) place += 1;
  lookedTo[0] = place;
  return place;
}
