import { Tokenizer } from 'ai-tokenizer';

/** @type {Record<string, () => Promise<any>>} */
const ENCODINGS = {
  o200k_base: () => import('ai-tokenizer/encoding/o200k_base'),
  cl100k_base: () => import('ai-tokenizer/encoding/cl100k_base'),
  p50k_base: () => import('ai-tokenizer/encoding/p50k_base'),
};

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId) {
  const data = await ENCODINGS[encodingId]?.();
  if (data === undefined) return null;
  let tokenizer = new Tokenizer(data);
  return {
    // Its count() searches for special tokens and throws where it finds one. "all" is its way to ordinary text.
    count: (text) => tokenizer.encode(text, 'all').length,
    encode: (text) => tokenizer.encode(text, 'all'),
    // The vocabulary is shared, only the cache is new.
    forget() {
      tokenizer = new Tokenizer(data);
    },
  };
}
