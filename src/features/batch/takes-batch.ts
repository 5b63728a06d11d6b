import { opened } from '@/state/folder-sources';
import type { AppStore } from '@/state/store';
import { takesFiles } from '@/ui/takes-files';

/** Makes the view take what is dropped on it as many prompts: files of rows, files of which each is a prompt, or a folder of such. */
export function takesBatch(store: AppStore) {
  return takesFiles('Drop JSONL or CSV files, files of which each is a prompt, or a folder of them', (files, entries) => {
    if (entries.some(({ isDirectory }) => isDirectory)) store.getState().openBatch({ kind: 'folder', entries });
    else openFiles(store, files);
  });
}

/** A file alone is one of rows, whatever it is called. */
export function openFiles(store: AppStore, files: readonly File[]): void {
  const { openBatch } = store.getState();
  const [first] = files;
  if (first === undefined) return;
  if (files.length === 1) openBatch({ kind: 'file', file: first });
  else openBatch({ kind: 'files', name: `${files.length} files`, files: files.map((file) => ({ path: file.name, file: { kind: 'file', name: file.name, open: () => Promise.resolve(opened(file)) } })) });
}
