import { describe, expect, it, vi } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { readDocument } from '@/core/importers/documents/read-document';
import { wholeText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { docxOf, xlsxOf } from '@/test/office-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import type { DocumentAnswer } from '@/workers/document-messages';
import { type DocumentOrder, type ReadInWorker, readArrivedDocument } from './arrived-document';
import { offerFolder } from './folder-offer';
import { readAgain, showPlain } from './reread-document';
import { createAppStore } from './store';

/** As the worker does it, but here. */
const readHere: ReadInWorker = async ({ file, encoding }) => {
  const name = file.name ?? '';
  const bytes = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
  const read = await readDocument(sourceOf(bytes), encoding === null ? { name } : { name, encoding });
  return read.ok ? { ok: true, value: packDocument(read.value).packed } : read;
};
const pdf: ReadInWorker = async () => ({ ok: true, value: packDocument({ format: 'pdf', label: 'PDF, 1 page', texts: [{ name: null, text: 'words' }], notes: [] }).packed });
const attachment = { kind: 'pdf', fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 10, pages: 1, pageSizes: [] } as const;

const open = () => {
  let id = 0;
  return createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id-${(id += 1)}` as UnitId });
};
const orderOf = (name: string, bytes: Uint8Array<ArrayBuffer> | string, plain: DocumentOrder['plain'] = null): DocumentOrder => ({
  file: new File([bytes], name),
  name,
  plain,
  format: null,
  signal: new AbortController().signal,
  onPage: () => {},
});
async function arrive(order: DocumentOrder, read: ReadInWorker = readHere) {
  const store = open();
  const arrived = await readArrivedDocument(order, read);
  if (arrived?.ok === true) store.getState().addArrivals(arrived.value);
  return { store, arrived, parts: () => store.getState().work.prompt.parts, notice: store.getState().notices.at(-1) };
}

describe('a document that arrives', () => {
  it('becomes its text, and one undo takes it back', async () => {
    const { store, parts, notice } = await arrive(orderOf('letter.docx', docxOf('<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>')));
    expect(parts()).toMatchObject([{ name: 'letter.docx', role: 'documents', text: 'Dear all\n' }]);
    expect(notice).toMatchObject({ text: 'The text of letter.docx was added: Word document.', action: 'undo' });
    store.getState().undo();
    expect(store.getState().work.untouchedSample).toBe(true);
  });

  it('can be taken back as a whole where it was asked for as one step', async () => {
    const { arrived } = await arrive(orderOf('a.pdf', '%PDF-', { attachment }), pdf);
    const store = open();
    if (arrived?.ok === true) store.getState().addArrivals(arrived.value, true);
    expect(store.getState().work.prompt.parts).toMatchObject([{ name: 'a.pdf', text: 'words' }]);
    expect(store.getState().notices.at(-1)?.details).not.toContain('Undo makes a PDF an attached file.');
    store.getState().undo();
    expect(store.getState().work.untouchedSample).toBe(true);
  });

  it('that is a PDF becomes its text, and one undo makes it an attached file', async () => {
    const { store, parts, notice } = await arrive(orderOf('a.pdf', '%PDF-', { attachment }), pdf);
    expect(parts()).toMatchObject([{ name: 'a.pdf', text: 'words' }]);
    expect(parts()[0]).not.toHaveProperty('attachment');
    expect(notice?.details).toContain('Undo makes a PDF an attached file.');
    store.getState().undo();
    expect(parts()).toMatchObject([{ name: 'a.pdf', attachment }]);
    store.getState().redo();
    const id = parts()[0]!.id;
    showPlain(store, id);
    expect(parts()[0]).toMatchObject({ attachment });
    await readAgain(store, id, null, pdf);
    expect(parts()[0]).toMatchObject({ text: 'words' });
    store.getState().undo();
    expect(parts()[0]).toMatchObject({ attachment });
  });

  it('that is a PDF without text stays an attached file, and says why', async () => {
    const refuse: ReadInWorker = async (): Promise<DocumentAnswer> => ({ ok: false, error: { kind: 'no-text', what: 'no text layer on its page' } });
    const { store, parts, notice } = await arrive(orderOf('a.pdf', '%PDF-', { attachment }), refuse);
    expect(parts()).toMatchObject([{ attachment }]);
    expect(notice).toMatchObject({ text: 'a.pdf counts as an attached file.', details: ['Its text was not read: it has no text: no text layer on its page.', 'a.pdf took the place of the sample.'] });
    // Tried again with success, that is no longer said of it.
    await readAgain(store, parts()[0]!.id, null, pdf);
    expect(parts()).toMatchObject([{ text: 'words' }]);
    expect(store.getState().documents.get(parts()[0]!.id)).toMatchObject({ label: 'PDF, 1 page', notes: [] });
  });

  it('that is an archive becomes its texts, a request in it its parts', async () => {
    const request = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Why?' }] });
    const { parts, notice } = await arrive(orderOf('all.zip', zipOf([{ path: 'a.txt', content: 'one' }, { path: 'request.json', content: request }])));
    expect(parts().map(({ name, role }) => [role, name])).toEqual([['system', 'System'], ['documents', 'a.txt'], ['question', 'Question']]);
    expect(notice?.details.join(' ')).toContain('2 texts of all.zip: ZIP archive, 2 files.');
  });

  it('that is an export of chats says which conversation was read, and that others can be; its other files are no documents', async () => {
    const chats = ['Rain in Spain', 'A plan'].map((name, at) => ({ uuid: name, name, updated_at: `2026-0${at + 1}-03`, chat_messages: [{ sender: 'human', text: `${name}?` }, { sender: 'assistant', text: 'Yes.' }] }));
    const { store, arrived, parts, notice } = await arrive(orderOf('data.bin', zipOf([{ path: 'users.json', content: '[{"uuid":"u"}]' }, { path: 'conversations.json', content: JSON.stringify(chats) }])));
    expect(parts().map(({ role }) => role)).toEqual(['history']);
    expect(notice).toMatchObject({ text: 'Read as Claude.ai export: 2 turns.', choices: [{ label: 'Change…' }], action: 'undo' });
    expect(notice?.details.slice(-4, -2)).toEqual(['“A plan” was taken; 1 other conversation can be chosen in its place.', 'Left out: users.json. To choose from all files, open the archive in the Folder view.']);
    expect([store.getState().dialog, arrived?.ok === true && arrived.value.length]).toEqual(['import', 1]);
  });

  it('that is a page or a notebook in an archive is what it says, with its source one press or one undo away', async () => {
    const page = '<!doctype html><title>Pets</title><p>Words<p hidden>Not these';
    const notebook = JSON.stringify({ nbformat: 4, metadata: { kernelspec: {} }, cells: [{ cell_type: 'markdown', source: 'Cells' }] });
    const app = '<!doctype html><script src="a.js"></script>';
    const { store, parts, notice } = await arrive(orderOf('all.zip', zipOf([{ path: 'in/page.html', content: page }, { path: 'a.ipynb', content: notebook }, { path: 'app.html', content: app }, { path: 'a.txt', content: 'plain' }])));
    const texts = () => parts().map((part) => ('text' in part ? wholeText(part.text) : null));
    const [{ id } = { id: '' as UnitId }, , { id: appId } = { id: '' as UnitId }] = parts();
    expect(texts()).toEqual(['# Pets\n\nWords\n', 'Cells\n', app, 'plain']);
    expect(parts().map((part) => store.getState().documents.get(part.id)?.label)).toEqual(['HTML page', 'Jupyter notebook, 1 cell', 'ZIP archive, 4 files', 'ZIP archive, 4 files']);
    expect(store.getState().documents.get(id)?.notes).toEqual(['Left out: 1 hidden element.']);
    expect(store.getState().documents.get(appId)?.plain, 'a page that says nothing has one form').toBeNull();
    expect(notice?.details).toEqual(expect.arrayContaining(['in/page.html: Left out: 1 hidden element.', 'Undo keeps the source of HTML and notebooks.']));
    store.getState().undo();
    expect(texts()).toEqual([page, notebook, app, 'plain']);
    store.getState().redo();
    await showPlain(store, id);
    expect(texts()).toEqual([page, 'Cells\n', app, 'plain']);
    await readAgain(store, id, null, readHere);
    expect(texts()[0]).toBe('# Pets\n\nWords\n');
    expect(store.getState().documents.get(id)).toMatchObject({ label: 'HTML page', notes: ['Left out: 1 hidden element.'], encodings: null });
  });

  it('that is a page in an archive is never a request or a text with files in it, only its source is', async () => {
    const page = '<!doctype html><p>User: Why?<p>Assistant: Because.';
    const nested = `<!doctype html>${'<p><b>'.repeat(6000)}deep`;
    const { parts } = await arrive(orderOf('all.zip', zipOf([{ path: 'chat.html', content: page }, { path: 'deep.html', content: nested }])));
    expect(parts()).toMatchObject([{ name: 'chat.html', role: 'documents', text: 'User: Why?\n\nAssistant: Because.\n' }, { name: 'deep.html', text: nested }]);
  });

  it('that is a page of which no text can be taken is its source, which is told with the reason, in an archive too', async () => {
    const reason = 'Its readable text was not taken: the page in it is nested too deeply.';
    const deep = `${'<div>'.repeat(50_000)}words`;
    const { parts, notice } = await arrive(orderOf('deep.html', deep, { text: deep }));
    expect(parts()).toMatchObject([{ name: 'deep.html', role: 'documents', text: deep }]);
    expect(notice).toMatchObject({ text: 'The source of deep.html was added.', details: [reason, expect.stringContaining('sample')], action: 'undo' });
    expect((await arrive(orderOf('all.zip', zipOf([{ path: 'a.txt', content: 'a' }, { path: 'deep.html', content: deep }])))).notice?.details).toContain(`deep.html: ${reason}`);
  });

  it('that is an archive can be opened as a folder in the place of all that came of it, or where it has too many texts', async () => {
    const request = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Why?' }] });
    const bytes = zipOf([{ path: 'a.txt', content: 'one' }, { path: 'request.json', content: request }]);
    const before = open().getState().work;
    const { store, arrived } = await arrive(orderOf('all.bin', bytes));
    expect(arrived?.ok === true && arrived.value.every(({ document }) => document?.format === 'zip')).toBe(true);
    offerFolder(store, new File([bytes], 'all.bin'), { texts: 2, before: store.getInitialState().work, after: store.getState().work, about: new Set() });
    store.getState().notices.at(-1)?.choices?.[0]?.choose();
    expect(store.getState().work).toEqual(before);
    await vi.waitFor(() => expect(store.getState().folder?.sums?.files[0]).toBe(2), { timeout: 10_000 });
    const many = await arrive(orderOf('many.bin', zipOf(Array.from({ length: 501 }, (_, at) => ({ path: `${at}.txt`, content: '' })))));
    expect(many.arrived).toEqual({ ok: false, error: { kind: 'document', reason: 'it holds 501 files, and up to 500 are read as documents; open it as a folder.', mayBeFolder: true } });
  });

  it('that is an archive of source is a folder by its bytes, whatever came with it; the other files are added', async () => {
    const repository = (name: string) => new File([zipOf([{ path: `${name}/package.json`, content: '{}' }, { path: `${name}/a.ts`, content: 'one' }])], `${name}.download`);
    const store = open();
    await store.getState().addFiles([repository('two'), new File(['words'], 'a.txt'), repository('one'), new File(['more'], 'z.txt')]);
    const names = () => store.getState().work.prompt.parts.map(({ name }) => name);
    expect(names()).toEqual(['a.txt', 'z.txt']);
    await vi.waitFor(() => expect([store.getState().folder?.name, store.getState().folder?.sums?.files[0]]).toEqual(['one', 2]), { timeout: 10_000 });
    // One folder is open at a time: the other is one press away, and then this one is.
    const last = () => store.getState().notices.at(-1);
    expect(last()?.text).toBe('two.download holds source, too, and was not added: one folder is open at a time.');
    last()?.choices?.find(({ label }) => label === 'Open it instead')?.choose();
    await vi.waitFor(() => expect(store.getState().folder?.name).toBe('two'), { timeout: 10_000 });
    expect(last()?.text).toContain('one.download');
    store.getState().undo();
    expect(store.getState().work.untouchedSample).toBe(true);
  });

  it('that cannot be read is refused with its reason, or left as it came', async () => {
    expect((await arrive(orderOf('x.zip', zipOf([{ path: 'a.txt', content: 'x', stated: { flags: 1 } }])))).arrived).toEqual({ ok: false, error: { kind: 'document', reason: 'it is encrypted (a.txt); save it without a password and add it again.', mayBeFolder: false } });
    const app = '<!doctype html><script src="a.js"></script>';
    expect((await arrive(orderOf('index.html', app, { text: app }))).arrived).toBeNull();
    expect((await arrive({ ...orderOf('a.out', '\x7fELF'), format: 'ELF program' })).arrived).toBeNull();
    expect((await arrive(orderOf('a.docx', 'x'), () => Promise.reject(new Error('offline')))).arrived).toBeNull();
  });
});

describe('an encoding', () => {
  it('is a guess that the user can change, with undo, and is known of each text', async () => {
    const { store, parts } = await arrive(orderOf('alt.txt', new Uint8Array(Buffer.from('schöne Grüße', 'latin1'))));
    const id = parts()[0]!.id;
    const now = () => {
      const part = parts()[0]!;
      return 'text' in part ? [wholeText(part.text), store.getState().documents.get(id)?.encodings?.get(part.text)] : [];
    };
    expect(now()).toEqual(['schöne Grüße', 'windows-1252']);
    await readAgain(store, id, 'koi8-r', readHere);
    expect(now()).toEqual(['schЖne GrЭъe', 'koi8-r']);
    store.getState().undo();
    expect(now()).toEqual(['schöne Grüße', 'windows-1252']);
    let answer = (_answer: DocumentAnswer) => {};
    const slow = readAgain(store, id, 'koi8-r', () => new Promise((resolve) => (answer = resolve)));
    await readAgain(store, id, 'windows-1251', readHere);
    const chosen = now();
    expect(chosen).toEqual(['schцne GrьЯe', 'windows-1251']);
    answer({ ok: false, error: { kind: 'no-encoding' } });
    await slow;
    expect([now(), store.getState().notices.some(({ tone }) => tone === 'error')]).toEqual([chosen, false]);
    store.getState().undo();
    await readAgain(store, id, 'utf-8', () => Promise.reject(new Error('gone')));
    expect(now()).toEqual(['schöne Grüße', 'windows-1252']);
    expect(store.getState().notices.at(-1)?.text).toContain('alt.txt was not read');
  });

  it('of a page is chosen for what it says or for its source, whichever is shown', async () => {
    const page = '<html><head><meta charset="windows-1251"><title>T</title></head><p>schцne';
    const bytes = Uint8Array.from(page, (each) => (each === 'ц' ? 0xf6 : each.charCodeAt(0)));
    const { store, parts, notice } = await arrive(orderOf('page.html', bytes));
    const id = parts()[0]!.id;
    const now = () => {
      const part = parts()[0]!;
      return 'text' in part ? [wholeText(part.text), store.getState().documents.get(id)?.encodings?.get(part.text)] : [];
    };
    expect(notice?.text).toBe('The text of page.html was added: HTML page in windows-1251.');
    expect(now()).toEqual(['# T\n\nschцne\n', 'windows-1251']);
    await readAgain(store, id, 'windows-1252', readHere);
    expect(now()).toEqual(['# T\n\nschöne\n', 'windows-1252']);
    await showPlain(store, id);
    expect(now()).toEqual([page.replace('ц', 'ö'), 'windows-1252']);
    await readAgain(store, id, 'koi8-r', readHere);
    expect(now()).toEqual([page.replace('ц', 'Ж'), 'koi8-r']);
    await readAgain(store, id, null, readHere);
    expect(now()).toEqual(['# T\n\nschцne\n', 'windows-1251']);
  });

  it('of a page in an archive is chosen for what it says or for its source, and what it states is no guess', async () => {
    const page = '<html><meta charset=koi8-r><p>sch\xf6ne';
    const { store, parts, notice } = await arrive(orderOf('all.zip', zipOf([{ path: 'a.html', content: new Uint8Array(Buffer.from(page, 'latin1')) }])));
    const { id } = parts()[0]!;
    expect(parts()).toMatchObject([{ text: 'schЖne\n' }]);
    expect(notice?.details.join(' ')).not.toContain('guess');
    await readAgain(store, id, 'windows-1252', readHere);
    expect(parts()).toMatchObject([{ text: 'schöne\n' }]);
    await showPlain(store, id);
    expect(parts()).toMatchObject([{ text: page }]);
    await readAgain(store, id, 'koi8-r', readHere);
    expect(parts()).toMatchObject([{ text: page.replace('ö', 'Ж') }]);
  });

  it('and any other way to read it says that what was typed into its text goes, and Undo brings it back', async () => {
    const typedInto = async (order: DocumentOrder, read: ReadInWorker, change: (store: ReturnType<typeof open>, id: UnitId) => Promise<void>) => {
      const told = (of: ReturnType<typeof open>) => of.getState().notices.some(({ text }) => text === `What was changed in ${order.name} since it was read went with its text.`);
      const untouched = await arrive(order, read);
      await change(untouched.store, untouched.parts()[0]!.id);
      expect(told(untouched.store), 'nothing was typed').toBe(false);
      const { store, parts } = await arrive(order, read);
      const id = parts()[0]!.id;
      store.getState().setText(id, 'typed');
      await change(store, id);
      expect(parts()[0]).not.toMatchObject({ text: 'typed' });
      expect(told(store)).toBe(true);
      store.getState().undo();
      expect(parts()[0]).toMatchObject({ text: 'typed' });
    };
    const page = '<!doctype html><p>Words<p hidden>Not these';
    await typedInto(orderOf('alt.txt', new Uint8Array(Buffer.from('Größe', 'latin1'))), readHere, (store, id) => readAgain(store, id, 'koi8-r', readHere));
    await typedInto(orderOf('page.html', page, { text: page }), readHere, showPlain);
    await typedInto(orderOf('page.html', page, { text: page }), readHere, (store, id) => readAgain(store, id, null, readHere));
    await typedInto(orderOf('a.pdf', '%PDF-', { attachment }), pdf, showPlain);
  });

  it('that is escapes in ASCII leaves the text as it came to Undo, and says so', async () => {
    const came = 'a \u001b$B;z\u001b(B';
    const { store, parts, notice } = await arrive(orderOf('jis.txt', came, { text: came }));
    expect(parts()).toMatchObject([{ text: 'a 字' }]);
    expect(notice?.details).toContain('Undo keeps the text as it came.');
    expect(notice?.details.join(' ')).not.toContain('HTML');
    store.getState().undo();
    expect(parts()).toMatchObject([{ text: came }]);
  });

  it('is known of each text of an archive, which is read in another by itself and says nothing of the others', async () => {
    const files = [
      { path: 'alt.txt', content: new Uint8Array(Buffer.from('schöne Grüße', 'latin1')) },
      { path: 'in/jis.txt', content: '\u001b$B;z\u001b(B' },
      { path: 'damaged.txt', content: new Uint8Array([...Buffer.from('größer größer größer'), 0xff]) },
      { path: 'sums.xlsx', content: xlsxOf([{ name: 'A', rows: '<sheetData><row><c><v>7</v></c></row></sheetData>', comments: '<commentList/>' }]) },
      { path: 'plain.txt', content: 'words' },
    ];
    const { store, parts, notice } = await arrive(orderOf('all.zip', zipOf(files)));
    const known = () => parts().map((part) => ({ text: 'text' in part ? wholeText(part.text) : '', own: store.getState().documents.get(part.id)! }));
    expect(known().map(({ text }) => text)).toEqual(['schöne Grüße', '字', 'größer größer größer\ufffd', '## A\n\n7\n', 'words']);
    expect(parts().map((part) => 'text' in part && store.getState().documents.get(part.id)?.encodings?.get(part.text))).toEqual(['windows-1252', 'iso-2022-jp', 'utf-8', undefined, undefined]);
    expect(known().map(({ own }) => own.notes)).toEqual([[], [], ['1 place is not UTF-8 and stands as U+FFFD.'], ['Left out: comments on 1 sheet.'], []]);
    // All of it is told once, under the names.
    expect(notice?.details).toEqual(expect.arrayContaining(['alt.txt was read as text in windows-1252, which is a guess.', 'damaged.txt: 1 place is not UTF-8 and stands as U+FFFD.', 'sums.xlsx: Left out: comments on 1 sheet.']));
    await readAgain(store, parts()[0]!.id, 'koi8-r', readHere);
    expect(known().map(({ text }) => text).slice(0, 2)).toEqual(['schЖne GrЭъe', '字']);
    expect(known()[0]!.own.encodings!.size).toBe(2);
  });
});
