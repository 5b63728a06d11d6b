// Many prompts in several files, in tables of any kind, and in folders.
import { describe, expect, it, vi } from 'vitest';
import { addUsd, compareUsd } from '@/core/pricing/money';
import type { ModelId } from '@/core/units';
import { openQuickStore } from '@/test/quick-store';
import type { BatchOrigin } from './batch-slice';
import { opened } from './folder-sources';

type Content = string | Uint8Array<ArrayBuffer>;

function filesOf(contents: Readonly<Record<string, Content>>): BatchOrigin {
  const files = Object.entries(contents).map(([path, content]) => ({ path, file: { kind: 'file' as const, name: path, open: () => Promise.resolve(opened(new File([content], path))) } }));
  return { kind: 'files', name: `${files.length} files`, files };
}

async function open(origin: BatchOrigin) {
  const { store, settled } = openQuickStore();
  store.getState().openBatch(origin);
  await settled();
  const batch = () => store.getState().batch!;
  const texts = async () => {
    const { source, columns } = batch();
    const rows = Array.from({ length: source.rows }, (_, row) => source.read(row, columns, new AbortController().signal));
    return (await Promise.all(rows)).map((read) => (read.ok ? (read.value.system === undefined ? read.value.text : [read.value.system, read.value.text]) : read.error.kind));
  };
  const labels = () => Array.from({ length: batch().source.rows }, (_, row) => batch().source.labelOf(row));
  return { store, settled, batch, texts, labels };
}

const lines = (rows: number) => Array.from({ length: rows }, (_, at) => JSON.stringify({ custom_id: `r-${at}`, body: { model: 'gpt-5.5', messages: [{ role: 'user', content: `Text ${at}` }] } })).join('\n');
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('several files', () => {
  it('of rows are all of their rows, each named by its file and line, and any other file is one', async () => {
    const { batch, labels } = await open(filesOf({ 'shard-1.jsonl': lines(100), 'shard-2.jsonl': `\n${lines(200)}`, 'note.txt': 'A note', 'one.json': '{"messages":[{"role":"user","content":"Hi"}]}', 'list.json': '["a","b"]', 'data.json': '[\n{"a":1},\n{"b":2}\n]' }));
    const { source, totals, modelIds, badRows } = batch();
    expect([source.rows, totals.get(modelIds[0]!)?.rows, badRows, modelIds[0]]).toEqual([305, 305, 0, 'openai/gpt-5.5']);
    expect([0, 99, 100, 299, 300, 301, 303, 304].map((row) => labels()[row])).toEqual(['shard-1.jsonl line 1', 'shard-1.jsonl line 100', 'shard-2.jsonl line 2', 'shard-2.jsonl line 201', 'note.txt', 'one.json', 'list.json item 2', 'data.json']);
    expect(batch().session.nameOf(100)).toBe('r-0');
  });

  it('that are a transcript are one prompt each, as they are where they are dropped on the page, and lines of requests stay rows', async () => {
    const said = (at: number, role: string, more: object = {}) => JSON.stringify({ type: role, uuid: `u${at}`, parentUuid: at === 0 ? null : `u${at - 1}`, sessionId: 's', timestamp: '2026-01-01T00:00:00Z', message: { role, content: `Words ${at}`, ...(role === 'user' ? {} : { model: 'claude-haiku-4-5' }) }, ...more });
    const session = (more: object = {}) => ['{"type":"summary","summary":"S"}', ...Array.from({ length: 40 }, (_, at) => said(at, at % 2 === 0 ? 'user' : 'assistant', more))].join('\n');
    const item = (at: number) => ({ type: 'response_item', timestamp: '2026-01-01', payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text: `Words ${at}` }] } });
    const codex = [{ type: 'session_meta', timestamp: '2026-01-01', payload: { id: 's', instructions: 'Base' } }, item(0), item(1)].map((line) => JSON.stringify(line)).join('\n');
    const messages = '{"role":"user","content":"A"}\n{"role":"assistant","content":"B"}\n{"role":"user","content":"C"}';
    const { store, batch, labels, settled } = await open(filesOf({ 'a.jsonl': session(), 'agent.jsonl': session({ isSidechain: true }), 'codex.jsonl': codex, 'chat.jsonl': messages, 'rows.jsonl': lines(3), 'talk.txt': 'User: Hi\n\nAssistant: Hello\n\nUser: Why?' }));
    expect(labels()).toEqual(['a.jsonl', 'agent.jsonl', 'codex.jsonl', 'chat.jsonl', 'rows.jsonl line 1', 'rows.jsonl line 2', 'rows.jsonl line 3', 'talk.txt']);
    expect(batch().named.map(({ id, rows }) => [id, rows])).toEqual([['gpt-5.5', 3], ['claude-haiku-4-5', 2]]);
    await batch().session.open(0);
    await settled();
    expect(store.getState().work.prompt.parts).toMatchObject([{ role: 'history', turns: { length: 40 } }, { name: 'System prompt and tools' }]);
    for (const origin of [{ kind: 'file', file: new File([session()], 'a.jsonl') }, { kind: 'text', name: 'a.jsonl', text: session() }] as const) {
      const alone = await open(origin);
      expect([alone.labels(), alone.batch().badRows, alone.batch().named.map(({ id }) => id)]).toEqual([['a.jsonl'], 0, ['claude-haiku-4-5']]);
    }
  });

  it('that say more than a prompt are told by what of them is counted', async () => {
    const of = (...records: readonly object[]) => records.map((each) => JSON.stringify(each)).join('\n');
    const pair = { id: 'r', prompt: 'Why?', completion: 'So.', max_tokens: 9 };
    const shareGpt = { conversations: [{ from: 'human', value: 'Hi' }, { from: 'gpt', value: 'Ho' }] };
    const { batch, settled } = await open(filesOf({
      'pairs.jsonl': of(pair, pair, { question: 'Why?', answer: 'So.' }, { prompt: 'Why?', chosen: 'So.', rejected: [{ role: 'assistant', content: 'No.' }] }, { prompt: 'Why?', score: 1, note: '' }),
      'data.jsonl': of({ instruction: 'Add', input: '1, 2', output: '3' }, shareGpt, { messages: [{ role: 'user', content: 'Hi' }] }),
    }));
    expect(batch().notes).toEqual(['2 rows: “prompt” is counted, without “completion”.', '1 row: “question” is counted, without “answer”.', '1 row: “prompt” is counted, without “chosen” and “rejected”.', '6 rows: the answer is not counted as input.']);
    batch().session.setColumns({ ...batch().columns, isWhole: true });
    await settled();
    expect(batch().notes).toEqual(['2 rows: “prompt” and “completion” are counted.', '1 row: “question” and “answer” are counted.', '1 row: “prompt” and “chosen” are counted, without “rejected”.', '6 rows: the answer at the end is counted with the input.']);
    expect(batch().answerRows).toBe(6);
  });

  it('without a text are not counted, whether they are lines or files', async () => {
    const { batch } = await open(filesOf({ 'rows.jsonl': '{"text":""}\n{"text":"a"}', 'empty.txt': '', 'none.csv': '' }));
    expect(batch().bad.map(({ words }) => words).sort()).toEqual(['empty.txt has no text', 'none.csv has no text', 'rows.jsonl line 1 has no text']);
  });

  it('that look like requests and are none count as text, which is told with the fault, also of the one that is opened', async () => {
    const { store, settled, batch, texts } = await open(filesOf({ 'trail.json': '{"messages":[{"role":"user","content":"x"},]}', 'data.json': '{"a":1', 'note.txt': '{"messages":[' }));
    expect(await texts()).toEqual(['{"messages":[{"role":"user","content":"x"},]}', '{"a":1', '{"messages":[']);
    const words = 'trail.json looks like a request, but its JSON breaks at line 1, column 44';
    expect([batch().badRows, batch().brokenRows, batch().broken]).toEqual([0, 1, [{ row: 0, words }]]);
    await batch().session.open(0);
    await settled();
    expect(store.getState().notices.at(-1)?.details).toContain(`${words}.`);
  });

  it('of rows that are wider than their header say how many of them lose something', async () => {
    const { batch, texts } = await open(filesOf({ 'a.csv': 'prompt,id\nHow, are you?,x,y\nFine,1\nWell, then,2\n', 'b.csv': '1,two words here\n2,three,four\n' }));
    expect(await texts()).toEqual(['How', 'Fine', 'Well', 'two words here', 'three']);
    const wider = (file: string, count: string, than: string) => `${file}: ${count} more fields than the ${than}; the rest was left out.`;
    expect(batch().notes.slice(0, 2)).toEqual([wider('a.csv', '2 rows have', 'header'), wider('b.csv', '1 row has', 'first row')]);
  });

  it('in other encodings are read in those that they state or seem to be in, a guess is told, also of the row that is opened', async () => {
    const utf16 = Uint8Array.from(Buffer.from('Wie spät ist es in Köln?', 'utf16le'));
    const request = latin1('{"messages":[{"role":"user","content":"Grüße"}]}');
    const page = latin1('<html><meta charset="latin1"><p>Größe');
    const { store, batch, texts, settled } = await open(filesOf({ 'alt.txt': latin1('Grüße aus Köln'), 'utf16.txt': utf16, 'one.json': request, 'page.html': page, 'cut.md': Uint8Array.from([...Buffer.from('größer größer größer'), 0xff]), 'plain.txt': 'A' }));
    expect(await texts()).toEqual(['Grüße aus Köln', 'Wie spät ist es in Köln?', '', '<html><meta charset="latin1"><p>Größe', 'größer größer größer\ufffd', 'A']);
    expect([batch().badRows, batch().totals.get(batch().modelIds[0]!)?.rows]).toEqual([0, 6]);
    const isGuess = (name: string, encoding: string) => `${name} was read as text in ${encoding}, which is a guess.`;
    expect([batch().guessedRows, batch().guessed.map(({ words }) => words).toSorted()]).toEqual([4, [isGuess('alt.txt', 'windows-1252'), `cut.md: 1 place is not UTF-8 and stands as U+FFFD.`, isGuess('one.json', 'windows-1252'), isGuess('utf16.txt', 'UTF-16, little-endian')]]);
    await batch().session.open(2);
    await settled();
    expect(store.getState().work.prompt.parts).toMatchObject([{ role: 'question', text: 'Grüße' }]);
    expect(store.getState().notices.at(-1)?.details).toContain(isGuess('one.json', 'windows-1252'));
  });

  it('that are binary are told as such', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
    const { batch } = await open(filesOf({ 'a.png': png, 'b.txt': 'Words', 'c.bin': Uint8Array.of(1, 0, 2, 0, 0, 3), 'rows.jsonl': Uint8Array.of(0, 1, 2, 0), 'utf32.txt': Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0), 'empty.txt': '' }));
    const wordsOf = (rows: readonly { readonly words: string }[]) => rows.map(({ words }) => words).toSorted();
    expect(wordsOf(batch().bad)).toEqual(['a.png is a PNG image, not text', 'c.bin is a binary file, not text', 'empty.txt has no text', 'rows.jsonl is a binary file, not text', 'utf32.txt is UTF-32 text; save it as UTF-8 and add it again']);
    expect([batch().binaryRows, batch().badRows, [0, 1, 2, 3, 4, 5].map((row) => batch().session.isBinary(row))]).toEqual([3, 5, [true, false, true, true, false, false]]);
  });

  it('of tables with other columns are read by the one that is chosen, and those without it by their own, which is told', async () => {
    const { batch, settled, texts } = await open(filesOf({ 'a.csv': 'id,prompt\n1,A', 'b.csv': 'text,id\nB,2', 'c.csv': 'note,prompt\nN,C' }));
    expect([batch().source.columns, await texts(), batch().notes]).toEqual([['id', 'prompt', 'text', 'note'], ['A', 'B', 'C'], ['b.csv has no column “prompt”: its texts are taken from “text”.', '1 row: “prompt” is counted, without “note”.']]);
    batch().session.setColumns({ text: 3, system: 0 });
    await settled();
    expect([await texts(), batch().notes.slice(2)]).toEqual([[['1', 'A'], ['2', 'B'], 'N'], ['1 row: “prompt” and “id” are counted.', '1 row: “text” and “id” are counted.', '1 row: “note” is counted, without “prompt”.']]);
  });

  it('of records let one choose which of their fields are read, which stays while they are open, and rows without it say so', async () => {
    const row = (more: object) => JSON.stringify({ id: 'r', question: 'Q', context: 'C', answer: 'A', ...more });
    const { batch, settled, texts } = await open(filesOf({ 'a.jsonl': [row({}), row({ context: 'D' }), '"plain"'].join('\n'), 'b.csv': 'context,prompt\nE,F', 'c.jsonl': lines(2) }));
    const { source, columns, session } = batch();
    expect([source.columns, columns, source.hasHead, await texts()]).toEqual([['question', 'context', 'answer', 'prompt'], { text: null, system: null }, true, ['Q\nC', 'Q\nD', 'plain', 'F\nE', '', '']]);
    session.setColumns({ text: 1, system: null, second: 0 });
    await settled();
    expect([await texts(), batch().bad.map(({ words }) => words)]).toEqual([['C\nQ', 'D\nQ', 'no-field', 'E', '', ''], ['a.jsonl line 3 has no such field']]);
    session.setModels(['anthropic/claude-haiku-4-5' as ModelId]);
    await settled();
    expect([batch().columns.text, batch().notes]).toEqual([1, ['2 rows: “context” and “question” are counted, without “answer”.', '1 row: “context” is counted, without “prompt”.']]);
    session.setColumns({ text: 3, system: null });
    await settled();
    expect([await texts(), batch().notes[0]]).toEqual([['Q\nC', 'Q\nD', 'plain', 'F', '', ''], 'a.jsonl has no field “prompt”: its rows are read as they are.']);
  });

  it('of tables with and without a header are read by the names that some have', async () => {
    const { batch, texts } = await open(filesOf({ 'a.csv': 'r-1,Tell me a joke now\nr-2,Tell me two of them', 'b.csv': 'id,text,system\n1,B,S' }));
    expect([await texts(), batch().source.hasHead, batch().columns]).toEqual([['Tell me a joke now', 'Tell me two of them', ['S', 'B']], false, { text: 3, system: 4 }]);
    expect(batch().notes).toEqual(['a.csv has no header: its first row is a prompt.', 'a.csv has no column “text”: its texts are taken from “column 2”.', '2 rows: “column 2” is counted, without “column 1”.', '1 row: “text” and “system” are counted.']);
  });

  it('that are called back leave nothing open', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openBatch(filesOf({ 'a.jsonl': lines(20_000), 'b.jsonl': lines(20_000) }));
    await vi.waitFor(() => expect(store.getState().batchReading).toBeGreaterThan(0), { interval: 1 });
    store.getState().cancelBatch();
    expect(store.getState().batchReading).toBeNull();
    await settled();
    expect([store.getState().batch, store.getState().batchReading, store.getState().notices.length]).toEqual([null, null, 0]);
  });

  it('in a folder that is dropped are prompts at once, pruned as a folder is', async () => {
    const fileEntry = (name: string, content: string) => ({ isDirectory: false, name, file: (give: (file: File) => void) => give(new File([content], name)) });
    const folderEntry = (name: string, entries: readonly object[]) => ({ isDirectory: true, name, createReader: () => {
      const answers = [entries, []];
      return { readEntries: (give: (some: readonly object[]) => void) => give(answers.shift() ?? []) };
    } });
    const entry = folderEntry('prompts', [fileEntry('.gitignore', 'secret.txt'), fileEntry('secret.txt', 'S'), fileEntry('rows.jsonl', '"a"\n"b"'), folderEntry('node_modules', [fileEntry('x.txt', 'X')]), folderEntry('sub', [fileEntry('y.txt', 'Y')])]);
    const { store, batch, labels } = await open({ kind: 'folder', entries: [entry as unknown as FileSystemEntry] });
    expect([store.getState().view, batch().source.name, labels()]).toEqual(['batch', 'prompts', ['.gitignore', 'rows.jsonl line 1', 'rows.jsonl line 2', 'sub/y.txt']]);
    expect(batch().notes).toEqual(['Left out: 1 folder (dependencies), 1 file (.gitignore).']);
  });
});

describe('a table', () => {
  it('without a header keeps its first prompt, and is read the other way when that is said', async () => {
    const { batch, settled, texts } = await open({ kind: 'text', name: 'rows', text: 'r-1,Tell me a joke about cats\nr-2,Tell me a story of two dogs\n' });
    expect([batch().source.hasHead, await texts()]).toEqual([false, ['Tell me a joke about cats', 'Tell me a story of two dogs']]);
    batch().session.setModels(['anthropic/claude-haiku-4-5' as ModelId]);
    batch().session.setHead(true);
    await settled();
    expect([batch().source.hasHead, await texts(), batch().source.columns, batch().modelIds]).toEqual([true, ['Tell me a story of two dogs'], ['r-1', 'Tell me a joke about cats'], ['anthropic/claude-haiku-4-5']]);
  });

  it('in another encoding is read in the one that it seems to be in, which is told', async () => {
    const table = latin1('id,prompt\n1,Grüße aus Köln\n2,Wie spät ist es?\n');
    const said = 'was read as text in windows-1252, which is a guess.';
    const alone = await open({ kind: 'file', file: new File([table], 'rows.csv') });
    expect([await alone.texts(), alone.batch().notes]).toEqual([['Grüße aus Köln', 'Wie spät ist es?'], [`rows.csv ${said}`]]);
    const among = await open(filesOf({ 'rows.csv': table, 'a.txt': 'A' }));
    expect([await among.texts(), among.batch().notes]).toEqual([['Grüße aus Köln', 'Wie spät ist es?', 'A'], [`rows.csv ${said}`]]);
  });

  it('with a column of system prompts counts them before its texts', async () => {
    const { store, settled, batch, texts } = await open({ kind: 'text', name: 'rows', text: 'system,user,model\nBe brief.,Why then?,gpt-5.5\n,How?,gpt-5.5\n' });
    expect([await texts(), batch().modelIds[0]]).toEqual([[['Be brief.', 'Why then?'], 'How?'], 'openai/gpt-5.5']);
    const sizeNow = () => batch().session.columnOf(batch().modelIds[0]!)!.get(0)!.tokens;
    const both = sizeNow();
    batch().session.setColumns({ text: 1, system: null });
    await settled();
    expect(both).toBeGreaterThan(sizeNow());
    batch().session.setColumns({ text: 1, system: 0 });
    await batch().session.open(0);
    await settled();
    expect(store.getState().work.prompt.parts).toMatchObject([{ role: 'system', text: 'Be brief.' }, { role: 'question', text: 'Why then?' }]);
  });
});

describe('sums', () => {
  const asking = (model: string, content: unknown) => JSON.stringify({ model, messages: [{ role: 'user', content }] });
  const image = [{ type: 'image_url', image_url: { url: 'https://example.com/cat.png' } }];

  it('have nothing of rows that hold what is not counted, which are told and uncertain', async () => {
    const plain = asking('gpt-5.5', 'Some words');
    const { batch } = await open({ kind: 'text', name: 'rows', text: [plain, asking('gpt-5.5', image), asking('gpt-5.5', image), plain].join('\n') });
    const { session, modelIds, totals } = batch();
    const own = totals.get(modelIds[0]!)!;
    const size = session.columnOf(modelIds[0]!)!.get(0)!.tokens;
    expect([own.rows, own.partial, own.uncertain, own.fits, own.sizes.rows, own.sizes.p50, own.total.tokens]).toEqual([4, 2, 2, 2, 2, size, 2 * size]);
  });

  it('are made of each row on the model that it names, too, where several are named', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    await settled();
    const named = ['gpt-5.5', 'claude-haiku-4-5', 'gpt-5.5', 'house-1'];
    store.getState().openBatch({ kind: 'text', name: 'rows', text: named.map((model) => asking(model, 'Some words')).join('\n') });
    await settled();
    const batch = () => store.getState().batch!;
    batch().session.setModels(['openai/gpt-5.5', 'anthropic/claude-haiku-4-5'] as ModelId[]);
    await settled();
    const { session, totals, asNamed, modelIds } = batch();
    const [gpt, haiku] = modelIds.map((id) => session.columnOf(id)!.get(0)!.tokens);
    expect([asNamed?.rows, asNamed?.total.tokens]).toEqual([3, 2 * gpt! + haiku!]);
    // Four rows on each, of which three are one's own.
    const [gptUsd, haikuUsd] = modelIds.map((id) => totals.get(id)!.costUsd!);
    const four = [asNamed!.costUsd!, asNamed!.costUsd!, asNamed!.costUsd!, asNamed!.costUsd!].reduce(addUsd);
    expect(compareUsd(four, [gptUsd!, gptUsd!, haikuUsd!].reduce(addUsd))).toBe(0);
    store.getState().openBatch({ kind: 'text', name: 'rows', text: asking('gpt-5.5', 'Some words') });
    await settled();
    expect(batch().asNamed).toBeNull();
  });

  it('are of the vendor whose API their rows are for, where none names a model, and each says so when it is opened', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    await settled();
    const row = JSON.stringify({ key: 'a', request: { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] } });
    store.getState().openBatch({ kind: 'text', name: 'rows', text: `${row}\n${row}` });
    await settled();
    expect(store.getState().batch!.modelIds.slice(0, 2)).toEqual(['google/gemini-4-argon', 'openai/gpt-5.5']);
    await store.getState().batch!.session.open(0);
    expect(store.getState().notices.at(-1)?.details).toContain('The request names no model; it is counted for GPT-5.5.');
    store.getState().chooseModel('google/gemini-3.8-flash' as ModelId);
    store.getState().openBatch({ kind: 'text', name: 'rows', text: `${row}\n${row}` });
    await settled();
    expect(store.getState().batch!.modelIds[0]).toBe('google/gemini-3.8-flash');
  });

  it('say of rows that are too large that they do not fit, and not that they have no price', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    await settled();
    store.getState().openBatch({ kind: 'text', name: 'rows', text: [asking('claude-haiku-4-5', 'Some words'), asking('claude-haiku-4-5', 'x'.repeat(3_000_000))].join('\n') });
    await settled();
    const { totals, modelIds } = store.getState().batch!;
    expect(totals.get(modelIds[0]!)).toMatchObject({ over: 1, unserved: 1, unpriced: 0 });
  });
});
