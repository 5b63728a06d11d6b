// Archives that are folders: one of source is opened as one, and one that was added as its texts, or refused as it has too many,
// may be opened so. Loaded with the first archive.
import { isFolderArchive } from '@/core/importers/archive/archive-head';
import { sanitizeName } from '@/core/importers/names';
import { looksLikeSource } from '@/core/importers/repository/source-telltale';
import type { Work } from '@/core/share/work';
import { formatInteger, type UnitId } from '@/core/units';
import type { AppStore } from './store';

/** What adding the archive has made of the work, which is the same where nothing was added. */
export interface AddedArchive {
  readonly texts: number;
  readonly before: Work;
  readonly after: Work;
  /** The parts that came of it. */
  readonly about: ReadonlySet<UnitId>;
}

const HEAD_BYTES = 512;
/** Adding is a step of undo, and reading requests among the texts is another. */
const MOST_STEPS = 2;

/** Whether it is an archive, by its bytes, that can be opened and holds source. */
export async function isSource(file: File): Promise<boolean> {
  const head = await file.slice(0, HEAD_BYTES).arrayBuffer();
  if (!isFolderArchive(new Uint8Array(head))) return false;
  const { archiveFolder } = await import('./folder-sources');
  const root = await archiveFolder([file]);
  return root.ok && looksLikeSource(root.value);
}

/** Opens the first of these archives as a folder, in which much is left out, and offers all its texts, or one of the others, instead. */
export function openSources(store: AppStore, files: readonly File[]): void {
  const [first, ...others] = files;
  if (first === undefined) return;
  store.getState().openFolder({ kind: 'archive', files: [first] });
  const addTexts = (from: readonly File[]) => void store.getState().addFiles(from, 'as documents');
  store.getState().notify({
    tone: 'info',
    text: `${sanitizeName(first.name)} holds source, so it was opened as a folder: choose what goes into the prompt.`,
    details: ['“Left out” says what of it is not counted, and why.'],
    action: null,
    choices: [
      { label: 'Add all its texts as parts', choose: () => addTexts([first]) },
      { label: 'Keep the folder', choose: () => {} },
    ],
  });
  const [next, ...rest] = others;
  if (next === undefined) return;
  const isOne = rest.length === 0;
  store.getState().notify({
    tone: 'info',
    text: isOne ? `${sanitizeName(next.name)} holds source, too, and was not added: one folder is open at a time.` : `${formatInteger(others.length)} more archives hold source and were not added: one folder is open at a time.`,
    details: isOne ? [] : others.map(({ name }) => sanitizeName(name)),
    action: null,
    choices: [
      { label: isOne ? 'Open it instead' : 'Open the first of them instead', choose: () => openSources(store, [...others, first]) },
      { label: isOne ? 'Add all its texts as parts' : 'Add all their texts as parts', choose: () => addTexts(others) },
      { label: 'Not now', choose: () => {} },
    ],
  });
}

/** Offers to open it as a folder, in the place of what was just added. */
export function offerFolder(store: AppStore, file: File, { texts, before, after, about }: AddedArchive): void {
  const takeBack = () => {
    // What was changed since stays.
    if (store.getState().work !== after) return;
    for (let step = 0; step < MOST_STEPS && store.getState().work !== before; step += 1) store.getState().undo();
  };
  store.getState().notify({
    tone: 'info',
    text: texts > 0 ? `${sanitizeName(file.name)} was added as ${formatInteger(texts)} texts; it can be chosen from as a folder, too.` : `${sanitizeName(file.name)} can be opened as a folder.`,
    details: [],
    action: null,
    about,
    choices: [
      {
        label: 'Open as a folder',
        choose: () => {
          takeBack();
          store.getState().openFolder({ kind: 'archive', files: [file] });
        },
      },
      { label: texts > 0 ? 'Keep the texts' : 'Not now', choose: () => {} },
    ],
  });
}
