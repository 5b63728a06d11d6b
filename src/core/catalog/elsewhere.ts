// How far the count of a text that is not here may be from that of another tokenizer, by the kinds of text in it.

import { acrossTokenizers } from './withheld-cost';
import type { WithheldText } from '@/core/prompt/attachment';
import { ENCODING_IDS, OLDER_IDS } from '@/core/tokenize/encoding';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import { TALLY_CLASSES, type TallyClass } from '@/core/tokenize/tally-class';

type Span = readonly [fewest: number, most: number];

/** Words of Latin letters and their punctuation: the span of whole documents. */
const LATIN: Span = [0.64, 1.56];
/**
 * Tokens for one of the base in the public tokenizers of current models (cl100k, Llama 3, Tekken, Qwen 3, DeepSeek, Gemma 3), as
 * counted on 2026-11-29 of the texts of the view of languages and of short ones in 20 other scripts, with room. Some of them have
 * no words of some scripts of Asia.
 */
const SPANS: Readonly<Record<TallyClass, Span>> = {
  prose: LATIN,
  code: LATIN,
  markup: LATIN,
  // Three to a token, or each by itself.
  digits: [0.64, 3],
  otherLatin: [0.55, 2.5],
  cjk: [0.5, 2.5],
  rightToLeft: [0.6, 3.5],
  cyrillicGreek: [0.6, 3.5],
  indicThai: [0.2, 16],
  symbols: [0.4, 4],
};
/** UTF-8 of a text that is mostly ASCII. */
const ASCII_BYTES_A_CHARACTER = 1.2;
/** A text without a tally that is not: from one tokenizer to another, the least that any kind of it may be. */
const LEAST = SPANS.indicThai[0] / SPANS.indicThai[1];
/** The most tokens that a family of estimates is taken to have for one of the base on whole documents, 1.86, and room. */
const MOST_RATIO = 2;

type StatedText = Pick<WithheldText, 'tokens' | 'low' | 'high' | 'exactness' | 'characters' | 'sizeBytes' | 'tally' | 'framing'>;

/**
 * The range of its tokens in every encoding, by id. The stated count is in it, and what the usual ratio of two tokenizers makes of
 * that. No more than its bytes, beyond which no tokenizer goes: for older encodings, which count blanks one by one, these alone.
 */
export function elsewhereOf(text: StatedText): NonNullable<WithheldText['elsewhere']> {
  const { tokens, high, sizeBytes: bytes, tally, framing } = text;
  const wide = acrossTokenizers(text);
  const [fewest, most] = tally === undefined ? withoutTally(text) : byKinds(text, tally);
  const isScaled = tally === undefined || framing !== undefined;
  const [low, least] = [Math.floor(Math.min(wide.low, fewest) / (isScaled ? MOST_RATIO : 1)), Math.max(high, isScaled ? Math.ceil(tokens * MOST_RATIO) : 0)];
  const span = { low, high: Math.max(least, Math.min(bytes, Math.max(wide.high, most))) };
  const older = { low, high: Math.max(least, bytes) };
  return Object.fromEntries(ENCODING_IDS.map((id) => [id, OLDER_IDS.includes(id) ? older : span]));
}

function byKinds({ low, high }: StatedText, tally: ScriptTally): Span {
  const kinds = TALLY_CLASSES.filter((kind) => tally[kind] > 0);
  const sum = (end: 0 | 1 | null) => kinds.reduce((all, kind) => all + tally[kind] * (end === null ? 1 : SPANS[kind][end]), 0);
  const base = sum(null);
  if (base === 0) return [low, high];
  // Tools are stated in their vendor's words, and tallied as their JSON.
  return [Math.floor((Math.min(low, base) * sum(0)) / base), Math.ceil((Math.max(high, base) * sum(1)) / base)];
}

function withoutTally({ low, high, sizeBytes, characters }: StatedText): Span {
  return sizeBytes <= characters * ASCII_BYTES_A_CHARACTER ? [low, high] : [Math.floor(low * LEAST), sizeBytes];
}
