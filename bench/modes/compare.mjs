// The engine beside its peers.
import { printComparison, STANDARD_BYTES } from '../report/compare.mjs';
import { keepBeginning, openCorpora } from '../text/corpora.mjs';

/** In the order of the columns. */
const LIBRARIES = ['contextscope', 'gpt-tokenizer', 'tiktoken', 'ai-tokenizer', 'bpe-lite', '@microsoft/tiktokenizer', 'kitoken', 'js-tiktoken'];
const OURS = 'contextscope';
/** Seconds for what takes the others milliseconds. */
const SLOW = 'js-tiktoken';
const SMALL_BYTES = 20_000;

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../text/corpora.mjs').Corpus[]} corpora
 * @returns {import('../tasks/compare.mjs').CompareText[]}
 */
function textsOf({ libraries = LIBRARIES, only, libraries: asked }, corpora) {
  const fast = libraries.filter((name) => name !== SLOW);
  const texts = corpora.map((corpus) => {
    const isForAll = corpus.bytes <= STANDARD_BYTES || asked !== undefined || only.includes(corpus.name);
    return { ...corpus, libraries: isForAll ? fast : fast.filter((name) => name === OURS) };
  });
  if (!libraries.includes(SLOW)) return texts;
  const small = corpora
    .filter(({ bytes }) => bytes <= STANDARD_BYTES)
    .map((corpus) => ({ ...keepBeginning(`${corpus.name} (20 KB)`, corpus, SMALL_BYTES), libraries }));
  return [...texts, ...small];
}

/**
 * @param {import('../options.mjs').Options} options
 * @param {import('../hosts/open.mjs').Hosts} hosts
 * @returns {Promise<{ rows: object[], failures: string[] }>}
 */
export async function run(options, hosts) {
  const { encodings = ['o200k_base', 'cl100k_base'], runtimes = ['node', 'chromium'], libraries = LIBRARIES, modes, passes } = options;
  const unknown = libraries.filter((name) => !LIBRARIES.includes(name));
  if (unknown.length > 0) throw new Error(`--library ${unknown.join()}: it is one of ${LIBRARIES.join(', ')}`);
  const texts = textsOf(options, openCorpora(options.corpus, options.only)).filter((text) => text.libraries.length > 0);
  /** @type {import('../tasks/compare.mjs').Row[]} */
  const rows = [];
  /** @type {string[]} */
  const absent = [];
  for (const runtime of runtimes) {
    for (const encodingId of encodings) {
      const answer = await hosts.run(runtime, { task: 'compare', encodingId, texts, modes, passes });
      rows.push(...answer.rows);
      absent.push(...answer.absent.map((/** @type {string} */ line) => `${runtime}: ${line}`));
    }
  }
  const wrong = printComparison(rows, absent, LIBRARIES);
  const didNotRun = absent.filter((line) => line.includes(`: ${OURS}`));
  const inexact = wrong.map(({ corpus, encoding, mode, runtime }) => `${runtime}, ${encoding}, ${mode}: ${corpus} is not exact`);
  return { rows, failures: [...inexact, ...didNotRun] };
}
