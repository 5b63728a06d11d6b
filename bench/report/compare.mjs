// The tables and bars of the comparison with the other libraries.
import { geometricMean, megabytesPerSecond } from '../statistics.mjs';
import { atLeast, printBars } from './bars.mjs';
import { printTable, short, times } from './table.mjs';

/** @typedef {import('../tasks/compare.mjs').Row} Row */

const OURS = 'contextscope';
const REFERENCE = 'gpt-tokenizer';
const ORACLE = 'tiktoken';
/** A corpus up to this size is a "1 MB" corpus, to which the bars against other libraries belong. */
export const STANDARD_BYTES = 2_000_000;
/** A text shorter than this is there for libraries that are too slow for more; no bar belongs to it. */
export const SMALL_BYTES = 100_000;
const HARD_LANGUAGES = /^(chinese|japanese)/;
/** The older ones are there for completeness. */
const ENCODINGS_WITH_BARS = ['o200k_base', 'cl100k_base'];

/** @param {Row} row */
const rate = ({ bytes, medianMs }) => megabytesPerSecond(bytes, medianMs);

/**
 * @param {readonly Row[]} rows
 * @returns {Row[][]} the rows of one table each: same runtime, encoding and mode
 */
function tablesOf(rows) {
  /** @type {Map<string, Row[]>} */
  const tables = new Map();
  for (const row of rows) {
    const key = `${row.runtime} ${row.encoding} ${row.mode}`;
    tables.set(key, [...(tables.get(key) ?? []), row]);
  }
  return [...tables.values()];
}

/**
 * What the rows of one corpus say.
 * @param {readonly Row[]} rows
 */
function summaryOf(rows) {
  const ours = rows.find(({ library }) => library === OURS);
  const others = rows.filter(({ library }) => library !== OURS);
  const [best] = [...others].sort((a, b) => rate(b) - rate(a));
  /** @param {string} name */
  const ratioTo = (name) => {
    const other = others.find(({ library }) => library === name);
    return ours && other ? rate(ours) / rate(other) : Number.NaN;
  };
  const toBest = ours && best ? rate(ours) / rate(best) : Number.NaN;
  const { corpus = '', bytes = 0 } = rows[0] ?? {};
  return { corpus, bytes, ours, best, toBest, toReference: ratioTo(REFERENCE), toOracle: ratioTo(ORACLE) };
}

/** @param {readonly Row[]} rows of one table @param {readonly string[]} libraries */
function printRates(rows, libraries) {
  const corpora = [...new Set(rows.map(({ corpus }) => corpus))];
  const lines = corpora.map((corpus) => {
    const ofCorpus = rows.filter((row) => row.corpus === corpus);
    const { toReference, toBest, best } = summaryOf(ofCorpus);
    const cells = libraries.map((library) => {
      const row = ofCorpus.find((each) => each.library === library);
      return row === undefined ? '' : `${short(rate(row))}${row.exact ? '' : ' ≠'}`;
    });
    return [corpus, ...cells, times(toReference), Number.isNaN(toBest) ? '–' : `${times(toBest)} ${best?.library ?? ''}`];
  });
  printTable(['MB/s', ...libraries, 'ours / gpt-tokenizer', 'ours / best other'], lines);
}

/** @param {readonly Row[]} rows of one table @returns {import('./bars.mjs').Bar[]} */
function barsOf(rows) {
  const corpora = [...new Set(rows.map(({ corpus }) => corpus))];
  const summaries = corpora.map((corpus) => summaryOf(rows.filter((row) => row.corpus === corpus)));
  const standard = summaries.filter(({ bytes, ours }) => ours && bytes > SMALL_BYTES && bytes <= STANDARD_BYTES);
  /** @param {'toReference' | 'toBest' | 'toOracle'} key @param {typeof standard} [among] */
  const ratios = (key, among = standard) => among.filter((summary) => Number.isFinite(summary[key])).map((summary) => summary[key]);
  /** @param {readonly number[]} values */
  const worst = (values) => (values.length === 0 ? Number.NaN : Math.min(...values));
  return [
    atLeast(`against ${REFERENCE}, worst corpus`, worst(ratios('toReference')), 4, '×'),
    atLeast(`against ${REFERENCE}, geometric mean`, geometricMean(ratios('toReference')), 9, '×'),
    atLeast('against the best other, worst corpus', worst(ratios('toBest')), 1.5, '×'),
    atLeast('against the best other, geometric mean', geometricMean(ratios('toBest')), 3, '×'),
    ...standard
      .filter(({ corpus }) => HARD_LANGUAGES.test(corpus))
      .map(({ corpus, toOracle }) => atLeast(`${corpus} against ${ORACLE}`, toOracle, 3, '×')),
    ...summaries.filter(({ bytes }) => bytes > STANDARD_BYTES).flatMap((large) => {
      // english-5 has the words of english-1. They run minutes apart here, and interleaved in --large.
      const stem = large.corpus.replace(/-?\d+$/, '');
      const small = standard.find(({ corpus }) => corpus.replace(/-?\d+$/, '') === stem);
      if (!large.ours || !small?.ours) return [];
      return [atLeast(`${large.corpus}, rate against ${small.corpus} (--large interleaves them)`, rate(large.ours) / rate(small.ours), 0.8, '×')];
    }),
  ];
}

/**
 * Prints all, and returns the inexact rows of the engine.
 * @param {readonly Row[]} rows
 * @param {readonly string[]} absent
 * @param {readonly string[]} libraries in the order of the columns
 */
export function printComparison(rows, absent, libraries) {
  for (const table of tablesOf(rows)) {
    const [first] = table;
    if (first === undefined) continue;
    console.log(`\n${first.runtime}, ${first.encoding}, ${first.mode}`);
    printRates(table, libraries.filter((library) => table.some((row) => row.library === library)));
    if (ENCODINGS_WITH_BARS.includes(first.encoding)) printBars(barsOf(table));
  }
  if (rows.some(({ exact }) => !exact)) console.log('\n≠: the tokens are not those of tiktoken');
  for (const line of new Set(absent)) console.log(`left out: ${line}`);
  return rows.filter(({ library, exact }) => library === OURS && !exact);
}
