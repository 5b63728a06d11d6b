// The split patterns as regular expressions, slow and plain, to hold the pre-tokenizers to.
// Source: OpenAI's tiktoken, openai_public.py (pat_str).
import type { ByteLevelId } from '@/core/tokenize/encoding';

/**
 * Unicode White_Space, as the Rust `\s` of tiktoken has it. JavaScript's `\s` differs in two characters: it has U+FEFF,
 * and it lacks U+0085. For use inside a character class.
 */
export const WHITE_SPACE = String.raw`\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;

const SPACE = `[${WHITE_SPACE}]`;
/** Not a letter, number or white space: punctuation, symbols, marks, controls, lone surrogates. */
const OTHER = String.raw`[^${WHITE_SPACE}\p{L}\p{N}]`;
const NOT_LETTER_NUMBER_BREAK = String.raw`[^\r\n\p{L}\p{N}]`;
/** Case-insensitive in Rust, where ſ (U+017F) is another case of s. */
const CONTRACTION = `'(?:[sS\u017fdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])`;
/** White space up to the last line break in it; else all but the last, which belongs to the next word; else all. */
const TAIL = String.raw`${SPACE}*[\r\n]+|${SPACE}+(?!${`[^${WHITE_SPACE}]`})|${SPACE}+`;

const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;

/** Contractions in lower case only; numbers of any length; a line break is white space like any other. */
const GPT2 = String.raw`'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?${OTHER}+|${SPACE}+(?!${`[^${WHITE_SPACE}]`})|${SPACE}+`;

const PATTERNS: Record<ByteLevelId, string> = {
  o200k_base:
    `${NOT_LETTER_NUMBER_BREAK}?${UPPER}*${LOWER}+(?:${CONTRACTION})?` +
    `|${NOT_LETTER_NUMBER_BREAK}?${UPPER}+${LOWER}*(?:${CONTRACTION})?` +
    String.raw`|\p{N}{1,3}| ?${OTHER}+[\r\n/]*|${TAIL}`,
  cl100k_base: String.raw`${CONTRACTION}|${NOT_LETTER_NUMBER_BREAK}?\p{L}+|\p{N}{1,3}| ?${OTHER}+[\r\n]*|${TAIL}`,
  p50k_base: GPT2,
  r50k_base: GPT2,
};

/**
 * The split pattern of an encoding: global, Unicode-aware; its matches cover any text without gaps. What is a letter
 * follows the Unicode version of the engine: characters added to Unicode later than that may be split differently.
 */
export function splitPattern(encodingId: ByteLevelId): RegExp {
  return new RegExp(PATTERNS[encodingId], 'gu');
}
