// What an imported request says beside its texts, as settings of the work: its model, and how long its answer may be.
import { mostOutput } from '@/core/budget/reserve';
import { limitsOf } from '@/core/catalog/catalogue';
import type { Model } from '@/core/catalog/model';
import { modelOfFormat } from '@/core/catalog/model-of-format';
import { isFineTuned, modelNamed, modelNamedMostLike } from '@/core/catalog/reported-model';
import type { Imported } from '@/core/importers/formats/imported';
import type { SettingsAsSent } from '@/core/prompt/as-sent';
import { type ModelSettings, settingsOf, type Work } from '@/core/share/work';
import { formatInteger, formatTokens, type ModelId } from '@/core/units';
import { withoutImportedReserves } from './imported-reserves';
import type { Notice, NoticesSlice } from './notices-state';

type Instead = (commit: (change: Partial<Work>) => void, state: () => { readonly work: Work } & Pick<NoticesSlice, 'notify'>) => NonNullable<Notice['choices']>;

export interface SettingsOfImport {
  readonly change: Partial<Work>;
  /** Told to the user. */
  readonly words: readonly string[];
  /** As the request says them; null: it is none that is written here. */
  readonly asSent: SettingsAsSent | null;
  /** Offered where its model is not in the catalogue: the one whose name is most like its own, with the same reserve; where it names none, one of the vendor whose API it is for. */
  readonly instead?: Instead;
}

/** `format` absent: it is no request. */
type AskedSettings = Pick<Imported, 'modelId' | 'maxOutputTokens' | 'settings'> & { readonly format?: Imported['format'] };

/** The model and the reserve that a request names, as far as they are known here; `chosen` stays where its model is not. */
export function settingsOfImport(work: Work, imported: AskedSettings | null, chosen: Model): SettingsOfImport {
  if (imported === null) return { change: {}, words: [], asSent: null };
  const named = imported.modelId === null ? null : modelNamed(imported.modelId);
  if (imported.modelId !== null && named === null) return settingsOfUnknown(work, { ...imported, modelId: imported.modelId }, chosen);
  const modelId = named?.id ?? work.modelId;
  const asked = imported.maxOutputTokens;
  // The model that it names is asked for what it says, whether it writes as much or not.
  const reserveTokens = asked === null || named !== null ? asked : mostReserve(work, chosen, asked);
  const reserve = asked === null || reserveTokens === null ? [] : [reserveWords(reserveTokens, asked, chosen)];
  const model = named === null || modelId === work.modelId ? [] : [`Model: ${named.name}.`];
  const ofVendor = imported.modelId === null && imported.format !== undefined ? modelOfFormat(imported.format) : null;
  const unnamed = ofVendor === null || ofVendor.vendorKey === chosen.vendorKey ? null : ofVendor;
  const tuned = named === null || !isFineTuned(imported.modelId ?? '') ? [] : [`${imported.modelId} was tuned from ${named.name}; its prices differ.`];
  return { change: changeTo(work, modelId, reserveTokens), words: [...model, ...(unnamed === null ? [] : [`The request names no model; it is counted for ${chosen.name}.`]), ...tuned, ...reserve], asSent: asSentWith(imported, modelId, reserveTokens), ...(unnamed === null ? {} : { instead: offerOf(unnamed, imported, asked) }) };
}

/** Another model's figures are never taken for it by themselves: the one of the nearest name is offered. */
function settingsOfUnknown(work: Work, imported: Pick<Imported, 'maxOutputTokens' | 'settings'> & { readonly modelId: string }, chosen: Model): SettingsOfImport {
  const asked = imported.maxOutputTokens;
  const unknown = `The model ${imported.modelId} is not in the catalogue; the window is that of ${chosen.name}`;
  const like = modelNamedMostLike(imported.modelId);
  const instead = like === null || like.id === work.modelId ? {} : { instead: offerOf(like, imported, asked) };
  if (asked === null) return { change: {}, asSent: asSentWith(imported, work.modelId, null), words: [`${unknown}, and the reserve stays as it was.`], ...instead };
  const reserveTokens = mostReserve(work, chosen, asked);
  return { change: changeTo(work, work.modelId, reserveTokens), words: [`${unknown}.`, reserveWords(reserveTokens, asked, chosen)], asSent: asSentWith(imported, work.modelId, reserveTokens), ...instead };
}

function reserveWords(reserveTokens: number, asked: number, { name }: Model): string {
  return `Reserve: ${formatTokens(reserveTokens)}${reserveTokens === asked ? '' : `, the most that ${name} writes; the request allows ${formatInteger(asked)}`}.`;
}

function offerOf(model: Model, { modelId, settings }: { readonly modelId: string | null; readonly settings?: Imported['settings'] }, askedTokens: number | null): Instead {
  return (commit, state) => {
    const choose = () => {
      commit(changeInstead(state().work, model, askedTokens, settings?.json));
      state().notify({ tone: 'info', text: `The window is that of ${model.name}; the request names ${modelId ?? 'none'}.`, details: [], action: 'undo' });
    };
    return [{ label: `Use ${model.name}`, choose }];
  };
}

/** The request keeps the name that it came with, as long as it is the one that was imported last. */
function changeInstead(work: Work, model: Model, askedTokens: number | null, settingsJson: string | undefined): Partial<Work> {
  const reserveTokens = askedTokens === null ? null : mostReserve(work, model, askedTokens);
  const { asSent } = work.prompt;
  return { ...changeTo(work, model.id, reserveTokens), ...(asSent === undefined || asSent.json !== settingsJson ? {} : { prompt: { ...work.prompt, asSent: { ...asSent, modelId: model.id, reserveTokens } } }) };
}

function changeTo(work: Work, modelId: ModelId, reserveTokens: number | null): Partial<Work> {
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

function asSentWith({ settings }: Pick<Imported, 'settings'>, modelId: ModelId, reserveTokens: number | null): SettingsAsSent | null {
  return settings === undefined ? null : { ...settings, modelId, reserveTokens };
}

/** A length that another model may write is not one that this one does. */
function mostReserve({ settings }: Work, model: Model, askedTokens: number): number {
  return Math.min(askedTokens, mostOutput(limitsOf(model, settingsOf(settings, model.id).servedWindowTokens)));
}
