// Times the engine on single pieces of a megabyte and of a quarter of it, and checks the ids where tiktoken, which is
// quadratic there, can keep up.
import { median } from '../statistics.mjs';
import { onePiece } from '../text/one-piece.mjs';
import { firstDifference } from './compare.mjs';

const LARGE_BYTES = 1_000_000;
const SMALL_BYTES = 250_000;
const PASSES = 3;
/** Below this a time is repeated more often: it says more about the clock and the collector. */
const SHORT_MS = 30;
const PASSES_OF_SHORT = 9;
/** Prefixes that are checked; the larger one only where the smaller one took tiktoken less than the limit. */
const CHECKED_BYTES = [2000, 20_000];
const ORACLE_LIMIT_MS = 60;
/** A growth beyond this is measured again: what is not linear stays so, a busy machine does not. */
const SUSPICIOUS_GROWTH = 5;
const MOST_ATTEMPTS = 3;

/**
 * @typedef {object} AdversarialRow
 * @property {string} piece
 * @property {'count' | 'encode'} mode
 * @property {number} smallMs
 * @property {number} largeMs
 * @property {number} tokens
 * @property {number} checkedBytes
 * @property {boolean} exact
 * @property {string} [error]
 */

/**
 * @param {{ encodingId: string, pieces: readonly string[], modes: readonly ('count' | 'encode')[] }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<AdversarialRow[]>}
 */
export async function run({ encodingId, pieces, modes }, context) {
  const engine = await (await context.library('contextscope'))(encodingId, context.assets);
  const oracle = await (await context.library('tiktoken'))(encodingId, context.assets);
  if (engine === null || oracle === null) throw new Error(`${encodingId} did not open`);
  /** @type {AdversarialRow[]} */
  const rows = [];
  for (const piece of pieces) {
    const { exact, checkedBytes } = check(piece, engine, oracle);
    for (const mode of modes) {
      try {
        rows.push({ piece, mode, ...timeBoth(engine, mode, piece, context), checkedBytes, exact });
      } catch (cause) {
        rows.push({ piece, mode, smallMs: Number.NaN, largeMs: Number.NaN, tokens: 0, checkedBytes, exact, error: String(cause) });
      }
    }
    context.say(`${encodingId}, ${context.runtime}: ${piece} done`);
  }
  return rows;
}

/**
 * Of several attempts, the one with the smallest growth.
 * @param {import('../task.mjs').Contender} engine
 * @param {'count' | 'encode'} mode
 * @param {string} piece
 * @param {import('../task.mjs').Context} context
 */
function timeBoth(engine, mode, piece, context) {
  let best = { smallMs: 0, largeMs: Number.POSITIVE_INFINITY, tokens: 0 };
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !(best.largeMs <= SUSPICIOUS_GROWTH * best.smallMs); attempt += 1) {
    const large = time(engine, mode, onePiece(piece, LARGE_BYTES), context);
    const small = time(engine, mode, onePiece(piece, SMALL_BYTES), context);
    const times = { smallMs: small.medianMs, largeMs: large.medianMs, tokens: large.tokens };
    if (attempt === 0 || times.largeMs * best.smallMs < best.largeMs * times.smallMs) best = times;
  }
  return best;
}

/**
 * @param {import('../task.mjs').Contender} engine
 * @param {'count' | 'encode'} mode
 * @param {string} text
 * @param {import('../task.mjs').Context} context
 */
function time(engine, mode, text, { collectGarbage }) {
  /** @type {number[]} */
  const samplesMs = [];
  let tokens = 0;
  // As the app does: a new array each time would measure what the system takes for memory that was never touched.
  const encode = engine.lend ?? engine.encode;
  const once = () => {
    engine.forget();
    collectGarbage('minor');
    const start = performance.now();
    tokens = mode === 'count' ? engine.count(text) : encode(text).length;
    return performance.now() - start;
  };
  const passes = once() < SHORT_MS ? PASSES_OF_SHORT : PASSES;
  for (let pass = 0; pass < passes; pass += 1) samplesMs.push(once());
  return { medianMs: median(samplesMs), tokens };
}

/**
 * @param {string} piece
 * @param {import('../task.mjs').Contender} engine
 * @param {import('../task.mjs').Contender} oracle
 */
function check(piece, engine, oracle) {
  let exact = true;
  let checkedBytes = 0;
  for (const bytes of CHECKED_BYTES) {
    const text = onePiece(piece, bytes);
    const start = performance.now();
    const expected = oracle.encode(text);
    const elapsedMs = performance.now() - start;
    exact &&= engine.count(text) === expected.length && firstDifference(engine.encode(text), expected) < 0;
    checkedBytes = bytes;
    if (elapsedMs > ORACLE_LIMIT_MS) break;
  }
  return { exact, checkedBytes };
}
