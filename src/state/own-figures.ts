// Own figures in and out as JSON, and what is said of a file that is none.
import { joinLayers } from '@/core/catalog/edit-layer';
import { type OwnFiguresFailure, readOwnFigures, writeOwnFigures } from '@/core/catalog/own-figures-file';
import { changeFigures, layersOf } from './change-figures';
import { openedCatalogue } from './opened-catalogue';
import type { AppStore } from './store';

export interface ImportProblem {
  readonly text: string;
  /** One line for each field that is wrong. */
  readonly details: readonly string[];
}

/** Own figures are small; a file of more is something else. */
const MOST_BYTES = 5_000_000;

/** Takes the figures of a file over the own ones, as one step of undo; what is wrong with the file, or null. Nothing is taken then. */
export async function importOwnFigures(store: AppStore, file: File): Promise<ImportProblem | null> {
  const text = file.size > MOST_BYTES ? null : await store.getState().track('reading own figures', file.text()).catch(() => null);
  if (text === null) return { text: `${file.name} was not imported: it could not be read, or is too large.`, details: [] };
  const catalogue = await openedCatalogue(store);
  const { refreshed } = layersOf(store.getState());
  const isIn = (list: readonly { readonly id: string }[] | undefined, layer: Readonly<Record<string, unknown>>) => (id: string) => list?.some((each) => each.id === id) === true || Object.hasOwn(layer, id);
  const known = { isModel: isIn(catalogue?.models, refreshed.models), isOffer: isIn(catalogue?.offers, refreshed.offers) };
  const read = readOwnFigures(text, new Date(store.getState().pricesAtMs).toLocaleDateString('sv-SE'), known);
  if (!read.ok) return problemOf(file.name, read.error);
  changeFigures(store, ({ overrides }) => ({ overrides: joinLayers(overrides, read.value) }));
  return null;
}

/** The own figures as the text of a file. */
export function exportOwnFigures(store: AppStore): string {
  return writeOwnFigures(layersOf(store.getState()).overrides);
}

function problemOf(name: string, failure: OwnFiguresFailure): ImportProblem {
  switch (failure.kind) {
    case 'not-json':
      return { text: `${name} was not imported: it is no JSON, or it is cut off.`, details: [failure.detail] };
    case 'other-kind':
      return { text: `${name} was not imported: it is JSON of another kind. A file of own figures has the field “format”.`, details: [] };
    case 'other-version':
      return { text: `${name} was not imported: its version is ${failure.version}, and this page reads version 1.`, details: [] };
    case 'malformed':
      return { text: `${name} was not imported. Nothing was changed.`, details: failure.issues.map(({ field, message }) => `${field} ${message}`) };
  }
}
