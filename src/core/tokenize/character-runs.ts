// What the split patterns are made of: characters, runs of one kind, contractions. All on well-formed UTF-8 bytes.
import { BREAK, CHARACTER_CLASSES, characterClass, LETTER, LOWER, MARK, NUMBER, OTHER, SPACE, UPPER } from './character-classes';

export const APOSTROPHE = 0x27;
export const SLASH = 0x2f;
export const BLANK = 0x20;

/** The class of each byte; `MULTI` where the byte begins a longer character. */
export const MULTI = 8;
export const BYTE_CLASS = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? CHARACTER_CLASSES[byte]! : MULTI));

/**
 * Where the last call of a pre-tokenizer stopped looking. One runs at a time in a thread, so this is one for all: a
 * second result of each call would be an object for every piece.
 */
export const lookedTo = new Int32Array(1);

/** Class and length in bytes of the character at `index`, which is not ASCII: class + 8 × length. */
export function multiByteAt(bytes: Uint8Array, index: number): number {
  const first = bytes[index]!;
  if (first < 0xe0) return 16 | CHARACTER_CLASSES[((first & 0x1f) << 6) | (bytes[index + 1]! & 0x3f)]!;
  const codePoint = ((first & 0x0f) << 12) | ((bytes[index + 1]! & 0x3f) << 6) | (bytes[index + 2]! & 0x3f);
  if (first < 0xf0) return 24 | CHARACTER_CLASSES[codePoint]!;
  return 32 | characterClass(((codePoint & 0x7fff) << 6) | (bytes[index + 3]! & 0x3f));
}

/** Class + 8 × length of any character. */
export function characterAt(bytes: Uint8Array, index: number): number {
  const byteClass = BYTE_CLASS[bytes[index]!]!;
  return byteClass === MULTI ? multiByteAt(bytes, index) : 8 | byteClass;
}

/** End of the contraction 's 't 'd 'm 'll 've 're at `index`, in any case (ſ is a case of s), else `index`. */
export function contractionEnd(bytes: Uint8Array, index: number, end: number): number {
  if (index + 1 >= end || bytes[index] !== APOSTROPHE) return index;
  const first = bytes[index + 1]! | 0x20;
  if (first === 0x73 || first === 0x74 || first === 0x64 || first === 0x6d) return index + 2;
  if (index + 2 >= end) return index;
  const second = bytes[index + 2]!;
  if (bytes[index + 1] === 0xc5) return second === 0xbf ? index + 3 : index;
  if (second >= 0x80) return index;
  if (first === 0x6c) return (second | 0x20) === 0x6c ? index + 3 : index;
  return (first === 0x76 || first === 0x72) && (second | 0x20) === 0x65 ? index + 3 : index;
}

/** The same in lower case only. */
export function lowerContractionEnd(bytes: Uint8Array, index: number, end: number): number {
  const found = contractionEnd(bytes, index, end);
  for (let place = index + 1; place < found; place += 1) if (bytes[place]! < 0x60 || bytes[place]! >= 0x80) return index;
  return found;
}

/** A run of letters, from `index`; with marks too where `marks` says so. */
export function letterRunEnd(bytes: Uint8Array, index: number, end: number): number {
  let place = index;
  while (place < end) {
    const byteClass = BYTE_CLASS[bytes[place]!]!;
    if (byteClass === UPPER || byteClass === LOWER) place += 1;
    else if (byteClass === MULTI) {
      const character = multiByteAt(bytes, place);
      const characterKind = character & 7;
      if (characterKind < UPPER || characterKind > LETTER) break;
      place += character >> 3;
    } else break;
  }
  return place;
}

/** Up to three numbers. */
export function numberGroupEnd(bytes: Uint8Array, index: number, end: number): number {
  let place = index;
  for (let digits = 0; digits < 3 && place < end; digits += 1) {
    const character = characterAt(bytes, place);
    if ((character & 7) !== NUMBER) break;
    place += character >> 3;
  }
  lookedTo[0] = place;
  return place;
}

/** [^\s\p{L}\p{N}]+ from `index`. */
export function otherRunEnd(bytes: Uint8Array, index: number, end: number): number {
  let place = index;
  while (place < end) {
    const character = characterAt(bytes, place);
    const characterKind = character & 7;
    if (characterKind !== OTHER && characterKind !== MARK) break;
    place += character >> 3;
  }
  return place;
}

/** White space up to the last line break in it (where `breaksCount`); else all but the last; else all. */
export function whiteSpaceEnd(bytes: Uint8Array, start: number, end: number, breaksCount: boolean): number {
  let place = start;
  let lastStart = start;
  let breakEnd = -1;
  while (place < end) {
    const character = characterAt(bytes, place);
    const characterKind = character & 7;
    if (characterKind < SPACE) break;
    lastStart = place;
    place += character >> 3;
    if (characterKind === BREAK) breakEnd = place;
  }
  lookedTo[0] = place;
  if (breaksCount && breakEnd >= 0) return breakEnd;
  return place === end || lastStart === start ? place : lastStart;
}
