// A ZIP that was added as its texts, or refused as it has too many: it may be a folder. Loaded with the first ZIP.
import { sanitizeName } from '@/core/importers/names';
import type { AppStore } from './store';

/** Offers to open it as a folder, in the place of what was just added. */
export function offerFolder(store: AppStore, file: File, addedTexts: number): void {
  const { work } = store.getState();
  store.getState().notify({
    tone: 'info',
    text: addedTexts > 0 ? `${sanitizeName(file.name)} was added as ${addedTexts} documents; it can be chosen from as a folder, too.` : `${sanitizeName(file.name)} can be opened as a folder.`,
    details: [],
    action: null,
    choices: [
      {
        label: 'Open as a folder',
        choose: () => {
          // What was changed since stays.
          if (addedTexts > 0 && store.getState().work === work) store.getState().undo();
          store.getState().openFolder({ kind: 'archive', files: [file] });
        },
      },
      { label: addedTexts > 0 ? 'Keep the documents' : 'Not now', choose: () => {} },
    ],
  });
}
