import tiktokenizer from '@microsoft/tiktokenizer';
import { parseRanks } from './ranks.mjs';

const { createTokenizer, getRegexByEncoder, getSpecialTokensByEncoder } = tiktokenizer;

/** @type {import('../task.mjs').OpenLibrary} */
export async function open(encodingId, assets) {
  // The ranks are given, because by itself it downloads them.
  const ranks = parseRanks(await assets.text(`ranks/${encodingId}.tiktoken`));
  const tokenizer = createTokenizer(ranks, getSpecialTokensByEncoder(encodingId), getRegexByEncoder(encodingId));
  /** @type {any} Its fields are private to TypeScript. */
  const inside = tokenizer;
  const { constructor: Cache, size } = inside.cache;
  return {
    count: (text) => tokenizer.encode(text).length,
    encode: (text) => tokenizer.encode(text),
    // As in a new tokenizer, without reading its vocabulary again.
    forget() {
      inside.cache = new Cache(size);
    },
  };
}
