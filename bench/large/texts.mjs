// Texts of 1, 5 and 20 MB in several languages, from the corpora of a run.
import { keepBeginning, keepText, openCorpora, readCorpus } from '../text/corpora.mjs';
import { grow } from '../text/grow.mjs';

const MEGABYTE = 1_000_000;
export const LARGEST_BYTES = 20 * MEGABYTE;
const SIZES_MB = [1, 5, 20];
/** Kinds of text, and the beginnings of names that corpora of the kind have. */
const KINDS = { english: /^(english|markdown)/, code: /^(code|types)/, json: /^json/, chinese: /^chinese/ };

/** @typedef {import('../text/corpora.mjs').Corpus & { kind: string, megabytes: number }} LargeText */

/**
 * @param {import('../options.mjs').Options} options
 * @returns {LargeText[]} each kind in each size, then all kinds together
 */
export function largeTexts({ corpus, only }) {
  const corpora = openCorpora(corpus, only);
  const texts = Object.entries(KINDS).flatMap(([kind, pattern]) => {
    const [largest] = corpora.filter(({ name }) => pattern.test(name)).sort((a, b) => b.bytes - a.bytes);
    if (largest === undefined) return [];
    const text = readCorpus(largest).toString('utf8');
    return SIZES_MB.map((megabytes) => {
      const name = `${kind} ${megabytes} MB`;
      const bytes = megabytes * MEGABYTE;
      const kept = largest.bytes >= bytes ? keepBeginning(name, largest, bytes) : keepText(name, grow(text, bytes));
      return { ...kept, kind, megabytes };
    });
  });
  if (texts.length === 0) throw new Error('There is no corpus of English, code, JSON or Chinese');
  const shares = texts.filter(({ megabytes }) => megabytes === 5).map((text) => readCorpus(text).toString('utf8'));
  const mixed = keepText('mixed 20 MB', grow(shares.join('\n'), LARGEST_BYTES));
  return [...texts, { ...mixed, kind: 'mixed', megabytes: 20 }];
}
