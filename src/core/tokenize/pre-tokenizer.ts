// How a text is cut into pieces before byte pairs are merged: the split patterns of the encodings, by hand, on UTF-8.
// Source of the patterns: tiktoken, openai_public.py (pat_str); for other vendors it stands in the file of each. A regular
// expression with \p{…} is several times slower, follows the Unicode version of the browser, and runs out of stack on a
// long piece.
import { lookedTo } from './character-runs';
import type { ByteLevelId } from './encoding';
import { nextCl100k } from './split-cl100k';
import { nextDeepSeek } from './split-deepseek';
import { nextGpt2 } from './split-gpt2';
import { nextO200k } from './split-o200k';
import { nextQwen3 } from './split-qwen3';
import { nextTekken } from './split-tekken';

export interface PreTokenizer {
  /**
   * The end of the piece that begins at `start`, start < end. `bytes` is well-formed UTF-8; the text ends at `end`.
   * The pieces depend only on what stands from `start` on.
   */
  next(bytes: Uint8Array, start: number, end: number): number;
  /**
   * Where the last call stopped looking: its piece is the same whatever stands from here + `LOOKAHEAD_BYTES` on. It lies
   * behind the piece's end where a pattern had to look at a whole run to find it.
   */
  lookedTo(): number;
}

/** What may be looked at beyond `lookedTo()`: the next character, or a contraction such as 're or 'ſ (U+017F). */
export const LOOKAHEAD_BYTES = 4;

const NEXT: Record<ByteLevelId, PreTokenizer['next']> = {
  o200k_base: nextO200k,
  cl100k_base: nextCl100k,
  p50k_base: nextGpt2,
  r50k_base: nextGpt2,
  // The pattern of Llama 3 is that of cl100k_base. Source: meta-llama/llama3, llama/tokenizer.py (pat_str).
  llama3: nextCl100k,
  tekken: nextTekken,
  qwen3: nextQwen3,
  deepseek: nextDeepSeek,
};

export function createPreTokenizer(encodingId: ByteLevelId): PreTokenizer {
  return { next: NEXT[encodingId], lookedTo: () => lookedTo[0]! };
}
