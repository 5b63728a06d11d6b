import { expect, it } from 'vitest';
import { FolderTree } from '@/core/importers/repository/folder-tree';
import { documentsWords } from './left-out-documents';

function treeOf(binary: readonly string[], text: readonly string[] = []): FolderTree {
  const tree = new FolderTree('project');
  for (const name of [...binary, ...text]) tree.add(0, name, name, null);
  for (const name of binary) tree.refuse(tree.indexOf(name), 'binary');
  return tree;
}

it('counts the documents among what is no text, and says how they are read', () => {
  expect(documentsWords(treeOf(['a.png', 'b.exe'], ['notes.docx']))).toBeNull();
  expect(documentsWords(treeOf(['a.PDF', 'b.png']))).toBe('1 of them is a document, which is read when it is dropped by itself.');
  expect(documentsWords(treeOf(['a.pdf', 'b.docx', 'c.xlsx', 'd.epub', 'e.pptx', 'f.zip', 'docx']))).toBe('5 of them are documents (PDF, Word, PowerPoint, Excel, EPUB): one that is dropped by itself is read.');
});
