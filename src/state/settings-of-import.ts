// What an imported request says beside its texts, as settings of the work: its model, and how long its answer may be.
import { isFineTuned } from '@/core/catalog/hosted-names';
import type { Model } from '@/core/catalog/model';
import { modelOfFormat } from '@/core/catalog/model-of-format';
import { modelNamedMostLike } from '@/core/catalog/nearest-model';
import { modelNamed } from '@/core/catalog/reported-model';
import type { Imported } from '@/core/importers/formats/imported';
import type { UnknownModel, SettingsAsSent } from '@/core/prompt/as-sent';
import { settingsOf, type Work } from '@/core/share/work';
import { formatInteger, formatTokens, type ModelId } from '@/core/units';
import type { Notice } from './notices-state';
import { changeTo, mostReserve, type StateToChange, takeInstead } from './take-instead';

type Instead = (state: StateToChange) => NonNullable<Notice['choices']>;

export interface SettingsOfImport {
  readonly change: Partial<Work>;
  /** Told to the user. */
  readonly words: readonly string[];
  /** As the request says them; null: it is none that is written here. */
  readonly asSent: SettingsAsSent | null;
  /** Its model, which is not known; null: it is; absent: it names none. */
  readonly named?: UnknownModel | null;
  /** Offered where its model is not in the catalogue: the one whose name is most like its own, with the same reserve; where it names none, one of the vendor whose API it is for. */
  readonly instead?: Instead;
}

/** `format` absent: it is no request. */
type AskedSettings = Pick<Imported, 'modelId' | 'maxOutputTokens' | 'settings' | 'servedWindowTokens'> & { readonly format?: Imported['format'] };

/** The model and the reserve that a request names, as far as they are known here; `chosen` stays where its model is not. `models`: all that the user has. */
export function settingsOfImport(work: Work, imported: AskedSettings | null, chosen: Model, models: readonly Model[]): SettingsOfImport {
  if (imported === null) return { change: {}, words: [], asSent: null };
  const named = imported.modelId === null ? null : modelNamed(imported.modelId, models);
  if (imported.modelId !== null && named === null) return settingsOfUnknown(work, { ...imported, modelId: imported.modelId }, chosen);
  const modelId = named?.id ?? work.modelId;
  const asked = imported.maxOutputTokens;
  // The model that it names is asked for what it says, whether it writes as much or not.
  const reserveTokens = asked === null || named !== null ? asked : mostReserve(work, chosen, asked);
  const reserve = asked === null || reserveTokens === null ? [] : [reserveWords(reserveTokens, asked, chosen)];
  const served = imported.servedWindowTokens === undefined ? null : servedBy(named ?? chosen, imported.servedWindowTokens);
  const model = named === null || modelId === work.modelId ? [] : [`Model: ${named.name}.`];
  const ofVendor = imported.modelId === null && imported.format !== undefined ? modelOfFormat(imported.format) : null;
  const unnamed = ofVendor === null || ofVendor.vendorKey === chosen.vendorKey ? null : ofVendor;
  const tuned = named === null || !isFineTuned(imported.modelId ?? '') ? [] : [`${imported.modelId} was tuned from ${named.name}; its prices differ.`];
  return { change: withServed(changeTo(work, modelId, reserveTokens), work, modelId, served?.tokens), words: [...model, ...(unnamed === null ? [] : [`The request names no model; it is counted for ${chosen.name}.`]), ...tuned, ...reserve, ...(served === null ? [] : [served.words])], asSent: asSentWith(imported, modelId, reserveTokens), ...(named === null ? {} : { named: null }), ...(unnamed === null ? {} : { instead: offerOf(unnamed, imported) }) };
}

/** Another model's figures are never taken for it by themselves: the one of the nearest name is offered. */
function settingsOfUnknown(work: Work, imported: AskedSettings & { readonly modelId: string }, chosen: Model): SettingsOfImport {
  const { modelId: name, maxOutputTokens: asked, servedWindowTokens: served } = imported;
  const unknown = `The model ${name} is not in the catalogue; the window is that of ${chosen.name}`;
  const like = modelNamedMostLike(name);
  const isOffered = like !== null && like.id !== work.modelId;
  const reserveTokens = asked === null ? null : mostReserve(work, chosen, asked);
  const said = asked === null || reserveTokens === null ? [`${unknown}, and the reserve stays as it was.`] : [`${unknown}.`, reserveWords(reserveTokens, asked, chosen)];
  return {
    change: asked === null ? {} : changeTo(work, work.modelId, reserveTokens),
    words: [...said, ...(served === undefined ? [] : [`num_ctx ${formatInteger(served)} is the window that is served; that of ${chosen.name} stays.`]), ...(isOffered ? [`Of the models here ${like.name} comes nearest by name.`] : [])],
    asSent: asSentWith(imported, work.modelId, reserveTokens),
    named: { name, modelId: work.modelId },
    ...(isOffered ? { instead: offerOf(like, imported) } : {}),
  };
}

function offerOf(model: Model, { modelId: name, maxOutputTokens: askedTokens, settings, servedWindowTokens }: AskedSettings): Instead {
  const served = servedWindowTokens === undefined ? null : servedBy(model, servedWindowTokens).tokens;
  const withWindow = (state: StateToChange): StateToChange => () => ({ ...state(), work: { ...state().work, ...withServed({}, state().work, model.id, served) } });
  return (state) => [{ label: `Use ${model.name}`, choose: () => takeInstead(withWindow(state), model, { name, askedTokens, settingsJson: settings?.json }) }];
}

/** A server can only make the window smaller: null where it does not. */
function servedBy({ name, windowTokens }: Model, asked: number): { readonly tokens: number | null; readonly words: string } {
  if (asked < windowTokens.value) return { tokens: asked, words: `Served window: ${formatTokens(asked)} (num_ctx).` };
  return { tokens: null, words: `num_ctx ${formatInteger(asked)} is not less than the window of ${name}, which stays.` };
}

/** The change with the window that is served for a model; null or undefined: as it is. */
function withServed(change: Partial<Work>, work: Work, modelId: ModelId, servedWindowTokens: number | null | undefined): Partial<Work> {
  if (servedWindowTokens == null) return change;
  const settings = change.settings ?? work.settings;
  return { ...change, settings: { ...settings, [modelId]: { ...settingsOf(settings, modelId), servedWindowTokens } } };
}

function reserveWords(reserveTokens: number, asked: number, { name }: Model): string {
  return `Reserve: ${formatTokens(reserveTokens)}${reserveTokens === asked ? '' : `, the most that ${name} writes; the request allows ${formatInteger(asked)}`}.`;
}

function asSentWith({ settings }: Pick<Imported, 'settings'>, modelId: ModelId, reserveTokens: number | null): SettingsAsSent | null {
  return settings === undefined ? null : { ...settings, modelId, reserveTokens };
}
