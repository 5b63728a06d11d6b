import { isFolderArchive } from '@/core/importers/archive/archive-head';
import type { AppStore } from '@/state/store';
import { takesFiles } from '@/ui/takes-files';

/** Makes the view take a dropped folder, or a ZIP of one, whatever it is called; other files are documents as everywhere. */
export function takesArchive(store: AppStore) {
  return takesFiles('Drop a folder or a ZIP of one', (files, entries) => {
    const { openFolder, track } = store.getState();
    if (entries.some(({ isDirectory }) => isDirectory)) openFolder({ kind: 'entries', entries });
    else void track('reading files', takeFiles(store, files));
  });
}

/** Of several archives only those of source are folders, and one is opened. */
async function takeFiles(store: AppStore, files: readonly File[]): Promise<void> {
  const are = await Promise.all(files.map(isArchive));
  const archives = files.filter((_, at) => are[at] === true);
  const isFolder = archives.length === 1;
  if (isFolder) store.getState().openFolder({ kind: 'archive', files: archives });
  const documents = isFolder ? files.filter((file) => file !== archives[0]) : files;
  if (documents.length > 0) await store.getState().addFiles(documents);
}

async function isArchive(file: File): Promise<boolean> {
  const head = await file.slice(0, 512).arrayBuffer().catch(() => new ArrayBuffer(0));
  return isFolderArchive(new Uint8Array(head));
}
