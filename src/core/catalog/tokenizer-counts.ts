// What every compared tokenizer makes of some texts.
import { addCounts, type Count, NOTHING } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import { scaleCount } from '@/core/tokenize/estimate';
import { BASE_ENCODING, type EstimateFamily, estimateTokens } from '@/core/tokenize/estimate-family';
import { addTallies, type ScriptTally } from '@/core/tokenize/script-tally';
import type { ComparedTokenizer } from './compared-tokenizers';

/** What is known of one text in one encoding. */
export type KnownCount =
  | { readonly status: 'ready'; readonly tokens: number; readonly tally: ScriptTally | null }
  /** It could not be counted; the estimate is from its characters. */
  | { readonly status: 'failed'; readonly reason: string; readonly estimate: Count };

export interface TokenizerCount {
  readonly tokenizer: ComparedTokenizer;
  /** Of all texts; null while one of them is not counted. */
  readonly count: Count | null;
  /** Why an estimate from the characters stands in for some text, or null. */
  readonly failure: string | null;
}

/**
 * A family's count of a text from the tokens of the base encoding: class by class where there is a tally, else by the
 * ratio of whole documents, whose band is for a text whose kind is not known. Integers; 0 base tokens are 0.
 */
export function familyCount(family: EstimateFamily, baseTokens: number, tally: ScriptTally | null = null): Count {
  return tally === null ? scaleCount(baseTokens, family.document, 'estimate') : estimateTokens(family, tally);
}

/**
 * The count of several texts by each tokenizer. `known` has the counts of the texts in an encoding, one a text, in the
 * same order every time; undefined where a text is not counted yet. Families are made from the base encoding. No texts:
 * exact 0 for vocabularies and for families.
 */
export function tokenizerCounts(
  tokenizers: readonly ComparedTokenizer[],
  known: (encodingId: EncodingId) => readonly (KnownCount | undefined)[],
): readonly TokenizerCount[] {
  const base = known(BASE_ENCODING);
  return tokenizers.map((tokenizer) => {
    const counts = tokenizer.kind === 'family' ? base : known(tokenizer.id);
    if (!isComplete(counts)) return { tokenizer, count: null, failure: null };
    const failure = counts.find((each) => each.status === 'failed')?.reason ?? null;
    const count = tokenizer.kind === 'family' ? familySum(tokenizer.family, counts) : vocabularySum(counts);
    return { tokenizer, count, failure };
  });
}

function isComplete(counts: readonly (KnownCount | undefined)[]): counts is readonly KnownCount[] {
  return counts.every((count) => count !== undefined);
}

function vocabularySum(counts: readonly KnownCount[]): Count {
  return addCounts(counts.map((count) => (count.status === 'ready' ? exactly(count.tokens) : count.estimate)));
}

/** Summed before it is scaled, so that a thousand short texts do not round a thousand times. */
function familySum(family: EstimateFamily, counts: readonly KnownCount[]): Count {
  const tallies: ScriptTally[] = [];
  let plainTokens = 0;
  const estimates: Count[] = [];
  for (const count of counts) {
    if (count.status === 'failed') estimates.push(scaleEstimate(count.estimate, family));
    else if (count.tally === null) plainTokens += count.tokens;
    else tallies.push(count.tally);
  }
  return addCounts([
    tallies.length === 0 ? NOTHING : familyCount(family, 0, addTallies(tallies)),
    familyCount(family, plainTokens),
    ...estimates,
  ]);
}

function scaleEstimate({ tokens, low, high }: Count, { document }: EstimateFamily): Count {
  const middle = Math.round(tokens * document.mid);
  return {
    tokens: middle,
    low: Math.min(Math.floor(low * document.low), middle),
    high: Math.max(Math.ceil(high * document.high), middle),
    exactness: 'estimate',
  };
}

function exactly(tokens: number): Count {
  return { tokens, low: tokens, high: tokens, exactness: 'exact' };
}
