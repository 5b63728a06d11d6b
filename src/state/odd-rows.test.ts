// Files of rows that are not one sound value to a line of UTF-8: what is said of them when they are added, and what they are in Batch.
import { describe, expect, it } from 'vitest';
import { openQuickStore } from '@/test/quick-store';
import { opened } from './folder-sources';

const request = (content: string) => ({ model: 'gpt-5.5', messages: [{ role: 'user', content }] });
const [a, b, c] = ['Why?', 'How?', 'Where?'].map((content) => JSON.stringify(request(content))) as [string, string, string];
const pretty = ['Why?', 'How?', 'Where?'].map((content) => JSON.stringify(request(content), null, 2));

/** What is said, and the rows of what is offered; null: nothing is. */
async function added(name: string, content: string | Uint8Array<ArrayBuffer>, isPasted = false) {
  const { store, settled } = openQuickStore();
  store.getState().clear();
  if (isPasted) store.getState().addPastedText(String(content));
  else await store.getState().addFiles([new File([content], name)]);
  await settled();
  const told = store.getState().notices.filter(({ text }) => text !== 'The prompt was cleared.');
  const words = told.map(({ text, details }) => [text, ...details].join(' | '));
  told.flatMap(({ choices = [] }) => choices).find(({ label }) => label === 'Open as many prompts')?.choose();
  await settled();
  const { batch } = store.getState();
  return { words, rows: batch === null ? null : [batch.source.rows, ...batch.bad.map((each) => each.words), ...batch.notes] };
}
const offer = (name: string, has: string, ...faults: readonly string[]) => [[`${name} has a prompt in ${has}; it was added as one document.`, ...faults.map((each) => `${name} ${each}.`)].join(' | ')];

describe('rows of which some are damaged', () => {
  it('are offered however few they are, and the damaged ones told by their lines', async () => {
    const of = (...lines: readonly string[]) => added('r.jsonl', lines.join('\n'));
    const cut = b.slice(0, -5);
    expect(await of(a, cut)).toEqual({ words: offer('r.jsonl', '1 of its 2 rows', 'line 2 is no JSON'), rows: [2, 'line 2 is no JSON'] });
    expect(await of(cut, a)).toEqual({ words: offer('r.jsonl', '1 of its 2 rows', 'line 1 is no JSON'), rows: [2, 'line 1 is no JSON'] });
    expect(await of(a, cut, c)).toEqual({ words: offer('r.jsonl', '2 of its 3 rows', 'line 2 is no JSON'), rows: [3, 'line 2 is no JSON'] });
    expect((await of(a, cut, cut, cut, c)).words).toEqual(offer('r.jsonl', '2 of its 5 rows', 'line 2 is no JSON', 'line 3 is no JSON', 'line 4 is no JSON'));
    expect((await of(`${a},`, `${b},`, c)).words).toEqual(offer('r.jsonl', '1 of its 3 rows', 'line 1 is no JSON', 'line 2 is no JSON'));
    expect((await of('{"text":"Hello"}', '{"text":"Hel')).words).toEqual(offer('r.jsonl', '1 of its 2 rows', 'line 2 is no JSON'));
  });

  it('are not where the lines are those of one request, a log, or prose behind a request', async () => {
    const broken = '{"messages":[\n{"role":"user","content":"A"},\n{"role":"assistant","content":"B"}\n';
    for (const text of [broken, '{"messages":[{"role":"user","content":"A"}\n{"role":"user","content":"B"}', `{"role":"user","content":"A"}\n{"role":"user","content`, `${a}\nwords`, '{"level":"info","msg":"it has started"}\n{"level":"in', '{"level":"info","message":"it has started"}\n'.repeat(3)]) expect((await added('r.jsonl', text)).rows, text).toBeNull();
  });
});

describe('lines that are messages', () => {
  it('are one conversation, which is not offered as rows', async () => {
    const lines = ['user', 'assistant', 'user'].map((role) => JSON.stringify({ role, content: 'Words' }));
    expect(await added('chat.jsonl', lines.join('\n'))).toEqual({ words: [expect.stringMatching(/^Read as OpenAI.*: 2 turns, the question/)], rows: null });
  });
});

describe('requests over several lines', () => {
  it('are offered as rows and not called broken, whatever the file is called; the last one that is cut off is told by its line', async () => {
    for (const name of ['r.json', 'r.jsonl', 'r.txt']) {
      expect(await added(name, pretty.join('\n'))).toEqual({ words: offer(name, 'each row'), rows: [3] });
      expect(await added(name, pretty.join('\n').slice(0, -8))).toEqual({ words: offer(name, '2 of its 3 rows', 'line 19 ends too early'), rows: [3, 'line 19 ends too early'] });
    }
    expect(await added('', pretty.join('\n'), true)).toEqual({ words: offer('Pasted text', 'each row'), rows: [3] });
    const conversations = [[request('A').messages[0]], [request('B').messages[0]]].map((each) => JSON.stringify(each, null, 1));
    expect(await added('r.json', conversations.join('\n'))).toEqual({ words: offer('r.json', 'each row'), rows: [2] });
    expect(await added('r.json', a + b)).toEqual({ words: offer('r.json', 'each row'), rows: [2] });
    const one = await added('r.json', pretty[0]!);
    expect([one.rows, one.words]).toEqual([null, [expect.stringMatching(/^Read as OpenAI/)]]);
  });

  it('in several files are rows where there are several in one, and one of them is a file of one request', async () => {
    const { store, settled } = openQuickStore();
    const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
    const contents = { 'two.json': pretty.slice(0, 2).join('\n'), 'one.json': pretty[0]!, 'one.jsonl': pretty[0]!, 'marked.json': utf16(`\ufeff${JSON.stringify([request('A'), request('B')])}`), 'unmarked.json': utf16(`${a}\n${b}\n`), 'late.json': `\n# rows\n${a}\r${b}` };
    store.getState().openBatch({ kind: 'files', name: 'files', files: Object.entries(contents).map(([path, content]) => ({ path, file: { kind: 'file' as const, name: path, open: () => Promise.resolve(opened(new File([content], path))) } })) });
    await settled();
    const { source, badRows } = store.getState().batch!;
    expect([badRows, Array.from({ length: source.rows }, (_, row) => source.labelOf(row))]).toEqual([0, ['two.json line 1', 'two.json line 10', 'one.json', 'one.jsonl', 'marked.json item 1', 'marked.json item 2', 'unmarked.json line 1', 'unmarked.json line 2', 'late.json line 3', 'late.json line 4']]);
  });
});

describe('rows behind comments, blank lines and a mark, and with other line ends', () => {
  it('are offered as any others, and comments are told', async () => {
    expect(await added('r.jsonl', `# made on a day\n// of a year\n${a}\n${b}`)).toEqual({ words: offer('r.jsonl', 'each row'), rows: [2, 'r.jsonl: 2 lines are comments, and no rows.'] });
    for (const text of [`${'\n'.repeat(2000)}${a}\n${b}`, `\ufeff${a}\n${b}`, `${a}\r${b}\r`, `${a}\r\n${b}`]) expect(await added('r.jsonl', text)).toEqual({ words: offer('r.jsonl', 'each row'), rows: [2] });
    expect(await added('r.json', `\n\n${a}\n${b}`)).toEqual({ words: offer('r.json', 'each row'), rows: [2] });
    expect((await added('r.csv', '# made on a day\nid,prompt\n1,Why?\n2,How?')).rows).toEqual([2, 'r.csv: 1 line is a comment, and no row.']);
  });

  it('with choices to choose from are no results of requests', async () => {
    const row = '{"question":"What is it?","choices":["one","two"],"answer":1}';
    expect((await added('r.jsonl', `${row}\n${row}`)).words).toEqual(offer('r.jsonl', 'each row'));
  });
});
