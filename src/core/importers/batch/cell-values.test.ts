// Values in the cells of tables and in lines, as programs write them: messages as JSON, as Python prints them, and numbers that JSON has not.
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { batchRowsInSteps } from './batch-rows';
import { jsonOfCell } from './cell-json';
import { asCounted } from './row-answer';
import { csvRow, lineRow } from './row-prompt';

const messages = "[{'role': 'system', 'content': 'S'}, {'role': 'user', 'content': \"It's a question\"}, {'role': 'assistant', 'content': 'So.'}]";
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

function counted(row: string, column: number, columns: readonly string[] = [], answer?: number) {
  const read = csvRow(row, column, null, ',', columns, answer === undefined ? {} : { answer });
  if (!read.ok) return read.error.kind;
  const { imported, text, answer: said } = asCounted(read.value, false);
  return [imported?.system.map((each) => each.text) ?? [], imported?.question ?? text, said?.turns.map((turn) => turn.text)];
}

describe('a cell of a table', () => {
  it('with messages as Python or NumPy prints them is a conversation', () => {
    for (const cell of [messages, messages.replaceAll('}, {', '}\n {')]) expect(counted(quoted(cell), 0)).toEqual([['S'], "It's a question", ['So.']]);
    expect([jsonOfCell("{'a': None, 'b': True}"), jsonOfCell('{"a": 1}'), jsonOfCell("['a', 'b']"), jsonOfCell('[a note]'), jsonOfCell("{'a': open"), jsonOfCell('Words')]).toEqual(['{"a":null,"b":true}', '{"a": 1}', null, null, null, null]);
  });

  it('of answers counts what they say, and not how they are written', () => {
    const pair = [{ role: 'user', content: 'Q' }, { role: 'assistant', content: 'So.' }];
    const written = [JSON.stringify(pair), JSON.stringify(pair.slice(1)), JSON.stringify(pair[1]), "[{'content': 'Q', 'role': 'user'}\n {'content': 'So.', 'role': 'assistant'}]"];
    for (const cell of written) expect(counted(`Q,${quoted(cell)}`, 0, ['prompt', 'chosen'], 1), cell).toEqual([[], 'Q', ['So.']]);
    // What is no message is the answer itself.
    for (const cell of ['{"colour":"blue"}', '[1]', 'null', 'So.']) expect(counted(`Q,${quoted(cell)}`, 0, ['prompt', 'completion'], 1), cell).toEqual([[], 'Q', [cell]]);
  });

  it('with a text that goes on into an answer is cut before that, where another beside it was not preferred', () => {
    const said = (answer: string) => quoted(`\n\nHuman: Q\n\nAssistant: ${answer}`);
    expect(counted(`${said('So.')},${said('No.')}`, 0, ['chosen', 'rejected'])).toEqual([[], '\n\nHuman: Q\n\nAssistant:', [' So.']]);
    expect(counted(`${said('So.')},x`, 0, ['chosen', 'label'])).toEqual([[], '\n\nHuman: Q\n\nAssistant: So.', undefined]);
  });
});

describe('a line of JSON', () => {
  it('with numbers that are none, as Python writes and reads them, is a row', () => {
    const line = '{"prompt":"Is \\"NaN\\" NaN, or Infinity?","score":NaN,"low":-Infinity,"high":Infinity}';
    expect(lineRow(line)).toMatchObject({ ok: true, value: { text: 'Is "NaN" NaN, or Infinity?' } });
    expect(lastOf(batchRowsInSteps(`[${line},\n${line}]`))).toMatchObject({ kind: 'list', starts: { length: 2 } });
    for (const other of ['{"prompt":"a","score":NaNs}', '{"prompt":NaN', 'NaN Infinity']) expect(lineRow(other), other).toMatchObject({ ok: false, error: { kind: 'not-json' } });
  });
});
