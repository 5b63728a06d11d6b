// Files of other tools with requests in them: those of a model are found, one is taken, and each of the others can be.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';
import { recordedRequests } from './recorded-requests';

const body = (question: string) => ({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] });
const harEntry = (url: string, postData?: object) => ({ request: { method: 'POST', url, headers: [{ name: 'Authorization', value: 'Bearer sk-secret' }], ...(postData === undefined ? {} : { postData }) }, response: { content: { text: 'not sent' } } });
const har = { log: { version: '1.2', entries: [harEntry('https://a.example/page'), harEntry('https://a.example/v1/chat?key=secret', { mimeType: 'application/json', text: JSON.stringify(body('First?')) }), harEntry('https://a.example/log', { text: '{"event":"click"}' }), harEntry('https://a.example/v1/chat', { text: JSON.stringify(body('Second?')) })] } };
const item = (name: string, raw: string, url: unknown = 'https://a.example') => ({ name, request: { method: 'POST', url, body: { mode: 'raw', raw } } });
const postman = { info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' }, item: [{ name: 'Folder', item: [item('Ask', JSON.stringify(body('First?')))] }, item('Broken', '{"model":'), item('Ask again', JSON.stringify(body('Second?')))] };
const generation = (name: string, input: unknown) => ({ type: 'GENERATION', name, model: 'gpt-4o', input, output: 'not sent' });
const langfuse = { id: 't', name: 'trace', observations: [{ type: 'SPAN', name: 'outer', input: { a: 1 } }, generation('first', body('First?').messages), generation('second', { messages: body('Second?').messages, tools: [] })] };

describe.each([['a HAR file', har, ['POST https://a.example/v1/chat', 'POST https://a.example/v1/chat']], ['a collection of Postman', postman, ['Ask', 'Ask again']], ['a trace of Langfuse', langfuse, ['first', 'second']]] as const)('%s', (_what, value, titles) => {
  const read = (conversation: number | null) => importText(JSON.stringify(value), { format: null, conversation })!;

  it('is its last request of a model, or the one that is chosen', () => {
    const imported = read(null);
    expect(imported).toMatchObject({ format: 'openai-chat', question: 'Second?', modelId: 'gpt-4o', conversations: { taken: 1 } });
    expect(imported.conversations?.all).toEqual(titles.map((title) => ({ title, changedOn: '', turns: 1 })));
    expect(imported.notes.map(noteWords)).toEqual([`“${titles[1]}” was taken; 1 other conversation can be chosen in its place.`]);
    expect(read(0)).toMatchObject({ question: 'First?', conversations: { taken: 0 } });
    expect(read(7).question).toBe('Second?');
    for (const gone of ['secret', 'not sent']) expect(JSON.stringify(imported)).not.toContain(gone);
  });
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
      recordedRequests(value);
      importText(JSON.stringify(value));
    }
  }));
});
