// Tokens of a vendor whose tokenizer is not public, from the tally of a base encoding and published ratios.
import type { Count } from './count';
import type { ScriptTally } from './script-tally';
import { TALLY_CLASSES, type TallyClass } from './tally-class';

/** Models that share a tokenizer nobody can run here. `unmeasured` ones have only the range of all other tokenizers. */
export type FamilyId =
  | 'claude-old'
  | 'claude-new'
  | 'grok'
  | 'kimi-k2'
  | 'kimi-k3'
  | 'glm'
  | 'minimax'
  | 'llama-4'
  | 'qwen-3.5'
  | 'qwen-3.8'
  | 'nova'
  | 'muse'
  | 'unknown';

/** Tokens for each token of the base encoding, 0 < low ≤ mid ≤ high. */
export interface Ratio {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/**
 * - `measured`: on texts of this class.
 * - `derived`: from a measurement of other texts, or of two tokenizers one after the other.
 * - `guess`: nobody has measured this class; the range is wide for that reason.
 */
export type RatioBasis = 'measured' | 'derived' | 'guess';

/** The ratio of one class of text and where it comes from. */
export interface ClassRatio extends Ratio {
  readonly basis: RatioBasis;
  /** Id of a Source of the catalogue. */
  readonly source: string;
}

/** How the tokens of a family are estimated from o200k_base. */
export interface EstimateFamily {
  readonly id: FamilyId;
  /** What a reader sees, such as "Claude up to 4.6". */
  readonly name: string;
  /** One sentence for the user: what the estimate rests on. */
  readonly evidence: string;
  /** Id of the Source that the sentence speaks of. */
  readonly source: string;
  /** Of a whole document whose kind is not known: for where there is no tally. */
  readonly document: Ratio;
  readonly ratios: Readonly<Record<TallyClass, ClassRatio>>;
}

/** The encoding whose tokens the tallies and ratios are in. */
export const BASE_ENCODING = 'o200k_base';

/** The words of a reader for each class. */
export const CLASS_NAMES: Readonly<Record<TallyClass, string>> = {
  prose: 'English prose',
  code: 'Code',
  markup: 'JSON and markup',
  otherLatin: 'Words with accents',
  digits: 'Digits',
  cjk: 'Chinese, Japanese, Korean',
  rightToLeft: 'Arabic and Hebrew',
  cyrillicGreek: 'Cyrillic and Greek',
  indicThai: 'Indian scripts, Thai and others',
  symbols: 'Symbols and emoji',
};

/**
 * The count of a text for a family: each class times its ratio. Low and high add up as if all classes erred to the same
 * side. Integers, 0 ≤ low ≤ tokens ≤ high; an empty tally is 0. A sum of counts differs from the count of the summed
 * tally by rounding alone.
 */
export function estimateTokens(family: EstimateFamily, tally: ScriptTally): Count {
  const tokens = Math.round(scaled(family, tally, 'mid'));
  return {
    tokens,
    low: Math.min(Math.floor(scaled(family, tally, 'low')), tokens),
    high: Math.max(Math.ceil(scaled(family, tally, 'high')), tokens),
    exactness: 'estimate',
  };
}

function scaled(family: EstimateFamily, tally: ScriptTally, level: keyof Ratio): number {
  return TALLY_CLASSES.reduce((sum, kind) => sum + tally[kind] * family.ratios[kind][level], 0);
}
