import { describe, expect, it, vi } from 'vitest';
import { ARCHIVE_CAPS } from '@/core/importers/archive/archive-error';
import { nestedFolder } from '@/core/importers/repository/folder-node';
import { readFolderFile } from '@/core/importers/repository/read-file';
import type { ModelId } from '@/core/units';
import { zipOf } from '@/test/zip-files';
import { openQuickStore } from '@/test/quick-store';
import { addFolderDocuments } from './folder-documents';
import { startFolder } from './folder-session';
import { archiveFolder } from './folder-sources';
import { changeFolderChoices } from './folder-choices';

describe('a folder', () => {
  it('is the one that was asked for last, whichever is read first', async () => {
    const { store, settled } = openQuickStore();
    const zip = (name: string) => new File([zipOf([{ path: 'a.txt', content: 'x' }])], name);
    const slow = zip('slow.zip');
    let goOn = () => {};
    const waited = new Promise<void>((resolve) => (goOn = resolve));
    slow.slice = (...range) => Object.assign(new Blob(), { arrayBuffer: () => waited.then(() => Blob.prototype.slice.apply(slow, range).arrayBuffer()) });
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
    startFolder(store, folder({ 'a.ts': 'x', 'src/b.ts': 'y' }));
    await settled();
    expect(store.getState().folder?.session.files().map(({ path }) => path)).toEqual(['a.ts']);
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
    await addFolderDocuments(store, documents, 2);
    expect(store.getState().notices.map(({ text }) => text)).toEqual(['in/sjis.txt was not added: the documents unpack to more than 2 B together; take others out and add it then.']);
    store.getState().notices.forEach(({ id }) => store.getState().dismiss(id));
    isThere = false;
    const { work } = store.getState();
    await addFolderDocuments(store, documents);
    expect(store.getState().work).toBe(work);
    expect(store.getState().notices.map(({ text }) => text)).toEqual(['in/sjis.txt was not added: it could not be read; it was moved, deleted, changed or locked.']);
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
