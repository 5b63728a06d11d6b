// Requests as the vendors' libraries send them: what becomes of each block.
import { describe, expect, it } from 'vitest';
import { importDetails } from './import-words';
import { importText } from './registry';
import { mediaFile } from '@/test/media-files';

const read = (value: unknown) => importText(JSON.stringify(value));
const PNG = Buffer.from(mediaFile('png')).toString('base64');
const WEATHER = { name: 'get_weather', description: 'Weather now', parameters: { type: 'object', properties: { city: { type: 'string' } } } };

describe('OpenAI Chat Completions', () => {
  const request = {
    model: 'gpt-5.5',
    max_completion_tokens: 900,
    messages: [
      { role: 'developer', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'Look' }, { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } }] },
      { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } }] },
      { role: 'tool', tool_call_id: 'call_1', content: '4 °C' },
      { role: 'assistant', content: [{ type: 'refusal', refusal: 'I cannot.' }] },
      { role: 'user', content: 'And now?' },
    ],
    tools: [{ type: 'function', function: WEATHER }, { type: 'custom', custom: { name: 'sql', description: 'SQL' } }],
    functions: [WEATHER],
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: { type: 'object' } } },
  };

  it('becomes system, tools, turns, files, the schema of the answer, and the question', () => {
    const imported = read(request);
    expect(imported).toMatchObject({
      format: 'openai-chat',
      system: [{ name: 'System', text: 'Be brief.' }],
      turns: [
        { speaker: 'user', text: 'Look' },
        { speaker: 'assistant', text: '{"name":"get_weather","arguments":{"city":"Oslo"}}' },
        { speaker: 'tool', text: '4 °C' },
        { speaker: 'assistant', text: 'I cannot.' },
      ],
      question: 'And now?',
      documents: [{ name: 'response_format', text: '{"name":"answer","schema":{"type":"object"}}' }],
      files: [{ name: 'image 1', attachment: { kind: 'image', widthPx: 37, heightPx: 23 } }],
      modelId: 'gpt-5.5',
      maxOutputTokens: 900,
      notes: [{ kind: 'answer-schema', by: 'response_format' }],
    });
    expect(JSON.parse(imported?.tools ?? '')).toEqual([...request.tools, { type: 'function', function: WEATHER }]);
  });

  it('names its model as routers and hosts do, and whatever it is called', () => {
    const modelOf = (fields: object) => read({ messages: [{ role: 'user', content: 'Hi' }], ...fields })?.modelId;
    expect(modelOf({ models: ['anthropic/claude-sonnet-4', 'openai/gpt-4o'] })).toBe('anthropic/claude-sonnet-4');
    expect(modelOf({ model: 'gpt-4o', models: ['anthropic/claude-sonnet-4'] })).toBe('gpt-4o');
    expect(modelOf({ model_id: 'ibm/granite-3-8b-instruct', project_id: 'x' })).toBe('ibm/granite-3-8b-instruct');
    expect(['My Local Model (q4)', '{{model}}', ' ', '{}', 'a\nb', 'x'.repeat(201), 7].map((model) => modelOf({ model }))).toEqual(['My Local Model (q4)', '{{model}}', null, null, null, null, null]);
  });

  it('asks to look as closely as the request does', () => {
    const image = (detail: unknown) => ({ type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}`, detail } });
    expect(read([{ role: 'user', content: [image('low'), image('auto'), image('__proto__'), image(7)] }])?.files.map(({ detail }) => detail)).toEqual(['low', undefined, undefined, undefined]);
    expect(read({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: `data:image/png;base64,${PNG}`, detail: 'high' }] }] })?.files.map(({ detail }) => detail)).toEqual(['high']);
  });

  it('says that a limit of the answer is none', () => {
    expect(importDetails(read({ ...request, max_completion_tokens: -1, max_tokens: 7, messages: [{ role: 'user', content: 'Hi' }] })!)).toEqual(['response_format: the schema of the answer, counted as its JSON; how the model is told of it is not published.', 'max_completion_tokens: -1 is no positive whole number; the reserve stays as it is.']);
    expect(read({ ...request, max_completion_tokens: null, max_tokens: 7 })).toMatchObject({ maxOutputTokens: 7, notes: [{ kind: 'answer-schema', by: 'response_format' }] });
  });

  it('names a block without a type as what it is', () => {
    const block = { x: 1 };
    const wordsOf = (...content: object[]) => importDetails(read({ ...request, messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }, ...content] }] })!);
    expect(wordsOf(block)).toEqual(['1 block without a type: not known here, kept as JSON and counted as text.', 'response_format: the schema of the answer, counted as its JSON; how the model is told of it is not published.']);
    expect(wordsOf(block, block)).toEqual(['2 blocks without a type: not known here, kept as JSON and counted as text.', 'response_format: the schema of the answer, counted as its JSON; how the model is told of it is not published.']);
  });

  it('is read as a bare list, with what is not known kept and named', () => {
    expect(read([{ role: 'system', content: 'A' }, { role: 'user', content: [{ type: 'hologram', x: 1 }, { type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] }, { role: 'system', content: 'B' }, { role: 'assistant', content: 'C' }, { role: 'system', content: 'D' }])).toMatchObject({
      format: 'openai-chat',
      system: [{ text: 'A' }, { name: 'System 2', text: 'B' }, { name: 'System 3', text: 'D' }],
      turns: [{ speaker: 'user', text: '{"type":"hologram","x":1}' }, { speaker: 'assistant', text: 'C' }],
      question: '',
      notes: [{ kind: 'kept-as-json', type: 'hologram', count: 1 }, { kind: 'not-counted', why: 'elsewhere', what: 'image by address or id', count: 1 }, { kind: 'system-moved', count: 2 }],
    });
  });
});

describe('OpenAI Responses', () => {
  it('says which tools the vendor runs', () => {
    const tools = [{ type: 'function', ...WEATHER }, { type: 'web_search' }, { type: 'mcp', server_label: 'x' }];
    expect(read({ model: 'gpt-5.5', input: 'Hi', tools })?.notes).toEqual([{ kind: 'vendor-tool', name: 'web_search', count: 1 }, { kind: 'vendor-tool', name: 'mcp', count: 1 }]);
    expect(read({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }], tools: [{ type: 'custom', custom: { name: 'sql' } }] })?.notes).toEqual([]);
  });

  it('reads items, flat tools, and says what the server adds', () => {
    expect(
      read({
        model: 'gpt-5.5',
        instructions: 'Be brief.',
        previous_response_id: 'resp_1',
        max_output_tokens: 500,
        tools: [{ type: 'function', strict: true, ...WEATHER }],
        input: [
          { role: 'user', content: [{ type: 'input_text', text: 'Hi' }, { type: 'input_file', filename: 'a.png', file_data: `data:image/png;base64,${PNG}` }] },
          { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Thinking.' }], encrypted_content: 'gAAA' },
          { type: 'function_call', id: 'fc', call_id: 'c', name: 'get_weather', arguments: '{}' },
          { type: 'function_call_output', call_id: 'c', output: '4 °C' },
          { type: 'web_search_call', id: 'w', status: 'completed', action: { query: 'q' } },
          { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Cold.' }] },
        ],
      }),
    ).toMatchObject({
      format: 'openai-responses',
      system: [{ text: 'Be brief.' }],
      turns: [
        { speaker: 'user', text: 'Hi' },
        { speaker: 'assistant', text: 'Thinking.' },
        { speaker: 'assistant', text: '{"name":"get_weather","arguments":{}}' },
        { speaker: 'tool', text: '4 °C' },
        { speaker: 'assistant', text: '{"type":"web_search_call","id":"w","status":"completed","action":{"query":"q"}}' },
        { speaker: 'assistant', text: 'Cold.' },
      ],
      question: '',
      files: [{ name: 'a.png' }],
      maxOutputTokens: 500,
      notes: [{ kind: 'not-counted', why: 'encrypted', what: 'encrypted reasoning', count: 1 }, { kind: 'kept-as-json', type: 'web_search_call' }, { kind: 'fields-left-out', names: ['id of items'] }, { kind: 'hidden-context', by: 'previous_response_id' }],
    });
  });

  it('reads an input that is a text', () => {
    expect(read({ model: 'gpt-5.5', input: 'Hello' })).toMatchObject({ format: 'openai-responses', question: 'Hello' });
  });
});

describe('Anthropic Messages', () => {
  it('reads blocks, documents, thinking and results of tools', () => {
    const imported = read({
      model: 'claude-opus-5-5-20261101',
      max_tokens: 4096,
      system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
      tools: [{ name: 'get_weather', description: 'Weather now', input_schema: { type: 'object' }, cache_control: { type: 'ephemeral' } }, { type: 'web_search_20250305', name: 'web_search' }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } },
            { type: 'document', title: 'notes', context: 'From May', source: { type: 'text', media_type: 'text/plain', data: 'Long.' } },
            { type: 'document', source: { type: 'url', url: 'https://example.org/a.pdf' } },
            { type: 'text', text: 'Look' },
          ],
        },
        { role: 'assistant', content: [{ type: 'thinking', thinking: 'Hm.', signature: 'c2ln' }, { type: 'text', text: 'I ask.' }, { type: 'tool_use', id: 't1', name: 'get_weather', input: { city: 'Oslo' } }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: '4 °C' }] }, { type: 'text', text: 'And now?' }] },
      ],
    });
    expect(imported).toMatchObject({
      format: 'anthropic',
      system: [{ text: 'Be brief.' }],
      turns: [
        { speaker: 'user', text: 'Look' },
        { speaker: 'assistant', text: 'Hm.\nI ask.\n{"name":"get_weather","input":{"city":"Oslo"}}' },
        { speaker: 'tool', text: '4 °C' },
      ],
      question: 'And now?',
      documents: [{ name: 'notes', text: 'notes\nFrom May\nLong.' }],
      files: [{ name: 'image 1' }],
      modelId: 'claude-opus-5-5-20261101',
      maxOutputTokens: 4096,
      notes: expect.arrayContaining([
        { kind: 'not-counted', why: 'elsewhere', what: 'document by address or id', count: 1 },
        { kind: 'vendor-tool', name: 'web_search', count: 1 },
        { kind: 'kept-aside', what: 'cache mark', count: 2 },
        { kind: 'kept-aside', what: 'thinking signature', count: 1 },
      ]) as unknown,
    });
    expect(imported?.notes).toHaveLength(4);
    expect((JSON.parse(imported?.tools ?? '') as { name: string }[]).map(({ name }) => name)).toEqual(['get_weather']);
    expect(importDetails(imported!)).toEqual(expect.arrayContaining(['2 cache marks: kept with the request, not counted.', '1 thinking signature: kept with the request, not counted.', '1 tool of the vendor (web_search): not counted.']));
  });

  it('is told from OpenAI’s messages by what only it has', () => {
    const plain = [{ role: 'user', content: 'Hi' }];
    expect(read({ system: 'S', messages: plain })?.format).toBe('anthropic');
    expect(read({ model: 'claude-opus-5', max_tokens: 9, messages: plain })?.format).toBe('anthropic');
    expect(read({ model: 'gpt-5.5', max_tokens: 9, messages: plain })?.format).toBe('openai-chat');
    expect(read([{ role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: {} }] }])?.format).toBe('anthropic');
  });
});

describe('Gemini', () => {
  it('reads both spellings', () => {
    const contents = [
      { role: 'user', parts: [{ text: 'Hi' }, { inlineData: { mimeType: 'image/png', data: PNG } }] },
      { role: 'model', parts: [{ functionCall: { name: 'f', args: { a: 1 } } }] },
      { role: 'user', parts: [{ functionResponse: { name: 'f', response: { ok: true } } }, { text: 'So?' }] },
    ];
    const expected = {
      format: 'gemini',
      system: [{ text: 'Be brief.' }],
      turns: [{ speaker: 'user', text: 'Hi' }, { speaker: 'assistant', text: '{"name":"f","args":{"a":1}}' }, { speaker: 'tool', text: '{"name":"f","response":{"ok":true}}' }],
      question: 'So?',
      files: [{ name: 'image 1' }],
      maxOutputTokens: 77,
    };
    expect(read({ contents, systemInstruction: { parts: [{ text: 'Be brief.' }] }, tools: [{ functionDeclarations: [WEATHER] }, { googleSearch: {} }], generationConfig: { maxOutputTokens: 77 } })).toMatchObject({
      ...expected,
      notes: [{ kind: 'vendor-tool', name: 'googleSearch', count: 1 }],
    });
    expect(read({ model: 'models/gemini-3.5-flash', contents, config: { system_instruction: 'Be brief.', max_output_tokens: 77, cached_content: 'c' } })).toMatchObject({
      ...expected,
      modelId: 'gemini-3.5-flash',
      notes: [{ kind: 'hidden-context', by: 'cachedContent' }],
    });
  });
});
