// The documents of an open folder, and its texts in other encodings, added by the way of files that are dropped: with its
// progress, its Cancel, and its words on what could not be read.
import type { OpenedFile } from '@/core/importers/repository/folder-node';
import type { TreeNode } from '@/core/importers/repository/folder-tree';
import { formatInteger } from '@/core/units';
import { MOST_PARTS } from './folder-build';
import type { BrowserFile } from './folder-sources';
import type { AppStore } from './store';

/** Each becomes a part of its own. */
export const MOST_DOCUMENTS = MOST_PARTS;

/** Adds them under their paths, as one step of undo. Those that are gone by now are named. */
export async function addFolderDocuments(store: AppStore, nodes: readonly TreeNode[]): Promise<void> {
  const opened = await Promise.all(nodes.slice(0, MOST_DOCUMENTS).map(async (node) => ({ path: node.path, file: await fileOf(node) })));
  const gone = opened.filter(({ file }) => file === null);
  await store.getState().addFiles(opened.flatMap(({ file }) => file ?? []), 'in one step');
  if (gone.length === 0) return;
  const words = gone.map(({ path }) => `${path} was not added: it could not be read; it was moved, deleted, changed or locked.`);
  store.getState().notify({ tone: 'error', text: words.length === 1 ? words.join('') : `${formatInteger(words.length)} documents were not added.`, details: words.length === 1 ? [] : words, action: null });
}

/** null: it cannot be opened any more. */
async function fileOf({ path, file }: TreeNode): Promise<File | null> {
  try {
    const opened = await file!.open();
    const isOfBrowser = (source: OpenedFile): source is BrowserFile => 'blob' in source;
    return new File([isOfBrowser(opened) ? opened.blob : (await opened.read(0, opened.sizeBytes)).slice()], path);
  } catch {
    return null;
  }
}
