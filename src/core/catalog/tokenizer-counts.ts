// What every compared tokenizer makes of some texts.
import { jointCount } from '@/core/budget/joint-count';
import { type Calibration, type Calibrations, calibratedTokens } from '@/core/tokenize/calibration';
import { addCounts, type Count, NOTHING } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import { scaleCount } from '@/core/tokenize/estimate';
import { BASE_ENCODING, type EstimateFamily, estimateTokens } from '@/core/tokenize/estimate-family';
import { addTallies, type ScriptTally } from '@/core/tokenize/script-tally';
import type { ComparedTokenizer } from './compared-tokenizers';
import { countWithoutVocabulary } from './mappings';

/** What is known of one text in one encoding. */
export type KnownCount =
  | { readonly status: 'ready'; readonly tokens: number; readonly tally: ScriptTally | null }
  | {
      readonly status: 'failed';
      readonly reason: string;
      /** Not the text is to blame: its tally in the base encoding, where there is one, says more than the estimate. */
      readonly isVocabularyMissing: boolean;
      /** From its characters. */
      readonly estimate: Count;
    };

export interface TokenizerCount {
  readonly tokenizer: ComparedTokenizer;
  /** Of all texts; null while one of them is not counted. */
  readonly count: Count | null;
  /** Why an estimate stands in for some text, or null. */
  readonly failure: string | null;
  /** What the family was scaled to; null for vocabularies, and for families as they were measured. */
  readonly calibration: Calibration | null;
}

/** What a count rests on beside the texts. */
export interface TokenizerBasis {
  readonly calibrations: Calibrations;
  /** The texts of one part (its turns) add up, as its row does elsewhere; those of a prompt have their joint range. */
  readonly scope: 'part' | 'prompt';
}

const UNCALIBRATED: TokenizerBasis = { calibrations: {}, scope: 'prompt' };

/**
 * A family's count of a text from the tokens of the base encoding: class by class where there is a tally, else by the
 * ratio of whole documents, whose band is for a text whose kind is not known. Integers; 0 base tokens are 0.
 */
export function familyCount(family: EstimateFamily, baseTokens: number, tally: ScriptTally | null = null): Count {
  return tally === null ? scaleCount(baseTokens, family.document, 'estimate') : estimateTokens(family, tally);
}

/**
 * The count of several texts by each tokenizer. `known` has the counts of the texts in an encoding, one a text, in the
 * same order every time; undefined where a text is not counted yet. Families are made from the base encoding, and a
 * calibrated one is what it is in the window: the same tokens and range. No texts: exact 0 for vocabularies and families.
 */
export function tokenizerCounts(
  tokenizers: readonly ComparedTokenizer[],
  known: (encodingId: EncodingId) => readonly (KnownCount | undefined)[],
  basis = UNCALIBRATED,
): readonly TokenizerCount[] {
  const base = known(BASE_ENCODING);
  return tokenizers.map((tokenizer) => {
    const counts = tokenizer.kind === 'family' ? base : known(tokenizer.id);
    const calibration = (tokenizer.kind === 'family' ? basis.calibrations[tokenizer.id] : null) ?? null;
    if (!isComplete(counts) || !isComplete(standIns(counts, base))) return { tokenizer, count: null, failure: null, calibration };
    const failure = counts.find((each) => each.status === 'failed')?.reason ?? null;
    const count = tokenizer.kind === 'family' ? familySum(tokenizer.family, counts, calibration, basis.scope) : vocabularySum(counts, base);
    return { tokenizer, count, failure, calibration };
  });
}

function isComplete(counts: readonly (KnownCount | undefined)[]): counts is readonly KnownCount[] {
  return counts.every((count) => count !== undefined);
}

/** What the base encoding knows of the texts that lack their vocabulary; until it knows, there is nothing to stand in. */
function standIns(counts: readonly KnownCount[], base: readonly (KnownCount | undefined)[]): readonly (KnownCount | undefined)[] {
  return base.filter((_, index) => {
    const count = counts[index];
    return count?.status === 'failed' && count.isVocabularyMissing;
  });
}

function vocabularySum(counts: readonly KnownCount[], base: readonly (KnownCount | undefined)[]): Count {
  return addCounts(
    counts.map((count, index) => {
      if (count.status === 'ready') return exactly(count.tokens);
      const standIn = base[index];
      const tally = count.isVocabularyMissing && standIn?.status === 'ready' ? standIn.tally : null;
      return tally === null ? count.estimate : countWithoutVocabulary(tally);
    }),
  );
}

function familySum(family: EstimateFamily, counts: readonly KnownCount[], calibration: Calibration | null, scope: TokenizerBasis['scope']): Count {
  const tallies: ScriptTally[] = [];
  let plainTokens = 0;
  const estimates: Count[] = [];
  for (const count of counts) {
    if (count.status === 'failed') estimates.push(scaleEstimate(count.estimate, family));
    else if (count.tally === null) plainTokens += count.tokens;
    else tallies.push(count.tally);
  }
  return addCounts([
    tallySum(family, tallies, calibration, scope),
    familyCount(family, plainTokens),
    ...estimates,
  ]);
}

/**
 * Summed before it is scaled, so that a thousand short texts do not round a thousand times; but a calibrated sum is that of
 * its texts' counts, as in the window.
 */
function tallySum(family: EstimateFamily, tallies: readonly ScriptTally[], calibration: Calibration | null, scope: TokenizerBasis['scope']): Count {
  if (tallies.length === 0) return NOTHING;
  if (calibration === null) return familyCount(family, 0, addTallies(tallies));
  const terms = tallies.map((tally) => calibratedTokens(family, calibration, tally));
  return scope === 'part' ? addCounts(terms) : jointCount(terms, calibratedTokens(family, calibration, addTallies(tallies)));
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
