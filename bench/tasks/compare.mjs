// Times libraries on texts. Passes are interleaved: the first of every library, then the second of every library …, so
// that what happens to the machine meanwhile happens to all of them.
import { seededRandom, shuffle } from '../random.mjs';
import { median } from '../statistics.mjs';

/**
 * @typedef {object} CompareText
 * @property {string} name
 * @property {string} address
 * @property {number} bytes
 * @property {readonly string[]} libraries those that run on this text
 *
 * @typedef {object} CompareJob
 * @property {string} encodingId
 * @property {readonly CompareText[]} texts
 * @property {readonly ('count' | 'encode')[]} modes
 * @property {number} passes
 *
 * @typedef {object} Row
 * @property {string} corpus
 * @property {number} bytes
 * @property {string} encoding
 * @property {string} library
 * @property {'count' | 'encode'} mode
 * @property {number} tokens
 * @property {number} medianMs
 * @property {boolean} exact tokens equal those of tiktoken: the ids for encode, their number for count
 * @property {'node' | 'chromium'} runtime
 *
 * @typedef {object} Entrant one library in one mode on one text
 * @property {string} library
 * @property {'count' | 'encode'} mode
 * @property {import('../task.mjs').Contender} contender
 * @property {number} tokens
 * @property {boolean} exact
 * @property {number[]} samplesMs
 */

const ORACLE = 'tiktoken';

/**
 * @param {CompareJob} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<{ rows: Row[], absent: string[] }>} absent: what could not run, with the reason
 */
export async function run({ encodingId, texts, modes, passes }, context) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const absent = [];
  const wanted = new Set([ORACLE, ...texts.flatMap(({ libraries }) => libraries)]);
  const contenders = await openAll(wanted, encodingId, absent, context);
  const oracle = contenders.get(ORACLE);
  if (oracle === undefined) throw new Error(`${ORACLE}, the oracle, did not open`);
  for (const text of texts) {
    const content = await context.assets.text(text.address);
    const expected = oracle.encode(content);
    /** @type {Entrant[]} */
    const entrants = [];
    for (const mode of modes) {
      for (const library of text.libraries) {
        const contender = contenders.get(library);
        if (contender === undefined) continue;
        try {
          entrants.push({ library, mode, contender, ...judge(contender, mode, content, expected), samplesMs: [] });
        } catch (cause) {
          absent.push(`${library} on ${text.name}, ${mode}: ${cause}`);
        }
      }
    }
    measure(entrants, content, passes, context);
    for (const { library, mode, tokens, exact, samplesMs } of entrants) {
      const medianMs = Number(median(samplesMs).toFixed(3));
      const { name: corpus, bytes } = text;
      rows.push({ corpus, bytes, encoding: encodingId, library, mode, tokens, medianMs, exact, runtime: context.runtime });
    }
    context.say(`${encodingId}, ${context.runtime}: ${text.name} done`);
  }
  return { rows, absent };
}

/**
 * @param {Iterable<string>} names
 * @param {string} encodingId
 * @param {string[]} absent
 * @param {import('../task.mjs').Context} context
 */
async function openAll(names, encodingId, absent, context) {
  /** @type {Map<string, import('../task.mjs').Contender>} */
  const contenders = new Map();
  for (const name of names) {
    try {
      const open = await context.library(name);
      const contender = await open(encodingId, context.assets);
      if (contender === null) absent.push(`${name}: has no ${encodingId}`);
      else contenders.set(name, contender);
    } catch (cause) {
      absent.push(`${name}: ${cause instanceof Error ? cause.message : cause}`);
    }
  }
  return contenders;
}

/**
 * The untimed first run, which warms up and is checked.
 * @param {import('../task.mjs').Contender} contender
 * @param {'count' | 'encode'} mode
 * @param {string} content
 * @param {ArrayLike<number>} expected
 */
function judge(contender, mode, content, expected) {
  contender.forget();
  if (mode === 'count') {
    const tokens = contender.count(content);
    return { tokens, exact: tokens === expected.length };
  }
  const ids = contender.encode(content);
  return { tokens: ids.length, exact: firstDifference(ids, expected) < 0 };
}

/**
 * The index of the first id that differs, or -1.
 * @param {ArrayLike<number>} ids
 * @param {ArrayLike<number>} expected
 */
export function firstDifference(ids, expected) {
  const shared = Math.min(ids.length, expected.length);
  for (let index = 0; index < shared; index += 1) if (ids[index] !== expected[index]) return index;
  return ids.length === expected.length ? -1 : shared;
}

/**
 * @param {Entrant[]} entrants
 * @param {string} content
 * @param {number} passes
 * @param {import('../task.mjs').Context} context
 */
function measure(entrants, content, passes, { collectGarbage }) {
  collectGarbage('major');
  const random = seededRandom(content.length);
  for (let pass = 0; pass < passes; pass += 1) {
    // In another order each time, so that no library always runs after the same neighbour.
    for (const entrant of shuffle(random, [...entrants])) {
      const { contender, mode, samplesMs } = entrant;
      contender.forget();
      // Between the timings, so that no library pays for the garbage of the one before.
      collectGarbage('minor');
      const start = performance.now();
      const tokens = mode === 'count' ? contender.count(content) : contender.encode(content).length;
      samplesMs.push(performance.now() - start);
      if (tokens !== entrant.tokens) entrant.exact = false;
    }
  }
}
