import { MODEL_SOURCES } from './models';
import type { Source } from './model';
import { SOURCES, type SourceId } from './sources';

/** The source with this id, of a rule or of a figure of a model; null for an id that is not known. */
export function findSource(id: string): Source | null {
  if (Object.hasOwn(SOURCES, id)) return SOURCES[id as SourceId];
  return MODEL_SOURCES.find((source) => source.id === id) ?? null;
}
