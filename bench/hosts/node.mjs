// Runs a job in a Node process of its own: a crash, a full heap or a warm cache stays there.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('node-child.mjs', import.meta.url));
/** The heap may grow: all libraries are open at once. */
const FLAGS = ['--expose-gc', '--max-old-space-size=6144'];

/**
 * @param {import('../task.mjs').Job} job
 * @param {(line: string) => void} say
 * @returns {Promise<any>} what the task returned
 */
export function runInNode(job, say) {
  return new Promise((resolve, reject) => {
    const process = fork(child, { execArgv: FLAGS, serialization: 'advanced' });
    /** @type {{ result: any } | undefined} */
    let done;
    let reason = '';
    process.on('message', (message) => {
      const { kind, value } = /** @type {{ kind: string, value: any }} */ (message);
      if (kind === 'say') say(value);
      else if (kind === 'done') done = { result: value };
      else reason = value;
    });
    process.on('error', reject);
    process.on('close', (code, signal) => {
      if (done) resolve(done.result);
      else reject(new Error(reason || `The process for ${job.task} ended with ${signal ?? code}`));
    });
    process.send(job);
  });
}
