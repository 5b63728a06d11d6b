// The model that an imported request names where the catalogue has none of that name: the figures shown are then those of another.
import { modelNamed } from '@/core/catalog/reported-model';
import { field, modelField } from '@/core/importers/formats/shape';
import type { AppState } from './app-state';

/** null: it names none, or one that is known, or the user has chosen another model since. */
export function unknownModel({ work: { prompt, modelId } }: Pick<AppState, 'work'>): string | null {
  const { asSent } = prompt;
  if (asSent?.modelId !== modelId) return null;
  const name = modelIn(asSent.json);
  return name === null || modelNamed(name) !== null ? null : name;
}

function modelIn(json: string): string | null {
  try {
    const fields: unknown = JSON.parse(json);
    return field(fields, 'model') === undefined ? null : modelField(fields);
  } catch {
    return null;
  }
}
