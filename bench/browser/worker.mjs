// The worker that hosts/chromium.mjs starts: takes one job, runs it, answers.
import { assets } from './assets.mjs';
import { libraries } from '../libraries/in-browser.mjs';
import { runJob, TASKS } from '../task.mjs';

/** @type {any} */
const scope = globalThis;

/** @param {string} kind @param {unknown} value */
const send = (kind, value) => scope.postMessage({ kind, value });

scope.onmessage = async (/** @type {{ data: import('../task.mjs').Job }} */ { data: job }) => {
  try {
    const result = await runJob(TASKS, job, {
      runtime: 'chromium',
      assets,
      library: async (name) => {
        const load = libraries[name];
        if (load === undefined) throw new Error('does not run in a browser');
        return (await load()).open;
      },
      collectGarbage: (kind) => void (kind === 'minor' ? scope.gc?.({ type: kind, execution: 'sync' }) : scope.gc?.()),
      say: (line) => send('say', line),
    });
    send('done', result);
  } catch (cause) {
    send('failed', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
};
