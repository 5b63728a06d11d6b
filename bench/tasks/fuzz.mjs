// Compares the ids of the engine with those of tiktoken on random strings.
import { parseRanks } from '../libraries/ranks.mjs';
import { nastyString } from '../text/nasty.mjs';
import { firstDifference } from './compare.mjs';
import { smallest } from './smallest.mjs';

const MOST_SHOWN = 10;
/** Many mismatches are often one and the same, once they are as small as can be. */
const MOST_MINIMISED = 200;
const BATCH = 20_000;

/**
 * @param {{ encodingId: string, strings: number, seed: number }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<{ strings: number, units: number, mismatches: number, shown: string[] }>}
 */
export async function run({ encodingId, strings, seed }, context) {
  const { assets, library, say } = context;
  const engine = await (await library('contextscope'))(encodingId, assets);
  const oracle = await (await library('tiktoken'))(encodingId, assets);
  if (engine === null || oracle === null) throw new Error(`${encodingId} did not open`);
  const tokens = tokenTexts(await assets.text(`ranks/${encodingId}.tiktoken`));

  /** @param {string} text */
  const differs = (text) => {
    const expected = oracle.encode(text);
    return engine.count(text) !== expected.length || firstDifference(engine.encode(text), expected) >= 0;
  };
  const started = performance.now();
  let units = 0;
  let mismatches = 0;
  /** @type {Set<string>} */
  const shown = new Set();
  for (let index = 0; index < strings; index += 1) {
    const text = nastyString(seed, index, tokens);
    units += text.length;
    if (differs(text)) {
      mismatches += 1;
      if (mismatches <= MOST_MINIMISED && shown.size < MOST_SHOWN) shown.add(describe(smallest(text, differs), engine, oracle));
    }
    if ((index + 1) % BATCH === 0) {
      say(`${encodingId}: ${index + 1} strings, ${mismatches} mismatches, ${((performance.now() - started) / 1000).toFixed(0)} s`);
    }
  }
  return { strings, units, mismatches, shown: [...shown] };
}

/**
 * The tokens that are text by themselves.
 * @param {string} lines a rank file
 */
function tokenTexts(lines) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return [...parseRanks(lines).keys()].flatMap((bytes) => {
    try {
      return [decoder.decode(bytes)];
    } catch {
      return [];
    }
  });
}

/**
 * @param {string} text
 * @param {import('../task.mjs').Contender} engine
 * @param {import('../task.mjs').Contender} oracle
 */
export function describe(text, engine, oracle) {
  const ascii = JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const ids = Array.from(engine.encode(text)).join(' ');
  return `${ascii}\n    gives ${ids} (count ${engine.count(text)})\n    not   ${Array.from(oracle.encode(text)).join(' ')}`;
}
