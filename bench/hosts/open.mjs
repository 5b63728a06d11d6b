// The runtimes of a run, each opened when it is first used.
import { bundleWorker } from '../bundle.mjs';
import { findBrowser } from '../setup.mjs';
import { openChromium } from './chromium.mjs';
import { runInNode } from './node.mjs';

/**
 * @typedef {object} Hosts
 * @property {(runtime: 'node' | 'chromium', job: import('../task.mjs').Job) => Promise<any>} run
 * @property {() => Promise<import('./chromium.mjs').BrowserHost>} chromium
 * @property {() => Promise<void>} close
 */

/** Progress goes where it does not mix with the tables. @param {string} line */
const say = (line) => console.error(`  … ${line}`);

async function prepare() {
  findBrowser();
  await bundleWorker();
  return openChromium();
}

/** @returns {Hosts} */
export function openHosts() {
  /** @type {Promise<import('./chromium.mjs').BrowserHost> | undefined} */
  let opening;
  const chromium = () => {
    opening ??= prepare();
    return opening;
  };
  return {
    chromium,
    run: async (runtime, job) => (runtime === 'node' ? runInNode(job, say) : (await chromium()).run(job, say)),
    close: async () => (await opening)?.close(),
  };
}
