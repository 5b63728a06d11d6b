// A page that counts through the app's own client, with one worker or several. hosts/chromium.mjs opens it.
import { createTextReader } from '@/core/importers/decode';
import { createTokenizer } from '@/workers/client';
import { spawnTokenizeWorker } from '@/workers/spawn';
import { vocabularyUrl } from '@/workers/vocabulary-urls';
import { assets } from './assets.mjs';

// Each count has a key of its own: what is counted again under its key is only compared with what it was.

/** @typedef {import('@/core/tokenize/encoding').EncodingId} EncodingId */

/** More than what the client counts between the chunks of others, so that it waits for a free worker. */
const WAITING_UNITS = 400_000;
const READ_BYTES = 1 << 20;

/** @param {number} workers */
function open(workers) {
  return createTokenizer({ spawn: spawnTokenizeWorker, vocabularyUrl, maxWorkers: workers });
}

/** Reads a text as the app reads a file. @param {string} address @returns {Promise<import('@/core/prompt/long-text').PartText>} */
async function readText(address) {
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (await assets.bytes(address));
  const reader = createTextReader(address);
  for (let start = 0; start < bytes.length; start += READ_BYTES) reader.push(bytes.subarray(start, start + READ_BYTES));
  const read = reader.end();
  if (!read.ok) throw new Error(`${address}: ${read.error.kind}`);
  return read.value.text;
}

/** @param {any} answer @returns {number} */
function tokensOf(answer) {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.tokens;
}

/**
 * Times counts with one worker and with two, in turns.
 * @param {{ encodingId: EncodingId, address: string, passes: number, sizes: readonly number[] }} job
 */
async function compare({ encodingId, address, passes, sizes }) {
  const text = await readText(address);
  const entrants = sizes.map((workers) => ({ workers, tokenizer: open(workers), samplesMs: /** @type {number[]} */ ([]), tokens: 0 }));
  // The first pass loads vocabularies and is not timed.
  for (let pass = 0; pass <= passes; pass += 1) {
    for (const entrant of entrants) {
      const start = performance.now();
      entrant.tokens = tokensOf(await entrant.tokenizer.count({ key: `pass ${pass}`, encodingId, text }));
      if (pass > 0) entrant.samplesMs.push(performance.now() - start);
    }
  }
  for (const { tokenizer } of entrants) tokenizer.dispose();
  return entrants.map(({ workers, samplesMs, tokens }) => ({ workers, samplesMs, tokens }));
}

/**
 * Cancels a count when it is under way: how soon does its promise answer, and how much later than on idle workers is
 * the next count done?
 * @param {{ encodingId: EncodingId, address: string, passes: number, workers: number }} job
 */
async function cancel({ encodingId, address, passes, workers }) {
  const text = await readText(address);
  const next = text.slice(0, WAITING_UNITS);
  const tokenizer = open(workers);
  tokensOf(await tokenizer.count({ key: 'warm', encodingId, text }));
  /** @type {{ answeredMs: number, freeMs: number }[]} */
  const samples = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const idle = performance.now();
    tokensOf(await tokenizer.count({ key: `idle ${pass}`, encodingId, text: next }));
    const idleMs = performance.now() - idle;
    const controller = new AbortController();
    const counting = await new Promise((resolve) => {
      const promise = tokenizer.count({ key: `large ${pass}`, encodingId, text }, {
        signal: controller.signal,
        onProgress: ({ doneUnits, totalUnits }) => {
          if (doneUnits > totalUnits / 10) resolve({ promise });
        },
      });
      void promise.then(() => resolve({ promise }));
    });
    const start = performance.now();
    controller.abort();
    const following = tokenizer.count({ key: `next ${pass}`, encodingId, text: next });
    const answer = await counting.promise;
    const answeredMs = performance.now() - start;
    if (answer.ok) throw new Error('The count was done before it could be cancelled');
    tokensOf(await following);
    samples.push({ answeredMs, freeMs: Math.max(0, performance.now() - start - idleMs) });
  }
  tokenizer.dispose();
  return samples;
}

/** @type {ReturnType<typeof open> | undefined} */
let kept;
/** @type {import('@/core/prompt/long-text').PartText} */
let keptText = '';

/**
 * Loads the vocabulary in every worker.
 * @param {{ encodingId: EncodingId, workers: number }} job
 */
async function warm({ encodingId, workers }) {
  kept = open(workers);
  const text = 'Some words to begin with.\n'.repeat(100_000);
  tokensOf(await kept.count({ key: 'warm', encodingId, text }));
}

/**
 * Loads the text, and lets go of what was only needed to load it.
 * @param {{ address: string }} job
 */
async function load({ address }) {
  keptText = await readText(address);
  // Buffers are let go of a little after the collection that found them unused.
  for (let round = 0; round < 3; round += 1) {
    /** @type {any} */ (globalThis).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {{ encodingId: EncodingId }} job */
async function countKept({ encodingId }) {
  return tokensOf(await kept?.count({ key: 'kept', encodingId, text: keptText }));
}

/** @type {any} */ (globalThis).pool = { compare, cancel, warm, load, countKept };
