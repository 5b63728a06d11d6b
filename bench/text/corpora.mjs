// The texts of a run: files of a folder, or what is found and made here. Each is written to the cache as plain UTF-8.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheFolder } from '../paths.mjs';
import { foundCode, foundJson, foundMarkdown, foundMessages, foundMinified, foundTypes } from './found.mjs';
import { makeChat, makeLogs, makeSentences } from './made.mjs';

/**
 * @typedef {object} Corpus
 * @property {string} name
 * @property {string} address what tasks load it by
 * @property {number} bytes
 */

const MEGABYTE = 1_000_000;
const CJK = { joint: '的', comma: '，', stop: '。' };
const SPACED = { joint: ' ', comma: ', ', stop: '.' };

/** Name → text of about a million code units or more. @type {Record<string, () => string>} */
const MADE_HERE = {
  markdown: () => foundMarkdown(MEGABYTE),
  types: () => foundTypes(MEGABYTE),
  code: () => foundCode(MEGABYTE),
  minified: () => foundMinified(MEGABYTE),
  json: () => foundJson(MEGABYTE),
  chinese: () => makeSentences('zh', foundMessages(['zh', 'zh-TW', 'zh-HK']), MEGABYTE / 2, CJK),
  japanese: () => makeSentences('ja', foundMessages(['ja']), MEGABYTE / 2, { ...CJK, joint: 'の', comma: '、' }),
  hindi: () => makeSentences('hi', foundMessages(['hi']), MEGABYTE / 2, { ...SPACED, stop: '।' }),
  arabic: () => makeSentences('ar', foundMessages(['ar']), MEGABYTE * 0.7, { ...SPACED, comma: '، ' }),
  logs: () => makeLogs(MEGABYTE),
  emoji: () => makeChat(MEGABYTE),
};

/**
 * The first bytes of a text, up to a whole character.
 * @param {Buffer} bytes
 * @param {number} most
 */
export function wholeCharacters(bytes, most) {
  let end = Math.min(most, bytes.length);
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/**
 * Writes a text to the cache.
 * @param {string} name
 * @param {Buffer | string} content
 * @returns {Corpus}
 */
export function keepText(name, content) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const folder = join(cacheFolder, 'texts');
  mkdirSync(folder, { recursive: true });
  // The name may come from a file with any characters in its name.
  const file = `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.txt`;
  writeFileSync(join(folder, file), bytes);
  return { name, address: `texts/${file}`, bytes: bytes.length };
}

/**
 * A text of a corpus, whole or its beginning, under another name.
 * @param {string} name
 * @param {Corpus} corpus
 * @param {number} bytes
 */
export function keepBeginning(name, corpus, bytes) {
  return keepText(name, wholeCharacters(readCorpus(corpus), bytes));
}

/** @param {Corpus} corpus */
export function readCorpus({ address }) {
  return readFileSync(join(cacheFolder, address));
}

/**
 * @param {string} folder
 * @returns {{ name: string, read: () => Buffer }[]}
 */
function filesIn(folder) {
  const names = readdirSync(folder).filter((name) => /\.txt(\.gz)?$/.test(name)).sort();
  if (names.length === 0) throw new Error(`${folder} holds no *.txt and no *.txt.gz`);
  return names.map((file) => ({
    name: file.replace(/\.txt(\.gz)?$/, ''),
    read: () => (file.endsWith('.gz') ? gunzipSync(readFileSync(join(folder, file))) : readFileSync(join(folder, file))),
  }));
}

/**
 * @param {string | undefined} folder
 * @param {readonly string[]} only names, or beginnings of names; empty for all
 * @returns {Corpus[]}
 */
export function openCorpora(folder, only) {
  const sources =
    folder === undefined
      ? Object.entries(MADE_HERE).map(([name, make]) => ({ name, read: () => wholeCharacters(Buffer.from(make()), MEGABYTE) }))
      : filesIn(folder);
  const chosen = only.length === 0 ? sources : sources.filter(({ name }) => only.some((start) => name.startsWith(start)));
  if (chosen.length === 0) throw new Error(`No corpus is named ${only.join(' or ')}; there are ${sources.map(({ name }) => name).join(', ')}`);
  return chosen.map(({ name, read }) => keepText(name, read()));
}
