// Files of other tools with requests in them: those of a model are found, one is taken, and each of the others can be.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDetails, noteWords } from './import-words';
import type { ReadHow } from './imported';
import { importText } from './registry';
import { recordingOf } from './recorded-requests';

const body = (question: string) => ({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] });
const harEntry = (url: string, postData?: object, response: object = { content: { text: 'not sent' } }) => ({ request: { method: 'POST', url, headers: [{ name: 'Authorization', value: 'Bearer sk-secret' }], cookies: [], ...(postData === undefined ? {} : { postData }) }, response });
const har = { log: { version: '1.2', entries: [harEntry('https://a.example/page'), harEntry('https://a.example/v1/chat?key=secret', { mimeType: 'application/json', text: JSON.stringify(body('First?')) }), harEntry('https://a.example/log', { text: '{"event":"click"}' }), harEntry('https://a.example/v1/chat', { text: JSON.stringify(body('Second?')) })] } };
const item = (name: string, raw: string, url: unknown = 'https://a.example') => ({ name, request: { method: 'POST', url, body: { mode: 'raw', raw } } });
const postman = { info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' }, item: [{ name: 'Folder', item: [item('Ask', JSON.stringify(body('First?')))] }, item('Broken', '{"model":'), item('Ask again', JSON.stringify(body('Second?')))] };
const generation = (name: string, input: unknown) => ({ type: 'GENERATION', name, model: 'gpt-4o', input, output: 'not sent' });
const langfuse = { id: 't', name: 'trace', observations: [{ type: 'SPAN', name: 'outer', input: { a: 1 } }, generation('first', body('First?').messages), generation('second', { messages: body('Second?').messages, tools: [] })] };

describe.each([
  ['a HAR file', har, ['POST https://a.example/v1/chat', 'POST https://a.example/v1/chat'], ['2 other requests: left out.', '2 fields around the request (headers and response): left out.']],
  ['a collection of Postman', postman, ['Ask', 'Ask again'], ['1 other request: left out.']],
  ['a trace of Langfuse', langfuse, ['first', 'second'], ['1 other record: left out.', '1 field around the request (output): left out.']],
] as const)('%s', (_what, value, titles, leftOut) => {
  const read = (conversation: number | null) => importText(JSON.stringify(value), { format: null, conversation })!;

  it('is its last request of a model, or the one that is chosen', () => {
    const imported = read(null);
    expect(imported).toMatchObject({ format: 'openai-chat', question: 'Second?', modelId: 'gpt-4o', conversations: { taken: 1 } });
    expect(imported.conversations?.all).toEqual(titles.map((title) => ({ title, changedOn: '', turns: 1 })));
    expect(imported.notes.map(noteWords)).toEqual([`“${titles[1]}” was taken; 1 other conversation can be chosen in its place.`, ...leftOut]);
    expect(read(0)).toMatchObject({ question: 'First?', conversations: { taken: 0 } });
    expect(read(7).question).toBe('Second?');
    for (const gone of ['secret', 'not sent']) expect(JSON.stringify(imported)).not.toContain(gone);
  });
});

describe('an answer that was recorded', () => {
  const answers = { json: JSON.stringify({ model: 'gpt-4o-2024-11-20', usage: { prompt_tokens: 41 } }), stream: 'data: {"choices":[]}\n\ndata: {"choices":[],"usage":{"prompt_tokens":42}}\n\ndata: [DONE]\n' };
  it('has a request of its own, whose keys may stand more than once', () => {
    const text = '{"model":"gpt-4o","messages":[{"role":"user","content":"a","content":"b"}]}';
    const imported = importText(JSON.stringify({ log: { entries: [harEntry('https://a.example/v1/chat', { text })] } }))!;
    expect(importDetails(imported)).toContain('messages[0].content: more than once in the same object; only the last was read.');
  });

  const of = (content: object) => importText(JSON.stringify({ log: { entries: [harEntry('https://a.example/v1/chat', { text: JSON.stringify(body('First?')) }, { content })] } }))!;

  it('reports the tokens of its request, and is left out', () => {
    expect(of({ text: answers.json })).toMatchObject({ lastReport: { inputTokens: 41, model: 'gpt-4o-2024-11-20' }, question: 'First?' });
    expect(of({ text: answers.stream }).lastReport).toMatchObject({ inputTokens: 42, model: 'gpt-4o' });
    expect(of({ text: Buffer.from(answers.json).toString('base64'), encoding: 'base64' }).lastReport).toMatchObject({ inputTokens: 41 });
    expect(of({ text: '<html>' }).lastReport).toBeUndefined();
    expect(importDetails(of({ text: answers.json }))).toEqual(['Its answer reports 41 input tokens.', '2 fields around the request (headers and response): left out.']);
  });

  it('also in a log that has both', () => {
    const log = importText(JSON.stringify({ request: body('First?'), response: JSON.parse(answers.json) as unknown }))!;
    expect(importDetails(log)).toEqual(['Its answer reports 41 input tokens.', '1 field around the request (response): left out.']);
    expect(importText(JSON.stringify({ request_body: JSON.stringify(body('First?')), response_body: answers.json }))?.lastReport).toMatchObject({ inputTokens: 41 });
  });
});

it('requests of several vendors are chosen among all of them', () => {
  const gemini = { contents: [{ role: 'user', parts: [{ text: 'Third?' }] }], systemInstruction: { parts: [{ text: 'S' }] } };
  const entries = [body('First?'), gemini, body('Second?')].map((each, at) => ({ ...harEntry('https://a.example/v1', { text: JSON.stringify(each) }), startedDateTime: `2026-11-02T10:31:0${at}.5+01:00` }));
  const text = JSON.stringify({ log: { entries } });
  const questionOf = (how: ReadHow) => importText(text, how)?.question;
  expect([0, 1, 2].map((conversation) => questionOf({ format: 'openai-chat', conversation }))).toEqual(['First?', 'Third?', 'Second?']);
  expect([questionOf({ format: 'gemini', conversation: null }), importText(text, { format: 'gemini', conversation: null })?.conversations?.taken]).toEqual(['Third?', 1]);
  expect(importText(text, { format: 'cohere', conversation: null })).toBeNull();
  expect(importText(text)?.conversations?.all[1]).toEqual({ title: 'POST https://a.example/v1 10:31:01', changedOn: '2026-11-02', turns: 1 });
});

it('of very many the newest are read', () => {
  const entries = Array.from({ length: 520 }, (_, at) => harEntry('https://a.example/v1', { text: at < 519 ? '{"event":"click"}' : JSON.stringify(body('Newest?')) }));
  expect(importText(JSON.stringify({ log: { entries } }))?.question).toBe('Newest?');
});

it('one recorded request is that request, of the model in its address', () => {
  const one = { info: { name: 'Shop' }, item: [item('Ask', '{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}', { raw: 'https://g.example/v1/models/gemini-2.5-pro:generateContent' })] };
  expect(importText(JSON.stringify(one))).toMatchObject({ format: 'gemini', question: 'Hi', modelId: 'gemini-2.5-pro', notes: [] });
  for (const other of [{ log: { entries: [harEntry('https://a.example', { text: '{"event":"click"}' })] } }, { info: {}, item: [] }, { observations: [{ type: 'SPAN', input: body('x') }] }]) expect(importText(JSON.stringify(other))).toBeNull();
});

it('nothing throws, whatever stands in their places', () => {
  const any = fc.jsonValue({ maxDepth: 3 });
  fc.assert(fc.property(any, any, any, (a, b, c) => {
    for (const value of [a, { log: { entries: [a, { request: b }, { request: { postData: { text: JSON.stringify(c) } } }] } }, { info: {}, item: [a, { item: b }, { request: c }, { request: { body: { raw: JSON.stringify(a) } } }] }, { observations: [a, { type: 'GENERATION', input: b }] }]) {
      recordingOf(value);
      importText(JSON.stringify(value));
    }
  }));
});
