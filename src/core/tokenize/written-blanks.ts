// SentencePiece's sign for a blank, where it stands in a text.
import { bytesAt } from './utf8';

/** ▁, LOWER ONE EIGHTH BLOCK. */
export const WRITTEN_BLANK = '\u2581';

const SIGN = [0xe2, 0x96, 0x81] as const;
const BLANK = 0x20;

/** The same text with a blank for each ▁, also where one is cut in two by the end of a part. O(n); the parts stay. */
export function withoutWrittenBlanks(parts: readonly Uint8Array[]): readonly Uint8Array[] {
  if (!holdsSign(parts)) return parts;
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let written = 0;
  for (const part of parts) {
    for (const byte of part) {
      joined[written] = byte;
      written += 1;
      if (byte === SIGN[2] && joined[written - 2] === SIGN[1] && joined[written - 3] === SIGN[0]) {
        written -= 2;
        joined[written - 1] = BLANK;
      }
    }
  }
  return [joined.subarray(0, written)];
}

/**
 * How many UTF-8 bytes of text[0, end) each of its tokens stands for, where they have `byteLengths` with blanks for the ▁;
 * undefined where the text has none. O(n).
 */
export function bytesInText(text: string, end: number, ids: Uint32Array, byteLengths: Uint16Array): Uint16Array | undefined {
  const sign = text.indexOf(WRITTEN_BLANK);
  if (sign < 0 || sign >= end) return undefined;
  const found = Uint16Array.from(ids, (id) => byteLengths[id]!);
  let token = 0;
  /** Bytes, as read, up to the end of the token and to the place. */
  let tokenEnd = found[0]!;
  let done = 0;
  for (let place = 0; place < end; ) {
    const isSign = text[place] === WRITTEN_BLANK;
    const size = isSign ? 1 : bytesAt(text, place, end);
    while (tokenEnd <= done) {
      token += 1;
      tokenEnd += found[token]!;
    }
    // A blank lies in one token.
    if (isSign) found[token]! += SIGN.length - 1;
    done += size;
    place += size === 4 ? 2 : 1;
  }
  return found;
}

/** Whether there may be a ▁: its second byte stands behind its first one, or its first one ends a part. */
function holdsSign(parts: readonly Uint8Array[]): boolean {
  return parts.some((part) => {
    for (let at = part.indexOf(SIGN[0]); at >= 0; at = part.indexOf(SIGN[0], at + 1)) {
      if (at + 1 >= part.length || (part[at + 1] === SIGN[1] && (at + 2 >= part.length || part[at + 2] === SIGN[2]))) return true;
    }
    return false;
  });
}
