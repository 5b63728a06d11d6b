// One worker against two, cancelling, and the memory of the page, through the app's own client.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bundlePool } from '../bundle.mjs';
import { atLeast, atMost, printBars } from '../report/bars.mjs';
import { printTable, short } from '../report/table.mjs';
import { median } from '../statistics.mjs';

const WORKERS = [1, 2];
const SPEEDUP = 1.6;
const CANCEL_LIMIT_MS = 100;
const MEMORY_LIMIT = 4;

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @param {readonly import('./texts.mjs').LargeText[]} texts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function measurePool({ encodings: [encodingId = 'o200k_base'] = [], passes }, hosts, texts) {
  await bundlePool();
  const browser = await hosts.chromium();
  /** @param {(page: import('@playwright/test').Page) => Promise<any>} visit */
  const onPage = (visit) =>
    browser.withPage(async (page) => {
      await page.addScriptTag({ type: 'module', url: '/pool/pool.js' });
      await page.waitForFunction(() => 'pool' in globalThis);
      return visit(page);
    });
  /** Calls a function of browser/pool.mjs. @param {import('@playwright/test').Page} page @param {string} name @param {object} job */
  const call = (page, name, job) => page.evaluate(([named, given]) => /** @type {any} */ (globalThis).pool[named](given), /** @type {const} */ ([name, job]));
  /** @type {any[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  for (const { name, address, bytes } of texts.filter(({ megabytes }) => megabytes === 20)) {
    const job = { encodingId, address, passes, sizes: WORKERS, workers: 2 };
    const [one, two] = await onPage((page) => call(page, 'compare', job));
    const cancelled = await onPage((page) => call(page, 'cancel', job));
    const memory = await onPage((page) => memoryOf((name) => call(page, name, job), browser));
    if (one.tokens !== two.tokens) failures.push(`pool, ${name}: ${two.tokens} tokens with two workers, ${one.tokens} with one`);
    rows.push({
      check: 'pool', encoding: encodingId, text: name, bytes, tokens: one.tokens, oneMs: median(one.samplesMs), twoMs: median(two.samplesMs),
      samplesMs: [one.samplesMs, two.samplesMs],
      answeredMs: Math.max(...cancelled.map((/** @type {any} */ sample) => sample.answeredMs)),
      freeMs: Math.max(...cancelled.map((/** @type {any} */ sample) => sample.freeMs)),
      ...memory,
    });
  }
  console.log(`\n20 MB through the app's client in Chromium, ${encodingId}`);
  printTable(
    ['text', 'one worker, ms', 'two workers, ms', 'speed-up', 'cancelled after, ms (worst)', 'workers free, ms (worst)', 'text in memory / input', 'peak / input'],
    rows.map(({ text, oneMs, twoMs, answeredMs, freeMs, textBytes, peakBytes, bytes }) => [
      text, short(oneMs), short(twoMs), short(oneMs / twoMs), short(answeredMs), short(freeMs), short(textBytes / bytes), short(peakBytes / bytes),
    ]),
  );
  printBars([
    ...rows.map(({ text, oneMs, twoMs }) => atLeast(`${text}: two workers against one`, oneMs / twoMs, SPEEDUP, '×')),
    atMost('cancelled, until the workers are free', Math.max(...rows.map(({ freeMs }) => freeMs)), CANCEL_LIMIT_MS, ' ms'),
    atMost('peak of the page / input', Math.max(...rows.map(({ peakBytes, bytes }) => peakBytes / bytes)), MEMORY_LIMIT, '×'),
  ]);
  return { rows, failures };
}

/**
 * How far the memory of the page's process rises while it has the text and counts it, above what it has with its
 * vocabularies loaded. Where the system does not tell (only Linux does), NaN.
 * @param {(name: string) => Promise<any>} call
 * @param {import('../hosts/chromium.mjs').BrowserHost} browser
 * @returns {Promise<{ textBytes: number, peakBytes: number }>} the text alone, and with the work on it
 */
async function memoryOf(call, browser) {
  if (!existsSync('/proc/self/clear_refs')) return { textBytes: Number.NaN, peakBytes: Number.NaN };
  await call('warm');
  // The page with the vocabularies is the largest.
  const [renderer = 0] = (await browser.rendererIds()).sort((a, b) => statusBytes(b, 'VmRSS') - statusBytes(a, 'VmRSS'));
  const restBytes = statusBytes(renderer, 'VmRSS');
  await call('load');
  const textBytes = statusBytes(renderer, 'VmRSS') - restBytes;
  // Sets the highest figure back to the present one: reading the text is not what is measured.
  writeFileSync(`/proc/${renderer}/clear_refs`, '5');
  await call('countKept');
  return { textBytes, peakBytes: statusBytes(renderer, 'VmHWM') - restBytes };
}

/** @param {number} processId @param {string} field */
function statusBytes(processId, field) {
  const file = `/proc/${processId}/status`;
  const line = existsSync(file) ? readFileSync(file, 'utf8').split('\n').find((each) => each.startsWith(`${field}:`)) : undefined;
  return line === undefined ? Number.NaN : Number(/\d+/.exec(line)?.[0]) * 1024;
}
