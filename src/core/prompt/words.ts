// Words and characters of a text by a rule that is the same in every browser and quick enough for megabytes; the
// platform's segmenter is neither.
import type { SourceText } from '@/core/tokenize/source-text';
import { BREAK, characterClass, LETTER, MARK, OTHER, SPACE } from '@/core/tokenize/character-classes';

export interface WordMeasure {
  readonly words: number;
  /** Code points; a lone surrogate counts as one. */
  readonly characters: number;
}

/** UTF-16 units between two yields: about a millisecond. */
const STEP_UNITS = 65_536;
const APOSTROPHE = 0x27;
const RAISED_COMMA = 0x2019;

const OUTSIDE = 0;
const INSIDE = 1;
/** After an apostrophe in a word: a letter goes on with it. */
const DOUBTFUL = 2;

/**
 * Counts words step by step; yields the UTF-16 units that are done. O(n).
 *
 * A word is a run of letters, digits and the marks on them, with single apostrophes inside: "don’t" is one, "2.5" and
 * "a-b" are two. Where a script writes without blanks between words (Han, kana, bopomofo, Thai, Lao, Khmer, Burmese),
 * every letter counts as a word. Words do not go on from one text to the next.
 */
export function* wordsInSteps(text: SourceText, stepUnits = STEP_UNITS): Generator<number, WordMeasure, undefined> {
  let [words, characters, state] = [0, 0, OUTSIDE];
  /** The first half of a pair that a step has parted. */
  let high = 0;
  for (let start = 0; start < text.length; start += stepUnits) {
    const slice = text.slice(start, Math.min(start + stepUnits, text.length));
    for (let index = 0; index < slice.length; index += 1) {
      let code = slice.charCodeAt(index);
      if (code >= 0xd800 && code <= 0xdbff) {
        // Told apart at the next unit; one that stands alone is no part of a word.
        high = code;
        characters += 1;
        if (!isLow(index + 1 < slice.length ? slice.charCodeAt(index + 1) : text.slice(start + index + 1, start + index + 2).charCodeAt(0))) state = OUTSIDE;
        continue;
      }
      if (high !== 0 && isLow(code)) code = 0x10000 + (high - 0xd800) * 0x400 + (code - 0xdc00);
      else characters += 1;
      high = 0;
      const kind = characterClass(code);
      if (kind === OTHER || kind === SPACE || kind === BREAK) {
        state = state === INSIDE && (code === APOSTROPHE || code === RAISED_COMMA) ? DOUBTFUL : OUTSIDE;
      } else if (kind === MARK) {
        // A mark on a letter that is a word of its own, or on nothing, begins none.
        if (state === DOUBTFUL) state = OUTSIDE;
      } else if (kind === LETTER && isUnspaced(code)) {
        words += 1;
        state = OUTSIDE;
      } else {
        if (state === OUTSIDE) words += 1;
        state = INSIDE;
      }
    }
    if (start + stepUnits < text.length) yield start + stepUnits;
  }
  return { words, characters };
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Letters of the scripts that put no blanks between words, by their Unicode blocks. */
function isUnspaced(code: number): boolean {
  if (code < 0xe00) return false;
  return (
    code <= 0xeff ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x3005 && code <= 0x312f) ||
    (code >= 0x31a0 && code <= 0x31ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff66 && code <= 0xff9d) ||
    (code >= 0x1b000 && code <= 0x1b16f) ||
    (code >= 0x20000 && code <= 0x323af)
  );
}
