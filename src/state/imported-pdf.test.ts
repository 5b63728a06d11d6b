// PDFs in requests of each vendor, taken out of the request and read as the page reads them.
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { type PdfLibrary, readPdfText } from '@/core/importers/documents/pdf-text';
import { wholeText } from '@/core/prompt/long-text';
import { anthropicRequest } from '@/core/share/request-anthropic';
import { openaiRequest } from '@/core/share/request-openai';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { memory } from '@/test/memory-records';
import { pdfOf } from '@/test/pdf-files';
import { openQuickStore } from '@/test/quick-store';
import { settled, quickenTimers } from '@/test/settled';
import type { ReadInWorker } from './arrived-document';
import { countImportedPdf } from './imported-pdf';
import { keepWork, type RecordStore } from './keeping';
import { keepSources } from './kept-sources';
import { readAgain, showPlain } from './reread-document';
import { type AppStore, createAppStore } from './store';

let library: PdfLibrary;
beforeAll(async () => {
  library = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
});

/** As the worker does it, but here. */
const readHere: ReadInWorker = async ({ file, onPage }, isPdf) => {
  expect(isPdf).toBe(true);
  const loadCMap = async (name: string) => new Uint8Array(readFileSync(`node_modules/pdfjs-dist/cmaps/${name}.bcmap`));
  const read = await readPdfText(library, new Uint8Array(await file.slice(0, file.size).arrayBuffer()), { loadCMap, now: () => 0, onPage });
  return read.ok ? { ok: true, value: packDocument(read.value).packed } : read;
};

beforeEach(quickenTimers);

let visits = 0;
/** A visit of the page, which finds what earlier ones have kept. */
async function visit(records: RecordStore = memory()): Promise<AppStore> {
  visits += 1;
  const mark = `v${visits}`;
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `${mark}-${(ids += 1)}` as UnitId });
  await keepWork(store, records, mark);
  await keepSources(store, records, mark);
  return store;
}

async function withRequest(request: object, records?: RecordStore): Promise<AppStore> {
  const store = await visit(records);
  store.getState().clear();
  store.getState().addPastedText(JSON.stringify(request));
  await settled(store);
  return store;
}
const prompt = (store: AppStore) => store.getState().work.prompt;
const named = (store: AppStore, name: string) => prompt(store).parts.find((part) => part.name === name)!;
const textOf = (store: AppStore, name: string) => {
  const part = named(store, name);
  return 'text' in part ? wholeText(part.text) : null;
};
const count = (store: AppStore, name: string, read: ReadInWorker = readHere) => countImportedPdf(store, named(store, name).id, read);

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const [ONE, TWO, SCAN] = [[{ lines: ['Words of one'] }], [{ lines: ['Words of two'] }], [{}]].map((pages) => base64(pdfOf(pages)));
const block = (data: string | undefined, title?: string) => ({ type: 'document', source: { type: 'base64', media_type: 'application/pdf', data }, ...(title === undefined ? {} : { title }) });
const ANTHROPIC = {
  model: 'claude-opus-5',
  max_tokens: 99,
  system: 'Be brief.',
  messages: [{ role: 'user', content: [block(ONE), { type: 'text', text: 'And?' }] }, { role: 'assistant', content: 'So.' }, { role: 'user', content: [{ type: 'text', text: 'Why?' }, block(TWO), block(SCAN, 'scan.pdf')] }],
};

describe('a PDF in a request', () => {
  it.each([
    ['Anthropic', ANTHROPIC, 'PDF 2'],
    ['OpenAI Chat Completions', { model: 'gpt-5.5', messages: [{ role: 'system', content: 'S' }, { role: 'user', content: [{ type: 'file', file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${ONE}` } }, { type: 'file', file: { filename: 'b.pdf', file_data: `data:application/pdf;base64,${TWO}` } }, { type: 'text', text: 'Why?' }] }] }, 'b.pdf'],
    ['OpenAI Responses', { model: 'gpt-5.5', instructions: 'S', input: [{ role: 'user', content: [{ type: 'input_file', filename: 'two.pdf', file_data: TWO }, { type: 'input_text', text: 'Why?' }] }] }, 'two.pdf'],
    ['Gemini', { contents: [{ role: 'user', parts: [{ inlineData: { mimeType: 'application/pdf', data: ONE } }, { inline_data: { mime_type: 'application/pdf', data: TWO } }, { text: 'Why?' }] }] }, 'PDF 2'],
  ])('of %s is an attached file whose text can be counted instead, and back again', async (_vendor, request, name) => {
    const store = await withRequest(request);
    const before = named(store, name);
    expect(before).toMatchObject({ attachment: { kind: 'pdf', pages: 1 } });
    expect(store.getState().documents.has(before.id), 'nothing of it is held until it is asked for').toBe(false);
    await count(store, name);
    expect(named(store, name)).toMatchObject({ id: before.id, role: 'documents', text: '[page 1]\nWords of two\n', isSentAsFile: true });
    expect(store.getState().documents.get(before.id)).toMatchObject({ label: 'PDF, 1 page', notes: [] });
    await showPlain(store, before.id);
    expect(named(store, name)).toEqual(before);
    await readAgain(store, before.id, null, readHere);
    expect(named(store, name)).toMatchObject({ text: '[page 1]\nWords of two\n', isSentAsFile: true });
    for (let steps = 0; steps < 3; steps += 1) store.getState().undo();
    expect(named(store, name)).toEqual(before);
  });

  it('is named as missing in a request that is written, whether it counts as a file or as its text', async () => {
    const store = await withRequest(ANTHROPIC);
    const written = () => anthropicRequest(prompt(store), 'claude-opus-5', 99);
    const asFiles = written();
    expect(asFiles.notes).toEqual(['3 attachments are left out: their files are not kept here.', expect.stringMatching(/^Missing in messages that are otherwise as they came.*documents?\.$/)]);
    await count(store, 'PDF 2');
    const { json, notes } = written();
    expect(notes.slice(0, 2)).toEqual(['2 attachments are left out: their files are not kept here.', '1 file that the imported request sends is missing: its text stands in its place, without what else its block says.']);
    expect(json).toContain('Words of two');
    for (const data of [ONE, TWO, SCAN]) expect(json).not.toContain(data);
    expect(openaiRequest(prompt(store), 'gpt-5.5', 99).notes).toContain('1 file that the imported request sends is missing: its text stands in its place, without what else its block says.');
    store.getState().setText(named(store, 'PDF 2').id, 'typed');
    expect(written().notes, 'whatever is typed into it').toContain('1 file that the imported request sends is missing: its text stands in its place, without what else its block says.');
    await showPlain(store, named(store, 'PDF 2').id);
    expect(written()).toEqual(asFiles);
  });

  it('with a context is one block with its text, and without that a document of the context, which is told', async () => {
    const beside = { citations: { enabled: true }, cache_control: { type: 'ephemeral' } };
    const told = { ...block(TWO, 'two.pdf'), context: 'From the archive.', ...beside };
    const request = { model: 'claude-opus-5', max_tokens: 99, messages: [{ role: 'user', content: [told, { type: 'text', text: 'Why?' }] }, { role: 'assistant', content: 'So.' }, { role: 'user', content: [block(ONE), { ...block(ONE, 'one.pdf'), context: 'Older.' }, { type: 'text', text: 'And?' }] }] };
    const records = memory();
    const first = await withRequest(request, records);
    const written = (store: AppStore) => {
      const { json, notes } = anthropicRequest(prompt(store), 'claude-opus-5', 99);
      return { content: (JSON.parse(json) as typeof request).messages.map(({ content }) => content), notes };
    };
    const text = (data: string) => ({ type: 'text', media_type: 'text/plain', data });
    const [context, asked] = [{ type: 'document', source: text('From the archive.'), title: 'two.pdf', ...beside }, { type: 'text', text: 'Why?' }];
    const before = written(first);
    expect(before.content[0]).toEqual([context, asked]);
    expect(before.notes).toEqual(['3 attachments are left out: their files are not kept here.', '2 documents have what the request says of their files (context) in the place of the files.', 'Missing in messages that are otherwise as they came, as files are not kept here: 3 document.']);
    const pdf = (store: AppStore) => prompt(store).parts.find((part) => part.name === 'two.pdf' && ('attachment' in part || ('text' in part && part.isSentAsFile === true)))!;
    await countImportedPdf(first, pdf(first).id, readHere);
    await settled(first);
    // After a reload too.
    for (const store of [first, await visit(records)]) {
      const now = written(store);
      expect(now.content[0]).toEqual([{ ...told, source: text('[page 1]\nWords of two\n') }, asked]);
      expect(now.content.slice(1)).toEqual(before.content.slice(1));
      expect(now.notes).toEqual(['2 attachments are left out: their files are not kept here.', '1 file that the imported request sends is missing: its text stands in its block.', '1 document has what the request says of its file (context) in the place of the file.', 'Missing in messages that are otherwise as they came, as files are not kept here: 2 document.']);
      // Read again, it is one document with all of it.
      expect(JSON.stringify(now.content[0]).match(/From the archive|Words of two/g)).toHaveLength(2);
      // Elsewhere it is a text among the others.
      expect(openaiRequest(prompt(store), 'gpt-5.5', 99).json.match(/From the archive|Words of two/g)).toHaveLength(2);
    }
    const typed = prompt(first).parts.find((part) => part.name === 'two.pdf' && 'text' in part && part.isSentAsFile === undefined)!;
    first.getState().setText(typed.id, 'two.pdf\nTyped.');
    expect(written(first).content[0]).toEqual([{ ...told, context: 'Typed.', source: text('[page 1]\nWords of two\n') }, asked]);
    first.getState().setEnabled([pdf(first).id], false);
    expect(written(first).content[0]).toEqual([{ ...context, source: text('Typed.') }, asked]);
  });

  it('has the choice after a reload, before it was made and after', async () => {
    const records = memory();
    await withRequest(ANTHROPIC, records);
    const second = await visit(records);
    await count(second, 'PDF 1');
    expect(textOf(second, 'PDF 1')).toBe('[page 1]\nWords of one\n');
    await settled(second);
    const third = await visit(records);
    expect(named(third, 'PDF 1')).toMatchObject({ text: '[page 1]\nWords of one\n', isSentAsFile: true });
    const { id } = named(third, 'PDF 1');
    await showPlain(third, id);
    expect(named(third, 'PDF 1')).toMatchObject({ attachment: { kind: 'pdf', fileName: 'PDF 1' } });
    await settled(third);
    const fourth = await visit(records);
    await readAgain(fourth, id, null, readHere);
    expect(named(fourth, 'PDF 1')).toMatchObject({ text: '[page 1]\nWords of one\n', isSentAsFile: true });
  });

  it('without a text layer stays an attached file, and says why', async () => {
    const store = await withRequest(ANTHROPIC);
    const before = named(store, 'scan.pdf');
    await count(store, 'scan.pdf');
    expect(named(store, 'scan.pdf')).toBe(before);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: 'scan.pdf was not read: it has no text: no text layer on its page, perhaps because it was scanned.' });
  });

  it('stays one where the request is not kept any more, where the reader does not load, and where it is gone by then', async () => {
    const records = memory();
    await withRequest(ANTHROPIC, records);
    for (const key of records.records.keys()) if (key.startsWith('source-data:')) records.records.delete(key);
    const store = await visit(records);
    await count(store, 'PDF 1');
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: 'The request that PDF 1 stood in is not kept any more. Add it once more to read its PDFs.' });
    const other = await withRequest(ANTHROPIC);
    await count(other, 'PDF 1', () => Promise.reject(new Error('offline')));
    expect(other.getState().notices.at(-1)?.text).toBe('PDF 1 was not read: what reads it did not load; try again when you are online.');
    const counting = count(other, 'PDF 2');
    other.getState().deleteUnits([named(other, 'PDF 2').id]);
    await counting;
    expect(prompt(other).parts.map(({ name }) => name)).not.toContain('PDF 2');
    await countImportedPdf(other, 'none' as UnitId, readHere);
    expect([store, other].flatMap((each) => prompt(each).parts.filter((part) => 'text' in part && part.isSentAsFile === true))).toEqual([]);
  });

  it('of a row of many prompts can be counted once the row is opened, though its text is not kept', async () => {
    const { store, settled: counted } = openQuickStore();
    const lines = ['{"text":"Hi"}', JSON.stringify({ custom_id: 'r-2', params: { ...ANTHROPIC, system: undefined } })];
    store.getState().openBatch({ kind: 'text', name: 'rows.jsonl', text: lines.join('\n') });
    await counted();
    await store.getState().batch!.session.open(0);
    expect(store.getState().documents.size).toBe(0);
    await store.getState().batch!.session.open(1);
    await counted();
    const before = named(store, 'PDF 2');
    expect([before, textOf(store, 'PDF 2')]).toMatchObject([{ attachment: { kind: 'pdf', pages: 1 } }, null]);
    await readAgain(store, before.id, null, readHere);
    expect(named(store, 'PDF 2')).toMatchObject({ id: before.id, text: '[page 1]\nWords of two\n', isSentAsFile: true });
    await showPlain(store, before.id);
    expect(named(store, 'PDF 2')).toEqual(before);
    await readAgain(store, named(store, 'PDF 1').id, null, readHere);
    expect(textOf(store, 'PDF 1')).toBe('[page 1]\nWords of one\n');
  });
});
