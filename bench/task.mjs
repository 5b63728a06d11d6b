// What a task is, and the list of them. A task runs unchanged in a Node process and in a browser's worker.

/**
 * What a task loads, by address (see paths.mjs).
 * @typedef {object} Assets
 * @property {(address: string) => Promise<any>} module
 * @property {(address: string) => Promise<Uint8Array>} bytes
 * @property {(address: string) => Promise<string>} text UTF-8; a byte order mark stays in it
 */

/**
 * A tokenizer under measurement, for one encoding.
 * @typedef {object} Contender
 * @property {(text: string) => number} count
 * @property {(text: string) => ArrayLike<number>} encode
 * @property {(text: string) => ArrayLike<number>} [lend] the ids in an array that the next call uses again
 * @property {() => void} forget drops what earlier texts left in caches
 */

/**
 * Opens a library for an encoding; null when it does not have the encoding.
 * @typedef {(encodingId: string, assets: Assets) => Promise<Contender | null>} OpenLibrary
 */

/**
 * What a task may use of the process or worker it runs in.
 * @typedef {object} Context
 * @property {'node' | 'chromium'} runtime
 * @property {Assets} assets
 * @property {(name: string) => Promise<OpenLibrary>} library
 * @property {(kind: 'major' | 'minor') => void} collectGarbage does nothing where the runtime does not let us
 * @property {(line: string) => void} say progress, for the one who waits
 */

/** @typedef {{ readonly task: string } & Record<string, any>} Job */
/** @typedef {(job: any, context: Context) => Promise<any>} Task */

/** Loaded when it is asked for. @typedef {() => Promise<{ run: Task }>} LoadTask */

/** The tasks that run anywhere. @type {Record<string, LoadTask>} */
export const TASKS = {
  compare: () => import('./tasks/compare.mjs'),
  adversarial: () => import('./tasks/adversarial.mjs'),
  fuzz: () => import('./tasks/fuzz.mjs'),
  'code-points': () => import('./tasks/code-points.mjs'),
  edits: () => import('./tasks/edits.mjs'),
  rate: () => import('./tasks/rate.mjs'),
  ready: () => import('./tasks/ready.mjs'),
};

/**
 * Runs a job in this process or worker.
 * @param {Record<string, LoadTask>} tasks
 * @param {Job} job
 * @param {Context} context
 */
export async function runJob(tasks, job, context) {
  const load = tasks[job.task];
  if (load === undefined) throw new Error(`There is no task ${job.task}`);
  return (await load()).run(job, context);
}
