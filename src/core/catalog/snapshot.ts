// Reads the catalogue's snapshot. Whatever it is given, it answers with the catalogue or with what is wrong, by field.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import type { ModelId } from '@/core/units';
import { type Catalogue, type CatalogueModel, type ClaimedModel, MODALITIES, type Modality } from './catalogue-model';
import type { Source, Sourced, TokenizerMapping } from './model';
import { tokenizerNamed } from './named-tokenizers';
import { checkReferences, schemaIssue, type SnapshotIssue } from './snapshot-issues';
import { readOffer } from './snapshot-offers';
import { type PackedClaimed, type PackedFigure, type PackedModel, snapshotSchema } from './snapshot-schema';
import { at, sourced, type Tables } from './snapshot-tables';

export interface SnapshotFailure {
  readonly kind: 'malformed';
  /** In the order of the snapshot; never empty. */
  readonly issues: readonly SnapshotIssue[];
}

/** The catalogue in a snapshot, or every place at which it is none. Never throws. */
export function readSnapshot(value: unknown): Result<Catalogue, SnapshotFailure> {
  const parsed = v.safeParse(snapshotSchema, value);
  if (!parsed.success) return fail({ kind: 'malformed', issues: parsed.issues.map((issue) => schemaIssue(issue, value)) });
  const packed = parsed.output;
  const issues = checkReferences(packed);
  if (issues.length > 0) return fail({ kind: 'malformed', issues });
  const sources = packed.sources.map(([id, name, url, licence, asOf]): Source => ({ id, name, url, licence, asOf }));
  const tables: Tables = { sources, packed };
  const models = packed.models.map((model) => readModel(model, tables));
  return succeed({
    asOf: sources.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), ''),
    sources,
    models,
    offers: packed.offers.flatMap((offers, place) => offers.map((offer) => readOffer(offer, at(models, place), tables))),
    documents: packed.documents.map(([id, name, asOf]) => ({ id, name, asOf })),
    claimed: packed.claimed.map((claimed) => readClaimed(claimed, models, tables)),
  });
}

const same = <Value>(value: Value): Value => value;

/** "tip" → text, image, pdf */
const modalitiesOf = (letters: string): readonly Modality[] => MODALITIES.filter((name) => letters.includes(name.charAt(0)));

function readModel(packed: PackedModel, tables: Tables): CatalogueModel {
  const { names, usual } = tables.packed;
  const vendor = packed.i.slice(0, packed.i.indexOf('/'));
  const optional = <Value>(figure: PackedFigure<Value> | undefined, source: number): Sourced<Value> | null =>
    figure === undefined ? null : sourced(figure, source, tables, same);
  return {
    id: packed.i as ModelId,
    name: packed.n,
    vendor,
    vendorName: names[vendor] ?? vendor,
    windowTokens: sourced(packed.w, usual.w, tables, same),
    maxInputTokens: optional(packed.x, usual.x),
    maxOutputTokens: optional(packed.o, usual.o),
    budget: packed.b === 1 ? 'separate' : 'shared',
    tokenizer: tokenizerNamed(packed.t) as TokenizerMapping,
    modalities: sourced(packed.m, usual.m, tables, modalitiesOf),
    openWeights: packed.p === undefined ? null : sourced(packed.p, usual.p, tables, (open) => open === 1),
    licence: optional(packed.l, usual.l),
    released: optional(packed.r, usual.r),
    knowledgeCutoff: optional(packed.k, usual.k),
  };
}

function readClaimed(packed: PackedClaimed, models: readonly CatalogueModel[], { sources, packed: { documents } }: Tables): ClaimedModel {
  return {
    name: packed.n,
    modelId: packed.m === undefined ? null : at(models, packed.m).id,
    claims: packed.c.map(([document, field, value, verdict, found, from]) => {
      const source = from === undefined ? null : at(sources, from);
      return {
        document: at(documents, document)[0],
        field,
        value,
        verdict,
        found: found === undefined || source === null ? null : { value: found, source: source.id, asOf: source.asOf },
      };
    }),
    note: packed.z ?? null,
  };
}
