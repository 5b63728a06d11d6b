// Reads what was imported as something else. Loaded when somebody asks for that.
import type { Imported, ReadHow } from '@/core/importers/formats/imported';
import type { SettingsAsSent } from '@/core/prompt/as-sent';
import { setAsked, withoutRequestFields } from '@/core/prompt/asked';
import { namedApart } from '@/core/prompt/names-of-parts';
import { addParts, deleteUnits } from '@/core/prompt/edit';
import type { Part, Prompt } from '@/core/prompt/part';
import { settingsOf } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import { readArrivedFormat } from './arrived-format';
import type { ArrivedImport, ArrivedSettings } from './arrivals';
import { choicesBefore } from './choices-before-import';
import { type ImportSource, importSource } from './imports-slice';
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
  const { changeWork, keepImports, notify } = store.getState();
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
    const before = choicesBefore(store.getState(), source, isTaken());
    const prompt = before.inPrompt(withParts(store, unitIds, parts));
    changeWork({ ...before.change, prompt: isTaken() ? withoutRequestFields(prompt) : prompt }, parts[0]?.id ?? null);
    keepImports([{ ...importSource({ ...origin, imported: null }, parts), conversations: source.conversations }]);
    notify({ tone: 'info', text: `${name} is plain text now, as it came.`, details: before.words, action: 'undo' });
    return true;
  }
  const imported = await readArrivedFormat(came, isWanted, how).catch(() => null);
  if (!isWanted()) return true;
  if (imported === null) return false;
  const others = store.getState().work.prompt.parts.filter(({ id }) => !unitIds.includes(id));
  const parts = namedApart(imported.partsOf(makeId), others);
  const settings = isTaken() ? settingsAgain(store, source, imported) : null;
  const prompt = withParts(store, unitIds, parts);
  changeWork({ ...settings?.change, prompt: settings?.asked(prompt) ?? prompt }, parts[0]?.id ?? null);
  keepImports([importSource({ ...origin, imported: imported.imported }, parts)]);
  notify({ tone: 'info', text: imported.words, details: [...imported.notes, ...(settings === null ? [] : [...settings.words, ...imported.keptWords(undefined)])], action: 'undo' });
  return true;
}

/** With them in the place of other parts and turns. */
function withParts(store: AppStore, instead: readonly UnitId[], parts: readonly Part[]): Prompt {
  return addParts(deleteUnits(store.getState().work.prompt, instead), parts);
}

/** What was a document sets what a request sets that comes anew; else the model and the reserve stay as they were read the first time, and how this format says them is kept. */
function settingsAgain(store: AppStore, source: ImportSource, arrived: ArrivedImport): ArrivedSettings {
  if (source.format === null) return arrived.settingsFor(store.getState());
  const { imported } = arrived;
  const asked = { ...imported, asSent: asSentAgain(store, imported) };
  return { change: {}, words: [], asked: (prompt) => setAsked(withoutRequestFields(prompt), asked) };
}

function asSentAgain(store: AppStore, { settings, maxOutputTokens }: Imported): SettingsAsSent | null {
  const { prompt, modelId, settings: chosen } = store.getState().work;
  if (settings === undefined) return null;
  const reserveTokens = maxOutputTokens === null ? null : settingsOf(chosen, modelId).reserveTokens;
  return { ...settings, modelId: prompt.asSent?.modelId ?? modelId, reserveTokens: prompt.asSent?.reserveTokens ?? reserveTokens };
}
