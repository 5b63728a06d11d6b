// Times, once, how long a fresh process or worker needs for a vocabulary: until its module is parsed, and until the
// encoder gives the first tokens.

/**
 * @param {{ encodingId: string }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<{ moduleMs: number, encoderMs: number, memory: Record<string, number> | null }>}
 */
export async function run({ encodingId }, { assets, collectGarbage, runtime }) {
  const { createEncoder } = await assets.module('engine/create-encoder.js');
  const load = await arrive(`vocabularies/${encodingId}.js`, assets, runtime);
  collectGarbage('major');
  const before = memoryOf(runtime);
  const start = performance.now();
  const { default: packed } = await load();
  const parsed = performance.now();
  const encoder = createEncoder(encodingId, packed);
  const tokens = encoder.count('ready');
  const ready = performance.now();
  if (!(tokens > 0)) throw new Error('The encoder counts nothing');
  collectGarbage('major');
  const after = memoryOf(runtime);
  // Stays until the process or worker ends, so that its memory can be measured.
  /** @type {any} */ (globalThis).kept = encoder;
  return { moduleMs: parsed - start, encoderMs: ready - parsed, memory: differenceOf(before, after) };
}

/**
 * Gets the file of a module, so that only loading it is timed and not its way here.
 * @param {string} address
 * @param {import('../task.mjs').Assets} assets
 * @param {'node' | 'chromium'} runtime
 * @returns {Promise<() => Promise<any>>}
 */
async function arrive(address, assets, runtime) {
  const bytes = await assets.bytes(address);
  // Now the file is in the system's cache.
  if (runtime === 'node') return () => assets.module(address);
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  return () => import(/* @vite-ignore */ url);
}

/** @param {'node' | 'chromium'} runtime @returns {Record<string, number> | null} bytes; null where only the page can tell */
function memoryOf(runtime) {
  return runtime === 'node' ? { .../** @type {any} */ (globalThis).process.memoryUsage() } : null;
}

/**
 * @param {Record<string, number> | null} before
 * @param {Record<string, number> | null} after
 */
function differenceOf(before, after) {
  if (before === null || after === null) return null;
  return Object.fromEntries(Object.entries(after).map(([name, bytes]) => [name, bytes - (before[name] ?? 0)]));
}
