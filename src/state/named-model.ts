// The model that an imported request names where the catalogue has none of that name: the figures shown are then those of another.
import type { AppState } from './app-state';

/** null: it names none, or one that is known, or the user has chosen a model since. */
export function unknownModel({ work: { prompt, modelId } }: Pick<AppState, 'work'>): string | null {
  return prompt.namedModel?.modelId === modelId ? prompt.namedModel.name : null;
}
