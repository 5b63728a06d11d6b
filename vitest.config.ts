import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { buildCatalogue } from './scripts/build-catalogue.mjs';
import { buildVocabularies } from './scripts/build-vocabulary.mjs';

// The tests read the vocabularies and the catalogue from disk; this is quick when they are up to date.
buildVocabularies();
buildCatalogue();

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    environment: 'node',
    // Properties run hundreds of cases; a loaded machine takes several times as long as an idle one.
    testTimeout: 20_000,
    // Node reads these modules of two megabytes faster than they can be transformed.
    server: { deps: { external: [/\.generated\/vocabularies/] } },
    // Vitest would leave a core to its main process, which only waits here: of two cores it used one.
    maxWorkers: availableParallelism(),
    // The encoders are made once for all files of a worker, not once for each: a test file keeps nothing else behind.
    isolate: false,
    setupFiles: ['src/test/after-each-file.ts'],
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
