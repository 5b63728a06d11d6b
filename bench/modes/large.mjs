// Large inputs: pace, memory, time until ready, several workers, cancelling.
import { measureMemory } from '../large/memory.mjs';
import { measurePool } from '../large/pool.mjs';
import { measureRate } from '../large/rate.mjs';
import { measureReady } from '../large/ready.mjs';
import { largeTexts } from '../large/texts.mjs';

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function run(options, hosts) {
  const texts = largeTexts(options);
  const ready = await measureReady(options, hosts);
  const { rows, failures } = await measureRate(options, hosts, texts);
  const inNode = options.runtimes?.includes('node') ?? true;
  const inChromium = options.runtimes?.includes('chromium') ?? true;
  const memory = inNode ? await measureMemory(options, hosts, texts) : [];
  const pool = inChromium ? await measurePool(options, hosts, texts) : { rows: [], failures: [] };
  return { rows: [...ready, ...rows, ...memory, ...pool.rows], failures: [...failures, ...pool.failures] };
}
