// Compares the ids of the engine with those of tiktoken on every code point: alone and in contexts where its class
// shows (letter or not, white space or not, upper or lower case, mark or not).
import { firstDifference } from './compare.mjs';
import { describe } from './fuzz.mjs';

const CONTEXTS = [
  (/** @type {string} */ c) => c,
  (/** @type {string} */ c) => `a${c}b`,
  (/** @type {string} */ c) => ` ${c}`,
  (/** @type {string} */ c) => `${c}${c}'s`,
  (/** @type {string} */ c) => `A${c}B1${c}2.${c}\n${c} ${c}  ${c}`,
];
const LAST = 0x10ffff;
const MOST_SHOWN = 10;

/**
 * @param {{ encodingId: string }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<{ strings: number, mismatches: number, shown: string[] }>}
 */
export async function run({ encodingId }, { assets, library, say }) {
  const engine = await (await library('contextscope'))(encodingId, assets);
  const oracle = await (await library('tiktoken'))(encodingId, assets);
  if (engine === null || oracle === null) throw new Error(`${encodingId} did not open`);
  let mismatches = 0;
  /** @type {string[]} */
  const shown = [];
  for (let code = 0; code <= LAST; code += 1) {
    for (const context of CONTEXTS) {
      const text = context(String.fromCodePoint(code));
      if (firstDifference(engine.encode(text), oracle.encode(text)) < 0) continue;
      mismatches += 1;
      if (shown.length < MOST_SHOWN) shown.push(`U+${code.toString(16).padStart(4, '0')} ${describe(text, engine, oracle)}`);
    }
    if ((code & 0x3ffff) === 0x3ffff) say(`${encodingId}: code points up to U+${code.toString(16)}, ${mismatches} mismatches`);
  }
  return { strings: (LAST + 1) * CONTEXTS.length, mismatches, shown };
}
