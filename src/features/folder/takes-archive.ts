import type { AppStore } from '@/state/store';
import { takesFiles } from '@/ui/takes-files';

/** Makes the view take a dropped folder, or a ZIP of one; other files are documents as everywhere. */
export function takesArchive(store: AppStore) {
  return takesFiles('Drop a folder or a ZIP of one', (files, entries) => {
    const { openFolder, addFiles } = store.getState();
    if (entries.some(({ isDirectory }) => isDirectory)) openFolder({ kind: 'entries', entries });
    else if (files.length === 1 && /\.zip$/i.test(files[0]?.name ?? '')) openFolder({ kind: 'archive', files });
    else void addFiles(files);
  });
}
