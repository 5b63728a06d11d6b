// What is no request though its shape fits, files in blocks of any kind, and transcripts with gaps.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText, importTextInSteps } from './registry';
import { lastOf } from '@/core/importers/steps';
import { mediaFile } from '@/test/media-files';

const read = (value: unknown) => importText(JSON.stringify(value));
const PNG = Buffer.from(mediaFile('png')).toString('base64');
const user = (content: unknown) => ({ role: 'user', content });

describe('a document', () => {
  it.each([
    ['a list of people', [{ name: 'Ann', role: 'user' }]],
    ['a map', { mapping: { a: 1 } }],
    ['a tree without its node', { mapping: { a: { message: { author: { role: 'user' }, content: { parts: ['Hi'] } } } }, current_node: 'z' }],
    ['parts without roles', [{ parts: [{ text: 'Bolt' }] }]],
    ['parts that are texts', [{ role: 'model', parts: ['Bolt'] }]],
    ['nothing said', { contents: [{ parts: [] }] }],
    ['tools with a setting beside', { model: 'm', tools: [{ name: 'f', description: 'D', input_schema: { type: 'object' } }] }],
  ])('%s', (_what, value) => {
    expect(read(value)).toBeNull();
  });

  it('but tools keep the text beside them, parts go to the AI SDK, and a tree without an end has its last leaf', () => {
    expect(read({ instructions: 'Be brief.', tools: [{ name: 'f', description: 'D', input_schema: { type: 'object' } }] })).toMatchObject({ format: 'tools', system: [{ text: 'Be brief.' }] });
    expect(read({ system: 'S', messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] })).toMatchObject({ format: 'ai-sdk', question: 'Hi' });
    expect(read({ mapping: { a: { parent: null, message: { author: { role: 'user' }, content: { parts: ['Hi'] } } } } })).toMatchObject({ format: 'chatgpt-export', question: 'Hi' });
  });

  it('but a list whose one entry is long is a request', () => {
    expect(read([user('a '.repeat(150_000))])?.question).toHaveLength(300_000);
  });

  it('but more tools than a call takes arguments are read', () => {
    expect(read({ messages: [user('Hi')], tools: Array.from({ length: 130_000 }, () => 1) })?.question).toBe('Hi');
  });
});

describe('a file', () => {
  it.each([
    ['a generated image', { input: [{ type: 'image_generation_call', result: PNG }] }],
    ['a screenshot', { input: [{ type: 'computer_call_output', output: { type: 'computer_screenshot', image_url: `data:image/png;base64,${PNG}` } }] }],
    ['an image of another shape', { messages: [user([{ type: 'image', data: PNG }])] }],
    ['a source of another shape', { messages: [{ role: 'developer', content: 'D' }, user([{ type: 'picture', source: { data: PNG, media_type: 'image/png' } }])] }],
    ['a result of Gemini', { contents: [{ role: 'user', parts: [{ functionResponse: { name: 'f', parts: [{ inlineData: { mimeType: 'image/png', data: PNG } }] } }] }] }],
    ['a result of the AI SDK', [{ role: 'tool', content: [{ type: 'tool-result', output: { type: 'content', value: [{ type: 'media', data: PNG, mediaType: 'image/png' }] } }] }]],
  ])('in %s is no text', (_what, value) => {
    const imported = read(value);
    expect(imported?.files).toHaveLength(1);
    expect(JSON.stringify([imported?.turns, imported?.question])).not.toContain(PNG.slice(0, 30));
  });

  it('of text is a document', () => {
    const data = Buffer.from('Grüße').toString('base64');
    expect(read({ messages: [user([{ type: 'file', file: { filename: 'a.txt', file_data: `data:text/plain;base64,${data}` } }])] })?.documents).toEqual([{ name: 'a.txt', text: 'Grüße' }]);
    expect(read({ contents: [{ parts: [{ inlineData: { mimeType: 'text/plain', data } }] }] })?.documents).toMatchObject([{ text: 'Grüße' }]);
  });

  it('that cannot be read is told by its name, names are short and kinds few', () => {
    const bad = { type: 'file', file: { filename: 'photo.png', file_data: 'QUJD' } };
    expect(read({ messages: [user([bad])] })?.notes.map(noteWords)).toEqual(['photo.png: not counted.']);
    const notes = read({ messages: [user(Array.from({ length: 50 }, (_, at) => ({ type: `${at}-${'x'.repeat(200)}` })))] })?.notes ?? [];
    expect(notes).toHaveLength(21);
    expect(notes[0]).toMatchObject({ type: `0-${'x'.repeat(57)}…` });
    expect(noteWords(notes[20]!)).toBe('30 blocks of other types: not known here, kept as JSON and counted as text.');
  });
});

describe('a request to Anthropic', () => {
  const request = (...messages: unknown[]) => read({ model: 'claude-opus-4-5', max_tokens: 9, system: 'S', messages: [user('a'), ...messages, user('b')] });

  it('stays one whatever stands in the place of a content; one that is missing is told', () => {
    const odd = (content: unknown) => request({ role: 'assistant', content });
    expect(odd(null)).toMatchObject({ format: 'anthropic', maxOutputTokens: 9, system: [{ text: 'S' }], turns: [{ text: 'a' }], question: 'b', notes: [{ kind: 'kept-aside', what: 'empty message, which the API refuses', count: 1 }] });
    expect(request({ role: 'assistant' })).toMatchObject({ format: 'anthropic', turns: [{}, { text: '{"role":"assistant"}' }], notes: [{ kind: 'odd-messages', count: 1 }] });
    expect(odd({ type: 'text', text: 'c' })).toMatchObject({ format: 'anthropic', turns: [{}, { text: 'c' }], notes: [] });
    expect(odd(['c', 'd'])).toMatchObject({ format: 'anthropic', turns: [{}, { text: 'c\nd' }], notes: [] });
    expect(odd(7)).toMatchObject({ format: 'anthropic', turns: [{}, { text: '7' }], notes: [{ kind: 'kept-as-json' }] });
    // Calls beside the content are OpenAI's.
    expect(request({ role: 'assistant', content: null, tool_calls: [{ id: 'c', function: { name: 'f', arguments: '{}' } }] })).toMatchObject({ format: 'openai-chat', turns: [{}, { callIds: ['c'] }] });
  });

  it('keeps every system text, in whichever form', () => {
    const systemOf = (system: unknown) => read({ system, messages: [user('a')] })?.system.map(({ text }) => text);
    expect(systemOf(['a', { type: 'text', text: 'b' }, null])).toEqual(['a', 'b']);
    expect(systemOf({ type: 'text', text: 'b' })).toEqual(['b']);
  });

  it('keeps a result of a tool that is no block', () => {
    const result = (content: unknown) => request({ role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content }] })?.turns.at(-1)?.text;
    expect([result({ ok: true }), result({ type: 'text', text: 'c' }), result(7), result(['c', { type: 'text', text: 'd' }]), result(null)]).toEqual(['{"ok":true}', 'c', '7', 'c\nd', '']);
  });
});

describe('a request inside something else', () => {
  const request = { messages: [user('Hi')] };
  it.each([
    ['a row of a batch', { custom_id: 'r', method: 'POST', url: '/v1', body: request }, 'openai-chat', '3 fields around the request (custom_id, method and url): left out.'],
    ['one of Anthropic', { custom_id: 'r', params: { max_tokens: 9, system: 'S', ...request } }, 'anthropic', '1 field around the request (custom_id): left out.'],
    ['the log of a proxy, as a text', { at: 1, request_body: JSON.stringify(request) }, 'openai-chat', '1 field around the request (at): left out.'],
    ['the log of LiteLLM', { id: 'x', proxy_server_request: { url: '/v1', body: request } }, 'openai-chat', '2 fields around the request (id and url): left out.'],
    ['a trace', { id: 'r', inputs: { messages: [[{ type: 'human', content: 'Hi' }]] }, outputs: {} }, 'langchain', '2 fields around the request (id and outputs): left out.'],
    ['a prompt of MCP', { jsonrpc: '2.0', id: 1, result: { messages: [user({ type: 'text', text: 'Hi' })] } }, 'openai-chat', '2 fields around the request (jsonrpc and id): left out.'],
    ['a page that was shared', { serverResponse: { data: { title: 'T', mapping: { a: { parent: null, message: { author: { role: 'user' }, content: { parts: ['Hi'] } } } } } } }, 'chatgpt-export', undefined],
  ])('%s is read, and what is around it is told', (_what, value, format, note) => {
    const imported = read(value)!;
    expect([imported.format, imported.question, imported.notes.map(noteWords).find((words) => words.includes('around'))]).toEqual([format, 'Hi', note]);
  });

  it('is of the model that is named around it, and is no tool and no setting', () => {
    expect(read({ model: 'gpt-4o', input: { ...request, tools: [] } })).toMatchObject({ modelId: 'gpt-4o', question: 'Hi' });
    const tools = [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }];
    const wrapped = read({ model: 'gpt-4o', tools, prompt: request, name: 'shop' })!;
    expect([JSON.parse(wrapped.tools), wrapped.modelId, wrapped.notes.map(noteWords)]).toEqual([tools, 'gpt-4o', ['1 field around the request (name): left out.']]);
    const lc = { lc: 1, type: 'constructor', id: ['langchain', 'schema', 'messages', 'HumanMessage'], kwargs: { content: 'Hi' } };
    const run = read({ id: 'r', run_type: 'llm', inputs: { messages: [[lc]] }, extra: { invocation_params: { model: 'gpt-4o', tools } } })!;
    expect([JSON.parse(run.tools), run.modelId, run.notes.map(noteWords)]).toEqual([tools, 'gpt-4o', ['3 fields around the request (id, run_type and extra): left out.']]);
    expect(read({ tools, prompt: request.messages })).toMatchObject({ tools: wrapped.tools, question: 'Hi' });
    expect(read({ tools: [], body: { ...request, tools } })).toMatchObject({ tools: wrapped.tools });
    for (const other of [{ request: { name: 'job', parameters: { type: 'object' } } }, { data: { openapi: '3.1.0', paths: { '/a': { get: {} } } } }, { body: { body: { body: { body: request } } } }, { body: '{"messages":' }, { result: null }]) expect(read(other)).toBeNull();
  });
});

describe('what a message says', () => {
  const spoken = (message: object) => {
    const imported = read({ messages: [user('a'), message, user('b')] })!;
    return [imported.format, imported.turns[1]?.text, imported.turns[1]?.withReasoning ?? false, imported.notes.map(noteWords)];
  };

  it('is not lost where it stands in a place of another vendor', () => {
    expect(spoken({ role: 'assistant', content: [{ type: 'text', text: { value: 'c', annotations: [] } }] })).toEqual(['openai-chat', 'c', false, []]);
    expect(spoken({ role: 'assistant', content: [{ type: 'text', content: 'c' }] })).toEqual(['openai-chat', '{"type":"text","content":"c"}', false, ['1 block of the type text: not known here, kept as JSON and counted as text.']]);
    expect(spoken({ role: 'assistant', content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'c' }] }, { type: 'text', text: 'd' }] })).toEqual(['openai-chat', 'c\nd', true, []]);
    expect(spoken({ role: 'assistant', content: [{ type: 'thinking', thinking: 'c' }, { type: 'text', content: 'd' }] })).toEqual(['anthropic', 'c\n{"type":"text","content":"d"}', true, ['1 block of the type text: not known here, kept as JSON and counted as text.']]);
    for (const key of ['reasoning_content', 'reasoning', 'thinking', 'tool_plan']) expect(spoken({ role: 'assistant', content: 'd', [key]: 'c' })).toEqual(['openai-chat', 'c\nd', true, []]);
    expect(spoken({ role: 'assistant', parts: [{ type: 'text', content: 'c' }] })).toEqual(['ai-sdk', '{"type":"text","content":"c"}', false, ['1 block of the type text: not known here, kept as JSON and counted as text.']]);
  });

  it('and its tools are told or read in whichever form they stand', () => {
    for (const tools of [{ f: {} }, 'none']) expect(read({ messages: [user('a')], tools })?.notes.map(noteWords)).toEqual(['tools: left out.']);
    expect(read({ messages: [user('a')], tools: null, system: null })).toMatchObject({ format: 'openai-chat', notes: [] });
    expect(read({ messages: [{ role: 'assistant', content: 'a', tool_calls: { id: 'c', function: { name: 'f', arguments: '{}' } } }] })?.turns).toMatchObject([{ text: 'a\n{"name":"f","arguments":{}}', callIds: ['c'] }]);
  });

  it('is whole in older messages of the AI SDK', () => {
    const call = { state: 'result', toolCallId: 'c', toolName: 'f', args: { a: 1 }, result: { b: 2 } };
    const turns = [{ text: 'a' }, { speaker: 'assistant', text: '{"name":"f","arguments":{"a":1}}', callIds: ['c'] }, { speaker: 'tool', text: '{"b":2}', callIds: ['c'] }];
    expect(read([user('a'), { role: 'assistant', parts: [{ type: 'tool-invocation', toolInvocation: call }] }])).toMatchObject({ format: 'ai-sdk', turns });
    expect(read([user('a'), { role: 'assistant', content: '', toolInvocations: [call] }])).toMatchObject({ format: 'ai-sdk', turns });
    expect(read([{ ...user('a'), experimental_attachments: [{ name: 'p.png', contentType: 'image/png', url: `data:image/png;base64,${PNG}` }] }])).toMatchObject({ format: 'ai-sdk', files: [{ name: 'p.png' }], question: 'a' });
    expect(read({ temperature: 0, messages: [{ role: 'user', parts: [{ type: 'text', text: 'a' }] }] })?.notes.map(noteWords)).toEqual(['temperature: left out.']);
  });

  it('is whole in messages of LangChain: thoughts, and calls whose arguments are no JSON', () => {
    const data = { content: [{ type: 'reasoning', reasoning: 'c' }, { type: 'thinking', thinking: 'd' }], invalid_tool_calls: [{ name: 'f', args: '{"a', id: 'x', error: 'E' }], additional_kwargs: { reasoning_content: 'b' } };
    expect(read([{ type: 'human', data: { content: 'a' } }, { type: 'ai', data }])).toMatchObject({ turns: [{ text: 'a' }, { text: 'b\nc\nd\n{"name":"f","args":"""\n{"a\n"""}', callIds: ['x'], withReasoning: true }], notes: [] });
  });

  it('has its pictures, and what is not counted is told', () => {
    const imported = read({ model: 'llama3.3', messages: [{ role: 'user', content: 'What?', images: [PNG] }] })!;
    expect([imported.question, imported.files.length]).toEqual(['What?', 1]);
    expect(spoken({ role: 'assistant', content: 'c', audio: { id: 'x' } })[3]).toEqual(['1 sound by address or id: not counted.']);
    expect(spoken({ role: 'user', name: 'ann', content: 'c' })[3]).toEqual(['1 name of a speaker: kept with the request, not counted.']);
  });
});

describe('messages with some among them that are none', () => {
  const odd = (format: string, question: string) => ({ format, turns: [{ text: 'a' }, { text: 'null', speaker: 'assistant' }], question, notes: [{ kind: 'odd-messages', count: 1 }] });

  it('are still LangChain’s, in each form in which it writes them', () => {
    const forms = [
      (type: string, content: string) => ({ type, data: { content } }),
      (type: string, content: string) => ({ type, content, additional_kwargs: {}, id: 'x' }),
      (type: string, content: string) => ({ lc: 1, type: 'constructor', id: ['langchain', 'schema', `${type === 'ai' ? 'AI' : 'Human'}Message`], kwargs: { content } }),
    ];
    for (const form of forms) {
      const messages = [form('human', 'a'), null, form('human', 'b')];
      for (const value of [messages, { messages }]) expect(read(value)).toMatchObject(odd('langchain', 'b'));
    }
    expect(read({ messages: [[{ type: 'human', content: 'a' }, { type: 'AIMessageChunk', content: 'b', tool_calls: [{ name: 'f', args: {}, id: 'c' }] }]] })).toMatchObject({ format: 'langchain', turns: [{ text: 'a' }, { speaker: 'assistant', callIds: ['c'] }] });
    expect(read([{ type: 'human', name: 'Ann' }, { type: 'ai', name: 'HAL' }])).toBeNull();
    expect(read([{ type: 'system', content: 'Started' }, { type: 'tool', content: 'Stopped' }])).toBeNull();
    expect(read({ messages: [{ type: 'human', content: 'a' }], tools: [{ type: 'function', function: { name: 'f' } }] })?.tools).toContain('"f"');
    expect(read({ messages: [{ type: 'human', content: 'a' }], next: 'x', steps: 1 })?.notes.map(noteWords)).toEqual(['next and steps: left out.']);
  });

  it('are still the input of Responses, with or without a model, and lose no call', () => {
    expect(read({ input: [user('a'), null, user('b')] })).toMatchObject(odd('openai-responses', 'b'));
    expect(read({ input: [user('a')] })).toMatchObject({ format: 'openai-responses', question: 'a' });
    expect(read({ model: 'm', input: [user('a'), { role: 'user' }] })).toMatchObject({ turns: [{ text: 'a' }, { text: '{"role":"user"}' }], notes: [{ kind: 'kept-as-json' }] });
    const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } };
    expect(read({ model: 'm', input: [user('a'), { role: 'assistant', content: null, tool_calls: [call] }, { role: 'tool', tool_call_id: 'c', content: 'r' }] })).toMatchObject({
      turns: [{ text: 'a' }, { speaker: 'assistant', text: '{"name":"f","arguments":{}}', callIds: ['c'] }, { speaker: 'tool', text: 'r', callIds: ['c'] }],
    });
    // Texts that are embedded are no conversation.
    for (const input of [['a', 'b'], [null, 7]]) expect(read({ model: 'm', input })).toBeNull();
  });
});

describe('transcripts', () => {
  const line = (uuid: string, parentUuid: string | null, role: string, content: unknown) => JSON.stringify({ type: role, uuid, parentUuid, sessionId: 's', message: { role, content } });

  it('Claude Code: go on over a line that is missing, and keep the results of calls made at once', () => {
    expect(importText([line('a', null, 'user', 'A'), line('c', 'lost', 'assistant', 'C')].join('\n'))).toMatchObject({ turns: [{ text: 'A' }, { text: 'C' }], notes: [{ kind: 'unknown-parent', count: 1 }, { kind: 'no-system-and-tools' }] });
    const call = (id: string) => [{ type: 'tool_use', id, name: id, input: {} }];
    const result = (id: string) => [{ type: 'tool_result', tool_use_id: id, content: `of ${id}` }];
    const text = [line('a', null, 'assistant', call('s')), line('b', 'a', 'assistant', call('t')), line('c', 'a', 'user', result('s')), line('d', 'b', 'user', result('t'))].join('\n');
    expect(importText(text)?.turns.map((turn) => turn.text).slice(2)).toEqual(['of s', 'of t']);
  });

  it('Codex: a compaction leaves the base text alone, which is there once, and what the developer said at first is said again', () => {
    const item = (type: string, payload: object) => JSON.stringify({ type, payload });
    const base = item('session_meta', { base_instructions: { text: 'Base' } });
    const text = [base, item('response_item', { type: 'message', role: 'developer', content: 'Old' }), item('response_item', { type: 'message', role: 'user', content: [{ type: 'input_image', image_url: `data:image/png;base64,${PNG}` }] }), item('compacted', { message: 'Short' }), base].join('\n');
    expect(importText(text)).toMatchObject({ system: [{ text: 'Base' }, { text: 'Old' }], files: [], question: 'Short' });
  });

  it('LangChain: a call is there once, and the calls of older dumps too', () => {
    const ai = (data: object) => read([{ type: 'ai', data }])?.turns[0]?.text;
    expect(ai({ content: [{ type: 'tool_use', name: 'f', input: {} }], tool_calls: [{ name: 'f', args: {} }] })).toBe('{"name":"f","args":{}}');
    expect(ai({ content: '', additional_kwargs: { tool_calls: [{ id: 'x', function: { name: 'f', arguments: '{}' } }] } })).toBe('{"name":"f","arguments":{}}');
  });

  it('AI SDK: with model, reserve, tools and errors; calls beside the content stay', () => {
    const messages = [{ role: 'assistant', parts: [{ type: 'tool-f', input: {}, errorText: 'Failed' }] }];
    expect(read({ model: 'gpt-5.5', maxOutputTokens: 9, tools: { f: { description: 'D' } }, messages })).toMatchObject({ modelId: 'gpt-5.5', maxOutputTokens: 9, tools: expect.stringContaining('"D"'), turns: [{}, { speaker: 'tool', text: 'Failed' }] });
    expect(read({ messages: [{ role: 'assistant', content: [{ type: 'reasoning', text: 'Hm' }], tool_calls: [{ function: { name: 'f', arguments: '{}' } }] }] })?.turns[0]?.text).toBe('Hm\n{"name":"f","arguments":{}}');
  });

  it('labels are as they are written, and not in code', () => {
    expect(importText('User: a\nuser: b\n```\nAssistant: c\n```\nASSISTANT: d')).toMatchObject({ turns: [{ text: 'a\nuser: b\n```\nAssistant: c\n```' }, { text: 'd' }] });
    expect(importText('user: a\nassistant: b')).toBeNull();
  });

  it('lines that are too long have words of their own', () => {
    const text = `${line('a', null, 'user', 'A')}\n${'x'.repeat((1 << 22) + 1)}`;
    expect(lastOf(importTextInSteps(text))?.notes.map(noteWords)).toContain('1 line is too long to be read and was left out.');
  });
});
