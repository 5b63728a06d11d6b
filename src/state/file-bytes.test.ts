import { expect, it, vi } from 'vitest';
import { opened } from './folder-sources';
import { readFile } from './read-files';

it('a small file is read whole, dropped by itself or in a folder, as a stretch costs the page as much again', async () => {
  const file = new File(['words'], 'a.txt');
  const slice = vi.spyOn(file, 'slice');
  const nothing = () => {};
  expect(await readFile(file, 'a.txt', new AbortController().signal, false, nothing, nothing)).toMatchObject({ ok: true, value: [{ name: 'a.txt', text: 'words' }] });
  expect(await opened(file).read(0, 5)).toEqual(new TextEncoder().encode('words'));
  expect(slice).not.toHaveBeenCalled();
  expect(await opened(file).read(1, 3)).toEqual(new TextEncoder().encode('or'));
});
