// What is said of an import, where a reader would take a sum or a sentence for more than it is.
import { describe, expect, it } from 'vitest';
import { importDetails, keptWords } from './import-words';
import { importText } from './registry';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

/** As long as matters. */
const LONG_BASE64 = Buffer.concat([mediaFile(MEDIA_FILES[0]!), Buffer.alloc(300, 7)]).toString('base64');
const PNG_BASE64 = Buffer.from(mediaFile(MEDIA_FILES[0]!)).toString('base64');

const read = (value: unknown) => importText(JSON.stringify(value))!;
const detailsOf = (value: unknown) => importDetails(read(value));
const lines = (...values: readonly unknown[]) => importText(values.map((value) => JSON.stringify(value)).join('\n'))!;

describe('what is told of an import', () => {
  it('is that tools are in the window only when they are found', () => {
    const tool = (name: string, more: object) => ({ name, input_schema: { type: 'object' }, ...more });
    const request = (...tools: readonly unknown[]) => ({ model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: 'q' }], tools });
    expect(detailsOf(request(tool('f', {}), tool('g', { defer_loading: true }), tool('h', { defer_loading: true })))).toEqual(['2 tools are loaded only when the model finds them (defer_loading): counted here as if loaded.']);
    expect(detailsOf(request(tool('f', { defer_loading: false })))).toEqual([]);
  });

  it('is that a file in base64 is text where it is sent as text', () => {
    const output = `data:application/octet-stream;base64,${'QUJD'.repeat(900)}`;
    const request = { model: 'gpt-5', input: [{ role: 'user', content: [{ type: 'input_image', image_url: `data:image/png;base64,${PNG_BASE64}` }, { type: 'input_text', text: 'q' }] }, { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' }, { type: 'function_call_output', call_id: 'c', output }] };
    expect(detailsOf(request)).toEqual(['Files in base64 in blocks of their own are attachments, not counted as text.', '1 text holds a file in base64: sent as text, and counted as text.']);
    expect(read(request).turns.at(-1)?.text).toBe(output);
    expect(detailsOf({ ...request, input: request.input.slice(0, 1) })).toEqual(['Files in base64 are attachments, never counted as text.']);
  });

  it('is the same of base64 in a string of a tool’s result, or that is all of it', () => {
    const said = (content: string) => detailsOf({ model: 'gpt-5', messages: [{ role: 'user', content: 'q' }, { role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] }, { role: 'tool', tool_call_id: 'c', content }] });
    const told = ['1 text holds a file in base64: sent as text, and counted as text.'];
    const shot = JSON.stringify({ ok: true, screenshot: LONG_BASE64, more: 'x' });
    for (const content of [shot, JSON.stringify({ result: shot }), LONG_BASE64, `${LONG_BASE64}\n`]) expect(said(content)).toEqual(told);
    // A key, an address, words, and a file that is cut off in a sentence.
    for (const content of [JSON.stringify({ key: 'a1B2'.repeat(200) }), `see "${'path/'.repeat(80)}"`, 'word'.repeat(100), `"${LONG_BASE64}, and so on`]) expect(said(content)).toEqual([]);
    const start = performance.now();
    for (const content of ['"'.repeat(300_000), `"${'A'.repeat(199)}`.repeat(2_000), 'A'.repeat(300_000)]) expect(said(content)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('is of a sub-agent’s own file nothing that is shown, and of errors of the client that they are not sent', () => {
    const line = (uuid: string, parentUuid: string | null, role: string, more: object = {}) => ({ type: role, uuid, parentUuid, sessionId: 's', isSidechain: true, message: { role, content: uuid }, ...more });
    const found = lines(line('a', null, 'user'), line('b', 'a', 'assistant'), line('c', 'b', 'assistant', { isApiErrorMessage: true }), line('d', 'c', 'user'));
    expect([found.turns.map(({ text }) => text), found.question]).toEqual([['a', 'b'], 'd']);
    expect(importDetails(found)).toEqual(['1 error that the client wrote as an answer: left out.', 'The system prompt and the tools are not all in such a file: the real request is longer. A part stands for them, where you can say how many tokens they have.']);
  });

  it('is of one of several conversations that it has no title', () => {
    const conversation = (name: string, updated: string) => ({ uuid: updated, name, updated_at: updated, chat_messages: [{ sender: 'human', text: 'Hi', content: [] }] });
    expect(importDetails(read([conversation('', '2026-02-01'), conversation('B', '2026-01-01')]))).toEqual(['A conversation without a title was taken; 1 other conversation can be chosen in its place.']);
  });

  it('is no field that is kept where what it adds is told', () => {
    const imported = read({ model: 'gpt-5', input: 'q', prompt: { id: 'p' }, conversation: 'c', seed: 1 });
    expect(keptWords(imported, undefined)).toEqual(['Kept with the request, not counted: seed.']);
    expect(importDetails(imported)).toEqual(['conversation: the server adds what it keeps, which is not here and not counted.', 'prompt: the server adds what it keeps, which is not here and not counted.']);
  });

  it('is that a key stands twice in a request, and which of them was read', () => {
    const text = '{"model":"gpt-4o","messages":[{"role":"user","content":"first"}],"temp\\u0065rature":1,"messages":[{"role":"user","content":"second, \\"messages\\":"}],"temperature":1}';
    expect(importText(text)).toMatchObject({ question: 'second, "messages":', notes: [{ kind: 'repeated-keys', names: ['messages', 'temperature'] }] });
    expect(importDetails(importText(text)!)).toEqual(['messages and temperature: more than once in the request; only the last was read.']);
    // Another message, or another line, has the same keys.
    expect(importText('{"model":"gpt-4o","messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]}')?.notes).toEqual([]);
    expect(importText('{"role":"user","content":"a"}\n{"role":"assistant","content":"b"}')?.notes).toEqual([]);
  });

  it('is that a key stands twice in a message or a tool, by its path', () => {
    const inRequest = (messages: string, tools = '[]') => importText(`{"model":"gpt-4o","messages":${messages},"tools":${tools}}`)!;
    const doubled = '{"role":"user","content":"the long policy text","content":"short"}';
    expect(importDetails(inRequest(`[${doubled}]`))).toEqual(['messages[0].content: more than once in the same object; only the last was read.']);
    const tool = '{"type":"function","function":{"name":"f","description":"a","descri\\u0070tion":"b","parameters":{"type":"object","properties":{"x":{"type":"string"},"y z":{},"y z":{},"x":{"type":"number"},"x":{}}}}}';
    expect(importDetails(inRequest('[{"role":"user","content":"q"}]', `[${tool}]`))).toEqual(['tools[0].function.description, tools[0].function.parameters.properties["y z"] and tools[0].function.parameters.properties.x: more than once in the same object; only the last was read.']);
    expect(importDetails(inRequest(`[${`${doubled},`.repeat(499)}${doubled}]`))[0]).toMatch(/^messages\[0\]\.content, .*messages\[9\]\.content and 490 more: more than once in the same object; only the last was read\.$/);
  });

  it('is the same of a list of messages, of lines, and of what a program or a fence holds', () => {
    const doubled = '{"role":"user","content":"a","content":"b"}';
    const said = (text: string) => importDetails(importText(text)!);
    const words = (path: string) => `${path}: more than once in the same object; only the last was read.`;
    expect(said(`[{"role":"user","content":"a"},${doubled}]`)).toEqual([words('[1].content')]);
    expect(said(`[{"role":"user","content":"${'long '.repeat(60_000)}"},${doubled}]`)).toEqual([words('[1].content')]);
    expect(said(`{"role":"user","content":"a"}\n\n${doubled}`)).toEqual([words('content (line 3)')]);
    expect(said(`\`\`\`json\n{"messages":[${doubled}]}\n\`\`\``)).toContain(words('messages[0].content'));
    expect(said(`client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "a", "content": "b"}])`)).toContain(words('messages[0].content'));
  });
});
