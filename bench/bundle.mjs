// Bundles with the root's Vite: the engine, the same file for Node and browsers, and the worker with the peers.
import { join } from 'node:path';
import { build } from 'vite';
import { benchFolder, cacheFolder, rootFolder } from './paths.mjs';

const tokenizeFolder = join(rootFolder, 'src', 'core', 'tokenize');

/**
 * Packages for Node and browsers bring code for Node, which a browser never runs.
 * @type {import('vite').Plugin}
 */
const nothingInPlaceOfNode = {
  name: 'nothing-in-place-of-node',
  enforce: 'pre',
  resolveId: (id) => (['fs', 'path'].includes(id) ? '\0nothing' : null),
  load: (id) => (id === '\0nothing' ? 'export default {};' : null),
};

/**
 * @param {string} name of the folder in the cache, and the first part of the addresses
 * @param {Record<string, string>} input name → source file
 */
async function bundle(name, input) {
  await build({
    configFile: false,
    root: rootFolder,
    logLevel: 'warn',
    publicDir: false,
    base: `/${name}/`,
    resolve: { alias: { '@': join(rootFolder, 'src') } },
    worker: { format: 'es' },
    plugins: [nothingInPlaceOfNode],
    build: {
      outDir: join(cacheFolder, name),
      emptyOutDir: true,
      target: 'es2023',
      // Readable in a profile; the machine code is the same.
      minify: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  });
}

/**
 * The engine as modules that run in Node and in browsers.
 * @param {readonly string[]} modules of core/tokenize
 */
export function bundleEngine(modules) {
  return bundle('engine', Object.fromEntries(modules.map((name) => [name, join(tokenizeFolder, `${name}.ts`)])));
}

/** The worker that runs tasks in a browser, with all peers that can run there. */
export function bundleWorker() {
  return bundle('browser', { worker: join(benchFolder, 'browser', 'worker.mjs') });
}

/** The page that counts through the app's own client and workers. */
export function bundlePool() {
  return bundle('pool', { pool: join(benchFolder, 'browser', 'pool.mjs') });
}
