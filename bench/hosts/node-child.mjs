// The process that hosts/node.mjs starts: takes one job, runs it, answers, ends.
import { assets } from '../assets-in-node.mjs';
import { libraries } from '../libraries/in-node.mjs';
import { runJob, TASKS } from '../task.mjs';

const tasks = { ...TASKS, memory: () => import('../tasks/memory.mjs') };

/** @param {string} kind @param {unknown} value @returns {Promise<void>} when it is on its way */
const send = (kind, value) => new Promise((resolve) => process.send?.({ kind, value }, () => resolve()));

process.once('message', async (job) => {
  try {
    const result = await runJob(tasks, /** @type {any} */ (job), {
      runtime: 'node',
      assets,
      library: async (name) => {
        const load = libraries[name];
        if (load === undefined) throw new Error('does not run in Node');
        return (await load()).open;
      },
      collectGarbage: (kind) => void (kind === 'minor' ? globalThis.gc?.({ type: kind, execution: 'sync' }) : globalThis.gc?.()),
      say: (line) => void send('say', line),
    });
    await send('done', result);
  } catch (cause) {
    await send('failed', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
  process.exit();
});
