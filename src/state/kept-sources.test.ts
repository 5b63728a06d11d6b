import { beforeEach, describe, expect, it, vi } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { readDocument } from '@/core/importers/documents/read-document';
import { wholeText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { memory, type Memory } from '@/test/memory-records';
import { settled, quickenTimers } from '@/test/settled';
import { sourceOf, zipOf } from '@/test/zip-files';
import { type ReadInWorker, readArrivedDocument } from './arrived-document';
import { shownIn } from './bound-sources';
import { importOfUnit } from './imports-slice';
import { keepWork, type RecordStore, SOURCES } from './keeping';
import { keepSources } from './kept-sources';
import { readAgain, showPlain } from './reread-document';
import { SourceShelf } from './source-shelf';
import { type AppStore, createAppStore } from './store';
import { addWorkspace, openWorkspace, removeWorkspace } from './workspaces';

const readHere: ReadInWorker = async ({ file, encoding }) => {
  const bytes = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
  const read = await readDocument(sourceOf(bytes), encoding === null ? {} : { encoding });
  return read.ok ? { ok: true, value: packDocument(read.value).packed } : read;
};
const EXPORT = JSON.stringify(['One', 'Two'].map((name, at) => ({ uuid: name, name, updated_at: `2026-0${at + 1}-03`, chat_messages: [{ sender: 'human', text: `${name}?` }, { sender: 'assistant', text: `${name}.` }] })));
const REQUEST = JSON.stringify({ temperature: 0, system: 'S', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });

beforeEach(quickenTimers);

let visits = 0;

/** A visit of the page, which finds what earlier ones have kept. */
async function visit(records: RecordStore, shelf?: SourceShelf): Promise<AppStore> {
  visits += 1;
  const mark = `v${visits}`;
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `${mark}-${(ids += 1)}` as UnitId });
  await keepWork(store, records, mark);
  await keepSources(store, records, mark, shelf);
  return store;
}

async function first(records: RecordStore, text: string): Promise<AppStore> {
  const store = await visit(records);
  store.getState().clear();
  store.getState().addPastedText(text);
  await settled(store);
  return store;
}

async function add(store: AppStore, name: string, bytes: Uint8Array<ArrayBuffer> | string, plain: { text: string } | null): Promise<void> {
  const arrived = await readArrivedDocument({ file: new File([bytes], name), name, plain, format: null, signal: new AbortController().signal, onPage: () => {} }, readHere);
  if (arrived?.ok !== true) throw new Error(`${name} was not read`);
  store.getState().addArrivals(arrived.value);
  await settled(store);
}

const parts = (store: AppStore) => store.getState().work.prompt.parts;
const texts = (store: AppStore) => parts(store).map((part) => ('text' in part ? wholeText(part.text) : ''));
const sourceKeys = ({ records }: Memory) => [...records.keys()].filter((key) => key.startsWith(SOURCES)).map((key) => key.slice(0, key.indexOf(':'))).toSorted();

describe('what an import was read from', () => {
  it('is there after a reload: another conversation, another format, and plain text', async () => {
    const records = memory();
    await first(records, EXPORT);
    const store = await visit(records);
    const source = () => importOfUnit(store.getState().imports, parts(store)[0]!.id)!;
    expect(source()).toMatchObject({ name: 'Pasted text', format: 'claude-export', conversations: { taken: 1, all: [{ title: 'One' }, { title: 'Two' }] } });
    expect(await store.getState().rereadImport(source(), { format: 'claude-export', conversation: 0 })).toBe(true);
    await settled(store);
    const again = await visit(records);
    const kept = importOfUnit(again.getState().imports, parts(again)[0]!.id)!;
    expect(kept.conversations).toMatchObject({ taken: 0 });
    await again.getState().rereadImport(kept, 'plain');
    expect(texts(again)).toEqual([EXPORT]);
  });

  it('is kept again where the browser has cleared it, as far as it is at hand', async () => {
    const records = memory();
    const store = await first(records, REQUEST);
    records.records.clear();
    store.getState().addPart('question');
    await settled(store);
    const again = await visit(records);
    await again.getState().rereadImport(again.getState().imports[0]!, 'plain');
    expect(texts(again)).toContain(REQUEST);
  });

  it('still knows which of the kept fields of a request are its own', async () => {
    const records = memory();
    await first(records, REQUEST);
    const store = await visit(records);
    expect(store.getState().work.prompt.requestFields).toEqual({ format: 'anthropic', json: '{"temperature":0}' });
    await store.getState().rereadImport(store.getState().imports[0]!, 'plain');
    expect(store.getState().work.prompt.requestFields).toBeUndefined();
  });

  it.each([
    ['long', `${'Ü–🎈'.repeat(400_000)}`],
    ['of lone surrogates', '\ud83d and a half'],
  ])('comes back character by character where its text is %s', async (_, text) => {
    const records = memory();
    const request = JSON.stringify({ system: 'S', messages: [{ role: 'user', content: text }] }).replaceAll('\\ud83d', '\ud83d');
    await first(records, request);
    const store = await visit(records);
    await store.getState().rereadImport(store.getState().imports[0]!, 'plain');
    expect(texts(store)[0] === request).toBe(true);
  });

  it('is kept though what came before it could not be made ready', async () => {
    const records = memory();
    const shelf = new SourceShelf(records, 'f');
    const place = vi.spyOn(shelf, 'place').mockImplementationOnce(() => {
      throw new Error('unforeseen');
    });
    const store = await visit(records, shelf);
    store.getState().clear();
    store.getState().addPastedText(REQUEST);
    await settled(store);
    expect([place.mock.calls.length, sourceKeys(records)]).toEqual([1, []]);
    store.getState().addPastedText(EXPORT);
    await settled(store);
    expect(sourceKeys(records)).toEqual(['source', 'source-data']);
  });

  it('says so where it is gone, and changes nothing', async () => {
    const records = memory();
    await first(records, REQUEST);
    const store = await visit(records);
    for (const key of records.records.keys()) if (key.startsWith('source-data:')) records.records.delete(key);
    const { work } = store.getState();
    await store.getState().rereadImport(store.getState().imports[0]!, 'plain');
    expect(store.getState().work).toBe(work);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: 'Pasted text is not kept any more as it came, so it cannot be read again. Add it once more.' });
  });

  it('goes with the work that it belongs to, and with no other', async () => {
    const records = memory();
    const store = await first(records, REQUEST);
    await addWorkspace(store, records, 'w2', 'Second');
    store.getState().addPastedText(EXPORT);
    await settled(store);
    expect(sourceKeys(records)).toEqual(['source', 'source', 'source-data', 'source-data']);
    const later = await visit(records);
    expect(later.getState().imports.map(({ format }) => format)).toEqual(['claude-export']);
    await openWorkspace(later, records, 'first');
    await settled(later);
    expect(later.getState().imports.map(({ format }) => format).toSorted()).toEqual(['anthropic', 'claude-export']);
    await removeWorkspace(later, records, 'w2');
    const last = await visit(records);
    expect(last.getState().imports.map(({ format }) => format)).toEqual(['anthropic']);
    expect(sourceKeys(records)).toEqual(['source', 'source-data']);
    last.getState().clear();
    await settled(last);
    await visit(records);
    expect(sourceKeys(records)).toEqual([]);
  });

  it('is stored once, however often it is read, and as much as there is space for', async () => {
    const records = memory();
    const shelf = new SourceShelf(records, 's', EXPORT.length + 10);
    const store = await visit(records, shelf);
    store.getState().clear();
    store.getState().addPastedText(EXPORT);
    await settled(store);
    await store.getState().rereadImport(store.getState().imports[0]!, { format: 'claude-export', conversation: 0 });
    await settled(store);
    expect(sourceKeys(records)).toEqual(['source', 'source', 'source-data']);
    store.getState().addPastedText(REQUEST);
    await settled(store);
    expect(sourceKeys(records)).toEqual(['source', 'source-data']);
    expect(store.getState().notices.map(({ text }) => text)).toContainEqual(expect.stringContaining('the oldest is kept no more'));
    // It is in memory all the same, and is stored anew where it is read again.
    await store.getState().rereadImport(store.getState().imports[0]!, 'plain');
    await settled(store);
    expect(texts(store)).toContain(EXPORT);
    expect((await visit(records)).getState().imports.map(({ format }) => format)).toEqual([null]);
  });

  it('gives its space to the work, which says so', async () => {
    const records = memory();
    const store = await first(records, REQUEST);
    expect(sourceKeys(records)).toHaveLength(2);
    const write = records.write.bind(records);
    records.write = (entries, removed) => {
      const all = [...entries];
      const isFull = sourceKeys(records).length > 0 && all.length > 0;
      return isFull ? Promise.reject(Object.assign(new Error('full'), { name: 'QuotaExceededError' })) : write(all, removed);
    };
    store.getState().addPart('documents');
    await settled(store);
    expect(store.getState().keptWork).toBe(store.getState().work);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'info', text: 'The browser’s storage for this page is full, so what was read is kept no more; the work is.' });
    expect(sourceKeys(records)).toEqual([]);
    store.getState().addPastedText(EXPORT);
    await settled(store);
    expect(sourceKeys(records), 'it would be full again').toEqual([]);
  });

  it('is not kept where the browser cannot store it, which is told once; nor by a tab that keeps nothing', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    const write = records.write.bind(records);
    records.write = (entries, removed) => {
      const all = [...entries];
      return all.some(([key]) => key.startsWith(SOURCES)) ? Promise.reject(new Error('It has changed.')) : write(all, removed);
    };
    store.getState().addPastedText(REQUEST);
    await settled(store);
    expect(store.getState().notices.at(-1)?.text).toBe('What Pasted text was read from is not kept: the browser could not store it.');
    records.write = write;
    store.setState({ keeping: 'elsewhere' });
    store.getState().addPastedText(EXPORT);
    await settled(store);
    expect(sourceKeys(records)).toEqual([]);
    store.setState({ keeping: 'here' });
    await vi.waitFor(() => expect(sourceKeys(records)).toEqual(['source', 'source-data']));
  });
});

describe('what a document was read from', () => {
  it('is there after a reload: the source of a page, and what it says', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    await add(store, 'page.html', '<!doctype html><p>Words<p hidden>Not these', { text: '<!doctype html><p>Words<p hidden>Not these' });
    expect(texts(store)).toEqual(['Words\n']);
    const second = await visit(records);
    const { id } = parts(second)[0]!;
    expect(second.getState().documents.get(id)).toMatchObject({ label: 'HTML page', notes: ['Left out: 1 hidden element.'] });
    await showPlain(second, id);
    await settled(second);
    expect(texts(second)[0]).toContain('<p hidden>');
    const third = await visit(records);
    const known = third.getState().documents.get(id)!;
    expect(known.plain !== null && 'text' in known.plain && known.plain.text.held, 'the page knows that it counts as it came').toBe(texts(third)[0]);
    await readAgain(third, id, null, readHere);
    expect(texts(third)).toEqual(['Words\n']);
    await settled(third);
    const fourth = await visit(records);
    const told = () => fourth.getState().notices.filter(({ text }) => text.startsWith('What was changed in page.html'));
    await showPlain(fourth, id);
    expect(told(), 'it is known that nothing was changed').toEqual([]);
    fourth.getState().setText(id, 'typed');
    await settled(fourth);
    const fifth = await visit(records);
    await showPlain(fifth, id);
    expect(fifth.getState().notices.at(-1)).toMatchObject({ text: 'What was changed in page.html since it was read went with its text.', action: 'undo' });
  });

  it('is there after a reload: what a page in an archive says, its source, and which was chosen', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    const pages = { utf8: '<!doctype html><p>Größe', latin: '<html><meta charset="latin1"><p>Maße' };
    await add(store, 'site.zip', zipOf([{ path: 'in/a.html', content: pages.utf8 }, { path: 'b.html', content: new Uint8Array(Buffer.from(pages.latin, 'latin1')) }]), null);
    const ids = parts(store).map(({ id }) => id);
    await showPlain(store, ids[0]!);
    await settled(store);
    const second = await visit(records);
    expect(texts(second)).toEqual([pages.utf8, 'Maße\n']);
    await readAgain(second, ids[0]!, null, readHere);
    await showPlain(second, ids[1]!);
    await settled(second);
    const third = await visit(records);
    expect(texts(third)).toEqual(['Größe\n', pages.latin]);
    await readAgain(third, ids[1]!, 'windows-1251', readHere);
    await showPlain(third, ids[0]!);
    expect(texts(third)).toEqual([pages.utf8, pages.latin.replace('ß', 'Я')]);
  });

  it('is there after a reload: in which encoding a page is, and its source', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    await add(store, 'page.html', new Uint8Array(Buffer.from('<html><meta charset="latin1"><p>Größe', 'latin1')), null);
    const second = await visit(records);
    const { id } = parts(second)[0]!;
    const encoding = (of: AppStore) => parts(of).map((part) => ('text' in part ? of.getState().documents.get(part.id)?.encodings?.get(part.text) : null));
    expect([texts(second), encoding(second)]).toEqual([['Größe\n'], ['windows-1252']]);
    await showPlain(second, id);
    await settled(second);
    expect(encoding(second)).toEqual(['windows-1252']);
    const third = await visit(records);
    expect([texts(third), encoding(third)]).toEqual([['<html><meta charset="latin1"><p>Größe'], ['windows-1252']]);
    await readAgain(third, id, 'windows-1251', readHere);
    expect(texts(third)).toEqual(['<html><meta charset="latin1"><p>GrцЯe']);
  });

  it('is there after a reload: an encoding, until the text is changed', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    const latin = new Uint8Array(Buffer.from('Größe und Maße', 'latin1'));
    await add(store, 'alt.txt', latin, null);
    await add(store, 'old.zip', zipOf([{ path: 'packed.txt', content: latin }]), null);
    const ids = parts(store).map(({ id }) => id);
    const encodings = (of: AppStore) => parts(of).map((part) => ('text' in part ? of.getState().documents.get(part.id)?.encodings?.get(part.text) : null));
    const second = await visit(records);
    expect(encodings(second)).toEqual(['windows-1252', 'windows-1252']);
    for (const id of ids) await readAgain(second, id, 'windows-1251', readHere);
    await settled(second);
    const third = await visit(records);
    expect(texts(third)).toEqual(['GrцЯe und MaЯe', 'GrцЯe und MaЯe']);
    expect(encodings(third)).toEqual(['windows-1251', 'windows-1251']);
    third.getState().setText(ids[0]!, 'typed');
    await settled(third);
    const fourth = await visit(records);
    expect(encodings(fourth)).toEqual([undefined, 'windows-1251']);
    await readAgain(fourth, ids[0]!, 'windows-1252', readHere);
    expect(texts(fourth)[0]).toBe('Größe und Maße');
  });

  it('is there after a reload: the encoding that a file states itself', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    const marked = new Uint8Array(Buffer.from('\ufeffGröße', 'utf16le'));
    await store.getState().addFiles([new File([marked], 'marked.txt')]);
    await add(store, 'old.zip', zipOf([{ path: 'packed.txt', content: marked }]), null);
    await add(store, 'alt.txt', new Uint8Array(Buffer.from('Größe', 'latin1')), null);
    const stated = (of: AppStore) => parts(of).map(({ id }) => of.getState().documents.get(id)?.statedEncoding);
    const second = await visit(records);
    for (const each of [store, second]) expect([texts(each), stated(each)]).toEqual([['Größe', 'Größe', 'Größe'], ['utf-16le', 'utf-16le', undefined]]);
  });

  it('is known of a long text after another workspace was opened and this one again', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    await add(store, 'alt.txt', new Uint8Array(Buffer.from('Größe\n'.repeat(200_000), 'latin1')), null);
    await add(store, 'page.html', `<!doctype html><p>${'Words '.repeat(200_000)}`, { text: '<!doctype html><p>Not what is shown' });
    const known = () => parts(store).map((part) => shownIn(store.getState().documents.get(part.id)!, part));
    const before = known();
    expect(before).toEqual([{ kind: 'encoding', encoding: 'windows-1252' }, { kind: 'read' }]);
    await addWorkspace(store, records, 'other', 'Other');
    await openWorkspace(store, records, 'first');
    expect(parts(store).map(({ name }) => name)).toEqual(['alt.txt', 'page.html']);
    expect(known()).toEqual(before);
    store.getState().setText(parts(store)[1]!.id, `${'Other '.repeat(200_000)}`);
    await settled(store);
    await addWorkspace(store, records, 'third', 'Third');
    await openWorkspace(store, records, 'first');
    expect(known()).toEqual([before[0], { kind: 'edited' }]);
  });

  it('is stored for many at a time, and one that cannot be stored does not keep the others out', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    const files = Array.from({ length: 150 }, (_, at) => ({ path: `${at}.txt`, content: new Uint8Array(Buffer.from(`Größe ${at}`, 'latin1')) }));
    const write = records.write.bind(records);
    records.write = (entries, removed) => {
      const all = [...entries];
      const isBad = all.some(([, value]) => value instanceof File && value.name === '70.txt');
      return isBad ? Promise.reject(new Error('It is gone.')) : write(all, removed);
    };
    await add(store, 'old.zip', zipOf(files), null);
    const writes = records.written.filter((keys) => keys.some((key) => key.startsWith(SOURCES)));
    expect(sourceKeys(records)).toHaveLength(2 * 149);
    expect(writes, '64, 64 one by one but the bad one, 22').toHaveLength(1 + 63 + 1);
    expect(store.getState().notices.filter(({ text }) => text.startsWith('What 70.txt was read from is not kept')), 'it is told').toHaveLength(1);
    const second = await visit(records);
    const encodings = parts(second).map((part) => ('text' in part ? second.getState().documents.get(part.id)?.encodings?.get(part.text) : null));
    expect(encodings.filter((encoding) => encoding === 'windows-1252')).toHaveLength(149);
    expect(encodings[70]).toBeUndefined();
    second.getState().clear();
    await settled(second);
    await visit(records);
    expect(sourceKeys(records)).toEqual([]);
  });

  it('says so where it is gone', async () => {
    const records = memory();
    const store = await visit(records);
    store.getState().clear();
    await add(store, 'alt.txt', new Uint8Array(Buffer.from('Größe', 'latin1')), null);
    const second = await visit(records);
    for (const key of records.records.keys()) if (key.startsWith('source-data:')) records.records.delete(key);
    await readAgain(second, parts(second)[0]!.id, 'windows-1251', readHere);
    expect(texts(second)).toEqual(['Größe']);
    expect(second.getState().notices.at(-1)?.text).toBe('What this was read from is not kept any more. Add it once more to read it in another way.');
  });
});
