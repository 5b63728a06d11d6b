// Changes, keeps and brings back the figures that stand over the catalogue's. It is loaded with the first of them, and with it
// what lays them there: most visits have none.
import { mergeEdits, modelsOf } from '@/core/catalog/edit-layer';
import { EMPTY_LAYER, isEmptyLayer } from '@/core/catalog/figures';
import { mergeCatalogue } from '@/core/catalog/merge-catalogue';
import { mergeModels } from '@/core/catalog/merge-models';
import { packFigures, unpackFigures } from '@/core/catalog/stored-figures';
import type { FigureLayers, Figures } from './catalogue-state';
import { inOneStep, type RecordStore, Told } from './keeping';
import { storingWords } from './saving';
import type { AppStore } from './store';

/** Also in keeping.ts, which must not load this. */
const FIGURES_RECORD = 'figures';

/** Steps of undo that are remembered: layers are small and share what they have in common. */
export const MOST_STEPS = 20;

/** The figures with what merges them; null: there are none, and nothing to go back to. */
export function figuresOf(layers: FigureLayers, past: readonly FigureLayers[]): Figures | null {
  if (past.length === 0 && isEmptyLayer(layers.overrides) && isEmptyLayer(layers.refreshed)) return null;
  return { overrides: layers.overrides, refreshed: layers.refreshed, past: past.slice(-MOST_STEPS), modelsOf, mergeModels, mergeCatalogue };
}

export function layersOf({ figures }: { readonly figures: Figures | null }): FigureLayers {
  return { overrides: figures?.overrides ?? EMPTY_LAYER, refreshed: figures?.refreshed ?? EMPTY_LAYER };
}

/** As one step of undo. */
export function changeFigures(store: AppStore, change: (layers: FigureLayers) => Partial<FigureLayers>): void {
  const before = layersOf(store.getState());
  store.getState().setFigures(figuresOf({ ...before, ...change(before) }, [...pastOf(store.getState()), before]));
}

function pastOf({ figures }: { readonly figures: Figures | null }): readonly FigureLayers[] {
  return figures?.past ?? [];
}

/** Goes back to before the last change, if there is one to go back to; then to before the one before it. */
export function undoFigures(store: AppStore): void {
  const past = pastOf(store.getState());
  const previous = past.at(-1);
  if (previous !== undefined) store.getState().setFigures(figuresOf(previous, past.slice(0, -1)));
}

const COPY = 'backup:figures';
const NOTHING: FigureLayers = { overrides: EMPTY_LAYER, refreshed: EMPTY_LAYER };

/** What each tab knows to be kept: a record that is another was written by another tab. */
const lastKept = new WeakMap<AppStore, FigureLayers>();
/** One save after the other. */
const saving = new WeakMap<AppStore, Promise<void>>();

/** Takes over what was kept. Never throws: a record that cannot be read is copied aside, and the catalogue's own figures are used. */
export async function restoreFigures(store: AppStore, records: RecordStore, kept: unknown): Promise<void> {
  const unpacked = unpackFigures(kept);
  if (unpacked.ok) {
    lastKept.set(store, unpacked.value);
    const mine = layersOf(store.getState());
    // Figures may have been changed before the kept ones came: both hold then.
    const both = merged(NOTHING, mine, unpacked.value);
    store.getState().setFigures(figuresOf(both, pastOf(store.getState())));
    return;
  }
  await records.write([[COPY, kept]], [FIGURES_RECORD]).catch(() => undefined);
  const why = unpacked.error.kind === 'newer' ? 'come from a newer version of this page' : 'could not be read';
  const details = unpacked.error.kind === 'corrupt' ? [unpacked.error.detail] : [];
  store.getState().notify({ tone: 'warning', text: `Your own figures of models ${why} and were not opened. A copy is kept in this browser.`, details, action: null });
}

/** Keeps the figures; those that another tab has kept meanwhile stay, and where both set the same one this tab's holds. */
export function saveFigures(store: AppStore, records: RecordStore): Promise<void> {
  const job = (saving.get(store) ?? Promise.resolve()).then(() => inOneStep(records, FIGURES_RECORD, () => save(store, records)));
  saving.set(store, job);
  return job;
}

async function save(store: AppStore, records: RecordStore): Promise<void> {
  try {
    const [base, mine, theirs] = [lastKept.get(store) ?? NOTHING, layersOf(store.getState()), await keptElsewhere(records)];
    if (theirs === 'newer') throw new Told('another tab, of a newer version of this page, keeps figures that this one cannot read; reload this tab.');
    if (theirs !== null && textOf(theirs) !== textOf(base)) {
      lastKept.set(store, theirs);
      const both = merged(base, mine, theirs);
      if (textOf(both) !== textOf(mine)) {
        // What is set here is saved as every change is.
        store.getState().setFigures(figuresOf(both, [...pastOf(store.getState()), mine]));
        store.getState().notify({ tone: 'info', text: 'Another tab has changed figures of models, too: they hold here now as well.', details: ['Where both set the same figure, that of this tab holds. Undo is under Own figures.'], action: null });
        return;
      }
    }
    await records.write([[FIGURES_RECORD, packFigures(mine)]]);
    lastKept.set(store, mine);
  } catch (error) {
    store.getState().notify({ tone: 'error', text: `Your own figures of models are not kept: ${storingWords(error)} They hold in this tab.`, details: [], action: null });
  }
}

/** null: there is nothing, or nothing that can be read. What a newer page wrote is not to be written over. */
async function keptElsewhere(records: RecordStore): Promise<FigureLayers | 'newer' | null> {
  const kept = await records.get(FIGURES_RECORD);
  const unpacked = kept === undefined ? null : unpackFigures(kept);
  if (unpacked === null) return null;
  return unpacked.ok ? unpacked.value : unpacked.error.kind === 'newer' ? 'newer' : null;
}

/** Every change of either side since `base`; where both set the same figure, `mine`. */
function merged(base: FigureLayers, mine: FigureLayers, theirs: FigureLayers): FigureLayers {
  return { overrides: mergeEdits(base.overrides, mine.overrides, theirs.overrides), refreshed: mergeEdits(base.refreshed, mine.refreshed, theirs.refreshed) };
}

/** The same for the same figures: what comes back from the record has its fields in another order. */
function textOf(layers: FigureLayers): string {
  return JSON.stringify(packFigures(layers), (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value));
}
