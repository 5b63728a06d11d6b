// Measures, in a Node process of its own, what memory the engine takes for a text.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @param {{ encodingId: string, address: string, mode: 'count' | 'encode' }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<{ tokens: number, peakBytes: number, keptBytes: number }>} peak: above what the process had with the
 * vocabulary ready, the text itself included; kept: after the work, without the text and the answer
 */
export async function run({ encodingId, address, mode }, { assets, library, collectGarbage }) {
  const engine = await (await library('contextscope'))(encodingId, assets);
  if (engine === null) throw new Error(`${encodingId} did not open`);
  engine.count('A first text, so that everything that is made once is there.');
  await settle(collectGarbage);
  const before = process.memoryUsage();
  const peak = watchPeak();
  const tokens = await work(engine, mode, await assets.text(address));
  const peakBytes = peak() - before.rss;
  await settle(collectGarbage);
  const after = process.memoryUsage();
  return { tokens, peakBytes, keptBytes: after.heapUsed + after.external - before.heapUsed - before.external };
}

/**
 * @param {import('../task.mjs').Contender} engine
 * @param {'count' | 'encode'} mode
 * @param {string} text
 */
async function work(engine, mode, text) {
  return mode === 'count' ? engine.count(text) : engine.encode(text).length;
}

/**
 * Array buffers are let go of a little after the collection that found them unused.
 * @param {import('../task.mjs').Context['collectGarbage']} collectGarbage
 */
async function settle(collectGarbage) {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage('major');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @returns {() => number} the highest memory of the process from now on, in bytes */
function watchPeak() {
  // Elsewhere than on Linux the highest figure is that of the whole life, and includes the start.
  if (!existsSync('/proc/self/clear_refs')) return () => process.resourceUsage().maxRSS * 1024;
  writeFileSync('/proc/self/clear_refs', '5');
  return () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}
