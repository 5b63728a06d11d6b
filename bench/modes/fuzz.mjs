// Random strings and all code points, against tiktoken.
import { ENCODING_IDS } from '../options.mjs';

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function run({ encodings = ENCODING_IDS, runtimes = ['node'], fuzzStrings, seed }, hosts) {
  /** @type {object[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  for (const runtime of runtimes) {
    for (const encodingId of encodings) {
      const jobs = [
        { task: 'fuzz', what: `random strings, seed ${seed}`, encodingId, strings: fuzzStrings, seed },
        { task: 'code-points', what: 'strings, each code point alone and in contexts', encodingId },
      ];
      for (const { what, ...job } of jobs) {
        const { strings, mismatches, shown } = await hosts.run(runtime, job);
        console.log(`${runtime}, ${encodingId}: ${strings} ${what}: ${mismatches} mismatches`);
        for (const mismatch of shown) console.log(`  ${mismatch}`);
        rows.push({ check: job.task, runtime, encoding: encodingId, seed, strings, mismatches });
        if (mismatches > 0) failures.push(`${runtime}, ${encodingId}: ${mismatches} of ${strings} ${what} differ`);
      }
    }
  }
  return { rows, failures };
}
