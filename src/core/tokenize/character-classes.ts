// What kind of character a code point is, as far as the pre-tokenizers care. Unicode 16.0, the version of tiktoken.
import { CHARACTER_CLASS_RUNS } from './character-class-runs';

/** Punctuation, symbols, controls, unassigned: everything that is none of the others. */
export const OTHER = 0;
/** \p{Lu} and \p{Lt} */
export const UPPER = 1;
/** \p{Ll} */
export const LOWER = 2;
/** Letters without case: \p{Lm} and \p{Lo} */
export const LETTER = 3;
/** \p{M} */
export const MARK = 4;
/** \p{N} */
export const NUMBER = 5;
/** White space that does not break lines. */
export const SPACE = 6;
/** Carriage return and line feed. */
export const BREAK = 7;

const CODE_POINTS = 0x110000;
/** Beyond it there are only the variation selectors below and characters of class `OTHER`. */
const TABLE_SIZE = 0x32400;
const FIRST_SELECTOR = 0xe0100;
const LAST_SELECTOR = 0xe01ef;

/**
 * The classes of the code points below `TABLE_SIZE`, one byte each. Built in about a millisecond from runs: numbers in
 * base 32, lowest digit first, each the length of a run times 8 plus its class.
 */
export const CHARACTER_CLASSES = unpackRuns(CHARACTER_CLASS_RUNS);

/** The class of any code point, 0…0x10ffff. */
export function characterClass(codePoint: number): number {
  if (codePoint < TABLE_SIZE) return CHARACTER_CLASSES[codePoint]!;
  return codePoint >= FIRST_SELECTOR && codePoint <= LAST_SELECTOR ? MARK : OTHER;
}

/** Reads runs in the form above; the numbers of those beyond `TABLE_SIZE` are left out. */
export function unpackRuns(packed: string): Uint8Array {
  const classes = new Uint8Array(TABLE_SIZE);
  let codePoint = 0;
  let number = 0;
  let place = 1;
  for (let index = 0; index < packed.length; index += 1) {
    const digit = digitOf(packed.charCodeAt(index));
    number += (digit & 31) * place;
    place *= 32;
    if (digit >= 32) continue;
    const end = codePoint + Math.floor(number / 8);
    classes.fill(number % 8, Math.min(codePoint, TABLE_SIZE), Math.min(end, TABLE_SIZE));
    codePoint = end;
    number = 0;
    place = 1;
  }
  if (codePoint !== CODE_POINTS) throw new Error('The character classes are damaged');
  return classes;
}

/** 0–9, A–Z, a–z, "-" and "_" are 0…63. */
function digitOf(code: number): number {
  if (code <= 0x2d) return 62;
  if (code <= 0x39) return code - 0x30;
  if (code <= 0x5a) return code - 0x41 + 10;
  return code === 0x5f ? 63 : code - 0x61 + 36;
}
