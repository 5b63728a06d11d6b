import { describe, expect, it, vi } from 'vitest';
import type { ModelId } from '@/core/units';
import { openQuickStore } from '@/test/quick-store';
import { tellRows } from './batch-offer';

describe('many prompts', () => {
  it('are offered where the first rows are, however long they are, and not for a transcript', async () => {
    const { store } = openQuickStore();
    const offered = async (line: unknown) => {
      const before = store.getState().notices.length;
      const text = Array.from({ length: 4 }, () => JSON.stringify(line)).join('\n');
      await tellRows(store, [{ name: 'rows.jsonl', text, origin: { kind: 'file', file: new File([text], 'rows.jsonl') }, about: new Set() }]);
      return store.getState().notices.length - before;
    };
    expect(await offered({ prompt: 'words '.repeat(40_000) })).toBe(1);
    expect(await offered({ text: 'words', timestamp: '2026-01-01' })).toBe(0);
    expect(await offered(7)).toBe(0);
    // What it is called says nothing; lines with commas are mostly prose.
    const named = async (name: string, text: string, wanted = 'Open as many prompts') => {
      for (const { id } of store.getState().notices) store.getState().dismiss(id);
      await store.getState().addFiles([new File([text], name)]);
      await vi.waitFor(() => expect(store.getState().activities.size).toBe(0), { timeout: 10_000, interval: 1 });
      return store.getState().notices.some(({ choices }) => choices?.some(({ label }) => label === wanted));
    };
    const request = JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'user', content: 'Why?' }] });
    const rows = 'id,prompt\n1,"Why, then?"\n2,How\n3,Where\n';
    expect([await named('rows.txt', `${request}\n${request}\n${request}\n`), await named('rows.txt', rows), await named('rows.csv', 'a,b\n1,2\n3,4\n5,6')]).toEqual([true, true, true]);
    const listOf = (...bodies: readonly unknown[]) => JSON.stringify(bodies, null, 1);
    const body = { ...(JSON.parse(request) as { messages: object[] }), tools: [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }] };
    expect([await named('reqs.json', listOf(body, body)), await named('one.json', JSON.stringify([body]), 'Open as a list of one prompt'), await named('batch.json', listOf({ custom_id: 'a', body }, { custom_id: 'b', body }))]).toEqual([true, true, true]);
    expect(await named('body.json', JSON.stringify({ requests: [{ custom_id: 'a', params: body }] }), 'Open as a list of one prompt')).toBe(true);
    expect([await named('messages.json', listOf({ role: 'user', content: 'Why?' }, { role: 'assistant', content: 'So.' })), await named('people.json', listOf({ name: 'A', messages: 3 }, { name: 'B', messages: 4 }))]).toEqual([false, false]);
    // Two say it as well as three, in any envelope; some of them may be broken.
    const two = (line: object) => `${JSON.stringify(line)}\n${JSON.stringify(line)}\n`;
    const contents = [{ role: 'user', parts: [{ text: 'Why?' }] }];
    for (const line of [{ custom_id: 'a', method: 'POST', url: '/v1', body }, { prompt: 'Why?', completion: 'So.' }, { request: { contents } }, { recordId: 'r', modelInput: { anthropic_version: 'bedrock-2023-05-31', max_tokens: 9, messages: body.messages } }]) expect(await named('rows.jsonl', two(line))).toBe(true);
    const mixed = [request, request, '{"messages": [', request, request, 'no JSON', request].join('\n');
    expect(await named('rows.jsonl', mixed)).toBe(true);
    expect(store.getState().notices.map((told) => told.text)).toContain('rows.jsonl has a prompt in 5 of its 7 rows; it was added as one document.');
    expect([await named('rows.jsonl', `${request}\n`), await named('rows.jsonl', `${request}\n${request}\n${'{"level":"info"}\n'.repeat(3)}`)]).toEqual([false, false]);
    // A few lines of prose are no table, though the first one ends with what a column may be called.
    const lines = (...each: readonly string[]) => `${each.join('\n')}\n`;
    const noTables = [lines(...Array<string>(5).fill('not a zip at all, text')), lines('note, text', 'note, text', 'note, text', 'note, text'), lines('text', 'One line', 'Another line', 'The last'), lines('so it seems to be, text', 'one, two', 'three, four', 'five, six'), lines('name, text', 'one, two', 'three, four', 'five, six', 'seven, eight, nine')];
    for (const text of noTables) expect(await named('odd.txt', text), text).toBe(false);
    const prose = 'This text, which is a letter\nhas lines, and commas\nand more, and others\nto the end, of it\n';
    expect([await named('letter.txt', prose), await named('letter.md', 'text, prompt\nonly one\nonly, two\nmore\n'), await named('one.json', request), await named('pretty.json', JSON.stringify(JSON.parse(request), null, 2))]).toEqual([false, false, false, false]);
  });

  it('are offered however long the first rows are, and pasted behind a byte order mark', async () => {
    const { store, settled } = openQuickStore();
    const rows = (...units: readonly number[]) => units.map((each) => `${JSON.stringify({ messages: [{ role: 'user', content: 'w'.repeat(each) }] })}\n`).join('');
    const told = async (add: () => unknown) => {
      for (const { id } of store.getState().notices) store.getState().dismiss(id);
      store.getState().clear();
      await add();
      await settled();
      return store.getState().notices.map(({ text }) => text);
    };
    const ofFile = (text: string) => told(() => store.getState().addFiles([new File([text], 'rows.jsonl')]));
    const every = ['rows.jsonl has a prompt in each row; it was added as one document.'];
    for (const units of [[100_000, 1], [1, 2_500_000], [2_500_000, 1], [1_500_000, 1_500_000, 1]]) expect(await ofFile(rows(...units)), units.join(' ')).toEqual(every);
    // Longer than a value that is read.
    expect(await ofFile(rows(5_000_000, 1, 1))).toEqual(['rows.jsonl has a prompt in 2 of its 3 rows; it was added as one document.']);
    expect(await ofFile(`${rows(5_000_000, 1, 1)}${'\n'.repeat(1 << 16)}${rows(1)}`)).toEqual(['rows.jsonl has a prompt in 2 of its first 3 rows; it was added as one document.']);
    for (const pasted of [`\ufeff${rows(1, 1)}`, rows(20_000, 1)]) expect(await told(() => store.getState().addPastedText(pasted))).toEqual(['Pasted text has a prompt in each row; it was added as one document.']);
  });

  it('in a list are opened, each entry a prompt, also where the list was pasted', async () => {
    const { store, settled } = openQuickStore();
    const body = (content: string) => ({ model: 'gpt-5.5', messages: [{ role: 'user', content }], tools: [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }] });
    store.getState().addPastedText(JSON.stringify([body('Why, [then]?'), body('How "so"?')], null, 1));
    await settled();
    const told = store.getState().notices.at(-1)!;
    expect([told.text, store.getState().work.prompt.parts.at(-1)?.role]).toEqual(['Pasted text is a list of 2 requests; it was added as one document.', 'documents']);
    told.choices!.find(({ label }) => label === 'Open as many prompts')!.choose();
    await settled();
    const { source, badRows } = store.getState().batch!;
    const read = await Promise.all([0, 1].map((row) => source.read(row, source.guessed, new AbortController().signal)));
    expect([source.rows, badRows, source.labelOf(1), ...read.map((row) => row.ok && row.value.imported?.question)]).toEqual([2, 0, 'item 2', 'Why, [then]?', 'How "so"?']);
  });

  it('that are opened leave the prompt, and one Undo brings their document back', async () => {
    const { store, settled } = openQuickStore();
    store.getState().clear();
    const rows = ['A', 'B'].map((content) => JSON.stringify({ messages: [{ role: 'user', content }] })).join('\n');
    await store.getState().addFiles([new File([rows], 'rows.jsonl')]);
    await settled();
    const before = store.getState().work.prompt;
    store.getState().notices.at(-1)!.choices!.find(({ label }) => label === 'Open as many prompts')!.choose();
    await settled();
    expect([before.parts.map(({ name }) => name), store.getState().work.prompt.parts, store.getState().batch!.source.rows]).toEqual([['rows.jsonl'], [], 2]);
    store.getState().undo();
    expect(store.getState().work.prompt).toBe(before);
  });

  it('that are files of their own, dropped together, are told as such and opened with one press; a model that all of them name is set', async () => {
    const { store, settled } = openQuickStore();
    store.getState().openCatalogue();
    store.getState().clear();
    const request = (model: string, content: string) => JSON.stringify({ model, max_tokens: 9, messages: [{ role: 'system', content: 'S' }, { role: 'user', content }] });
    const add = async (...models: readonly string[]) => {
      const tools = new File([JSON.stringify([{ name: 'weather', description: 'W', input_schema: { type: 'object' } }])], 'tools.json');
      await store.getState().addFiles([...models.map((model, at) => new File([request(model, `Q${at}`)], `${at}.json`)), tools]);
      await settled();
      return store.getState().notices.find(({ text }) => text === `${models.length} prompts were added as one.`)!;
    };
    const told = await add('claude-haiku-4-5', 'claude-haiku-4-5', 'claude-haiku-4-5-20251001');
    expect([store.getState().work.modelId, told.details.slice(0, 2)]).toEqual(['anthropic/claude-haiku-4-5', ['Several texts: the reserve that they name was not taken over.', 'Model: Claude Haiku 4.5.']]);
    told.choices!.find(({ label }) => label === 'Open as many prompts')!.choose();
    await settled();
    const { source, modelIds, totals, named } = store.getState().batch!;
    expect([source.rows, source.labelOf(2), modelIds[0], totals.get(modelIds[0]!)?.limited, named.map(({ rows }) => rows)]).toEqual([3, '2.json', 'anthropic/claude-haiku-4-5', 3, [2, 1]]);
    // What is no prompt by itself stays.
    expect(store.getState().work.prompt.parts.map(({ role }) => role)).toEqual(['tools']);
    store.getState().undo();
    expect(store.getState().work.prompt.parts.map(({ role }) => role).toSorted()).toEqual(['question', 'question', 'question', 'system', 'system', 'system', 'tools'].toSorted());
    store.getState().clear();
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    const other = await add('claude-haiku-4-5', 'gpt-5.5');
    expect([store.getState().work.modelId, other.details[0]]).toEqual(['openai/gpt-5.5', 'Several texts: the model and the reserve that they name were not taken over.']);
  });

  it('are offered of two rows of a table, and of records whose texts have names of their own, but not of a log', async () => {
    const { store, settled } = openQuickStore();
    const told = async (name: string, text: string) => {
      for (const { id } of store.getState().notices) store.getState().dismiss(id);
      store.getState().clear();
      await store.getState().addFiles([new File([text], name)]);
      await settled();
      return store.getState().notices.flatMap(({ text: words, choices }) => (choices === undefined ? [] : [words]));
    };
    const of = (rows: number, record: object) => `${JSON.stringify(record)}\n`.repeat(rows);
    const page = { title: 'On rivers', body: 'Rivers carry water to the sea.', url: 'https://example.com/' };
    expect(await told('two.csv', 'id,prompt\n1,A\n2,B\n')).toEqual(['two.csv has 2 rows of 2 columns; it was added as one document.']);
    expect(await told('one.csv', 'id,prompt\n1,A\n')).toEqual([]);
    for (const separator of [';', '\t', '|']) expect(await told('parted.csv', `"text"${separator}"id"\n"Hello${separator} world"${separator}1\n"another line"${separator}2\n`)).toEqual(['parted.csv has 2 rows of 2 columns; it was added as one document.']);
    expect(await told('quoted.csv', '"prompt"\n"Hello, world"\n"another\nprompt"\n')).toEqual(['quoted.csv has 2 rows of 1 column; it was added as one document.']);
    expect(await told('pages.jsonl', of(3, page))).toEqual(['pages.jsonl has texts in each row; it was added as one document.']);
    expect(await told('pages.jsonl', of(30, { page }) + of(1, { n: 1 }))).toEqual(['pages.jsonl has texts in each row; it was added as one document.']);
    expect(await told('pages.jsonl', of(1, { n: 1 }) + of(2, page) + of(1, { prompt: 'Why?' }))).toEqual(['pages.jsonl has texts in 3 of its 4 rows; it was added as one document.']);
    for (const record of [{ ...page, level: 'info' }, { ...page, timestamp: 1 }, { n: 1 }, { title: 'Rivers' }]) expect(await told('log.jsonl', of(3, record))).toEqual([]);
    expect(await told('one.jsonl', of(1, page))).toEqual([]);
  });

  it('in files that came with others are offered too, and opened without these', async () => {
    const { store, settled } = openQuickStore();
    const add = async (...files: readonly (readonly [name: string, text: string])[]) => {
      for (const { id } of store.getState().notices) store.getState().dismiss(id);
      store.getState().clear();
      await store.getState().addFiles(files.map(([name, text]) => new File([text], name)));
      await settled();
      return store.getState().notices.find(({ choices }) => choices?.some(({ label }) => label === 'Open as many prompts'));
    };
    const open = async (notice: Awaited<ReturnType<typeof add>>) => {
      notice!.choices!.find(({ label }) => label === 'Open as many prompts')!.choose();
      await settled();
      return [store.getState().batch!.source.name, store.getState().batch!.source.rows, store.getState().work.prompt.parts.map(({ name }) => name)];
    };
    const [note, table, lines] = [['note.txt', 'A note'], ['rows.csv', 'id,prompt\n1,A\n2,B\n3,C\n'], ['rows.jsonl', '{"prompt":"D"}\n{"prompt":"E"}\n']] as const;
    const one = await add(note, table, ['figures.csv', '1,2\n3,4']);
    expect([one?.text, store.getState().notices.map(({ text }) => text)]).toEqual(['rows.csv has 3 rows of 2 columns; it was added as one document.', expect.arrayContaining(['figures.csv was added as one document: 2 rows of 2 columns.'])]);
    expect(await open(one)).toEqual(['rows.csv', 3, ['figures.csv', 'note.txt']]);
    store.getState().undo();
    expect(store.getState().work.prompt.parts.length).toBe(3);
    const two = await add(note, table, lines);
    expect([two?.text, two?.details]).toEqual(['2 files have rows; they were added as documents.', ['rows.csv has 3 rows of 2 columns.', 'rows.jsonl has a prompt in each row.']]);
    expect(await open(two)).toEqual(['2 files', 5, ['note.txt']]);
    expect(store.getState().batch!.badRows).toBe(0);
    expect(await add(note, ['letter.txt', 'name, text\none, two\nthree, four\nfive, six\n'])).toBeUndefined();
  });

  it('of a list of texts are offered, dropped or pasted, from two texts on', async () => {
    const { store, settled } = openQuickStore();
    const told = async (list: readonly unknown[], add = (text: string): unknown => store.getState().addFiles([new File([text], 'texts.json')])) => {
      for (const { id } of store.getState().notices) store.getState().dismiss(id);
      store.getState().clear();
      await add(JSON.stringify(list, null, 1));
      await settled();
      return store.getState().notices.flatMap(({ text: words, choices }) => (choices === undefined ? [] : [words]));
    };
    const texts = ['text one is here', 'text two is\nlonger'];
    for (const list of [['one alone'], ['a text', 7], ['a text', ''], ['a text', { text: 'b' }]]) expect(await told(list), JSON.stringify(list)).toEqual([]);
    expect(await told(texts, (text) => store.getState().addPastedText(text))).toEqual(['Pasted text is a list of 2 texts; it was added as one document.']);
    expect(await told(texts)).toEqual(['texts.json is a list of 2 texts; it was added as one document.']);
    store.getState().notices.at(-1)!.choices!.find(({ label }) => label === 'Open as many prompts')!.choose();
    await settled();
    const { source, badRows } = store.getState().batch!;
    const read = await Promise.all([0, 1].map((row) => source.read(row, source.guessed, new AbortController().signal)));
    expect([source.rows, badRows, ...read.map((row) => row.ok && row.value.text)]).toEqual([2, 0, ...texts]);
  });

  it('of a data set are offered, pasted as a list or line by line', async () => {
    const { store, settled } = openQuickStore();
    const records = ['a', 'b', 'c'].map((input) => ({ instruction: 'Add', input, output: '3' }));
    for (const [text, words] of [[JSON.stringify(records), 'Pasted text is a list of 3 requests'], [records.map((each) => JSON.stringify(each)).join('\n'), 'Pasted text has a prompt in each row']] as const) {
      store.getState().clear();
      store.getState().addPastedText(text);
      await settled();
      const told = store.getState().notices.at(-1)!;
      expect(told.text).toBe(`${words}; it was added as one document.`);
      told.choices!.find(({ label }) => label === 'Open as many prompts')!.choose();
      await settled();
      await store.getState().batch!.session.open(1);
      await settled();
      expect(store.getState().work.prompt.parts).toMatchObject([{ name: 'Question', text: 'Add\nb' }]);
      store.getState().batch!.session.setColumns({ ...store.getState().batch!.columns, isWhole: true });
      await settled();
      await store.getState().batch!.session.open(1);
      await settled();
      expect(store.getState().work.prompt.parts).toMatchObject([{ name: 'Conversation', turns: [{ text: 'Add\nb' }, { text: '3' }] }]);
    }
  });

  it('are told with the rows and columns of their table, and tables of nothing else with theirs', async () => {
    const { store, settled } = openQuickStore();
    const table = (name: string, rows: readonly string[]) => new File([rows.join('\r\n')], name);
    const told = async (...files: readonly File[]) => {
      const before = store.getState().notices.at(-1)?.id ?? -1;
      await store.getState().addFiles(files);
      await settled();
      return store.getState().notices.filter(({ id }) => id > before).map(({ text, details, choices = [] }) => [text, ...details, ...choices.map(({ label }) => label)]);
    };
    store.getState().clear();
    const texts = table('texts.csv', ['id,prompt,kind', ...Array.from({ length: 1204 }, (_, at) => `${at},"Say, and\nmore ${at}",x`)]);
    expect(await told(texts)).toEqual([['texts.csv has 1,204 rows of 3 columns; it was added as one document.', 'Open as many prompts', 'Keep as a document']]);
    expect(await told(table('figures.tsv', ['1\t2, 3', '4\t5, 6']))).toEqual([['figures.tsv was added as one document: 2 rows of 2 columns.']]);
    expect(await told(table('a.csv', ['1;2', '3;4;5', '6']), table('b.csv', ['7']), table('c.txt', ['8,9']))).toEqual([['2 tables were added as documents.', 'a.csv was added as one document: 3 rows of 1 column.', 'b.csv was added as one document: 1 row of 1 column.']]);
    expect(await told(table('ragged.csv', ['1;2', '3;4', '6']))).toEqual([['ragged.csv was added as one document: 3 rows of 1 to 2 columns.']]);
    // What seems to be in a row that is another.
    expect(await told(table('open.csv', ['1,"2', '3,"4"', '5,"6', '7,8']))).toEqual([['open.csv was added as one document: 2 rows of 2 columns.', 'open.csv, line 1: a quote opens and its row goes on for 2 lines, with text behind the closing quote: rows may have become one.', 'open.csv, line 3: a quote opens and is never closed; its row goes on for 2 lines to the end.']]);
    expect(await told(table('texts.csv', ['id,prompt', ...Array.from({ length: 20 }, (_, at) => `${at},"Say${at === 4 ? '' : '"'}`)]))).toEqual([['texts.csv has 19 rows of 2 columns; it was added as one document.', 'texts.csv, line 6: a quote opens and its row goes on for 2 lines, with text behind the closing quote: rows may have become one.', 'Open as many prompts', 'Keep as a document']]);
    expect(await told(table('rest.csv', ['1,"2', '3']), table('d.csv', ['9']))).toEqual([['2 tables were added as documents.', 'd.csv was added as one document: 1 row of 1 column.', 'rest.csv was added as one document: 1 row of 2 columns.', 'rest.csv, line 1: a quote opens and is never closed; its row goes on for 2 lines to the end.']]);
    expect(await told(table('empty.csv', ['']))).toEqual([['empty.csv is empty; it was added without a text.']]);
  });
});
