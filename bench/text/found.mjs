// Text that is there wherever the packages are installed, for runs without a corpus folder. The files are taken in the
// order of their names, so the texts change only with the packages.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { benchFolder, rootFolder } from '../paths.mjs';

/** No single file may fill a text. */
const MOST_UNITS_OF_A_FILE = 48_000;
/** Code with lines longer than this, on average, was minified. */
const MINIFIED_LINE_UNITS = 400;

/** @type {Map<string, string> | undefined} name inside node_modules → file */
let installed;

function installedFiles() {
  if (installed !== undefined) return installed;
  installed = new Map();
  for (const folder of [join(rootFolder, 'node_modules'), join(benchFolder, 'node_modules')]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      // The same package may be in both; a file with the same name counts once.
      if (/\.(md|[cm]?[jt]s|json)$/.test(name) && !installed.has(name)) installed.set(name, join(folder, name));
    }
  }
  return installed;
}

/**
 * @param {RegExp} names
 * @param {number} units how much text is wanted
 * @param {(content: string) => boolean} [fits]
 */
function gather(names, units, fits = () => true) {
  let text = '';
  for (const [name, file] of installedFiles()) {
    if (text.length >= units) break;
    if (!names.test(name) || !statSync(file).isFile()) continue;
    const content = readFileSync(file, 'utf8');
    if (content.length > 1000 && fits(content)) text += content.slice(0, MOST_UNITS_OF_A_FILE);
  }
  return text;
}

/** @param {string} content */
function isMinified(content) {
  return content.length > 10_000 && content.length / content.split('\n').length > MINIFIED_LINE_UNITS;
}

/** English and Markdown. @param {number} units */
export const foundMarkdown = (units) => gather(/\.md$/i, units);
/** @param {number} units */
export const foundTypes = (units) => gather(/\.d\.ts$/, units);
/** @param {number} units */
export const foundCode = (units) => gather(/(?<!\.d)(?<!\.min)\.[cm]?[jt]s$/, units, (content) => !isMinified(content));
/** @param {number} units */
export const foundMinified = (units) => gather(/\.[cm]?js$/, units, isMinified);
/** @param {number} units */
export const foundJson = (units) => gather(/\.json$/, units);

/**
 * The messages of Lighthouse in other languages.
 * @param {readonly string[]} locales
 * @returns {string[]}
 */
export function foundMessages(locales) {
  const folder = join(benchFolder, 'node_modules', 'lighthouse', 'shared', 'localization', 'locales');
  const files = readdirSync(folder).filter((name) => locales.includes(basename(name, '.json')));
  return files.flatMap((name) => {
    /** @type {Record<string, { message: string }>} */
    const messages = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return Object.values(messages).map(({ message }) => message);
  });
}
