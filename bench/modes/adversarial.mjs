// Single pieces: is the engine linear, and fast enough?
import { atMost, printBars } from '../report/bars.mjs';
import { printTable, short, times } from '../report/table.mjs';
import { PIECE_NAMES } from '../text/one-piece.mjs';

const LIMIT_MS = 1200;
const LIMIT_GROWTH = 5;

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function run({ encodings = ['o200k_base', 'cl100k_base'], runtimes = ['node', 'chromium'], modes, only }, hosts) {
  const pieces = only.length === 0 ? PIECE_NAMES : PIECE_NAMES.filter((name) => only.some((start) => name.startsWith(start)));
  /** @type {object[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  for (const runtime of runtimes) {
    for (const encodingId of encodings) {
      /** @type {import('../tasks/adversarial.mjs').AdversarialRow[]} */
      const answer = await hosts.run(runtime, { task: 'adversarial', encodingId, pieces, modes });
      console.log(`\nSingle pieces, ${runtime}, ${encodingId}`);
      printTable(
        ['piece', 'mode', '250 KB, ms', '1 MB, ms', 'growth', 'tokens', 'exact'],
        answer.map(({ piece, mode, smallMs, largeMs, tokens, exact, checkedBytes, error }) => [
          piece, mode, short(smallMs), short(largeMs), times(largeMs / smallMs), `${tokens}`,
          error ?? `${exact ? 'yes' : 'NO'} (${checkedBytes / 1000} KB)`,
        ]),
      );
      const timed = answer.filter(({ error }) => error === undefined);
      printBars([
        atMost('slowest 1 MB', Math.max(...timed.map(({ largeMs }) => largeMs)), LIMIT_MS, ' ms'),
        atMost('largest growth from 250 KB to 1 MB', Math.max(...timed.map(({ largeMs, smallMs }) => largeMs / smallMs)), LIMIT_GROWTH, '×'),
      ]);
      for (const row of answer) {
        rows.push({ check: 'adversarial', encoding: encodingId, runtime, ...row });
        if (!row.exact) failures.push(`${runtime}, ${encodingId}: "${row.piece}" is not exact`);
        if (row.error !== undefined) failures.push(`${runtime}, ${encodingId}: "${row.piece}" threw ${row.error}`);
      }
    }
  }
  return { rows, failures };
}
