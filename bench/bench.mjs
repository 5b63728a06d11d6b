// Measures the tokenizer engine: npm run bench -- --help
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { argv, exit, version } from 'node:process';
import { HELP, parseOptions } from './options.mjs';
import { buildVocabularies, install } from './setup.mjs';

/**
 * @typedef {object} Answer
 * @property {object[]} rows what --json writes
 * @property {string[]} failures wrong tokens, and what threw
 *
 * @typedef {(options: import('./options.mjs').Options, hosts: import('./hosts/open.mjs').Hosts) => Promise<Answer>} RunMode
 */

/** Loaded after the packages are installed. @type {Record<string, () => Promise<{ run: RunMode }>>} */
const MODES = {
  compare: () => import('./modes/compare.mjs'),
  adversarial: () => import('./modes/adversarial.mjs'),
  fuzz: () => import('./modes/fuzz.mjs'),
  edits: () => import('./modes/edits.mjs'),
  large: () => import('./modes/large.mjs'),
};

function readOptions() {
  try {
    return parseOptions(argv.slice(2));
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    return exit(2);
  }
}

/** @param {import('./options.mjs').Options} options */
async function measure(options) {
  install();
  buildVocabularies();
  const { bundleEngine } = await import('./bundle.mjs');
  const { openHosts } = await import('./hosts/open.mjs');
  // A busy machine makes all figures of a run low; those of one table still compare.
  const [load = 0] = loadavg();
  console.log(`Node ${version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, load average ${load.toFixed(1)}`);
  await bundleEngine(['create-encoder', 'warm-up']);
  const hosts = openHosts();
  /** @type {object[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  try {
    for (const what of options.what) {
      const { run } = await /** @type {NonNullable<typeof MODES[string]>} */ (MODES[what])();
      const answer = await run(options, hosts);
      rows.push(...answer.rows);
      failures.push(...answer.failures);
    }
  } finally {
    await hosts.close();
    // What was measured until a crash is kept.
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 1)}\n`);
  }
  return failures;
}

const options = readOptions();
if (options === null) {
  console.log(HELP);
} else {
  const failures = await measure(options);
  for (const failure of failures) console.error(`WRONG  ${failure}`);
  exit(failures.length > 0 ? 1 : 0);
}
