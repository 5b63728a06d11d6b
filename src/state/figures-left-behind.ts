// What of the catalogue as it is used here does not go along with the work, in a link or a file; and what is told where it is
// missing. Loaded with either.
import { DEFAULT_MODEL_ID } from '@/core/catalog/catalogue';
import { MODELS } from '@/core/catalog/models';
import { sanitizeName } from '@/core/importers/names';
import { namesInWords } from '@/core/name-list';
import type { Work } from '@/core/share/work';
import type { AppState } from './app-state';
import { selectEditedModels, selectModels } from './selectors';

/** A sentence for each kind of figures of the work's models that stay here: those of the chosen one and of those that have settings. `carried`: the models whose own figures go along. */
export function figuresLeftBehind(state: AppState, carried: ReadonlySet<string>): readonly string[] {
  const { figures, work } = state;
  if (figures === null) return [];
  const models = selectModels(state);
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const own = selectEditedModels(state);
  const newer = figures.modelsOf(figures.refreshed);
  const all = [...new Set([work.modelId as string, ...Object.keys(work.settings)])];
  const known = all.filter((id) => MODELS.some((model) => model.id === id));
  const sentence = (ids: readonly string[], wordsFor: (names: string) => string) => (ids.length === 0 ? [] : [`${wordsFor(namesInWords(ids.map(nameOf)))} do not go along: who opens it sees those of the catalogue.`]);
  return [
    ...sentence(known.filter((id) => own.has(id) && !carried.has(id)), (names) => `Own figures of ${names}`),
    ...sentence(known.filter((id) => newer.has(id) && (!own.has(id) || carried.has(id))), (names) => `Figures of ${names} from newer data`),
    ...(known.includes(work.modelId) || carried.has(work.modelId) || !models.some(({ id }) => id === work.modelId) ? [] : [`The model ${nameOf(work.modelId)} is not in the catalogue and does not go along: where it is not known, ${nameOf(DEFAULT_MODEL_ID)} takes its place.`]),
  ];
}

/** The work of somebody else with a model that there is here, and what is said where it came with another. */
export function withModelHere(state: AppState, work: Work): { readonly work: Work; readonly told: readonly string[] } {
  const models = selectModels(state);
  if (models.some(({ id }) => id === work.modelId)) return { work, told: [] };
  const name = models.find(({ id }) => id === DEFAULT_MODEL_ID)?.name ?? DEFAULT_MODEL_ID;
  return { work: { ...work, modelId: DEFAULT_MODEL_ID }, told: [`Its model ${sanitizeName(work.modelId)} is not known here; ${name} took its place.`] };
}
