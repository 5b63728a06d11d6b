// Many prompts in inputs as they come: each has the right rows, and what was left out is said.
import { describe, expect, it } from 'vitest';
import { batchRowsInSteps } from '@/core/importers/batch/batch-rows';
import { lastOf } from '@/core/importers/steps';
import { openQuickStore } from '@/test/quick-store';
import { opened } from './folder-sources';

async function open(content: string | Uint8Array<ArrayBuffer>, name: string) {
  const { store, settled } = openQuickStore();
  store.getState().openBatch({ kind: 'file', file: new File([content], name) });
  await settled();
  const { batch } = store.getState();
  if (batch === null) return { texts: [], told: [store.getState().notices.at(-1)?.text ?? ''] };
  const { source, columns, notes, bad } = batch;
  const read = await Promise.all(Array.from({ length: Math.min(source.rows, 50) }, (_, row) => source.read(row, columns, new AbortController().signal)));
  const texts = read.map((row) => (row.ok ? (row.value.imported?.question ?? row.value.text) : row.error.kind));
  return { batch, texts, told: [...notes, ...bad.map(({ words }) => words)] };
}

const request = (text: string) => ({ messages: [{ role: 'user', content: text }] });
const lines = (...rows: readonly unknown[]) => rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
const withMark = (text: string) => Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(text)]);

describe('a table', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, readonly string[], readonly string[]]>([
    ['with a mark and line breaks in quotes', withMark('prompt,id\r\n"one\r\ntwo",1\r\n"say ""hi""",2\r\n'), ['one\r\ntwo', 'say "hi"'], []],
    ['parted by semicolons', 'id;prompt\n1;Hello, you\n2;"a;b"\n', ['Hello, you', 'a;b'], []],
    ['parted by tabs', 'id\tprompt\n1\tHello, you\n', ['Hello, you'], []],
    ['with ragged rows', 'id,prompt\n1,A\n2\n3,B,more\n', ['A', 'no-column', 'B'], ['a.csv: 1 row has more fields than the header; the rest was left out.', 'line 3 has fewer columns']],
    ['of one column', 'prompt\nA\nB\n', ['A', 'B'], []],
    ['of one column in quotes', '"prompt"\n"Hello, world"\n"another prompt"\n', ['Hello, world', 'another prompt'], []],
    ['of one column in quotes, with a line break', '"prompt"\n"Hello\nworld"\n"another prompt"\n', ['Hello\nworld', 'another prompt'], []],
    ['of one column in quotes, with a backslash', '"prompt"\n"Hello\\nworld"\n', ['Hello\\nworld'], []],
    ...[';', '\t', '|'].flatMap((separator): readonly [string, Uint8Array<ArrayBuffer> | string, readonly string[], readonly string[]][] => {
      const text = ['"text"X"id"', '"HelloX world"X1', '"another ""line"""X2', ''].join('\r\n').replaceAll('X', separator);
      return [text, withMark(text)].map((each, at) => [`in quotes, parted by ${JSON.stringify(separator)}${at === 0 ? '' : ', with a mark'}`, each, [`Hello${separator} world`, 'another "line"'], []]);
    }),
    ['without a header', '1,Tell me a joke\n2,Tell me a story\n', ['Tell me a joke', 'Tell me a story'], []],
    ['with a quote that stays open', 'id,prompt\n1,A\n2,"B\n3,C\n', ['A', 'open-quote'], ['line 3 opens a quotation mark that is never closed, and goes on for 2 lines to the end']],
    ['with a quote that only the next row closes', 'id,prompt\n1,"A\nb"\n2,"B\n3,"C"\n4,"D"\n', ['A\nb', 'B\n3,C"', 'D'], ['a.csv, line 4: a quote opens and its row goes on for 2 lines, with text behind the closing quote: rows may have become one.']],
    ['with a quote that only the next cell closes', 'id,prompt,label\n1,"A,"x"\n2,"say "hi"",y\n3,"C",z\n', ['A,x"', 'say hi""', 'C'], ['a.csv, line 2: a quote opens and has text behind the one that closes it: cells may have become one.', '3 rows: “prompt” is counted, without “label”.']],
    ['with a quote that stays open behind a cell of lines', 'id,prompt\n"1\n1","A\nB\n', ['open-quote'], ['line 2 opens a quotation mark on line 3 that is never closed, and goes on for 2 lines to the end']],
    ['of questions on a text', 'id,question,context,answer,level\n1,Q,"C, c",A,2\n2,R,,B,3\n', ['Q\nC, c', 'R'], ['2 rows: “question” and “context” are counted, without “answer”.', '2 rows: the answer is not counted as input.']],
    ['of a system prompt, an instruction and what it is for', 'System,Instruction,Input,Output\nS,I,J,O\n', ['I\nJ'], ['1 row: “Instruction”, “Input” and “System” are counted, without “Output”.', '1 row: the answer is not counted as input.']],
    ['of two texts', 'name,topic\nAda,A short topic\nBob,\n', ['A short topic', 'no-text'], ['1 row: “topic” is counted, without “name”.', 'line 3 has no text']],
    ['of two texts without a header', '"Tell me a joke, now",a-1\n"Tell me a story, now",a-2\n', ['Tell me a joke, now', 'Tell me a story, now'], ['2 rows: “column 1” is counted, without “column 2”.']],
    ['of prompts that have their context in them', 'prompt,context\n"On C1: Q","C1 "\n"On C2: R",C2\n', ['On C1: Q', 'On C2: R'], ['2 rows: “prompt” is counted, without “context”.']],
    ['with a quote that stays open in the header', 'id,"prompt\n1,A\n', [], ['a.csv has no rows. a.csv, line 1: a quote opens and is never closed; its row goes on for 2 lines to the end.']],
    ['that is empty', '', [], ['a.csv has no rows.']],
    ['of a header alone', 'id,prompt\n', [], ['a.csv has no rows.']],
  ])('%s', async (_, content, texts, told) => {
    expect(await open(content, 'a.csv')).toMatchObject({ texts, told });
  });

  it('of 100,000 rows has all of them, the last where it stands', () => {
    const text = `id,prompt\n${Array.from({ length: 100_000 }, (_, at) => `${at},"Text\n${at}"`).join('\n')}`;
    const { starts, ends, lines: places } = lastOf(batchRowsInSteps(text));
    expect([starts.length, text.slice(starts.at(-1), ends.at(-1)), places.at(-1)]).toEqual([100_000, '99999,"Text\n99999"', 200_000]);
  });
});

describe('lines of JSON', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['with blank lines between', `\n${lines(request('A'))}\n\n   \n${lines(request('B'))}\n\n`, ['A', 'B'], []],
    ['with a comma behind each', `${lines(request('A'))},\n${lines(request('B'))}\n`, ['not-json', 'B'], ['line 1 is no JSON']],
    ['with a broken one in the middle', lines(request('A'), '{"messages":[', request('B')), ['A', 'not-json', 'B'], ['line 2 is no JSON']],
    ['with one of 5 MB', lines(request('A'), request('x'.repeat(5_000_000)), request('B')), ['A', 'too-long', 'B'], ['line 2 is longer than 4 MB']],
    ['of mixed shapes', lines(request('A'), { text: 'T', note: 'N' }, '"S"', 7, [request('C')], { prompt: 'P', completion: 'Q' }), ['A', 'T', 'S', '7', JSON.stringify([request('C')]), 'P'], ['1 row: “text” is counted, without “note”.', '1 row: “prompt” is counted, without “completion”.', '1 row: the answer is not counted as input.']],
    ['of questions on a text, on several, and on one in parts', lines({ question: 'Q', context: 'C', answer: 'A' }, { query: 'R', documents: ['D', 'E'], system: 'S' }, { prompt: 'P', passage: { title: 'T' }, name: 'N' }, { text: 'Q', context: 'C' }, { question: 'V', context: '', passage: 'W' }, { prompt: 'On C: Q', context: 'C' }), ['Q\nC', 'R\nD\nE', 'P\n{"title":"T"}', 'Q', 'V\nW', 'On C: Q'], ['1 row: “question” and “context” are counted, without “answer”.', '1 row: “query”, “documents” and “system” are counted.', '1 row: “prompt” and “passage” are counted, without “name”.', '1 row: “text” is counted, without “context”.', '1 row: “question” and “passage” are counted.', '1 row: “prompt” is counted, without “context”.', '1 row: the answer is not counted as input.']],
    ['with keys of objects themselves', lines('{"__proto__":{"x":1},"text":"A"}', '{"constructor":"C","prompt":"B"}'), ['A', 'B'], ['1 row: “prompt” is counted, without “constructor”.']],
    ['for the batches of OpenAI', lines({ custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: { model: 'gpt-5.5', ...request('A') } }, { custom_id: 'b', method: 'POST', url: '/v1/responses', body: { model: 'gpt-5.5', input: 'B' } }), ['A', 'B'], []],
    ['for the batches of Gemini', lines({ key: 'a', request: { contents: [{ role: 'user', parts: [{ text: 'A' }] }] } }), ['A'], []],
    ['of the samples of Inspect', lines({ id: 1, input: 'A', target: 'T' }, { id: 2, input: [{ role: 'user', content: 'B' }], target: 'T' }), ['A', 'B'], ['2 rows: “input” is counted, without “target”.', '2 rows: the answer is not counted as input.']],
    ['of templates', lines({ prompt: 'Hello {{ user_name }}' }, { messages: [{ role: 'system', content: 'Be {{tone}}' }, { role: 'user', content: 'B' }] }, '"{{#if x}} \\\\{{y}} {{ a + b }}"', '"C"'), ['Hello {{ user_name }}', 'B', '{{#if x}} \\{{y}} {{ a + b }}', 'C'], ['2 rows hold variables, such as {{user_name}}: they count as written.']],
    ['of preferences', lines({ input: { messages: [{ role: 'user', content: 'A' }], tools: [], parallel_tool_calls: true }, preferred_output: [{ role: 'assistant', content: 'C' }], non_preferred_output: [{ role: 'assistant', content: 'R' }] }, { prompt: [{ role: 'user', content: 'B' }], chosen: [{ role: 'assistant', content: 'C' }], rejected: [{ role: 'assistant', content: 'R' }] }, { instruction: 'I', input: 'J', output: 'O', rejected: 'R' }), ['A', 'B', 'I\nJ'], ['1 row: “input” is counted, without “preferred_output” and “non_preferred_output”.', '1 row: “prompt” is counted, without “chosen” and “rejected”.', '1 row: “instruction” and “input” are counted, without “rejected”.', '3 rows: the answer is not counted as input.']],
    ['of the states of HELM', lines({ instance: { id: 'a', input: { text: 'I' } }, request: { model: 'openai/gpt-5.5', prompt: 'A', max_tokens: 5 }, result: { completions: [{ text: 'R' }] } }), ['A'], []],
  ])('%s', async (_, content, texts, told) => {
    expect(await open(content, 'a.jsonl')).toMatchObject({ texts, told });
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

it('a body for the batches of Anthropic has its requests, each with its limit', async () => {
  const params = (text: string) => ({ model: 'claude-haiku-4-5', max_tokens: 9, ...request(text) });
  const { batch, texts } = await open(JSON.stringify({ requests: [{ custom_id: 'a', params: params('A') }, { custom_id: 'b', params: params('B') }] }), 'a.json');
  expect([texts, batch?.modelIds[0], batch?.totals.get(batch.modelIds[0]!)?.limited, batch?.source.labelOf(1), batch?.session.nameOf(1)]).toEqual([['A', 'B'], 'anthropic/claude-haiku-4-5', 2, 'item 2', 'b']);
});

it('a folder of requests with a PDF among them has the requests, and says what the PDF is', async () => {
  const { store, settled } = openQuickStore();
  const files = Object.entries({ 'a.json': JSON.stringify(request('A')), 'b.pdf': '%PDF-1.7\n%âãÏÓ\n', 'c.json': JSON.stringify(request('C')) }).map(([path, content]) => ({ path, file: { kind: 'file' as const, name: path, open: () => Promise.resolve(opened(new File([content], path))) } }));
  store.getState().openBatch({ kind: 'files', name: '3 files', files });
  await settled();
  const { batch } = store.getState();
  expect([batch?.source.rows, batch?.totals.get(batch.modelIds[0]!)?.rows, batch?.bad.map(({ words }) => words)]).toEqual([3, 2, ['b.pdf is a PDF document, not text']]);
});
