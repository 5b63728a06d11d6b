// Which models of the catalogue are counted with a vocabulary, or estimated by a family.
import { MODELS } from '@/core/catalog/models';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { FamilyId } from '@/core/tokenize/estimate-family';

export interface CountedModels {
  /** Names of those whose vendor states that this is their tokenizer. */
  readonly exact: readonly string[];
  /** Names of those for which nobody has stated it. */
  readonly assumed: readonly string[];
}

export function modelsCountedWith(encodingId: EncodingId): CountedModels {
  const namesOf = (kind: 'exact' | 'mapping-assumed') =>
    MODELS.flatMap(({ name, tokenizer }) => (tokenizer.kind === kind && tokenizer.encodingId === encodingId ? [name] : []));
  return { exact: namesOf('exact'), assumed: namesOf('mapping-assumed') };
}

export function modelsEstimatedBy(family: FamilyId): readonly string[] {
  return MODELS.flatMap(({ name, tokenizer }) => (tokenizer.kind === 'estimate' && tokenizer.family === family ? [name] : []));
}
