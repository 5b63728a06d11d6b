// A browser hands out a dropped folder some entries at a time; what it hands out is what is listed.
import { expect, it } from 'vitest';
import { folderOf } from './folder-sources';

/** A folder of so many files, a hundred at a time; `failsAt` is the call that is refused. */
function dropped(files: number, failsAt = Number.POSITIVE_INFINITY): FileSystemEntry {
  const readerOf = () => {
    let [at, calls] = [0, 0];
    return {
      readEntries: (give: (some: readonly FileSystemEntry[]) => void, refuse: (error: unknown) => void) => {
        calls += 1;
        if (calls >= failsAt) return refuse(new DOMException('', 'NotReadableError'));
        const some = Array.from({ length: Math.min(100, files - at) }, (_, index) => ({ isDirectory: false, isFile: true, name: `${at + index}.txt` }) as FileSystemEntry);
        at += some.length;
        return give(some);
      },
    };
  };
  return { isDirectory: true, name: 'many', createReader: readerOf } as unknown as FileSystemEntry;
}
const listed = async (entry: FileSystemEntry) => {
  const folder = await folderOf({ kind: 'entries', entries: [entry] });
  return folder.ok ? folder.value.list() : null;
};

it('is read until nothing more comes', async () => {
  for (const files of [0, 99, 100, 101, 1234]) {
    const names = (await listed(dropped(files)))?.map(({ name }) => name);
    expect(names).toHaveLength(files);
    expect(new Set(names).size).toBe(files);
  }
});

it('that is gone by then is not listed as if it were whole', async () => {
  await expect(listed(dropped(1234, 5))).rejects.toThrow();
});
