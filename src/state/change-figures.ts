// Changes, keeps and brings back the figures that stand over the catalogue's. It is loaded with the first of them, and with it
// what lays them there: most visits have none.
import { EMPTY_LAYER, isEmptyLayer } from '@/core/catalog/figures';
import { mergeCatalogue } from '@/core/catalog/merge-catalogue';
import { mergeModels } from '@/core/catalog/merge-models';
import { packFigures, unpackFigures } from '@/core/catalog/stored-figures';
import type { FigureLayers, Figures } from './catalogue-state';
import type { RecordStore } from './keeping';
import type { AppStore } from './store';

/** Also in keeping.ts, which must not load this. */
const FIGURES_RECORD = 'figures';

/** The figures with what merges them; null: there are none, and nothing to go back to. */
export function figuresOf(layers: FigureLayers, previous: FigureLayers | null): Figures | null {
  if (previous === null && isEmptyLayer(layers.overrides) && isEmptyLayer(layers.refreshed)) return null;
  return { overrides: layers.overrides, refreshed: layers.refreshed, previous, mergeModels, mergeCatalogue };
}

export function layersOf({ figures }: { readonly figures: Figures | null }): FigureLayers {
  return { overrides: figures?.overrides ?? EMPTY_LAYER, refreshed: figures?.refreshed ?? EMPTY_LAYER };
}

/** As one step of undo. */
export function changeFigures(store: AppStore, change: (layers: FigureLayers) => Partial<FigureLayers>): void {
  const before = layersOf(store.getState());
  store.getState().setFigures(figuresOf({ ...before, ...change(before) }, before));
}

/** Goes back to before the last change, if there is one to go back to. */
export function undoFigures(store: AppStore): void {
  const previous = store.getState().figures?.previous ?? null;
  if (previous !== null) store.getState().setFigures(figuresOf(previous, null));
}

const COPY = 'backup:figures';

/** Takes over what was kept. Never throws: a record that cannot be read is copied aside, and the catalogue's own figures are used. */
export async function restoreFigures(store: AppStore, records: RecordStore, kept: unknown): Promise<void> {
  const unpacked = unpackFigures(kept);
  if (unpacked.ok) {
    if (store.getState().figures === null) store.getState().setFigures(figuresOf(unpacked.value, null));
    return;
  }
  await records.write([[COPY, kept]], [FIGURES_RECORD]).catch(() => undefined);
  const why = unpacked.error.kind === 'newer' ? 'come from a newer version of this page' : 'could not be read';
  const details = unpacked.error.kind === 'corrupt' ? [unpacked.error.detail] : [];
  store.getState().notify({ tone: 'warning', text: `Your own figures of models ${why} and were not opened. A copy is kept in this browser.`, details, action: null });
}

export async function saveFigures(store: AppStore, records: RecordStore): Promise<void> {
  try {
    await records.write([[FIGURES_RECORD, packFigures(layersOf(store.getState()))]]);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    store.getState().notify({ tone: 'error', text: `Your own figures of models are not kept: ${said.replace(/\.?$/, '.')} They hold in this tab.`, details: [], action: null });
  }
}
