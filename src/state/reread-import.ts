// Reads what was imported as something else. Loaded when somebody asks for that.
import { modelNamed } from '@/core/catalog/reported-model';
import type { Imported, ReadHow } from '@/core/importers/formats/imported';
import type { SettingsAsSent, UnknownModel } from '@/core/prompt/as-sent';
import { setAsked, setNamed, withoutRequestFields } from '@/core/prompt/asked';
import { namedApart } from '@/core/prompt/names-of-parts';
import type { Part } from '@/core/prompt/part';
import { settingsOf } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import { readArrivedFormat } from './arrived-format';
import { type ImportSource, importSource } from './imports-slice';
import { selectModels } from './selectors';
import type { AppStore } from './store';

let readings = 0;

/**
 * Puts what the text says, read in this way, in the place of what came of it before: one step of undo. `plain`: the text as
 * it came. Edits since then go with the parts they were made in. False where the text cannot be read so.
 * What was asked for last holds: two ways at a time would leave the parts of both.
 */
export async function rereadImport(store: AppStore, source: ImportSource, how: ReadHow | 'plain', makeId: () => UnitId): Promise<boolean> {
  const { name, archive, text, unitIds } = source;
  const origin = { name, ...(archive === undefined ? {} : { archive }), text };
  readings += 1;
  const mine = readings;
  const isWanted = () => mine === readings;
  const { replaceUnits, keepImports, notify } = store.getState();
  // What another request said stays.
  const isTaken = () => (store.getState().work.prompt.requestFields ?? null) === source.requestFields;
  const came = await text.read().catch(() => null);
  if (!isWanted()) return true;
  if (came === null) {
    notify({ tone: 'error', text: `${name} is not kept any more as it came, so it cannot be read again. Add it once more.`, details: [], action: null });
    return true;
  }
  if (how === 'plain') {
    const parts: Part[] = [{ id: makeId(), role: 'documents', name, text: came, enabled: true }];
    // A text names no model.
    replaceUnits(unitIds, parts, isTaken() ? (prompt) => setNamed(withoutRequestFields(prompt), null) : undefined);
    keepImports([{ ...importSource({ ...origin, imported: null }, parts), conversations: source.conversations }]);
    notify({ tone: 'info', text: `${name} is plain text now, as it came.`, details: ['The model and the reserve stay as they are.'], action: 'undo' });
    return true;
  }
  const imported = await readArrivedFormat(came, isWanted, how).catch(() => null);
  if (!isWanted()) return true;
  if (imported === null) return false;
  const others = store.getState().work.prompt.parts.filter(({ id }) => !unitIds.includes(id));
  const parts = namedApart(imported.partsOf(makeId), others);
  const asked = isTaken() ? { ...imported.imported, asSent: settingsAgain(store, imported.imported) } : undefined;
  const named = source.format === null ? unknownIn(store, imported.imported) : undefined;
  replaceUnits(unitIds, parts, asked === undefined ? undefined : (prompt) => setNamed(setAsked(withoutRequestFields(prompt), asked), named));
  keepImports([importSource({ ...origin, imported: imported.imported }, parts)]);
  notify({ tone: 'info', text: imported.words, details: [...imported.notes, ...(asked === undefined ? [] : imported.keptWords(undefined))], action: 'undo' });
  return true;
}

/** The model that a text names which was no request until now, where it is not known. */
function unknownIn(store: AppStore, { modelId: name }: Imported): UnknownModel | undefined {
  const state = store.getState();
  return name === null || modelNamed(name, selectModels(state)) !== null ? undefined : { name, modelId: state.work.modelId };
}

/** How this format says the model and the reserve, which stay as they were read the first time. */
function settingsAgain(store: AppStore, { settings, maxOutputTokens }: Imported): SettingsAsSent | null {
  const { prompt, modelId, settings: chosen } = store.getState().work;
  if (settings === undefined) return null;
  const reserveTokens = maxOutputTokens === null ? null : settingsOf(chosen, modelId).reserveTokens;
  return { ...settings, modelId: prompt.asSent?.modelId ?? modelId, reserveTokens: prompt.asSent?.reserveTokens ?? reserveTokens };
}
