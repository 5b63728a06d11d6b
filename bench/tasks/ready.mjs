// Times, once, how long a fresh process or worker needs for a vocabulary from the arrival of its module: until it is parsed,
// and until the encoder gives the first tokens.

/**
 * @param {{ encodingId: string }} job
 * @param {import('../task.mjs').Context} context
 * @returns {Promise<{ moduleMs: number, encoderMs: number, memory: Record<string, number> | null }>}
 */
export async function run({ encodingId }, { assets, collectGarbage, runtime }) {
  const { createEncoder } = await assets.module('engine/create-encoder.js');
  const { warmUp } = await assets.module('engine/warm-up.js');
  const load = await arrive(`vocabularies/${encodingId}.js`, assets, runtime);
  // As the app does while the file is on its way.
  warmUp();
  collectGarbage('major');
  const before = memoryOf(runtime);
  const { packed, arrivedAt } = await load();
  const parsed = performance.now();
  const encoder = createEncoder(encodingId, packed);
  const tokens = encoder.count('ready');
  const ready = performance.now();
  if (!(tokens > 0)) throw new Error('The encoder counts nothing');
  collectGarbage('major');
  const after = memoryOf(runtime);
  // Stays until the process or worker ends, so that its memory can be measured.
  /** @type {any} */ (globalThis).kept = encoder;
  return { moduleMs: parsed - arrivedAt, encoderMs: ready - parsed, memory: differenceOf(before, after) };
}

/**
 * Gets a module ready to load: only what comes after its arrival is timed, not its way here.
 * @param {string} address
 * @param {import('../task.mjs').Assets} assets
 * @param {'node' | 'chromium'} runtime
 * @returns {Promise<() => Promise<{ packed: string, arrivedAt: number }>>}
 */
async function arrive(address, assets, runtime) {
  // Then the file is in the system's cache.
  await assets.bytes(address);
  return async () => {
    const start = performance.now();
    const { default: packed } = await assets.module(address);
    // A browser tells when the last byte of its answer had come, Node has no way from where it comes.
    const [request] = runtime === 'node' ? [] : performance.getEntriesByName(new URL(`/${address}`, location.href).href).slice(-1);
    if (runtime !== 'node' && !(request instanceof PerformanceResourceTiming)) throw new Error(`The browser does not tell when ${address} came`);
    return { packed, arrivedAt: request instanceof PerformanceResourceTiming ? request.responseEnd : start };
  };
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
