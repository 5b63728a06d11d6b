// Runs jobs in workers of a Chromium page, each job in a fresh page and worker.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { rootFolder } from '../paths.mjs';
import { startServer } from './server.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--js-flags=--expose-gc',
  // Measures memory at once instead of at the next idle moment.
  '--enable-blink-features=ForceEagerMeasureMemory',
];

/** The browser that scripts/browsers.mjs found. @returns {{ executablePath?: string }} */
function whichBrowser() {
  const file = join(rootFolder, '.cache', 'browsers.json');
  return existsSync(file) ? { executablePath: JSON.parse(readFileSync(file, 'utf8')).chromium } : {};
}

/**
 * @typedef {object} BrowserHost
 * @property {string} version
 * @property {(job: import('../task.mjs').Job, say: (line: string) => void) => Promise<any>} run
 * @property {(visit: (page: import('@playwright/test').Page, address: string) => Promise<any>) => Promise<any>} withPage
 * @property {() => Promise<number[]>} rendererIds process ids of the browser's pages, idle ones among them
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<BrowserHost>} */
export async function openChromium() {
  const { address, close } = await startServer();
  const browser = await chromium.launch({ ...whichBrowser(), args: ARGUMENTS });

  /** @type {BrowserHost['withPage']} */
  async function withPage(visit) {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(address);
      return await visit(page, address);
    } finally {
      await context.close();
    }
  }

  return {
    version: browser.version(),
    withPage,
    async rendererIds() {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      await session.detach();
      return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    },
    run: (job, say) =>
      withPage(async (page) => {
        await page.exposeFunction('say', say);
        const crash = new Promise((_, reject) => page.on('crash', () => reject(new Error(`The page for ${job.task} crashed`))));
        return Promise.race([crash, page.evaluate(runInWorker, job)]);
      }),
    async close() {
      await browser.close();
      close();
    },
  };
}

/**
 * Runs inside the page.
 * @param {import('../task.mjs').Job} job
 */
function runInWorker(job) {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/browser/worker.js', { type: 'module' });
    worker.onmessage = ({ data: { kind, value } }) => {
      if (kind === 'say') /** @type {any} */ (globalThis).say(value);
      else if (kind === 'done') resolve(value);
      else reject(new Error(value));
    };
    worker.onerror = (event) => reject(new Error(event.message || 'The worker did not start'));
    worker.postMessage(job);
  });
}
