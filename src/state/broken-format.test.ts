import { expect, it } from 'vitest';
import { mayBeMeantAsJson } from '@/core/importers/format-meant';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { createAppStore } from './store';

const PIECE = '{"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hi"}}]}';

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `i${(ids += 1)}` as UnitId });
  const words = () => store.getState().notices.map(({ text }) => text);
  return { store, words };
}

it('says where a text that looks like a request stops being JSON, and adds it as it is', async () => {
  const { store, words } = open();
  store.getState().addTexts([{ name: 'body.json', text: '{\n  "model": "gpt-5.5",\n  "messages": [],\n}' }]);
  await settled(store);
  expect(words()).toContainEqual('body.json looks like a request, but its JSON breaks at line 4, column 1. It was added as text.');
  store.getState().addPastedText('{"messages": [{"role": "user", "content": "Hi');
  await settled(store);
  expect(words()).toContainEqual('Pasted text looks like a request, but its JSON ends too early, at line 1, column 46. It was added as text.');
});

it('knows a list of messages and a notebook, too', async () => {
  const { store, words } = open();
  store.getState().addPastedText('[{"role":"user","content":"unterminated');
  await settled(store);
  store.getState().addTexts([{ name: 'a.ipynb', text: '{\n "cells": [\n  {"cell_type": "code"' }]);
  await settled(store);
  expect(words()).toContainEqual('Pasted text looks like a request, but its JSON ends too early, at line 1, column 40. It was added as text.');
  expect(words()).toContainEqual('a.ipynb looks like a notebook, but its JSON ends too early, at line 3, column 23. It was added as text.');
});

it('says why JSON that looks like a request is none that is read', async () => {
  const { store, words } = open();
  const deep = `{"messages": [{"role": "user", "content": ${'['.repeat(300)}${']'.repeat(300)}}]}`;
  const told = new Map([
    ['// of the app\n{"messages": [{"role": "user", "content": "Hi"}]}', 'JSON has no comments, and one stands at line 1, column 1'],
    ['{\n "messages": [ // all\n {"role": "user", "content": "Hi"}]}', 'JSON has no comments, and one stands at line 2, column 16'],
    [deep, 'it nests deeper than 200 levels'],
    ['{"messages": [{"role": "robot", "content": "Beep"}]}', 'no message in it has a known role and says something'],
    ['[{"role": "user", "content": "Hi"}, {"role": "robot", "content": "Beep"}]', 'entry 2 of its list is no message with a known role'],
    ['{"object":"chat.completion","choices":[{"message":{"role":"assistant","content":"Hi"}}]}', 'it is the answer to one'],
    ['{"type":"message","role":"assistant","content":[{"type":"text","text":"Hi"}]}', 'it is the answer to one'],
    ['{"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]}}]}', 'it is the answer to one'],
    ['{"object":"response","output":[{"type":"message","role":"assistant","content":[]}]}', 'it is the answer to one'],
    ['data: {"choices":[{"delta":{"role":"assistant","content":"Hi"}}]}\n\ndata: [DONE]\n', 'it is the stream of an answer to one'],
    ['event: message_start\ndata: {"message":{"role":"assistant","content":[]}}\n', 'it is the stream of an answer to one'],
    // Pieces without a role, behind a comment of a router, of other vendors, and as a list.
    [`data: ${PIECE}\n\ndata: [DONE]\n`, 'it is the stream of an answer to one'],
    [`: PROCESSING\n\ndata: ${PIECE}\n\n`, 'it is the stream of an answer to one'],
    ['id: 1\nevent: response.created\ndata: {"type":"response.created","response":{"id":"r"}}\n\n', 'it is the stream of an answer to one'],
    ['event: ping\ndata: {"type":"ping"}\n\nevent: content_block_delta\ndata: {"type":"content_block_delta","delta":{"type":"text_delta","text":"Hi"}}\n', 'it is the stream of an answer to one'],
    [PIECE, 'it is the answer to one'],
    [`[${PIECE},${PIECE}]`, 'its entries are answers to one'],
    ['{"model":"llama3","message":{"role":"assistant","content":"Hi"},"done":true}', 'it is the answer to one'],
    ['{"messages": [{"role": "user", "content": "Hi"}]}\n trailing words', 'its JSON breaks at line 2, column 2'],
  ]);
  for (const [text, why] of told) {
    for (const { id } of store.getState().notices) store.getState().dismiss(id);
    store.getState().addPastedText(text);
    await settled(store);
    expect(words().map((each) => each.replace(/^Pasted text(?: \d+)? /, ''))).toContainEqual(`looks like a request, but ${why}. It was added as text.`);
  }
});

it('says of a command whose body is elsewhere where it is', async () => {
  const { store, words } = open();
  for (const [text, why] of [
    ['curl https://api.openai.com/v1/chat/completions -H "Content-Type: application/json" -d @body.json', 'is a command of cURL whose body is in another file, body.json. It was added as text; drop that file in its place.'],
    ['$ curl https://api.openai.com/v1/chat/completions --data "$(cat body.json)"', 'is a command of cURL whose body is only made when it runs. It was added as text.'],
  ] as const) {
    for (const { id } of store.getState().notices) store.getState().dismiss(id);
    store.getState().addPastedText(text);
    await settled(store);
    expect(words().map((each) => each.replace(/^Pasted text(?: \d+)? /, ''))).toContainEqual(why);
  }
  for (const { id } of store.getState().notices) store.getState().dismiss(id);
  for (const text of [':) and so on', ': a note\n\ndata: 5\n', 'curl https://example.org', 'curling is a sport', '/etc is a folder', '`ls` lists files']) {
    store.getState().addPastedText(text);
    await settled(store);
  }
  expect(words().filter((each) => /added as text/.test(each))).toEqual([]);
});

it('says of the lines of a batch that came back that they are answers', async () => {
  const { store, words } = open();
  const message = { role: 'assistant', content: 'Hi' };
  const completion = { object: 'chat.completion', choices: [{ message }] };
  const chunk = (more: object) => ({ id: 'c', object: 'chat.completion.chunk', choices: [], ...more });
  const results: readonly (readonly object[])[] = [
    [{ id: 'r1', custom_id: 'a', response: { status_code: 200, body: completion }, error: null }, { id: 'r2', custom_id: 'b', response: null, error: { code: 'x' } }],
    [{ custom_id: 'a', result: { type: 'succeeded', message: { type: 'message', ...message } } }, { custom_id: 'b', result: { type: 'errored', error: {} } }],
    [{ custom_id: 'a', response: { body: { object: 'response', output: [] } } }, { custom_id: 'b', response: { body: { object: 'response', output: [] } } }],
    [chunk({ choices: [{ delta: { role: 'assistant', content: '' } }] }), chunk({ choices: [{ delta: { content: 'Hi' } }] }), chunk({ usage: { prompt_tokens: 9 } })],
    [completion, completion, completion],
    [{ model: 'llama3', message, done: false }, { model: 'llama3', message, done: true }],
  ];
  for (const lines of results) {
    for (const { id } of store.getState().notices) store.getState().dismiss(id);
    const text = lines.map((each) => `${JSON.stringify(each)}\n`).join('');
    await store.getState().addFiles([new File([text], 'out.jsonl')]);
    await settled(store);
    expect(words()).toContainEqual('out.jsonl looks like the results of requests: its lines are answers. It was added as text.');
  }
  // One by itself is told as the answer that it holds.
  store.getState().addPastedText(JSON.stringify(results[0]![0]));
  await settled(store);
  expect(words().at(-1)).toMatch(/^Pasted text looks like a request, but it is the answer to one\./);
});

it('says where OpenAPI in YAML breaks, and adds it as it is', async () => {
  const { store, words } = open();
  const text = '# Pets\nopenapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: a}\n  /a:\n    get: {operationId: b}\n';
  await store.getState().addFiles([new File([text], 'pets.yaml')]);
  await settled(store);
  expect(words()).toContainEqual('pets.yaml looks like an OpenAPI document, but in its YAML a key stands twice, again at line 6, column 3. It was added as text.');
  expect(store.getState().work.prompt.parts).toMatchObject([{ name: 'pets.yaml', role: 'documents', text }]);
  for (const prose of [`Our API is described like so:\n\n${text}`, 'openapi: 3.0.3\ninfo: {title: None}\n']) {
    for (const { id } of store.getState().notices) store.getState().dismiss(id);
    store.getState().addPastedText(prose);
    await settled(store);
    expect(words().filter((each) => each.includes('looks like'))).toEqual([]);
  }
});

it('says where a request in YAML breaks, and nothing of YAML or prose that has messages of another kind', async () => {
  const { store, words } = open();
  store.getState().addPastedText('model: gpt-5.5\nmessages:\n  - role: user\n    content: "unterminated\n');
  await settled(store);
  expect(words()).toContainEqual('Pasted text looks like a request, but in its YAML a quote opens at line 4, column 14, and does not close. It was added as text.');
  for (const { id } of store.getState().notices) store.getState().dismiss(id);
  for (const other of ['messages:\n  hello: Hallo\n', 'Notes\n\nmessages:\n- "one\n']) {
    store.getState().addPastedText(other);
    await settled(store);
  }
  expect(words().filter((each) => each.includes('looks like'))).toEqual([]);
});

it('says why OpenAPI in YAML that is too long, too deep or too much is not read', async () => {
  const { store, words } = open();
  const head = 'openapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: a, description: Reads.}\n';
  const told = new Map([
    [`${head}# ${'x'.repeat(4_000_000)}\n`, 'only 4 MB of one in YAML are read, and 100 MB of one in JSON'],
    [`${head}deep: ${'['.repeat(300)}${']'.repeat(300)}\n`, 'it nests deeper than 200 levels'],
    [`${head}a: &a [x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(20)}]\nc: &c [${'*b, '.repeat(20)}]\n`, 'the aliases in its YAML stand for more than is read'],
    [`${head}a: *b\n`, 'in its YAML an alias stands for nothing'],
  ]);
  for (const [text, why] of told) {
    for (const { id } of store.getState().notices) store.getState().dismiss(id);
    await store.getState().addFiles([new File([text], 'pets.yaml')]);
    await settled(store);
    expect(words()).toContainEqual(`pets.yaml looks like an OpenAPI document, but ${why}. It was added as text.`);
    store.getState().clear();
  }
  await store.getState().addFiles([new File([`Notes on YAML\n\n${head}# ${'x'.repeat(4_000_000)}\n`], 'notes.txt')]);
  await settled(store);
  expect(words().filter((each) => each.startsWith('notes.txt looks like'))).toEqual([]);
});

it.each([['/'.repeat(1000)], ['// '.repeat(330)], ['/**/ '.repeat(200)], ['/* * '.repeat(200)], ['//\n'.repeat(300)], ['//\n \n'.repeat(200)]])('is not long in telling that comments are no JSON', (text) => {
  expect(mayBeMeantAsJson(text)).toBe(false);
});

it('reads a request in a fence of Markdown', async () => {
  const { store, words } = open();
  store.getState().addPastedText('```json\n{"messages": [{"role": "user", "content": "Hi"}]}\n```\n');
  await settled(store);
  expect(words().at(-1)).toBe('Read as OpenAI Chat Completions request: the question.');
});

it('says that a request is too long to be read', async () => {
  const { store, words } = open();
  store.getState().addTexts([{ name: 'all.json', text: `{"messages": [{"role": "user", "content": "${'x'.repeat(32_000_000)}"}]}` }]);
  await settled(store);
  expect(words()).toContainEqual('all.json looks like a request, but only 32 MB of one are read. It was added as text.');
});

it('says nothing of other texts', async () => {
  const { store, words } = open();
  const others = ['{"name": "x",}', '{"messages": 1}', '[a]: https://example.org', '{"messages": 1}\n{"messages": 2,}', '{{name}} asks for "messages"', '[{"name": "A", "role": "user"}]', '[{"messages": [{"role": "user", "content": "Hi"}]}]', '// of no use'];
  store.getState().addTexts(others.map((text, at) => ({ name: `${at}.txt`, text })));
  await settled(store);
  expect(words().filter((text) => text.includes('looks like'))).toEqual([]);
});

it('says that settings of several texts are not taken over', async () => {
  const { store } = open();
  const { modelId } = store.getState().work;
  const request = (model: string) => JSON.stringify({ model, max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] });
  await store.getState().addFiles([new File([request('claude-haiku-4-5')], 'a.json'), new File([request('gpt-5.5')], 'b.json')]);
  await settled(store);
  expect(store.getState().work.modelId).toBe(modelId);
  expect(store.getState().notices.at(-1)?.details).toContain('Several texts: the model and the reserve that they name were not taken over.');
  await store.getState().addFiles([request('gpt-5.5').replace('{', '{"seed":7,'), request('claude-haiku-4-5')].map((text, at) => new File([text], `other-${at}.json`)));
  await settled(store);
  expect(store.getState().notices.at(-1)?.details[0]).toBe('Several texts: the model, the reserve and the other settings that they name were not taken over.');
  // A model that all of them name is the prompt's.
  await store.getState().addFiles([request('gpt-5.5'), request('gpt-5.5').replace('{', '{"seed":7,')].map((text, at) => new File([text], `${at}.json`)));
  await settled(store);
  expect(store.getState().work.prompt).not.toHaveProperty('requestFields');
  expect(store.getState().notices.at(-1)?.details).toEqual(expect.arrayContaining(['Several texts: the reserve and the other settings that they name were not taken over.']));
  expect(store.getState().notices.at(-1)?.details.join()).not.toContain('Kept');
});
