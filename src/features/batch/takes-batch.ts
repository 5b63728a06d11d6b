import { opened } from '@/state/folder-sources';
import type { AppStore } from '@/state/store';
import { takesFiles } from '@/ui/takes-files';

/** Makes the view take what is dropped on it as many prompts: one file of rows, or files of which each is a prompt. */
export function takesBatch(store: AppStore) {
  return takesFiles('Drop a JSONL or CSV file, or files of which each is a prompt', (files, entries) => {
    const { openFolder, openBatch } = store.getState();
    const [first] = files;
    // A folder is looked through first, and its files are opened as prompts from there.
    if (entries.some(({ isDirectory }) => isDirectory)) openFolder({ kind: 'entries', entries });
    else if (files.length === 1 && first !== undefined) openBatch({ kind: 'file', file: first });
    else openBatch({ kind: 'files', name: `${files.length} files`, files: files.map((file) => ({ path: file.name, file: { kind: 'file', name: file.name, open: () => Promise.resolve(opened(file)) } })) });
  });
}
