// The words after `npm run bench --`.
import { parseArgs } from 'node:util';

export const HELP = `npm run bench -- [what] [options]

What (one or several; without any, the comparison with the other libraries):
  --compare             engine and peers, interleaved, in Node and in a Chromium worker
  --adversarial         single pieces of 1 MB and 250 KB: linear, and how fast
  --fuzz [N]            N random strings per encoding (100,000), and every code point, against tiktoken
  --edits               2,000 edits in documents of a million tokens
  --large               20 MB: rate, memory, time until ready, module sizes, one worker against two, cancelling

Options:
  --corpus DIR          texts: *.txt and *.txt.gz (without it, text found in installed packages)
  --only NAME           corpora whose name begins so; a list with commas (also: pieces of --adversarial)
  --encoding NAME       o200k_base, cl100k_base (those two by default), p50k_base, r50k_base; a list with commas
  --library NAME        contextscope and peers by npm name; a list with commas
  --mode MODE           count or encode (both by default)
  --passes N            timed passes (5)
  --node, --browser     only in Node, only in Chromium (both by default; --fuzz: Node)
  --seed N              of --fuzz and --edits (1)
  --json FILE           writes the results, an array of rows

Peers run on corpora up to 2 MB, and on larger ones where --only or --library asks. js-tiktoken runs on the first 20 KB.
The exit code tells of wrong tokens and crashes; a bar that is missed is printed as MISS. One run at a time: they share
bench/.cache. The comparison takes about 20 minutes, --fuzz 10, --large 10, --adversarial 3, --edits 2.`;

export const ENCODING_IDS = ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'];
/** @type {readonly ('count' | 'encode')[]} */
const MODES = ['count', 'encode'];
const WHAT = /** @type {const} */ (['compare', 'adversarial', 'fuzz', 'edits', 'large']);

/**
 * @typedef {object} Options
 * @property {readonly (typeof WHAT)[number][]} what
 * @property {string | undefined} corpus
 * @property {readonly string[]} only
 * @property {readonly string[] | undefined} encodings undefined: those that are usual for what is run
 * @property {readonly string[] | undefined} libraries
 * @property {readonly ('count' | 'encode')[]} modes
 * @property {number} passes
 * @property {number} fuzzStrings
 * @property {number} seed
 * @property {readonly ('node' | 'chromium')[] | undefined} runtimes
 * @property {string | undefined} json
 */

/** @param {string | undefined} list */
const namesIn = (list) => list?.split(',').map((name) => name.trim()).filter((name) => name !== '');

/** @param {string} name @param {string | undefined} word @param {number} fallback */
function wholeNumber(name, word, fallback) {
  const value = word === undefined ? fallback : Number(word);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1, not ${word}`);
  return value;
}

/** @param {string} name @param {readonly string[] | undefined} given @param {readonly string[]} known */
function checkNames(name, given, known) {
  for (const each of given ?? []) if (!known.includes(each)) throw new Error(`--${name} ${each}: it is one of ${known.join(', ')}`);
}

/**
 * @param {readonly string[]} words
 * @returns {Options | null} null: help is wanted
 */
export function parseOptions(words) {
  // --fuzz may stand alone or have a number.
  const args = words.map((word, index) => (word === '--fuzz' && !/^\d+$/.test(words[index + 1] ?? '') ? '--fuzz=100000' : word));
  const text = { type: /** @type {const} */ ('string') };
  const flag = { type: /** @type {const} */ ('boolean') };
  const { values } = parseArgs({
    args,
    options: {
      compare: flag, adversarial: flag, edits: flag, large: flag, node: flag, browser: flag, help: { ...flag, short: 'h' },
      fuzz: text, corpus: text, only: text, encoding: text, library: text, mode: text, passes: text, seed: text, json: text,
    },
  });
  if (values.help) return null;
  const encodings = namesIn(values.encoding);
  const modes = /** @type {('count' | 'encode')[] | undefined} */ (namesIn(values.mode));
  checkNames('encoding', encodings, ENCODING_IDS);
  checkNames('mode', modes, MODES);
  const what = WHAT.filter((name) => values[name] !== undefined);
  return {
    what: what.length === 0 ? ['compare'] : what,
    corpus: values.corpus,
    only: namesIn(values.only) ?? [],
    encodings,
    libraries: namesIn(values.library),
    modes: modes ?? MODES,
    passes: wholeNumber('passes', values.passes, 5),
    fuzzStrings: wholeNumber('fuzz', values.fuzz, 100_000),
    seed: wholeNumber('seed', values.seed, 1),
    runtimes: values.node === values.browser ? undefined : values.node ? ['node'] : ['chromium'],
    json: values.json,
  };
}
