// Archives that are folders: one of source is opened as one, and one that was added as its texts, or refused as it has too many,
// may be opened so. Loaded with the first archive.
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

/** Adding is a step of undo, and reading requests among the texts is another. */
const MOST_STEPS = 2;

/** Opens an archive of source as a folder, in which much is left out, and offers all its texts instead; false: it is no such archive. */
export async function openIfSource(store: AppStore, file: File): Promise<boolean> {
  const { archiveFolder } = await import('./folder-sources');
  const root = await archiveFolder([file]);
  if (!root.ok || !(await looksLikeSource(root.value))) return false;
  store.getState().openFolder({ kind: 'archive', files: [file] });
  store.getState().notify({
    tone: 'info',
    text: `${sanitizeName(file.name)} holds source, so it was opened as a folder: choose what goes into the prompt.`,
    details: ['“Left out” says what of it is not counted, and why.'],
    action: null,
    choices: [
      { label: 'Add all its texts as parts', choose: () => void store.getState().addFiles([file], 'as documents') },
      { label: 'Keep the folder', choose: () => {} },
    ],
  });
  return true;
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
