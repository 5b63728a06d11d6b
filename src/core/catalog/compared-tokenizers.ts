// The tokenizers that a document is compared across: the vocabularies that are carried, and the families of estimates.
import { COMPARED_IDS, type EncodingId, OLDER_IDS } from '@/core/tokenize/encoding';
import type { EstimateFamily, FamilyId } from '@/core/tokenize/estimate-family';
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import { ESTIMATE_FAMILIES } from './families';
import type { TokenizerMapping } from './model';
import { MODELS } from './models';

interface TokenizerFacts {
  /** In words, such as "Gemma 3" or "Claude up to 4.6". */
  readonly name: string;
  readonly vendor: string;
  /** The models that it is for, in words. */
  readonly models: string;
}

/** A tokenizer of the comparison. The ids of encodings and of families do not overlap. */
export type ComparedTokenizer = TokenizerFacts &
  (
    | { readonly kind: 'vocabulary'; readonly id: EncodingId }
    | { readonly kind: 'family'; readonly id: FamilyId; readonly family: EstimateFamily }
  );

/** Families with a ratio that somebody has measured. */
const COMPARED_FAMILIES: readonly FamilyId[] = ['claude-new', 'claude-old', 'grok', 'kimi-k2', 'glm', 'minimax', 'llama-4', 'qwen-3.5', 'nova'];

/** Vendors of families that no model of the catalogue belongs to. */
const OTHER_VENDOR = 'Unknown vendor';

/**
 * The tokenizers to compare: vocabularies, then families, each in a fixed order. That of the chosen model is always among
 * them, also where it is an older one or a family that nobody has measured.
 */
export function comparedTokenizers(chosen: TokenizerMapping, { withOlder }: { readonly withOlder: boolean }): readonly ComparedTokenizer[] {
  const encodings = withOlder ? [...COMPARED_IDS, ...OLDER_IDS] : COMPARED_IDS;
  const own = chosen.kind === 'estimate' ? [] : [chosen.encodingId];
  const ownFamily = chosen.kind === 'estimate' ? [chosen.family] : [];
  return [
    ...[...new Set([...encodings, ...own])].map(vocabulary),
    ...[...new Set([...COMPARED_FAMILIES, ...ownFamily])].map(family),
  ];
}

/** Which of the compared tokenizers a model has. */
export function tokenizerIdOf(mapping: TokenizerMapping): ComparedTokenizer['id'] {
  return mapping.kind === 'estimate' ? mapping.family : mapping.encodingId;
}

function vocabulary(id: EncodingId): ComparedTokenizer {
  const { name, vendor, exactFor } = VOCABULARY_NOTICES[id];
  return { kind: 'vocabulary', id, name, vendor, models: exactFor };
}

function family(id: FamilyId): ComparedTokenizer {
  const models = MODELS.filter(({ tokenizer }) => tokenizer.kind === 'estimate' && tokenizer.family === id);
  return {
    kind: 'family',
    id,
    family: ESTIMATE_FAMILIES[id],
    name: ESTIMATE_FAMILIES[id].name,
    vendor: models[0]?.vendor ?? OTHER_VENDOR,
    models: models.map(({ name }) => name).join(', '),
  };
}
