// The models of a snapshot that is known to be sound: one that the build made, or that was checked. Small, as the page's first
// picture needs it.
import type { ModelId } from '@/core/units';
import { framingOf } from './framing-models';
import { type Modality, MODALITIES, type Model, type Source, type Sourced, type TokenizerMapping } from './model';
import { tokenizerNamed } from './named-tokenizers';
import type { PackedFigure, PackedModel, PackedSnapshot } from './snapshot-schema';
import { sourced, type Tables } from './snapshot-tables';

/** The part of a snapshot that its models are read from; of a source only [id, as of]. */
export type PackedModels = Pick<PackedSnapshot, 'names' | 'usual' | 'models'> & { readonly sources: readonly (readonly [id: string, asOf: string])[] };

/** In the order of the snapshot. */
export function readModels(packed: PackedModels): readonly Model[] {
  const tables: Tables = { sources: packed.sources.map(([id, asOf]) => ({ id, asOf })) };
  return packed.models.map((model) => readModel(model, packed, tables));
}

/** Everything of the sources of a snapshot. */
export function readSources(packed: PackedSnapshot['sources']): readonly Source[] {
  return packed.map(([id, name, url, licence, asOf]): Source => ({ id, name, url, licence, asOf }));
}

const same = <Value>(value: Value): Value => value;

/** "tip" → text, image, pdf */
const modalitiesOf = (letters: string): readonly Modality[] => MODALITIES.filter((name) => letters.includes(name.charAt(0)));

function readModel(packed: PackedModel, { names, usual }: PackedModels, tables: Tables): Model {
  const vendorKey = packed.i.slice(0, packed.i.indexOf('/'));
  const optional = <Value>(figure: PackedFigure<Value> | undefined, source: number): Sourced<Value> | null =>
    figure === undefined ? null : sourced(figure, source, tables, same);
  return {
    id: packed.i as ModelId,
    name: packed.n,
    vendorKey,
    vendor: names[vendorKey] ?? vendorKey,
    windowTokens: sourced(packed.w, usual.w, tables, same),
    maxInputTokens: optional(packed.x, usual.x),
    maxOutputTokens: optional(packed.o, usual.o),
    budget: packed.b === 1 ? 'separate' : 'shared',
    tokenizer: tokenizerNamed(packed.t) as TokenizerMapping,
    framing: framingOf(packed.i),
    modalities: sourced(packed.m, usual.m, tables, modalitiesOf),
    openWeights: packed.p === undefined ? null : sourced(packed.p, usual.p, tables, (open) => open === 1),
    licence: optional(packed.l, usual.l),
    released: optional(packed.r, usual.r),
    knowledgeCutoff: optional(packed.k, usual.k),
  };
}
