// The split patterns as regular expressions, slow and plain, to hold the pre-tokenizers to.
// Sources: OpenAI's tiktoken, openai_public.py (pat_str); for other vendors the tokenizer.json on Hugging Face
// (pre_tokenizer) of meta-llama/Llama-3.1-8B, mistralai/Mistral-Nemo-Base-2407, Qwen/Qwen3-8B, deepseek-ai/DeepSeek-V3.
import { BYTE_LEVEL_IDS, type ByteLevelId } from '@/core/tokenize/encoding';

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

const O200K_WORDS = [`${UPPER}*${LOWER}+`, `${UPPER}+${LOWER}*`].map((word) => `${NOT_LETTER_NUMBER_BREAK}?${word}`);
const CL100K_WORDS = `${CONTRACTION}|${NOT_LETTER_NUMBER_BREAK}?\\p{L}+`;
const PUNCTUATION = ` ?${OTHER}+[\\r\\n]*`;

/** Patterns that are applied one after the other, each to the pieces of the one before. */
const PATTERNS: Record<ByteLevelId, readonly string[]> = {
  o200k_base: [
    `${O200K_WORDS.map((word) => `${word}(?:${CONTRACTION})?`).join('|')}|\\p{N}{1,3}| ?${OTHER}+[\\r\\n/]*|${TAIL}`,
  ],
  cl100k_base: [`${CL100K_WORDS}|\\p{N}{1,3}|${PUNCTUATION}|${TAIL}`],
  p50k_base: [GPT2],
  r50k_base: [GPT2],
  llama3: [`${CL100K_WORDS}|\\p{N}{1,3}|${PUNCTUATION}|${TAIL}`],
  tekken: [`${O200K_WORDS.join('|')}|\\p{N}| ?${OTHER}+[\\r\\n/]*|${TAIL}`],
  qwen3: [`${CL100K_WORDS}|\\p{N}|${PUNCTUATION}|${TAIL}`],
  deepseek: [
    String.raw`\p{N}{1,3}`,
    String.raw`[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+`,
    String.raw`[!-/:-@\[-\x60{-~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|${TAIL}`,
  ],
};

/** The encodings, those together that cut by the same patterns. */
export const SAME_PATTERNS: readonly (readonly ByteLevelId[])[] = BYTE_LEVEL_IDS.filter((id, at) => at === BYTE_LEVEL_IDS.findIndex(isLike(id))).map((id) => BYTE_LEVEL_IDS.filter(isLike(id)));

function isLike(id: ByteLevelId): (other: ByteLevelId) => boolean {
  return (other) => PATTERNS[other].join('\n') === PATTERNS[id].join('\n');
}

const regularExpressions = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = regularExpressions.get(pattern) ?? new RegExp(pattern, 'gu');
  regularExpressions.set(pattern, known);
  return known;
}

/**
 * The pieces of a text, one after the other: the matches of the patterns and what lies between them. What is a letter
 * follows the Unicode version of the engine: characters added to Unicode later than that may be split differently.
 */
export function splitPieces(encodingId: ByteLevelId, text: string): string[] {
  // A lone surrogate is U+FFFD in UTF-8, which is a symbol.
  let ends: readonly number[] = [text.length];
  for (const pattern of PATTERNS[encodingId].map(compiled)) {
    const parts = ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end).toWellFormed());
    let start = 0;
    ends = parts.flatMap((part) => {
      const found: number[] = [];
      let last = start;
      const add = (place: number) => void (place > last && found.push((last = place)));
      for (const match of part.matchAll(pattern)) {
        add(start + match.index);
        add(start + match.index + match[0].length);
      }
      start += part.length;
      add(start);
      return found;
    });
  }
  return ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end)).filter((piece) => piece !== '');
}
