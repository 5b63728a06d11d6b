// Pages of HTML in a folder: their source, or what they say, as the user wants.
import { expect, it } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { readDocument } from '@/core/importers/documents/read-document';
import { nestedFolder } from '@/test/nested-folder';
import { fail, succeed } from '@/core/result';
import { sourceOf } from '@/test/zip-files';
import { openQuickStore } from '@/test/quick-store';
import type { ReadInWorker } from './arrived-document';
import { startFolderBuild } from './folder-build';
import { changeFolderChoices } from './folder-choices';
import { startFolder } from './folder-session';

const PAGE = '<!doctype html><title>A page</title><style>.x{color:red}</style><p>Some words\n';
const MADE_BY_SCRIPTS = '<!doctype html><div id="root"></div><script src="app.js"></script>\n';
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'a.html': PAGE,
  'app.htm': MADE_BY_SCRIPTS,
  'b.ts': 'export const page = "<p>";\n',
  'old.html': Uint8Array.from([...'<!doctype html><meta charset="windows-1252"><p>caf\xe9\n'].map((each) => each.charCodeAt(0))),
  'part.html': '{% extends "base" %}\n',
};
const readHere: ReadInWorker = async ({ file }) => {
  const read = await readDocument(sourceOf(new Uint8Array(await file.slice(0, file.size).arrayBuffer())), { name: file.name ?? '' });
  return read.ok ? succeed(packDocument(read.value).packed) : read;
};

async function open(read: ReadInWorker, isOfBrowser = false) {
  const { store, settled } = openQuickStore();
  store.getState().clear();
  store.getState().show('folder');
  const files = Object.entries(FILES).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
    const opened = { sizeBytes: bytes.length, modifiedMs: 7, read: async (start: number, end: number) => bytes.slice(start, end), ...(isOfBrowser ? { blob: new Blob([bytes.slice()]) } : {}) };
    return [name, () => Promise.resolve(opened)] as const;
  });
  startFolder(store, nestedFolder('site', files), [], read);
  await settled();
  const built = async () => {
    store.getState().clear();
    startFolderBuild(store, store.getState().folder!);
    await settled();
    const [part] = store.getState().work.prompt.parts;
    return part !== undefined && 'text' in part ? String(part.text) : '';
  };
  const choose = async (pages: 'source' | 'text') => {
    changeFolderChoices(store, 'site', { pages });
    await settled();
  };
  const counted = () => store.getState().folder!.session.tree.nodes.filter(({ file }) => file !== null).map(({ name, count, leftOut }) => [name, leftOut ?? count?.tokens]);
  return { store, built, choose, files: counted };
}

it.each([false, true])('pages count, and are built, as their source until their text is asked for; of the browser: %s', async (isOfBrowser) => {
  const { store, built, choose, files } = await open(readHere, isOfBrowser);
  const half = (text: string) => Math.ceil(text.length / 2);
  const ofSource = [['a.html', half(PAGE)], ['app.htm', half(MADE_BY_SCRIPTS)], ['b.ts', half(String(FILES['b.ts']))], ['old.html', 'undecodable'], ['part.html', half(String(FILES['part.html']))]];
  expect([store.getState().folder!.session.hasPages, files()]).toEqual([true, ofSource]);
  expect(await built()).toContain(PAGE);

  await choose('text');
  // One that scripts make says nothing by itself, and a piece of a page that begins as none is a text like any other.
  expect(files()).toEqual([['a.html', half('# A page\n\nSome words\n')], ofSource[1], ofSource[2], ['old.html', half('café\n')], ofSource[4]]);
  const text = await built();
  for (const words of ['# A page\n\nSome words\n', MADE_BY_SCRIPTS, 'café\n', '{% extends']) expect(text).toContain(words);
  expect(text).not.toContain('color:red');
  expect(store.getState().folderBuild?.problems).toEqual([]);

  await choose('source');
  expect(files()).toEqual(ofSource);
});

it('a page whose reading does not end, or cannot begin, is left out and told', async () => {
  for (const read of [() => Promise.resolve(fail({ kind: 'no-answer' as const })), () => Promise.reject(new Error('did not load'))]) {
    const { choose, files } = await open(read);
    await choose('text');
    expect(files().slice(0, 3)).toEqual([['a.html', 'unreadable'], ['app.htm', 'unreadable'], ['b.ts', 14]]);
  }
});
