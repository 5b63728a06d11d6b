import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '@/core/importers/csv-rows';
import { keyOf, keyText, readKey, requestLine } from './needle-export';
import { planTests } from './needle-plan';
import { readResults } from './needle-results';
import { curveOfOwn } from './own-results';
import { wilson } from './wilson';

const tests = planTests({ lengthsTokens: [1000, 4000], depthsPercent: [0, 50, 100], trials: 2, own: null });
const key = keyOf(tests);
const answerOf = (id: string) => key.get(id)?.answer ?? '';

describe('the files of needle tests', () => {
  it('have a request a line in both shapes', () => {
    expect(JSON.parse(requestLine('openai', 'n1000-d0-t1', 'gpt-x', 'a\n"b"'))).toEqual({
      custom_id: 'n1000-d0-t1',
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'gpt-x', messages: [{ role: 'user', content: 'a\n"b"' }], max_completion_tokens: 200 },
    });
    expect(JSON.parse(requestLine('anthropic', 'n1000-d0-t1', 'claude-x', 'a'))).toEqual({ custom_id: 'n1000-d0-t1', params: { model: 'claude-x', max_tokens: 200, messages: [{ role: 'user', content: 'a' }] } });
    expect(requestLine('openai', 'a', 'b', 'c\nd').split('\n')).toHaveLength(2);
  });

  it('have a key that comes back, and nothing else is one', () => {
    const text = keyText(tests.map((test) => ({ ...test, needleAtToken: 51, realDepthPercent: 4.9 })));
    expect(readKey(text)).toEqual({ ok: true, value: key });
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ depth_percent: 0, needle_at_token: 51, real_depth_percent: 4.9 });
    for (const other of ['', '{}', 'x', '[1]', `${text}{"custom_id":"a"}\n`]) expect(readKey(other).ok).toBe(false);
  });
});

describe('results', () => {
  it('make a grid with a curve, whichever way they come', () => {
    // The first trial of each is right, the second wrong; at the start both are.
    const isRight = (id: string) => id.endsWith('t1') || id.includes('-d0-');
    const said = tests.map(({ id, answer }) => ({ id, text: isRight(id) ? `It is ${answer.toUpperCase()}.` : 'I do not know.' }));
    const forms = {
      csv: `Custom_ID,model,Answer\r\n${said.map(({ id, text }) => `${id},m,"${text}"`).join('\r\n')}\r\n`,
      scores: `id,model,score\n${said.map(({ id }) => `${id},m,${isRight(id) ? 'true' : '0'}`).join('\n')}`,
      jsonl: said.map(({ id, text }) => JSON.stringify({ id, answer: text, model: 'm' })).join('\n'),
      openai: said.map(({ id, text }) => JSON.stringify({ custom_id: id, response: { status_code: 200, body: { model: 'm', choices: [{ message: { content: text } }] } }, error: null })).join('\n'),
      anthropic: said.map(({ id, text }) => JSON.stringify({ custom_id: id, result: { type: 'succeeded', message: { model: 'm', content: [{ type: 'thinking', thinking: 'x' }, { type: 'text', text }] } } })).join('\n'),
    };
    const cells = [0, 0.5, 1].map((depthFraction) => ({ depthFraction, scoreSum: depthFraction === 0 ? 2 : 1, trials: 2 }));
    const grid = { model: 'm', rows: [1000, 4000].map((lengthTokens) => ({ lengthTokens, cells })) };
    for (const [name, text] of Object.entries(forms)) expect(readResults(text, key), name).toEqual({ grid, used: 12, bad: [] });
    expect(curveOfOwn(grid, 3000)).toMatchObject({ ok: true, value: { lengthTokens: 4000, trials: 6, curve: { points: [{ valuePts: 100 }, { valuePts: 50 }, { valuePts: 50 }] } } });
  });

  it('tell rows that are none by line and reason, and use the others', () => {
    const id = 'n1000-d50-t1';
    const jsonl = [JSON.stringify({ id, answer: answerOf(id) }), '{oops', JSON.stringify({ answer: 'x' }), JSON.stringify({ id: 'n9-d9-t9', answer: 'x' }), '', JSON.stringify({ id, answer: 'again' }), JSON.stringify({ id: 'n1000-d50-t2' }), JSON.stringify({ id: 'n1000-d0-t1', score: 3 }), JSON.stringify({ custom_id: 'n1000-d0-t2', response: null, error: { code: 'batch_expired' } }), JSON.stringify({ custom_id: 'n1000-d100-t1', result: { type: 'errored', error: {} } })].join('\n');
    const read = readResults(jsonl, key);
    expect(read.used).toBe(1);
    expect(read.bad.map(({ line, reason }) => [line, reason])).toEqual([[2, 'not-json'], [3, 'no-id'], [4, 'unknown-id'], [6, 'twice'], [7, 'no-answer'], [8, 'bad-score'], [9, 'failed-request'], [10, 'failed-request']]);
    const csv = readResults(`id,answer\n"${id}","a ""quoted""\nline ${answerOf(id)}"\nn1000-d0-t1\n,x\n`, key);
    expect(csv).toMatchObject({ used: 1, bad: [{ line: 4, reason: 'no-answer' }, { line: 5, reason: 'no-id' }] });
    expect(readResults('a,b\n1,2\n', key)).toEqual({ grid: null, used: 0, bad: [{ line: 1, reason: 'no-columns', found: 'a, b' }] });
    // An empty answer was given, and is wrong.
    expect(readResults(`id,answer\n${id},\n`, key)).toMatchObject({ used: 1, grid: { rows: [{ cells: [{ scoreSum: 0, trials: 1 }] }] } });
  });

  it('never throw, whatever the file is', () => {
    fc.assert(fc.property(fc.string(), (text) => readResults(text, key).used >= 0));
    fc.assert(fc.property(fc.json(), (text) => readResults(`${text}\n{"id":null}`, key).used === 0));
  });

  it('have the intervals of Wilson that are published', () => {
    // Brown, Cai, DasGupta (2001) and R's prop.test(…, correct = FALSE): 0/10, 5/10, 81/263.
    expect(wilson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775, 4) });
    expect(wilson(0.5, 10)).toEqual({ low: expect.closeTo(0.2366, 4), high: expect.closeTo(0.7634, 4) });
    expect(wilson(81 / 263, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
  });
});

describe('CSV', () => {
  it('comes back from what was quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const text = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(parseCsv(text).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
