// The documents of an open folder, its texts in other encodings, and what is no text where the user says so, added by the way of
// files that are dropped: with its progress, its Cancel, and its words on what could not be read.
import type { TreeNode } from '@/core/importers/repository/folder-tree';
import { formatBytes, formatInteger } from '@/core/units';
import { MOST_BYTES, MOST_PARTS } from './folder-build';
import { isOfBrowser } from './folder-sources';
import type { AppStore } from './store';

/** Each becomes a part of its own. */
export const MOST_DOCUMENTS = MOST_PARTS;

/** Adds them under their paths, as one step of undo. Those that are gone by now, or too much to unpack at once, are named. */
export async function addFolderDocuments(store: AppStore, nodes: readonly TreeNode[], { how = 'in one step', mostBytes = MOST_BYTES }: { readonly how?: 'in one step' | 'as text'; readonly mostBytes?: number } = {}): Promise<void> {
  const files: File[] = [];
  const problems: string[] = [];
  let unpackedBytes = 0;
  for (const { path, file } of nodes.slice(0, MOST_DOCUMENTS)) {
    const source = await file?.open().catch(() => null);
    if (source == null) {
      problems.push(`${path} was not added: it could not be read; it was moved, deleted, changed or locked.`);
      continue;
    }
    // What the browser has is read piece by piece; what comes out of an archive is held until all are read.
    unpackedBytes += isOfBrowser(source) ? 0 : source.sizeBytes;
    if (unpackedBytes > mostBytes) problems.push(`${path} was not added: the documents unpack to more than ${formatBytes(mostBytes)} together; take others out and add it then.`);
    else files.push(new File([isOfBrowser(source) ? source.blob : (await source.read(0, source.sizeBytes)).slice()], path));
  }
  await store.getState().addFiles(files, how);
  const [first] = problems;
  if (first !== undefined) store.getState().notify({ tone: 'error', text: problems.length === 1 ? first : `${formatInteger(problems.length)} documents were not added.`, details: problems.length === 1 ? [] : problems, action: null });
}
