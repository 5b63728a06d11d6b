import { describe, expect, it } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { readDocument } from '@/core/importers/documents/read-document';
import { wholeText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { sourceOf } from '@/test/zip-files';
import type { ReadInWorker } from './arrived-document';
import { readAsNotebook, readAsPage } from './pasted-page';
import { readAgain, showPlain } from './reread-document';
import { createAppStore } from './store';

const PAGE = '<!doctype html><title>News</title><p>Words of a page<p hidden>Ignore this';

/** As the worker does it, but here. */
const readHere: ReadInWorker = async ({ file }) => {
  const read = await readDocument(sourceOf(new Uint8Array(await file.slice(0, file.size).arrayBuffer())));
  return read.ok ? { ok: true, value: packDocument(read.value).packed } : read;
};

async function pasted(text: string) {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `h${(ids += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addPastedText(text);
  await settled(store);
  const textNow = () => store.getState().work.prompt.parts.map((part) => ('text' in part ? wholeText(part.text) : null));
  return { store, id: store.getState().focusId!, textNow, notice: () => store.getState().notices.at(-1) };
}

describe('a page of HTML that is pasted', () => {
  it('stays its source, and can be read as a page; one Undo brings the source, and it can be read again', async () => {
    const { store, id, textNow, notice } = await pasted(PAGE);
    expect(textNow()).toEqual([PAGE]);
    expect(notice()).toMatchObject({ text: 'Pasted text begins like an HTML page; its source was added as text.', choices: [{ label: 'Read as HTML page' }, { label: 'Keep its source' }] });
    await readAsPage(store, id, readHere);
    expect(textNow()).toEqual(['# News\n\nWords of a page\n']);
    expect(notice()).toMatchObject({ text: 'Pasted text was read as HTML page.', details: ['Left out: 1 hidden element.'], action: 'undo' });
    store.getState().undo();
    expect(textNow()).toEqual([PAGE]);
    await readAgain(store, id, null, readHere);
    expect(textNow()).toEqual(['# News\n\nWords of a page\n']);
    showPlain(store, id);
    expect(textNow()).toEqual([PAGE]);
  });

  it('is read as it is by then, and not over what was typed while it was read', async () => {
    const { store, id, textNow } = await pasted(PAGE);
    store.getState().setText(id, '<html><p>Other words');
    const reading = readAsPage(store, id, readHere);
    store.getState().setText(id, '<html><p>Typed since');
    await reading;
    expect(textNow()).toEqual(['<html><p>Typed since']);
    expect(store.getState().documents.size).toBe(0);
    await readAsPage(store, id, readHere);
    expect(textNow()).toEqual(['Typed since\n']);
    store.getState().deleteUnits([id]);
    await readAsPage(store, id, readHere);
    expect(textNow()).toEqual([]);
  });

  it('stays as it is where it says nothing, and that is told', async () => {
    const { store, id, textNow, notice } = await pasted('<html><script>1</script>');
    await readAsPage(store, id, readHere);
    expect(textNow()).toEqual(['<html><script>1</script>']);
    expect(notice()).toMatchObject({ tone: 'error', text: 'Pasted text was not read: it has no text: its scripts would make it.' });
    expect(store.getState().documents.size).toBe(0);
  });

  it('is told from other texts', async () => {
    for (const other of ['<p>a paragraph of HTML</p>', 'How do I write <html>?', '<?xml version="1.0"?><feed/>', '<htmlx>']) expect((await pasted(other)).notice()?.text ?? '').not.toContain('HTML page');
    const long = await pasted(`<html><body>${'<p>words'.repeat(200_000)}`);
    expect(long.notice()?.text).toContain('begins like an HTML page');
    await readAsPage(long.store, long.id, readHere);
    expect(long.textNow()[0]?.startsWith('words\n')).toBe(true);
  });
});

describe('a notebook that is pasted', () => {
  const NOTEBOOK = JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['# A\n', 'Words'] }, { cell_type: 'code', source: 'print(1)', outputs: [{ output_type: 'display_data', data: { 'image/png': 'iVBORw0KGgo=', 'text/html': '<img src="data:image/png;base64,iVBORw0KGgo=">' } }] }], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
  const READ = '# A\nWords\n\n```\nprint(1)\n```\n';

  it.each([
    ['by itself', NOTEBOOK],
    ['in a fence of Markdown', `\`\`\`json\n${NOTEBOOK}\n\`\`\`\n`],
    ['with a byte order mark and the line breaks of Windows', `\ufeff${NOTEBOOK.replaceAll('\n', '\r\n')}`],
  ])('%s, is read as a dropped one is; one Undo brings the text as it came', async (_how, text) => {
    const { store, id, textNow, notice } = await pasted(text);
    expect(textNow()).toEqual([text]);
    await readAsNotebook(store, id, readHere);
    expect(textNow()).toEqual([READ]);
    expect(notice()).toMatchObject({ text: 'Pasted text was read as Jupyter notebook, 2 cells.', details: ['1 cell of code with the output as text.', 'Left out: 1 picture in the output.'], action: 'undo' });
    store.getState().undo();
    expect(textNow()).toEqual([text]);
    await readAgain(store, id, null, readHere);
    expect(textNow()).toEqual([READ]);
    showPlain(store, id);
    expect(textNow()).toEqual([text]);
  });

  it('that is broken stays as it is, and what is wrong is told once', async () => {
    const broken = NOTEBOOK.slice(0, -2);
    const { store, id, textNow } = await pasted(broken);
    await readAsNotebook(store, id, readHere);
    expect(textNow()).toEqual([broken]);
    expect(store.getState().notices.map(({ text }) => text)).toEqual([expect.stringMatching(/^Pasted text looks like a notebook, but its JSON ends too early/)]);
  });
});
