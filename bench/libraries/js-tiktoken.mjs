// A port that searches all pairs of a piece for each merge, with strings of numbers as keys: for small inputs. No cache.
import { Tiktoken } from 'js-tiktoken/lite';

/** @type {Record<string, () => Promise<any>>} */
const ENCODINGS = {
  o200k_base: () => import('js-tiktoken/ranks/o200k_base'),
  cl100k_base: () => import('js-tiktoken/ranks/cl100k_base'),
  p50k_base: () => import('js-tiktoken/ranks/p50k_base'),
  r50k_base: () => import('js-tiktoken/ranks/r50k_base'),
};

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId) {
  const ranks = await ENCODINGS[encodingId]?.();
  if (ranks === undefined) return null;
  const tokenizer = new Tiktoken(ranks.default);
  return {
    count: (text) => tokenizer.encode(text, [], []).length,
    encode: (text) => tokenizer.encode(text, [], []),
    forget() {},
  };
}
