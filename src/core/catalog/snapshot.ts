// Reads the catalogue's snapshot. Whatever it is given, it answers with the catalogue or with what is wrong, by field.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import type { Model } from './model';
import { readModels, readSources } from './packed-models';
import { checkReferences, schemaIssue, type SnapshotIssue } from './snapshot-issues';
import { readOffer } from './snapshot-offers';
import { type PackedClaimed, snapshotSchema } from './snapshot-schema';
import { at, type WholeTables } from './snapshot-tables';
import type { Catalogue, ClaimedModel } from './whole-catalogue';

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
  const sources = readSources(packed.sources);
  const models = readModels({ ...packed, sources: sources.map(({ id, asOf }) => [id, asOf]) });
  const tables: WholeTables = { sources, packed };
  return succeed({
    asOf: sources.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), ''),
    sources,
    models,
    offers: packed.offers.flatMap((offers, place) => offers.map((offer) => readOffer(offer, at(models, place), tables))),
    documents: packed.documents.map(([id, name, asOf]) => ({ id, name, asOf })),
    claimed: packed.claimed.map((claimed) => readClaimed(claimed, models, tables)),
  });
}

function readClaimed(packed: PackedClaimed, models: readonly Model[], { sources, packed: { documents } }: WholeTables): ClaimedModel {
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
