// What of a row is its input, what is its answer, and which fields of a record are read.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import type { UnitId } from '@/core/units';
import { batchRowsInSteps } from './batch-rows';
import { asCounted } from './row-answer';
import { fieldNamesInSteps, fieldRow } from './row-fields';
import { csvRow, lineRow, partsOfRow, type RowPrompt } from './row-prompt';

const read = (value: unknown): RowPrompt => {
  const row = lineRow(JSON.stringify(value));
  if (!row.ok) throw new Error(row.error.kind);
  return row.value;
};
/** Every text of the prompt, by who says it. */
const said = (row: RowPrompt) => partsOfRow(row, () => 'x' as UnitId).flatMap((part): readonly string[] => ('turns' in part ? part.turns.map(({ speaker, text }) => `${speaker}: ${String(text)}`) : 'text' in part ? [`${part.role}: ${String(part.text)}`] : []));
const answered = (row: RowPrompt) => row.answer?.turns.map(({ text }) => text) ?? null;
const [user, assistant, system] = [{ role: 'user', content: 'Q' }, { role: 'assistant', content: 'A' }, { role: 'system', content: 'S' }];

describe('the answer of a row', () => {
  it.each([
    ['messages for tuning', { messages: [system, user, assistant] }, ['system: S', 'question: Q'], ['system: S', 'user: Q', 'assistant: A'], ['A']],
    ['with more rounds, the last', { messages: [user, assistant, user, assistant, assistant] }, ['user: Q', 'assistant: A', 'question: Q'], ['user: Q', 'assistant: A', 'user: Q', 'assistant: A', 'assistant: A'], ['A', 'A']],
    ['ShareGPT', { conversations: [{ from: 'human', value: 'Q' }, { from: 'gpt', value: 'A' }] }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['Alpaca', { instruction: 'Add', input: '1', output: '2' }, ['question: Add\n1'], ['user: Add\n1', 'assistant: 2'], ['2']],
    ['Gemini contents', { contents: [{ role: 'user', parts: [{ text: 'Q' }] }, { role: 'model', parts: [{ text: 'A' }] }] }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['prompt and completion', { prompt: 'Q', completion: 'A' }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['messages of both', { prompt: [user], completion: [assistant] }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['of preferences, the chosen', { prompt: 'Q', chosen: [assistant], rejected: [user] }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['of OpenAI’s preferences, the preferred', { input: { messages: [user] }, preferred_output: [assistant], non_preferred_output: [user] }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['one message by itself', { conversations: [{ from: 'human', value: 'Q' }], chosen: { from: 'gpt', value: 'A' }, rejected: { from: 'gpt', value: 'B' } }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['a sample of an evaluation', { input: 'Q', target: 'A' }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
    ['a log of a request and its response', { request: { messages: [user], max_tokens: 9 }, response: 'A' }, ['question: Q'], ['user: Q', 'assistant: A'], ['A']],
  ])('%s is left out of the prompt alone, and in the whole conversation', (_, value, alone, whole, answer) => {
    const row = read(value);
    expect([said(asCounted(row, false)), answered(asCounted(row, false)), asCounted(row, false).answer?.isInput]).toEqual([alone, answer, false]);
    expect([said(asCounted(row, true)), answered(asCounted(row, true)), asCounted(row, true).answer?.isInput]).toEqual([whole, answer, true]);
  });

  it('is none where nothing is answered, and of a request that is sent for the model to go on with', () => {
    for (const value of [{ messages: [user] }, { text: 'T', label: 'x' }, { messages: [system, assistant] }, { custom_id: 'a', body: { messages: [user, assistant] } }, { max_tokens: 5, messages: [user, assistant] }, { prompt: 'Q', completion: '' }, { prompt: 'Q', output: 3 }]) {
      const row = read(value);
      for (const isWhole of [false, true]) expect([said(asCounted(row, isWhole)), answered(asCounted(row, isWhole))]).toEqual([said(row), null]);
    }
  });

  it('stands in a column that is called so', () => {
    const text = 'instruction,input,output\nAdd,"1, 2",3\nName a fish,,Eel\n';
    const found = lastOf(batchRowsInSteps(text));
    expect([found.guessedColumn, found.guessedSecond, found.guessedAnswer]).toEqual([0, 1, 2]);
    const rows = found.starts.map((start, at) => csvRow(text.slice(start, found.ends[at]), 0, null, ',', found.columns, { second: 1, answer: 2 }));
    expect(rows.map((row) => (row.ok ? [row.value.text, answered(row.value)] : null))).toEqual([['Add\n1, 2', ['3']], ['Name a fish', ['Eel']]]);
    expect(lastOf(batchRowsInSteps('prompt,label,input\na,b,c\n'))).toMatchObject({ guessedSecond: null, guessedAnswer: null });
  });

  it('loses no text of any record: what the whole conversation has, the prompt and the answer have', () => {
    const turn = fc.record({ role: fc.constantFrom('user', 'assistant'), content: fc.stringMatching(/^[a-z]{1,5}$/) });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 6 }), (messages) => {
        const row = read({ messages });
        const texts = (all: readonly string[]) => all.map((each) => each.slice(each.indexOf(': ') + 2));
        const alone = asCounted(row, false);
        expect([...texts(said(alone)), ...(answered(alone) ?? [])]).toEqual(texts(said(asCounted(row, true))));
      }),
    );
  });
});

describe('fields of records', () => {
  const namesOf = (values: readonly unknown[]) => lastOf(fieldNamesInSteps(values.length, (row) => (typeof values[row] === 'string' ? values[row] : JSON.stringify(values[row]))));
  const names = (text: string, more = {}) => ({ text, second: null, system: null, answer: null, ...more });
  const record = { id: 7, question: 'Q', context: 'C', answer: 'A', tags: ['x'], meta: { source: 'W' }, talk: [user, assistant] };
  const line = JSON.stringify(record);

  it('are those with texts or messages, where there is something to choose', () => {
    expect(namesOf([record, '{broken', { question: 'Q', hint: 'H' }])).toEqual(['question', 'context', 'answer', 'talk', 'meta.source', 'hint']);
    for (const values of [[{ id: 'a', text: 'T' }], [{ messages: [user], label: 'x', note: 'y' }], [{ custom_id: 'a', method: 'POST', body: { messages: [user] } }], ['"a"', '"b"'], []]) expect(namesOf(values)).toEqual([]);
    // Of these nothing was found before: all of the JSON is a text.
    expect(namesOf([{ data: { words: 'T' } }])).toEqual(['data.words']);
    expect(namesOf([Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`k${at}`, 'x']))])).toEqual([]);
    expect(namesOf(['{"__proto__":"a","constructor":"b"}'])).toEqual(['__proto__', 'constructor']);
  });

  it('are read as what they are chosen for, and the others are told', () => {
    expect(fieldRow(line, names('question', { second: 'context', answer: 'answer' }))).toMatchObject({ ok: true, value: { name: '7', text: 'Q\nC', answer: { from: 'answer', turns: [{ text: 'A' }] }, taken: { from: ['question', 'context'], leftOut: ['answer', 'tags', 'talk'] } } });
    expect(fieldRow(line, names('meta.source', { system: 'context' }))).toMatchObject({ ok: true, value: { text: 'W', system: 'C' } });
    const talk = fieldRow(line, names('talk'));
    expect(talk.ok && said(asCounted(talk.value, false))).toEqual(['question: Q']);
    expect(fieldRow(line, names('tags'))).toMatchObject({ ok: true, value: { text: '["x"]' } });
    expect(fieldRow('{"__proto__":"a","b":"c"}', names('__proto__'))).toMatchObject({ ok: true, value: { text: 'a' } });
  });

  it('that are missing, empty or in no JSON say so', () => {
    const kindOf = (content: string) => {
      const row = fieldRow(content, names('question'));
      return row.ok ? null : row.error.kind;
    };
    expect(['{"a":1}', '{"question":""}', '{"question":', '[1]', '"question"', '{"question":null}'].map(kindOf)).toEqual(['no-field', 'no-text', 'not-json', 'no-field', 'no-field', 'no-field']);
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), fc.string(), (content, name) => void fieldRow(content, names(name))));
  });
});
