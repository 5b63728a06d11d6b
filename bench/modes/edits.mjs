// Keystrokes in documents of a million tokens.
import { bundleEngine } from '../bundle.mjs';
import { atMost, printBars } from '../report/bars.mjs';
import { printTable, short } from '../report/table.mjs';
import { keepText, openCorpora, readCorpus } from '../text/corpora.mjs';
import { grow } from '../text/grow.mjs';

const EDITS = 2000;
const TOKENS = 1_000_000;
const MEDIAN_LIMIT_MS = 5;
const P95_LIMIT_MS = 16;
/** Kinds of text, and the beginnings of names that corpora of the kind have. */
const KINDS = { english: /^(english|markdown)/, code: /^(code|types)/, chinese: /^chinese/ };
/** More bytes per token than any of these texts has, in either encoding. */
const MOST_BYTES_PER_TOKEN = 5.5;

/** @param {import('../options.mjs').Options} options */
function documentsOf({ corpus, only }) {
  const corpora = openCorpora(corpus, only);
  return Object.entries(KINDS).flatMap(([kind, pattern]) => {
    // The largest of the kind has the most different text.
    const [largest] = corpora.filter(({ name }) => pattern.test(name)).sort((a, b) => b.bytes - a.bytes);
    if (largest === undefined) return [];
    return [keepText(`${kind} (a million tokens)`, grow(readCorpus(largest).toString('utf8'), TOKENS * MOST_BYTES_PER_TOKEN))];
  });
}

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function run(options, hosts) {
  const { encodings = ['o200k_base', 'cl100k_base'], runtimes = ['node', 'chromium'], seed } = options;
  await bundleEngine(['create-encoder', 'document']);
  const documents = documentsOf(options);
  if (documents.length === 0) throw new Error('There is no corpus of English, code or Chinese');
  /** @type {object[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  for (const runtime of runtimes) {
    for (const encodingId of encodings) {
      /** @type {import('../tasks/edits.mjs').EditResult[]} */
      const answers = [];
      for (const { name, address } of documents) {
        answers.push(await hosts.run(runtime, { task: 'edits', encodingId, name, address, edits: EDITS, tokens: TOKENS, seed }));
      }
      console.log(`\nEdits, ${runtime}, ${encodingId}, seed ${seed}`);
      printTable(
        ['document', 'tokens', 'built, ms', 'keystroke: median, ms', 'p95', 'worst', 'paste of 1 KB: median, ms', 'p95', 'worst', 'exact'],
        answers.map(({ name, tokens, buildMs, keystrokes, pastes, differences }) => [
          name, `${tokens}`, short(buildMs),
          short(keystrokes.medianMs), short(keystrokes.p95Ms), short(keystrokes.worstMs),
          short(pastes.medianMs), short(pastes.p95Ms), short(pastes.worstMs),
          differences.length === 0 ? 'yes' : 'NO',
        ]),
      );
      printBars(
        answers.flatMap(({ name, keystrokes }) => [
          atMost(`${name}: median keystroke`, keystrokes.medianMs, MEDIAN_LIMIT_MS, ' ms'),
          atMost(`${name}: 95 of 100 keystrokes`, keystrokes.p95Ms, P95_LIMIT_MS, ' ms'),
        ]),
      );
      for (const answer of answers) {
        rows.push({ check: 'edits', runtime, encoding: encodingId, ...answer });
        failures.push(...answer.differences.map((difference) => `${runtime}, ${encodingId}, ${answer.name}: ${difference}`));
      }
    }
  }
  return { rows, failures };
}
