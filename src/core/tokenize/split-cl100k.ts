// The split pattern of cl100k_base.
import { BREAK, LETTER, LOWER, MARK, NUMBER, OTHER, SPACE, UPPER } from './character-classes';
import {
  APOSTROPHE,
  BLANK,
  BYTE_CLASS,
  characterAt,
  contractionEnd,
  letterRunEnd,
  lookedTo,
  numberGroupEnd,
  otherRunEnd,
  whiteSpaceEnd,
} from './character-runs';

/** The end of the piece that begins at `start`, as in `PreTokenizer.next`. */
export function nextCl100k(bytes: Uint8Array, start: number, end: number): number {
  // A word of ASCII letters, the most usual case.
  const wordStart = bytes[start] === BLANK ? start + 1 : start;
  let plain = wordStart;
  while (plain < end && (BYTE_CLASS[bytes[plain]!]! - UPPER) >>> 0 <= LOWER - UPPER) plain += 1;
  if (plain > wordStart && (plain === end || bytes[plain]! < 0x80)) {
    lookedTo[0] = plain;
    return plain;
  }
  const first = characterAt(bytes, start);
  const kind = first & 7;
  const after = start + (first >> 3);
  if (kind >= UPPER && kind <= LETTER) {
    lookedTo[0] = letterRunEnd(bytes, after, end);
    return lookedTo[0]!;
  }
  if (kind === NUMBER) return numberGroupEnd(bytes, start, end);
  if (kind === BREAK) return whiteSpaceEnd(bytes, start, end, true);
  if (bytes[start] === APOSTROPHE) {
    const contraction = contractionEnd(bytes, start, end);
    lookedTo[0] = contraction;
    if (contraction > start) return contraction;
  }
  const wordEnd = letterRunEnd(bytes, after, end);
  if (wordEnd > after) {
    lookedTo[0] = wordEnd;
    return wordEnd;
  }
  if (kind === SPACE) {
    const next = after < end ? characterAt(bytes, after) & 7 : SPACE;
    if (bytes[start] !== BLANK || (next !== OTHER && next !== MARK)) return whiteSpaceEnd(bytes, start, end, true);
  }
  let place = otherRunEnd(bytes, after, end);
  while (place < end && BYTE_CLASS[bytes[place]!] === BREAK) place += 1;
  lookedTo[0] = place;
  return place;
}
