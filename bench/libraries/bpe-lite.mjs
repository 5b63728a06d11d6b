// Node only: it reads its vocabulary from disk and works with Node's Buffer. It always encodes special tokens as such.
import { openai, openaiO200k } from 'bpe-lite';

/** @type {Record<string, () => any>} */
const ENCODINGS = { o200k_base: openaiO200k, cl100k_base: openai };

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId) {
  const tokenizer = ENCODINGS[encodingId]?.();
  if (tokenizer === undefined) return null;
  return {
    count: (text) => tokenizer.count(text),
    encode: (text) => tokenizer.encode(text),
    // There is no public way; a new tokenizer decodes its vocabulary again and is otherwise the same.
    forget: () => tokenizer._preparedTiktoken.cache.clear(),
  };
}
