// The text of ten million tokens, made once for the tests that measure with it: in a process of its own, as one that has
// just made and counted 40 MB still collects its garbage while another measures.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface LargeText {
  readonly path: string;
  /** In o200k_base. */
  readonly tokens: number;
  readonly characters: number;
}

export const LARGE_TEXT_PATH = fileURLToPath(new URL('../.cache/large.txt', import.meta.url));
export const LARGE_TEXT_FACTS = fileURLToPath(new URL('../.cache/large.json', import.meta.url));

/** What `large-text.setup.ts` has made. */
export function readLargeText(): LargeText {
  return { path: LARGE_TEXT_PATH, ...(JSON.parse(readFileSync(LARGE_TEXT_FACTS, 'utf8')) as Omit<LargeText, 'path'>) };
}
