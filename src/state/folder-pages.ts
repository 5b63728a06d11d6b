// Pages of HTML in a folder as what they say, where the user wants that: in a repository their source is what is meant.
import { unpackTexts } from '@/core/importers/documents/packed-document';
import { checkSize } from '@/core/importers/decode';
import { isPage } from '@/core/importers/repository/folder-documents';
import type { FileNode, FolderNode, OpenedFile } from '@/core/importers/repository/folder-node';
import type { ReadInWorker } from './arrived-document';
import { isOfBrowser } from './folder-sources';

const readInWorker: ReadInWorker = async (job) => (await import('@/workers/read-document')).readInKeptWorker(job);

/** The folder with each page in the place of its source; one that has no readable text stays as it is. */
export function pagesAsText(folder: FolderNode, read: ReadInWorker = readInWorker): FolderNode {
  return {
    ...folder,
    list: async () => (await folder.list()).map((node) => (node.kind === 'folder' ? pagesAsText(node, read) : isPage(node) ? { ...node, open: () => openPage(node, read) } : node)),
  };
}

async function openPage(node: FileNode, read: ReadInWorker): Promise<OpenedFile> {
  const opened = await node.open();
  if (!checkSize(opened.sizeBytes).ok) return opened;
  const file = new File([isOfBrowser(opened) ? opened.blob : (await opened.read(0, opened.sizeBytes)).slice()], node.name);
  const answer = await read({ file, encoding: null, signal: new AbortController().signal, onBytes: () => {}, onPage: () => {} }, false);
  // Of what did not come to an end nobody knows what it says.
  if (!answer.ok && answer.error.kind === 'no-answer') throw new Error('The page was not read');
  if (!answer.ok || answer.value.format !== 'html') return opened;
  const bytes = new TextEncoder().encode(unpackTexts(answer.value).map(({ text }) => String(text)).join('\n'));
  return { sizeBytes: bytes.length, read: async (start, end) => bytes.slice(start, end), ...(opened.modifiedMs === undefined ? {} : { modifiedMs: opened.modifiedMs }) };
}
