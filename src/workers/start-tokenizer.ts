// All that counts, to be loaded as one piece: the page's first picture needs none of it.
import { createTokenizer } from './client';
import { spawnTokenizeWorker } from './spawn';
import type { Tokenizer } from './tokenizer';
import { vocabularyUrl } from './vocabulary-urls';

/** The tokenizer of the page; no worker runs before something is to be counted. */
export function startTokenizer(): Tokenizer {
  // Two at least, also where the browser hides the number of cores: the second one starts only for large texts. More than
  // four would cost more memory, for a vocabulary each, than they bring.
  const maxWorkers = Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2));
  return createTokenizer({ spawn: spawnTokenizeWorker, vocabularyUrl, maxWorkers });
}
