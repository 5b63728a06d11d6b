// Apart from the models, as the page's first picture needs no source in full.
import packed from '/.generated/catalogue/sources.json';
import type { Source } from './model';
import { readSources } from './packed-models';
import { SOURCES, type SourceId } from './sources';

const MODEL_SOURCES: ReadonlyMap<string, Source> = new Map(readSources(packed).map((source) => [source.id, source]));

/** The source with this id, of a rule or of a figure of the catalogue; null for an id that is not known. */
export function findSource(id: string): Source | null {
  return Object.hasOwn(SOURCES, id) ? SOURCES[id as SourceId] : (MODEL_SOURCES.get(id) ?? null);
}
