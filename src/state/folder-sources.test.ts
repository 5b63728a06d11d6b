import { expect, it } from 'vitest';
import { folderOf, opened } from './folder-sources';

it('takes a dropped folder whose entries come all at once, however many', async () => {
  const file = { isDirectory: false, isFile: true, name: 'a.txt' } as FileSystemEntry;
  const answers = [new Array<FileSystemEntry>(300_000).fill(file), []];
  const entry = { isDirectory: true, name: 'many', createReader: () => ({ readEntries: (give: (some: readonly FileSystemEntry[]) => void) => give(answers.shift() ?? []) }) };
  const folder = await folderOf({ kind: 'entries', entries: [entry as unknown as FileSystemEntry] });
  expect(folder.ok && (await folder.value.list())).toHaveLength(300_000);
});

it('reads a file that is wanted whole in one go, and stretches of it as stretches', async () => {
  let stretches = 0;
  class Watched extends File {
    override slice(...range: Parameters<File['slice']>): Blob {
      stretches += 1;
      return super.slice(...range);
    }
  }
  const text = async (start: number, end: number) => new TextDecoder().decode(await opened(new Watched(['abcdef'], 'a.txt')).read(start, end));
  expect([await text(0, 6), stretches]).toEqual(['abcdef', 0]);
  expect([await text(0, 3), await text(3, 6), stretches]).toEqual(['abc', 'def', 2]);
});
