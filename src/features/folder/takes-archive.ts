import { isFolderArchive } from '@/core/importers/archive/archive-head';
import type { AppStore } from '@/state/store';
import { takesFiles } from '@/ui/takes-files';

/** Makes the view take a dropped folder, or a ZIP of one, whatever it is called; other files are documents as everywhere. */
export function takesArchive(store: AppStore) {
  return takesFiles('Drop a folder or a ZIP of one', (files, entries) => {
    const { openFolder, addFiles, track } = store.getState();
    const [only] = files;
    if (entries.some(({ isDirectory }) => isDirectory)) openFolder({ kind: 'entries', entries });
    else if (files.length !== 1 || only === undefined) void addFiles(files);
    else void track('reading files', isArchive(only).then((isIt) => (isIt ? openFolder({ kind: 'archive', files }) : addFiles(files))));
  });
}

async function isArchive(file: File): Promise<boolean> {
  const head = await file.slice(0, 512).arrayBuffer().catch(() => new ArrayBuffer(0));
  return isFolderArchive(new Uint8Array(head));
}
