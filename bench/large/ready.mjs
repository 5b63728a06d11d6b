// How soon is a vocabulary ready, what memory does it take, and how large is its module?
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileAt } from '../paths.mjs';
import { atMost, printBars } from '../report/bars.mjs';
import { printTable, short } from '../report/table.mjs';
import { median } from '../statistics.mjs';

const RUNS = 5;
/** Milliseconds from the module's arrival, megabytes of memory, megabytes of the module with brotli. */
/** @type {Record<string, { readyMs?: number, memoryMb?: number, brotliMb?: number }>} */
const LIMITS = { o200k_base: { readyMs: 150, memoryMb: 60, brotliMb: 0.9 }, cl100k_base: { readyMs: 80, brotliMb: 0.42 } };

/** @typedef {{ moduleMs: number, encoderMs: number, memoryBytes: number }} Ready */

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 */
export async function measureReady({ encodings = ['o200k_base', 'cl100k_base'], runtimes = ['node', 'chromium'] }, hosts) {
  /** @type {object[]} */
  const rows = [];
  /** @type {string[][]} */
  const lines = [];
  /** @type {import('../report/bars.mjs').Bar[]} */
  const bars = [];
  for (const encodingId of encodings) {
    const limits = LIMITS[encodingId] ?? {};
    for (const runtime of runtimes) {
      /** @type {Ready[]} */
      const runs = [];
      const once = runtime === 'node' ? onceInNode : onceInChromium;
      for (let run = 0; run < RUNS; run += 1) runs.push(await once(encodingId, hosts));
      const moduleMs = median(runs.map((run) => run.moduleMs));
      const encoderMs = median(runs.map((run) => run.encoderMs));
      const memoryMb = median(runs.map((run) => run.memoryBytes)) / 1e6;
      rows.push({ check: 'ready', runtime, encoding: encodingId, moduleMs, encoderMs, memoryMb });
      lines.push([`${encodingId}, ${runtime}`, short(moduleMs), short(encoderMs), short(memoryMb)]);
      const where = `${encodingId}, ${runtime}`;
      if (limits.readyMs) bars.push(atMost(`${where}: module loaded and encoder ready`, moduleMs + encoderMs, limits.readyMs, ' ms'));
      if (limits.memoryMb) bars.push(atMost(`${where}: memory`, memoryMb, limits.memoryMb, ' MB'));
    }
    const module = readFileSync(/** @type {string} */ (fileAt(`vocabularies/${encodingId}.js`)));
    const brotliBytes = brotliCompressSync(module, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    rows.push({ check: 'module', encoding: encodingId, rawBytes: module.length, brotliBytes });
    console.log(`${encodingId} module: ${(module.length / 1000).toFixed(0)} KB, ${(brotliBytes / 1000).toFixed(0)} KB with brotli`);
    if (limits.brotliMb) bars.push(atMost(`${encodingId}: module with brotli`, brotliBytes / 1e6, limits.brotliMb, ' MB'));
  }
  console.log(`\nVocabularies, medians of ${RUNS} fresh processes and workers`);
  printTable(['vocabulary', 'module loaded, ms', 'then encoder ready, ms', 'memory, MB'], lines);
  printBars(bars);
  return rows;
}

/** @param {string} encodingId @param {import('../hosts/open.mjs').Hosts} hosts @returns {Promise<Ready>} */
async function onceInNode(encodingId, hosts) {
  const { moduleMs, encoderMs, memory } = await hosts.run('node', { task: 'ready', encodingId });
  // `external` holds the array buffers.
  return { moduleMs, encoderMs, memoryBytes: memory.heapUsed + memory.external };
}

/** @param {string} encodingId @param {import('../hosts/open.mjs').Hosts} hosts @returns {Promise<Ready>} */
async function onceInChromium(encodingId, hosts) {
  const browser = await hosts.chromium();
  return browser.withPage((page) => page.evaluate(readyInWorker, { task: 'ready', encodingId }));
}

/**
 * Runs inside the page.
 * @param {import('../task.mjs').Job} job
 * @returns {Promise<Ready>}
 */
async function readyInWorker(job) {
  /** Bytes of page and workers. @returns {Promise<number>} */
  const measureMemory = async () => (await /** @type {any} */ (performance).measureUserAgentSpecificMemory()).bytes;
  const worker = new Worker('/browser/worker.js', { type: 'module' });
  const before = await measureMemory();
  // A renderer that has just started keeps both cores busy with itself.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  /** @type {{ moduleMs: number, encoderMs: number }} */
  const times = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { kind, value } }) => (kind === 'done' ? resolve(value) : reject(new Error(value)));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(job);
  });
  return { moduleMs: times.moduleMs, encoderMs: times.encoderMs, memoryBytes: (await measureMemory()) - before };
}
