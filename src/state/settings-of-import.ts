// What an imported request says beside its texts, as settings of the work: its model, and how long its answer may be.
import { limitsOf } from '@/core/catalog/catalogue';
import type { Model } from '@/core/catalog/model';
import { isFineTuned, modelNamed } from '@/core/catalog/reported-model';
import type { Imported } from '@/core/importers/formats/imported';
import type { SettingsAsSent } from '@/core/prompt/as-sent';
import { settingsOf, type Work } from '@/core/share/work';
import { formatInteger, formatTokens } from '@/core/units';

export interface SettingsOfImport {
  readonly change: Partial<Work>;
  /** Told to the user. */
  readonly words: readonly string[];
  /** As the request says them; null: it is none that is written here. */
  readonly asSent: SettingsAsSent | null;
}

/** The model and the reserve that a request names, as far as they are known here; `chosen` stays where its model is not. */
export function settingsOfImport(work: Work, imported: Pick<Imported, 'modelId' | 'maxOutputTokens' | 'settings'> | null, chosen: Model): SettingsOfImport {
  if (imported === null) return { change: {}, words: [], asSent: null };
  const named = imported.modelId === null ? null : modelNamed(imported.modelId);
  const isUnknown = imported.modelId !== null && named === null;
  const modelId = named?.id ?? work.modelId;
  const askedTokens = imported.maxOutputTokens;
  const asSentWith = (reserveTokens: number | null) => (imported.settings === undefined ? null : { ...imported.settings, modelId, reserveTokens });
  if (isUnknown && askedTokens === null) return { change: {}, asSent: asSentWith(null), words: [`The model ${imported.modelId} is not known here; yours stays, and so does its reserve.`] };
  // A length that another model may write is not one that this one does.
  const mostTokens = isUnknown ? mostOutputOf(chosen, settingsOf(work.settings, modelId).servedWindowTokens) : Number.POSITIVE_INFINITY;
  const reserveTokens = askedTokens === null ? null : Math.min(askedTokens, mostTokens);
  const settings = reserveTokens === null ? work.settings : { ...work.settings, [modelId]: { ...settingsOf(work.settings, modelId), reserveTokens } };
  const reserve = reserveTokens === null ? [] : [`Reserve: ${formatTokens(reserveTokens)}${reserveTokens === askedTokens ? '' : `, the most that ${chosen.name} writes; the request allows ${formatInteger(askedTokens ?? 0)}`}.`];
  const model = isUnknown ? [`The model ${imported.modelId} is not known here; yours stays.`] : named === null || modelId === work.modelId ? [] : [`Model: ${named.name}.`];
  const tuned = named === null || !isFineTuned(imported.modelId ?? '') ? [] : [`${imported.modelId} was tuned from ${named.name}; its prices differ.`];
  const words = [...model, ...tuned, ...reserve];
  return { change: { modelId, settings }, words, asSent: asSentWith(reserveTokens) };
}

function mostOutputOf(model: Model, servedWindowTokens: number | null): number {
  const { maxOutputTokens, windowTokens } = limitsOf(model, servedWindowTokens);
  return maxOutputTokens ?? windowTokens;
}
