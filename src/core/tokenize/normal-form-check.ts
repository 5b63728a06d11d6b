// Whether UTF-8 is surely in normal form C, found without decoding it. Source of the rule: UAX #15, Detecting Normalization Forms.
import { CHANGING, FIRST_CHANGING } from './normal-form';

/** Characters that may make one with the character before. Source: DerivedNormalizationProps.txt, NFC_QC=M (Unicode 16). */
const COMPOSING = new RegExp(
  '[\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u0311\\u0313\\u0314\\u031b\\u0323-\\u0328\\u032d\\u032e\\u0330\\u0331\\u0338\\u0342\\u0345' +
    '\\u0653-\\u0655\\u093c\\u09be\\u09d7\\u0b3e\\u0b56\\u0b57\\u0bbe\\u0bd7\\u0c56\\u0cc2\\u0cd5\\u0cd6\\u0d3e\\u0d57\\u0dca\\u0dcf\\u0ddf\\u102e' +
    '\\u1161-\\u1175\\u11a8-\\u11c2\\u1b35\\u3099\\u309a\\u{110ba}\\u{11127}\\u{1133e}\\u{11357}\\u{113b8}\\u{113bb}\\u{113c2}\\u{113c5}' +
    '\\u{113c7}-\\u{113c9}\\u{114b0}\\u{114ba}\\u{114bd}\\u{115af}\\u{11930}\\u{1611e}-\\u{16129}\\u{16d63}-\\u{16d6a}]',
  'u',
);
const STAYS = 0;
/** A mark that has an order among marks: nothing happens to one alone. */
const ORDERED = 1;
const MAY_CHANGE = 2;

/** Beyond it there are only variation selectors, which change nothing. */
const LIMIT = 0x32400;
const STRETCH = 256;
/** Bytes from here on begin the characters from U+0300 on. */
const FIRST_CHANGING_BYTE = 0xcc;

/** Tells of well-formed UTF-8, in parts that may begin and end inside characters: false where it is in normal form, true if in doubt. */
export type NormalFormCheck = (parts: readonly Uint8Array[]) => boolean;

/** Makes the check; its table takes some milliseconds and 200 KB. */
export function createNormalFormCheck(): NormalFormCheck {
  const kinds = kindsOfCharacters();

  function mayChange(bytes: Uint8Array): boolean {
    let before = STAYS;
    for (let place = 0; place < bytes.length; place += 1) {
      // Eight at a time where all are ASCII.
      while (place + 8 < bytes.length && isAscii(bytes, place)) {
        before = STAYS;
        place += 8;
      }
      const first = bytes[place]!;
      if (first < FIRST_CHANGING_BYTE) {
        // Bytes inside of a character say nothing.
        if (first < 0x80 || first >= 0xc0) before = STAYS;
        continue;
      }
      const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      if (place + length > bytes.length) return true;
      // Chinese characters, U+4000 to U+9FFF.
      if (first >= 0xe4 && first <= 0xe9) {
        before = STAYS;
        place += 2;
        continue;
      }
      let code = ((first & 0x1f) << 6) | (bytes[place + 1]! & 0x3f);
      if (length > 2) code = ((code & 0x3ff) << 6) | (bytes[place + 2]! & 0x3f);
      if (length > 3) code = ((code & 0x7fff) << 6) | (bytes[place + 3]! & 0x3f);
      const kind = code < LIMIT ? kinds[code]! : STAYS;
      if (kind === MAY_CHANGE || (kind === ORDERED && before === ORDERED)) return true;
      before = kind;
      place += length - 1;
    }
    return false;
  }

  return (parts) => {
    for (const [index, part] of parts.entries()) {
      // What goes on with a part that is not at hand here, be it bytes of a character or a mark.
      if (index > 0 && part.length > 0 && part[0]! >= 0x80) return true;
      if (mayChange(part)) return true;
    }
    return false;
  };
}

function isAscii(bytes: Uint8Array, place: number): boolean {
  const first = bytes[place]! | bytes[place + 1]! | bytes[place + 2]! | bytes[place + 3]!;
  const second = bytes[place + 4]! | bytes[place + 5]! | bytes[place + 6]! | bytes[place + 7]!;
  return (first | second) < 0x80;
}

function kindsOfCharacters(): Uint8Array<ArrayBuffer> {
  const kinds = new Uint8Array(LIMIT);
  const codes = new Array<number>(STRETCH).fill(0);
  for (let start = FIRST_CHANGING; start < LIMIT; start += STRETCH) {
    for (let index = 0; index < STRETCH; index += 1) codes[index] = start + index;
    for (const [character] of String.fromCodePoint(...codes).matchAll(CHANGING)) kinds[character.codePointAt(0)!] = kindOf(character);
  }
  return kinds;
}

function kindOf(character: string): number {
  if (COMPOSING.test(character) || character.normalize('NFC') !== character) return MAY_CHANGE;
  // The first class of marks and the last one: every other stands on one side of either.
  const isOrdered = [`${character}\u0334`, `\u0345${character}`].some((marks) => `a${marks}`.normalize('NFC') !== `a${marks}`);
  return isOrdered ? ORDERED : STAYS;
}
