// Times the engine alone on texts of several sizes, interleaved, each time with cold caches.
import { median } from '../statistics.mjs';
import { firstDifference } from './compare.mjs';

/**
 * @typedef {{ readonly name: string, readonly address: string, readonly bytes: number }} RateText
 *
 * @typedef {object} RateRow
 * @property {string} name
 * @property {number} bytes
 * @property {'count' | 'encode'} mode
 * @property {number} tokens
 * @property {number} medianMs
 * @property {boolean} exact
 */

/**
 * @param {{ encodingId: string, texts: readonly RateText[], modes: readonly ('count' | 'encode')[], passes: number }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<RateRow[]>}
 */
export async function run({ encodingId, texts, modes, passes }, { assets, library, collectGarbage, say, runtime }) {
  const engine = await (await library('contextscope'))(encodingId, assets);
  const oracle = await (await library('tiktoken'))(encodingId, assets);
  if (engine === null || oracle === null) throw new Error(`${encodingId} did not open`);
  /** @type {{ row: RateRow, content: string, samplesMs: number[] }[]} */
  const entries = [];
  for (const text of texts) {
    const content = await assets.text(text.address);
    const expected = oracle.encode(content);
    for (const mode of modes) {
      engine.forget();
      const tokens = mode === 'count' ? engine.count(content) : engine.encode(content);
      const exact = typeof tokens === 'number' ? tokens === expected.length : firstDifference(tokens, expected) < 0;
      const row = { name: text.name, bytes: text.bytes, mode, tokens: expected.length, medianMs: 0, exact };
      entries.push({ row, content, samplesMs: [] });
    }
    say(`${encodingId}, ${runtime}: ${text.name} checked`);
  }
  for (let pass = 0; pass < passes; pass += 1) {
    for (const { row, content, samplesMs } of entries) {
      engine.forget();
      collectGarbage('minor');
      const start = performance.now();
      if (row.mode === 'count') engine.count(content);
      else engine.encode(content);
      samplesMs.push(performance.now() - start);
    }
  }
  return entries.map(({ row, samplesMs }) => ({ ...row, medianMs: median(samplesMs) }));
}
