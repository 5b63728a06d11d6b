// The split pattern of Qwen 2 to 3: that of cl100k_base, except that each number is a piece of its own. It is applied to
// text in normal form C; see normalizing-encoder.ts.
// Source: Qwen/Qwen3-8B on Hugging Face, tokenizer.json (pre_tokenizer).
import { NUMBER } from './character-classes';
import { characterAt, lookedTo } from './character-runs';
import { nextCl100k } from './split-cl100k';

/** The end of the piece that begins at `start`, as in `PreTokenizer.next`. */
export function nextQwen3(bytes: Uint8Array, start: number, end: number): number {
  const first = characterAt(bytes, start);
  if ((first & 7) !== NUMBER) return nextCl100k(bytes, start, end);
  lookedTo[0] = start + (first >> 3);
  return lookedTo[0]!;
}
