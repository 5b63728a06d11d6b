// Does the engine keep its pace on large inputs?
import { atLeast, printBars } from '../report/bars.mjs';
import { printTable, short } from '../report/table.mjs';
import { megabytesPerSecond } from '../statistics.mjs';

const LIMIT = 0.8;

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @param {readonly import('./texts.mjs').LargeText[]} texts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function measureRate(options, hosts, texts) {
  const { encodings = ['o200k_base', 'cl100k_base'], runtimes = ['node', 'chromium'], modes, passes } = options;
  /** @type {object[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  for (const runtime of runtimes) {
    for (const encodingId of encodings) {
      /** @type {import('../tasks/rate.mjs').RateRow[]} */
      const answer = await hosts.run(runtime, { task: 'rate', encodingId, texts, modes, passes });
      console.log(`\nLarge inputs, one thread, ${runtime}, ${encodingId}, MB/s`);
      /** @param {string} name @param {string} mode */
      const rateOf = (name, mode) => {
        const row = answer.find((each) => each.name === name && each.mode === mode);
        return row === undefined ? Number.NaN : megabytesPerSecond(row.bytes, row.medianMs);
      };
      printTable(['text', ...modes], texts.map(({ name }) => [name, ...modes.map((mode) => short(rateOf(name, mode)))]));
      printBars(modes.flatMap((mode) => barsOf(mode, texts, rateOf)));
      for (const row of answer) {
        rows.push({ check: 'rate', runtime, encoding: encodingId, ...row });
        if (!row.exact) failures.push(`${runtime}, ${encodingId}, ${row.mode}: ${row.name} is not exact`);
      }
    }
  }
  return { rows, failures };
}

/**
 * @param {string} mode
 * @param {readonly import('./texts.mjs').LargeText[]} texts
 * @param {(name: string, mode: string) => number} rateOf
 * @returns {import('../report/bars.mjs').Bar[]}
 */
function barsOf(mode, texts, rateOf) {
  const small = texts.filter(({ megabytes }) => megabytes === 1);
  // The mixed text has equal shares of all kinds: its time is the sum of theirs.
  const mixedRate = small.length / small.reduce((sum, { name }) => sum + 1 / rateOf(name, mode), 0);
  return texts
    .filter(({ megabytes }) => megabytes > 1)
    .map(({ name, kind }) => {
      const base = kind === 'mixed' ? mixedRate : rateOf(`${kind} 1 MB`, mode);
      return atLeast(`${name}, ${mode}, against 1 MB`, rateOf(name, mode) / base, LIMIT, '×');
    });
}
