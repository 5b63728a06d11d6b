import { describe, expect, it, vi } from 'vitest';
import { ARCHIVE_CAPS } from '@/core/importers/archive/archive-error';
import { nestedFolder } from '@/test/nested-folder';
import { sketchOf } from '@/core/importers/repository/folder-sketch';
import { readFolderFile } from '@/core/importers/repository/read-file';
import type { ModelId } from '@/core/units';
import { zipOf } from '@/test/zip-files';
import { memory } from '@/test/memory-records';
import { openQuickStore } from '@/test/quick-store';
import { addFolderDocuments } from './folder-documents';
import { startFolder } from './folder-session';
import { archiveFolder } from './folder-sources';
import { changeFolderChoices, choiceOfOther, isRecalled, keepFolderChoices, keepRecalled, keyOfFolder, startAfresh } from './folder-choices';

describe('a folder', () => {
  it('is the one that was asked for last, whichever is read first', async () => {
    const { store, settled } = openQuickStore();
    const zip = (name: string) => new File([zipOf([{ path: 'a.txt', content: 'x' }])], name);
    const slow = zip('slow.zip');
    let goOn = () => {};
    const waited = new Promise<void>((resolve) => (goOn = resolve));
    slow.arrayBuffer = () => waited.then(() => Blob.prototype.arrayBuffer.call(slow));
    store.getState().openFolder({ kind: 'archive', files: [slow] });
    store.getState().openFolder({ kind: 'archive', files: [zip('fast.zip')] });
    await vi.waitFor(() => expect(store.getState().folder?.phase).toBe('ready'));
    goOn();
    await settled();
    expect(store.getState().folder?.name).toBe('fast');
  });

  const sourceOf = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return { sizeBytes: bytes.length, read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end)) };
  };
  const folder = (files: Readonly<Record<string, string | null>>) =>
    nestedFolder('project', Object.entries(files).map(([path, text]) => [path, () => (text === null ? Promise.reject(new Error('gone')) : Promise.resolve(sourceOf(text)))] as const));

  it('is counted file by file, keeps what was chosen for its name, and is walked anew under other rules', async () => {
    const { store, settled } = openQuickStore();
    startFolder(store, folder({ 'a.ts': 'x'.repeat(20), 'src/b.ts': 'y'.repeat(40), 'gone.ts': null, 'nul.bin': 'a\0b', '.gitignore': '*.log', 'c.log': 'log' }));
    await settled();
    const { session, sums } = store.getState().folder!;
    expect(session.files().map(({ path, count }) => [path, count?.tokens])).toEqual([['.gitignore', 3], ['a.ts', 10], ['src/b.ts', 20]]);
    expect([...session.tree.leftOut.keys()].sort()).toEqual(['binary', 'gitignore', 'unreadable']);
    expect([sums?.chosen.tokens[0], store.getState().folder?.framing?.exactness]).toEqual([33, 'estimate']);
    changeFolderChoices(store, 'project', { said: { src: false }, exclude: '.gitignore' });
    await vi.waitFor(() => expect(store.getState().folder?.sums?.chosen.tokens[0]).toBe(10));
    await settled();
    changeFolderChoices(store, 'project', { gitignore: false });
    await settled();
    expect(store.getState().folder?.session.files().map(({ path }) => path)).toEqual(['a.ts', 'c.log']);
    changeFolderChoices(store, 'project', { include: 'none' });
    await settled();
    expect(store.getState().folder).toMatchObject({ framing: { tokens: 0, high: 0, exactness: 'exact' }, patterns: { unmatched: { include: ['none'], exclude: [] }, leavesNone: false } });
    changeFolderChoices(store, 'project', { include: '' });
    await settled();
    startFolder(store, folder({ 'a.ts': 'x', 'src/b.ts': 'y' }));
    await settled();
    expect(store.getState().folder?.session.files().map(({ path }) => path)).toEqual(['a.ts']);
  });

  it('of a name that was open before says that the choice of then is applied, until the user answers', async () => {
    const { store, settled } = openQuickStore();
    const start = async (files: Readonly<Record<string, string>>) => {
      startFolder(store, folder(files), await sketchOf(folder(files)));
      await settled();
    };
    const isTold = () => isRecalled(store.getState().folderChoices['project'], store.getState().folder!);
    const paths = () => store.getState().folder!.session.files().map(({ path }) => path);
    await start({ 'a.ts': 'x', 'b.ts': 'y' });
    changeFolderChoices(store, 'project', { said: { 'a.ts': false }, shape: 'plain' });
    await settled();
    expect(isTold(), 'it was made here').toBe(false);
    await start({ 'a.ts': 'x', 'c.ts': 'z' });
    expect([isTold(), paths()]).toEqual([true, ['c.ts']]);
    changeFolderChoices(store, 'project', { exclude: '*.md' });
    expect(isTold(), 'the rest of it is applied').toBe(true);
    startAfresh(store, store.getState().folder!);
    await settled();
    expect([isTold(), paths()]).toEqual([false, ['a.ts', 'c.ts']]);
    store.getState().notices.at(-1)?.choices?.[0]?.choose();
    await settled();
    expect([isTold(), paths()]).toEqual([false, ['c.ts']]);
    await start({ 'b.ts': 'x', 'c.ts': 'y' });
    expect(isTold(), 'patterns hold for any of its files').toBe(true);
    keepRecalled(store, store.getState().folder!);
    changeFolderChoices(store, 'project', { exclude: '' });
    expect(isTold()).toBe(false);
    await start({ 'b.ts': 'x', 'c.ts': 'y' });
    expect(isTold(), 'nothing of it decides on a file here').toBe(false);
  });

  it('has its own choices where another of its name was chosen from, which are offered', async () => {
    const { store, settled } = openQuickStore();
    const SITE = { 'index.html': 'x', 'main.ts': 'y', 'menu.ts': 'z' };
    const ENGINE = { 'main.ts': 'y', 'wheel.rs': 'w', 'door.rs': 'd', 'cargo.toml': 'c' };
    const start = async (files: Readonly<Record<string, string>>) => {
      startFolder(store, folder(files), await sketchOf(folder(files)));
      await settled();
      const { folder: open, folderChoices } = store.getState();
      return { key: open!.key, paths: open!.session.files().map(({ path }) => path), isTold: isRecalled(folderChoices[open!.key], open!), other: choiceOfOther(folderChoices, open!) };
    };
    await start(SITE);
    changeFolderChoices(store, 'project', { said: { 'main.ts': false }, shape: 'plain' });
    expect(await start(ENGINE)).toMatchObject({ key: 'project/2', paths: Object.keys(ENGINE).toSorted(), isTold: false, other: { said: { 'main.ts': false } } });
    changeFolderChoices(store, 'project/2', { exclude: '*.toml' });
    expect(choiceOfOther(store.getState().folderChoices, store.getState().folder!)).toBeNull();
    // Each is known again after small edits, and none takes what is the other's.
    expect(await start({ ...SITE, 'page.ts': 'p' })).toMatchObject({ key: 'project', paths: ['index.html', 'menu.ts', 'page.ts'], isTold: true, other: null });
    expect(await start({ ...ENGINE, 'hood.rs': 'h' })).toMatchObject({ key: 'project/2', paths: ['door.rs', 'hood.rs', 'main.ts', 'wheel.rs'], isTold: true });
    // What says nothing of the files of a third is not offered for it; what it does not take stays where it is.
    expect(await start({ 'other.py': 'o' })).toMatchObject({ key: 'project/3', other: { exclude: '*.toml' } });
    startAfresh(store, { key: 'project/2', name: 'project' });
    expect(await start({ 'other.py': 'o' })).toMatchObject({ key: 'project/2', other: null });
    expect(store.getState().folderChoices['project']?.shape).toBe('plain');
  });

  it('takes what an earlier version kept for its name, which holds for any of that name until something is chosen', async () => {
    const { store, settled } = openQuickStore();
    const records = memory();
    await records.write([['folders', { project: { said: { 'a.ts': false } }, broken: { holds: ['x'], shape: 'plain' } }]]);
    await keepFolderChoices(store, records);
    expect(store.getState().folderChoices).toEqual({ project: { said: { 'a.ts': false } }, broken: { shape: 'plain' } });
    const files = { 'a.ts': 'x', 'b.ts': 'y' };
    startFolder(store, folder(files), await sketchOf(folder(files)));
    await settled();
    expect([store.getState().folder!.key, store.getState().folder!.session.files().map(({ path }) => path)]).toEqual(['project', ['b.ts']]);
    keepRecalled(store, store.getState().folder!);
    await settled();
    const { folderChoices } = store.getState();
    expect(folderChoices['project']?.holds).toEqual(await sketchOf(folder(files)));
    expect(keyOfFolder(folderChoices, 'project', await sketchOf(folder({ 'c.ts': '' })))).toBe('project/2');
    expect(await records.get('folders')).toMatchObject({ project: { holds: folderChoices['project']?.holds } });
  });

  it('hands on its documents that are not left out, and names the one that is gone by then', async () => {
    const { store, settled } = openQuickStore();
    let isThere = true;
    const bytes = Uint8Array.of(0x82, 0xa0, 0x0a);
    const open = () => (isThere ? Promise.resolve({ sizeBytes: 3, read: () => Promise.resolve(bytes) }) : Promise.reject(new Error('gone')));
    startFolder(store, nestedFolder('project', ['node_modules/x/sjis.txt', 'in/sjis.txt', 'a.txt'].map((path) => [path, path === 'a.txt' ? () => Promise.resolve(sourceOf('a')) : open] as const)));
    await settled();
    const documents = store.getState().folder!.session.documents();
    expect(documents.map(({ path }) => path)).toEqual(['in/sjis.txt']);
    await addFolderDocuments(store, documents, { mostBytes: 2 });
    expect(store.getState().notices.map(({ text }) => text)).toEqual(['in/sjis.txt was not added: the documents unpack to more than 2 B together; take others out and add it then.']);
    store.getState().notices.forEach(({ id }) => store.getState().dismiss(id));
    isThere = false;
    const { work } = store.getState();
    await addFolderDocuments(store, documents);
    expect(store.getState().work).toBe(work);
    expect(store.getState().notices.map(({ text }) => text)).toEqual(['in/sjis.txt was not added: it could not be read; it was moved, deleted, changed or locked.']);
  });

  it('hands on what is no text as one, if that is asked, within the patterns and under its path', async () => {
    const { store, settled } = openQuickStore();
    const nul = () => Promise.resolve(sourceOf('a\0b'));
    startFolder(store, nestedFolder('project', [['in/x.dat', nul], ['in/y.dat', nul], ['z.dat', nul], ['paper.pdf', nul], ['a.txt', () => Promise.resolve(sourceOf('a'))]]));
    await settled();
    changeFolderChoices(store, 'project', { include: 'in/**' });
    await settled();
    const binaries = store.getState().folder!.session.binaries();
    expect(binaries.map(({ path }) => path)).toEqual(['in/x.dat', 'in/y.dat']);
    await addFolderDocuments(store, binaries, { how: 'as text' });
    // The worker that reads them is the browser's; without it they are not refused as no text, but as not read.
    expect(store.getState().notices.at(-1)?.details).toEqual(['in/x.dat', 'in/y.dat'].map((path) => `${path} was not added: it is a binary file, and the part of this page that reads it did not load; add it again when you are online.`));
  });

  it('of an archive leaves out what programs left in it, and tells of what has no place in it', async () => {
    const { store, settled } = openQuickStore();
    const bytes = zipOf([{ path: 'top/a.txt', content: 'one' }, { path: '__MACOSX/top/._a.txt', content: 'x' }, { path: 'top/../b.txt', content: 'two' }, { path: 'top/.DS_Store', content: 'x' }]);
    store.getState().openFolder({ kind: 'archive', files: [new File([bytes], 'top.zip')] });
    await settled();
    const { session, name } = store.getState().folder!;
    expect([name, session.files().map(({ path }) => path)]).toEqual(['top', ['a.txt']]);
    expect([...session.tree.leftOut].map(([reason, { shown }]) => [reason, shown.map(({ path }) => path)])).toEqual([['bad-path', ['../b.txt']]]);
  });

  it('says of files that are left out why, in the words of those that are dropped', async () => {
    const { store, settled } = openQuickStore();
    const words = () => Object.fromEntries([...store.getState().folder!.session.tree.leftOut.values()].flatMap(({ shown }) => shown.map(({ path, words: said }) => [path, said])));
    const file = new File([zipOf([{ path: 's.txt', content: 'x', stated: { flags: 0x809 } }, { path: 'r.txt', content: '0'.repeat(3_000_000) }, { path: 'a.txt', content: 'one' }, { path: 'logo.png', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0) }, { path: 'long.txt', content: 'x', stated: { sizeBytes: 120_000_000 } }])], 'odd.zip');
    store.getState().openFolder({ kind: 'archive', files: [file] });
    await settled();
    expect(words()).toEqual({
      's.txt': 'odd.zip: it is encrypted (s.txt); save it without a password and add it again.',
      'r.txt': 'odd.zip: r.txt in it unpacks to more than 200 times its size, as no document does.',
      'logo.png': 'it is a PNG image, not text.',
      'long.txt': 'it has 120.0 MB, and the limit is 100.0 MB; split it and add the pieces.',
    });
    startFolder(store, folder({ 'gone.ts': null, 'nul.bin': 'a\0b' }));
    await settled();
    expect(words()).toEqual({ 'gone.ts': undefined, 'nul.bin': 'it is a binary file, not text.' });
  });

  it('is what a dropped archive of source opens as, pruned, while an archive of texts is added', async () => {
    const { store, settled } = openQuickStore();
    const drop = async (name: string, ...paths: readonly string[]) => {
      await store.getState().addFiles([new File([zipOf(paths.map((path) => ({ path, content: path.endsWith('.gitignore') ? '*.log' : 'words' })))], name)]);
      await settled();
      return store.getState().folder?.session.files().map(({ path }) => path) ?? null;
    };
    const { work } = store.getState();
    expect(await drop('notes.zip', 'notes/a.txt', 'notes/vendor/b.txt')).toBeNull();
    expect(await drop('repo.zip', 'repo/.gitignore', 'repo/.git/HEAD', 'repo/a.log', 'repo/node_modules/x/index.js', 'repo/src/main.ts')).toEqual(['.gitignore', 'src/main.ts']);
    expect(store.getState().work).toBe(work);
    expect(store.getState().notices.at(-1)).toMatchObject({ text: 'repo.zip holds source, so it was opened as a folder: choose what goes into the prompt.', choices: [{ label: 'Add all its texts as parts' }, { label: 'Keep the folder' }] });
    for (const telltale of ['repo/package.json', 'one/.git/HEAD', 'go.mod', 'app/App.csproj']) {
      store.getState().closeFolder();
      expect((await drop('other.zip', telltale, 'repo/a.txt'))?.some((path) => path.endsWith('a.txt'))).toBe(true);
    }
  });

  it('of an archive is read as often as it is asked for, within a cap on what it holds', async () => {
    const caps = { ...ARCHIVE_CAPS, totalBytes: 10 };
    const zip = (...contents: string[]) => [new File([zipOf(contents.map((content, at) => ({ path: `${at}.txt`, content })))], 'a.zip')];
    const root = await archiveFolder(zip('8 bytes.'), caps);
    const [node] = root.ok ? await root.value.list() : [];
    for (let time = 0; time < 3; time += 1) expect(node?.kind === 'file' && (await readFolderFile(node, new AbortController().signal))).toMatchObject({ ok: true });
    expect(await archiveFolder(zip('8 bytes.', '8 bytes.'), caps)).toMatchObject({ ok: false, error: { words: expect.stringContaining('it unpacks to more than') } });
  });

  it('of an archive costs a few reads of it, however many files it holds', async () => {
    const { store, settled } = openQuickStore();
    const file = new File([zipOf(Array.from({ length: 200 }, (_, at) => ({ path: `${at}.txt`, content: `text ${at}` })))], 'many.zip');
    const read = [vi.spyOn(file, 'slice'), vi.spyOn(file, 'arrayBuffer')];
    store.getState().openFolder({ kind: 'archive', files: [file] });
    await settled();
    expect(store.getState().folder).toMatchObject({ phase: 'ready', doneFiles: 200 });
    expect(read.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(5);
  });

  it('that was stopped goes on for the model that is chosen then, and counts each file once', async () => {
    const { store, settled } = openQuickStore();
    store.setState({ view: 'folder' });
    let goOn = () => {};
    const waited = new Promise<void>((resolve) => (goOn = resolve));
    startFolder(store, nestedFolder('project', [['a.ts', () => Promise.resolve(sourceOf('x'.repeat(20)))], ['b.ts', () => waited.then(() => sourceOf('y'.repeat(20)))]]));
    const session = await vi.waitFor(() => store.getState().folder!.session);
    await vi.waitFor(() => expect(session.files().map(({ count }) => count?.tokens)).toEqual([10, undefined]));
    session.stop();
    goOn();
    await settled();
    store.getState().chooseModel('anthropic/claude-opus-5-5' as ModelId);
    session.resume();
    await settled();
    expect(new Set(session.files().map(({ count }) => count?.exactness))).toEqual(new Set(['estimate']));
    expect(store.getState().folder).toMatchObject({ phase: 'ready', doneFiles: 2 });
  });

  it('is counted anew for a model with another tokenizer, while it is looked at', async () => {
    const { store, settled } = openQuickStore();
    store.setState({ view: 'folder' });
    startFolder(store, folder({ 'a.ts': 'x'.repeat(20) }));
    await settled();
    store.getState().chooseModel('anthropic/claude-opus-5-5' as ModelId);
    await settled();
    expect(store.getState().folder?.session.files()[0]?.count?.exactness).toBe('estimate');
  });
});
