// Apart from the models, as the page's first picture needs no source in full.
import packed from '/.generated/catalogue/sources.json';
import { LAYER_SOURCES, type LayerSourceId } from './figures';
import type { Source } from './model';
import { readSources } from './packed-models';
import { SOURCES, type SourceId } from './sources';

const MODEL_SOURCES: ReadonlyMap<string, Source> = new Map(readSources(packed).map((source) => [source.id, source]));

/**
 * The source with this id, of a rule, a figure of the catalogue, or one over it; null for an id that is not known. The user
 * and newer files have no day here: each of their figures has its own.
 */
export function findSource(id: string): Source | null {
  if (Object.hasOwn(LAYER_SOURCES, id)) return { ...LAYER_SOURCES[id as LayerSourceId], asOf: '' };
  return Object.hasOwn(SOURCES, id) ? SOURCES[id as SourceId] : (MODEL_SOURCES.get(id) ?? null);
}
