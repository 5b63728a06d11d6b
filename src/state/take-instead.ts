// A model that the user takes for one that an imported request names and nobody here knows, or for none that it names.
import { mostOutput } from '@/core/budget/reserve';
import { limitsOf } from '@/core/catalog/catalogue';
import type { Model } from '@/core/catalog/model';
import { type ModelSettings, settingsOf, type Work } from '@/core/share/work';
import type { ModelId } from '@/core/units';
import type { AppState } from './app-state';
import { withoutImportedReserves } from './imported-reserves';

export type StateToChange = () => Pick<AppState, 'work' | 'chooseModel' | 'notify'>;

/** What the request says; `settingsJson` as `SettingsAsSent` has them, undefined where it has none. */
interface Asked {
  /** null: it names none. */
  readonly name: string | null;
  readonly askedTokens: number | null;
  readonly settingsJson: string | undefined;
}

/** Takes it, with the reserve of the request: one step of undo. The request keeps the name that it came with, as long as it is the one that was imported last. */
export function takeInstead(state: StateToChange, model: Model, { name, askedTokens, settingsJson }: Asked): void {
  const { work, chooseModel } = state();
  const reserveTokens = askedTokens === null ? null : mostReserve(work, model, askedTokens);
  const { asSent, namedModel, ...rest } = work.prompt;
  const isSame = asSent !== undefined && asSent.json === settingsJson;
  const prompt = {
    ...rest,
    ...(asSent === undefined ? {} : { asSent: isSame ? { ...asSent, modelId: model.id, reserveTokens } : asSent }),
    ...(namedModel === undefined || namedModel.name === name ? {} : { namedModel }),
  };
  chooseModel(model.id, { ...changeTo(work, model.id, reserveTokens), prompt });
  state().notify({ tone: 'info', text: `The window is that of ${model.name}; the request names ${name ?? 'none'}.`, details: [], action: 'undo' });
}

/** The model as the chosen one, with the reserve that a request brings; null: it brings none. */
export function changeTo(work: Work, modelId: ModelId, reserveTokens: number | null): Partial<Work> {
  return { modelId, settings: reserveTokens === null ? work.settings : withImportedReserve(work.settings, modelId, reserveTokens) };
}

/** With the reserve that a request names for its model. Of the others none has that of a request before it, or keeps its default: `Prompt.allowedTokens` says what theirs is. */
function withImportedReserve(before: Work['settings'], modelId: string, reserveTokens: number): Work['settings'] {
  const settings = Object.fromEntries(Object.entries(withoutImportedReserves(before).settings).map(([id, each]) => [id, withoutDefaultKept(each)]));
  const own = settingsOf(settings, modelId);
  return { ...settings, [modelId]: { ...own, reserveTokens, ...(reserveTokens === own.reserveTokens ? {} : { imported: { reserveTokens, before: own.reserveTokens } }) } };
}

function withoutDefaultKept(own: ModelSettings): ModelSettings {
  const { keepsDefault, ...rest } = own;
  return keepsDefault === undefined ? own : rest;
}

/** A length that another model may write is not one that this one does. */
export function mostReserve({ settings }: Work, model: Model, askedTokens: number): number {
  return Math.min(askedTokens, mostOutput(limitsOf(model, settingsOf(settings, model.id).servedWindowTokens)));
}
