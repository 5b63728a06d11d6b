// Edits a document of a million tokens at random places, times each edit, and compares with a fresh encode.
import { below, pick, seededRandom } from '../random.mjs';
import { quantile } from '../statistics.mjs';
import { nastyKeystroke } from '../text/nasty.mjs';
import { firstDifference } from './compare.mjs';

const CHECKED_EVERY = 100;
const PASTED_UNITS = 1024;
/** One edit of this many is a paste. */
const PASTE_EVERY = 25;
/** One edit of this many is at the start, and one at the end. */
const EDGE_EVERY = 20;

/**
 * @typedef {object} EditJob
 * @property {string} encodingId
 * @property {string} name
 * @property {string} address
 * @property {number} tokens about how many the document shall have; the text is cut to it
 * @property {number} edits
 * @property {number} seed
 *
 * @typedef {object} EditTimes
 * @property {number} edits
 * @property {number} medianMs
 * @property {number} p95Ms
 * @property {number} worstMs
 *
 * @typedef {object} EditResult
 * @property {string} name
 * @property {number} tokens
 * @property {number} buildMs
 * @property {EditTimes} keystrokes
 * @property {EditTimes} pastes
 * @property {string[]} differences empty when the document was always right
 */

/**
 * @param {EditJob} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<EditResult>}
 */
export async function run({ encodingId, name, address, tokens: wantedTokens, edits, seed }, context) {
  const { assets, say } = context;
  const { createEncoder } = await assets.module('engine/create-encoder.js');
  const { createDocument } = await assets.module('engine/document.js');
  const { default: packed } = await assets.module(`vocabularies/${encodingId}.js`);
  const encoder = createEncoder(encodingId, packed);
  // Another one for the checks, so that they do not warm the cache of the one that is timed.
  const checker = createEncoder(encodingId, packed);
  const text = cutTo(wantedTokens, await assets.text(address), checker);

  const document = createDocument(encoder);
  const start = performance.now();
  for (const _ of document.append(text));
  const buildMs = performance.now() - start;
  const { tokens } = document;
  /** @type {string[]} */
  const differences = [];
  /** @param {string} when */
  const check = (when) => {
    const count = checker.count(document.text(0, document.units));
    if (document.tokens !== count) differences.push(`${when}: ${document.tokens} tokens in place of ${count}`);
  };
  check('at first');

  const random = seededRandom(seed);
  /** @type {number[]} */
  const keystrokesMs = [];
  /** @type {number[]} */
  const pastesMs = [];
  for (let edit = 1; edit <= edits; edit += 1) {
    const isPaste = edit % PASTE_EVERY === 0;
    const [from, to, insert] = nextEdit(random, document, isPaste ? text : undefined);
    const before = performance.now();
    document.edit(from, to, insert);
    // Reading the total is part of the work.
    const total = document.tokens;
    (isPaste ? pastesMs : keystrokesMs).push(performance.now() - before);
    if (!(total >= 0)) differences.push(`edit ${edit}: the total is ${total}`);
    if (edit % CHECKED_EVERY === 0) check(`after edit ${edit}, [${from}, ${to}) → ${JSON.stringify(insert.slice(0, 20))}`);
    if (edit % 500 === 0) say(`${encodingId}, ${context.runtime}: ${name}, ${edit} edits, ${differences.length} differences`);
  }
  checkIds(document, checker, differences);
  return { name, tokens, buildMs, keystrokes: timesOf(keystrokesMs), pastes: timesOf(pastesMs), differences };
}

/**
 * The beginning of a text that has about so many tokens, or the whole text.
 * @param {number} tokens
 * @param {string} text
 * @param {{ count: (text: string) => number }} encoder
 */
function cutTo(tokens, text, encoder) {
  let cut = text;
  // Tokens are not spread evenly, so the first cut is not quite right.
  for (let round = 0; round < 4; round += 1) {
    cut = text.slice(0, Math.ceil(cut.length * (tokens / encoder.count(cut))));
  }
  return cut;
}

/**
 * @param {() => number} random
 * @param {{ units: number }} document
 * @param {string | undefined} source of a paste
 * @returns {[from: number, to: number, insert: string]}
 */
function nextEdit(random, { units }, source) {
  const edge = below(random, EDGE_EVERY);
  const place = edge === 0 ? 0 : edge === 1 ? units : below(random, units + 1);
  if (source !== undefined) {
    const from = below(random, Math.max(1, source.length - PASTED_UNITS));
    const end = below(random, 2) === 0 ? place : Math.min(units, place + PASTED_UNITS);
    return [place, end, source.slice(from, from + PASTED_UNITS)];
  }
  const kind = pick(random, ['insert', 'insert', 'delete', 'replace']);
  const end = kind === 'insert' ? place : Math.min(units, place + 1);
  return [place, end, kind === 'delete' && end > place ? '' : nastyKeystroke(random)];
}

/**
 * All ids, once, in the end.
 * @param {any} document
 * @param {any} checker
 * @param {string[]} differences
 */
function checkIds(document, checker, differences) {
  const expected = checker.encode(document.text(0, document.units));
  const ids = new Uint32Array(document.tokens);
  let length = 0;
  for (const slice of document.slices()) {
    if (slice.firstToken !== length) differences.push(`a slice begins at token ${slice.firstToken} in place of ${length}`);
    if (length + slice.ids.length <= ids.length) ids.set(slice.ids, length);
    length += slice.ids.length;
  }
  const place = length === ids.length ? firstDifference(ids, expected) : length;
  if (place >= 0) differences.push(`in the end: the ids differ at token ${place}`);
}

/** @param {readonly number[]} samplesMs @returns {EditTimes} */
function timesOf(samplesMs) {
  return {
    edits: samplesMs.length,
    medianMs: quantile(samplesMs, 0.5),
    p95Ms: quantile(samplesMs, 0.95),
    worstMs: quantile(samplesMs, 1),
  };
}
