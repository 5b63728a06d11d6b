// How much memory does a large input take?
import { atMost, printBars } from '../report/bars.mjs';
import { printTable, short } from '../report/table.mjs';

const LIMIT = 4;

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @param {readonly import('./texts.mjs').LargeText[]} texts
 */
export async function measureMemory({ encodings = ['o200k_base'], modes }, hosts, texts) {
  const large = texts.filter(({ megabytes }) => megabytes === 20);
  /** @type {{ encoding: string, text: string, bytes: number, mode: string, tokens: number, peakBytes: number, keptBytes: number }[]} */
  const rows = [];
  for (const encodingId of encodings) {
    for (const { name, address, bytes } of large) {
      for (const mode of modes) {
        const answer = await hosts.run('node', { task: 'memory', encodingId, address, mode });
        rows.push({ encoding: encodingId, text: name, bytes, mode, ...answer });
      }
    }
  }
  console.log('\nMemory for 20 MB in Node, above that of the process with its vocabulary: the text, the work and the ids');
  printTable(
    ['text', 'encoding', 'mode', 'peak, MB', 'peak / input', 'kept afterwards, MB'],
    rows.map(({ text, encoding, mode, peakBytes, keptBytes, bytes }) => [
      text, encoding, mode, short(peakBytes / 1e6), short(peakBytes / bytes), short(keptBytes / 1e6),
    ]),
  );
  printBars(
    modes.map((mode) => {
      const ratios = rows.filter((row) => row.mode === mode).map(({ peakBytes, bytes }) => peakBytes / bytes);
      return atMost(`${mode}, highest peak / input`, Math.max(...ratios), LIMIT, '×');
    }),
  );
  return rows.map((row) => ({ check: 'memory', ...row }));
}
