import type { FolderTree } from '@/core/importers/repository/folder-tree';
import { formatInteger } from '@/core/units';

/** Formats that are read as text when their file is dropped by itself; within a folder they are not opened. */
const DOCUMENTS = /\.(?:pdf|docx|pptx|xlsx|epub)$/i;

/** How many of the files that are no text are documents, with what can be done; null: none are. */
export function documentsWords({ nodes }: Pick<FolderTree, 'nodes'>): string | null {
  const documents = nodes.reduce((sum, { name, leftOut }) => sum + (leftOut === 'binary' && DOCUMENTS.test(name) ? 1 : 0), 0);
  if (documents === 0) return null;
  return documents === 1 ? '1 of them is a document, which is read when it is dropped by itself.' : `${formatInteger(documents)} of them are documents (PDF, Word, PowerPoint, Excel, EPUB): one that is dropped by itself is read.`;
}
