import { expect, it } from 'vitest';
import { chosenFiles } from '@/core/importers/repository/assemble';
import { isReadableElsewhere } from '@/core/importers/repository/folder-documents';
import { FolderTree } from '@/core/importers/repository/folder-tree';
import { binariesWords, documentsWords } from './documents-words';

function wordsOf(binary: readonly string[], encoded: readonly string[] = [], text: readonly string[] = []): string | null {
  const tree = new FolderTree('project');
  const file = { kind: 'file', name: '', open: () => Promise.reject(new Error('not opened')) } as const;
  for (const name of [...binary, ...encoded, ...text]) tree.add(0, name, name, file);
  for (const name of binary) tree.refuse(tree.indexOf(name), 'binary');
  for (const name of encoded) tree.refuse(tree.indexOf(name), 'undecodable');
  return documentsWords(chosenFiles(tree, new Map([['not-this.pdf', false]]), undefined, isReadableElsewhere));
}

it('counts the documents and the texts in other encodings among what is left out, but not what the user took out', () => {
  expect(wordsOf(['a.png', 'b.exe'], [], ['notes.docx'])).toBeNull();
  expect(wordsOf(['a.PDF', 'b.png', 'not-this.pdf'])).toBe('1 document can be read and added to the prompt, as a part.');
  expect(wordsOf([], ['sjis.txt', 'koi8.txt'])).toBe('2 texts in another encoding can be read and added to the prompt, each as a part.');
  expect(wordsOf(['a.pdf', 'b.docx', 'c.xlsx', 'd.epub', 'e.pptx', 'f.zip', 'docx'], ['sjis.txt'])).toBe('5 documents and 1 text in another encoding can be read and added to the prompt, each as a part.');
});

it('says of what is no text that it can be added as one', () => {
  expect([[], [{ path: 'in/a.dat' }], [{ path: 'in/a.dat' }, { path: 'b.png' }]].map(binariesWords)).toEqual([null, 'in/a.dat can be added as text all the same: what is no character is replaced and counted.', '2 files can be added as text all the same, each as a part: what is no character is replaced and counted.']);
});
