import { expect, it } from 'vitest';
import { folderOf } from './folder-sources';

it('takes a dropped folder whose entries come all at once, however many', async () => {
  const file = { isDirectory: false, isFile: true, name: 'a.txt' } as FileSystemEntry;
  const answers = [new Array<FileSystemEntry>(300_000).fill(file), []];
  const entry = { isDirectory: true, name: 'many', createReader: () => ({ readEntries: (give: (some: readonly FileSystemEntry[]) => void) => give(answers.shift() ?? []) }) };
  const folder = await folderOf({ kind: 'entries', entries: [entry as unknown as FileSystemEntry] });
  expect(folder.ok && (await folder.value.list())).toHaveLength(300_000);
});
