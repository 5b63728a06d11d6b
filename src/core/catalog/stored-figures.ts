// Reads the own and the newer figures that were kept in the browser. Apart from the writing, as most visits have none.
import * as v from 'valibot';
import { fail, type Result, succeed } from '@/core/result';
import { allFiguresOf, figureAt } from './edit-layer';
import { strict } from './figure-schemas';
import { type Layer, LAYER_SOURCES } from './figures';
import { fieldIssue, layerOf, layerSchema, writtenLayer } from './layer-schema';

/** Raise it when an older reader would misread the record. 2: figures may come from shared work. */
export const STORED_FIGURES_VERSION = 2;

export interface KeptFigures {
  readonly overrides: Layer;
  readonly refreshed: Layer;
}

export type StoredFiguresFailure = { readonly kind: 'newer' } | { readonly kind: 'corrupt'; readonly detail: string };

/** Plain data that survives JSON and structured cloning; of the first version where that can say it, so that an older page reads it. */
export function packFigures({ overrides, refreshed }: KeptFigures): unknown {
  const isFirst = [overrides, refreshed].every((layer) => allFiguresOf(layer).every((key) => figureAt(layer, key)?.source !== LAYER_SOURCES.shared.id));
  return { schemaVersion: isFirst ? 1 : STORED_FIGURES_VERSION, overrides: writtenLayer(overrides, true), refreshed: writtenLayer(refreshed, true) };
}

/** What was kept. A model or offer that the catalogue no longer holds is no error: its figures wait for it. Never throws. */
export function unpackFigures(record: unknown): Result<KeptFigures, StoredFiguresFailure> {
  const version = v.safeParse(v.object({ schemaVersion: v.number() }), record);
  if (version.success && version.output.schemaVersion > STORED_FIGURES_VERSION) return fail({ kind: 'newer' });
  // Every kept figure has its day: an empty one in its place is no day, so the record is refused.
  const layer = strict(layerSchema(''));
  const parsed = v.safeParse(strict({ schemaVersion: v.picklist([1, STORED_FIGURES_VERSION]), overrides: layer, refreshed: layer }), record);
  if (!parsed.success) {
    const { field, message } = fieldIssue(parsed.issues[0]);
    return fail({ kind: 'corrupt', detail: `${field} ${message}` });
  }
  const { overrides, refreshed } = parsed.output;
  type Read = Parameters<typeof layerOf>[0];
  return succeed({ overrides: layerOf(overrides as Read), refreshed: layerOf(refreshed as Read) });
}
