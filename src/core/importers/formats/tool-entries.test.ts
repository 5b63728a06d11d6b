// Tools of one vendor in the request of another: each is read as the definition that it is, whatever envelope it comes in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';
import { toolEntries } from './tool-entries';
import { parseTools } from '@/core/prompt/tool-definition';

const SCHEMA = { type: 'object', properties: { query: { type: 'string', description: 'What to look for' } } };
const OWN = { name: 'search_products', description: 'Searches the shop' };
/** The same tool, as each vendor writes a list of it. */
const SHAPES: Readonly<Record<string, unknown>> = {
  'OpenAI Chat Completions': [{ type: 'function', function: { ...OWN, parameters: SCHEMA } }],
  'OpenAI Responses': [{ type: 'function', ...OWN, parameters: SCHEMA }],
  Anthropic: [{ ...OWN, input_schema: SCHEMA }],
  Gemini: [{ functionDeclarations: [{ ...OWN, parameters: SCHEMA }] }],
  'Gemini, one set without its list': { function_declarations: [{ ...OWN, parametersJsonSchema: SCHEMA }] },
  Bedrock: [{ toolSpec: { ...OWN, inputSchema: { json: SCHEMA } } }],
  MCP: [{ ...OWN, inputSchema: SCHEMA }],
  'the AI SDK': { search_products: { description: OWN.description, inputSchema: SCHEMA } },
};
const messages = [{ role: 'user', content: 'red shoes?' }];
const ENVELOPES: Readonly<Record<string, (tools: unknown) => object>> = {
  'openai-chat': (tools) => ({ model: 'gpt-4o', messages, tools }),
  'openai-responses': (tools) => ({ model: 'gpt-4o', input: 'red shoes?', tools }),
  anthropic: (tools) => ({ system: 'You help shoppers.', max_tokens: 9, messages, tools }),
  gemini: (tools) => ({ contents: [{ role: 'user', parts: [{ text: 'red shoes?' }] }], tools }),
  'bedrock-converse': (tools) => ({ modelId: 'x', messages: [{ role: 'user', content: [{ text: 'red shoes?' }] }], toolConfig: { tools } }),
  completion: (tools) => ({ model: 'gpt-4o', prompt: 'red shoes?', tools }),
  langchain: (tools) => ({ messages: [{ type: 'human', content: 'red shoes?' }], tools }),
  cohere: (tools) => ({ model: 'command-r', message: 'red shoes?', tools }),
  'ai-sdk': (tools) => ({ messages: [{ role: 'user', parts: [{ type: 'text', text: 'red shoes?' }] }], tools }),
};
const read = (value: unknown) => importText(JSON.stringify(value))!;

describe.each(Object.entries(ENVELOPES))('a request in the format %s', (format, request) => {
  it.each(Object.entries(SHAPES))('has a tool as %s writes it', (shape, tools) => {
    const imported = read(request(tools));
    // A schema in Anthropic's own place says whose request it is.
    const isClash = format === 'openai-chat' && shape === 'Anthropic';
    expect(imported.format).toBe(isClash ? 'anthropic' : format);
    expect(parseTools(imported.tools)).toEqual({ ok: true, value: [{ ...OWN, schema: SCHEMA }] });
    expect(imported.question).toBe('red shoes?');
    expect(imported.notes.map((note) => note.kind)).toEqual(isClash ? ['other-model'] : []);
  });
});

describe('tools of the vendor beside them', () => {
  it('are told, and take no definition with them', () => {
    const [openai] = SHAPES['OpenAI Chat Completions'] as unknown[];
    const anthropic = read(ENVELOPES['anthropic']!([openai, { type: 'bash_20250124', name: 'bash' }]));
    expect([JSON.parse(anthropic.tools), anthropic.notes]).toEqual([[openai], [{ kind: 'vendor-tool', name: 'bash', count: 1 }]]);
    const gemini = read(ENVELOPES['gemini']!([openai, { googleSearch: {} }]));
    expect([JSON.parse(gemini.tools), gemini.notes]).toEqual([[openai], [{ kind: 'vendor-tool', name: 'googleSearch', count: 1 }]]);
    expect(read(ENVELOPES['gemini']!({ googleSearch: {}, functionDeclarations: [OWN] })).notes).toEqual([{ kind: 'vendor-tool', name: 'googleSearch', count: 1 }]);
  });

  it('and tools in no form at all are told once', () => {
    for (const request of Object.values(ENVELOPES)) {
      const words = read(request('search_products')).notes.map(noteWords);
      expect(words).toEqual(['tools: left out.']);
    }
  });
});

describe('a request that fits OpenAI’s shape and Anthropic’s', () => {
  const tools = SHAPES['OpenAI Chat Completions'];

  it('is of the vendor whose model it names', () => {
    const request = { system: 'You help shoppers.', messages, tools };
    const formatOf = (more: object) => read({ ...request, ...more }).format;
    for (const model of ['gpt-4o', 'openai/gpt-5.5', 'o3', 'gemini-2.5-pro', 'meta-llama/llama-3.3-70b']) expect(formatOf({ model }), model).toBe('openai-chat');
    for (const model of ['claude-sonnet-4-5', 'glm-4.6', 'kimi-k2']) expect(formatOf({ model }), model).toBe('anthropic');
    expect(read({ ...request, model: 'gpt-4o', temperature: 0 })).toMatchObject({ system: [{ text: 'You help shoppers.' }], requestFields: { json: '{"temperature":0}' } });
    // What only one of them has says more than a name.
    expect(formatOf({ model: 'gpt-4o', system: [{ type: 'text', text: 'S' }] })).toBe('anthropic');
    expect(formatOf({ model: 'gpt-4o', anthropic_version: '2023-06-01' })).toBe('anthropic');
    expect(formatOf({ model: 'gpt-4o', messages: [...messages, { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: {} }] }] })).toBe('anthropic');
    expect(importText(JSON.stringify({ ...request, model: 'gpt-4o' }), { format: 'anthropic', conversation: null })).toMatchObject({ format: 'anthropic', system: [{ text: 'You help shoppers.' }] });
  });

  it('is OpenAI’s where its tools are, for a Claude behind a router', () => {
    const request = { model: 'claude-sonnet-4-5', max_tokens: 100, messages };
    expect([read(request).format, read({ ...request, tools }).format]).toEqual(['anthropic', 'openai-chat']);
    const blocks = read({ ...request, tools, messages: [...messages, { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'search_products', input: {} }] }] });
    expect([blocks.format, parseTools(blocks.tools).ok, blocks.notes]).toEqual(['anthropic', true, []]);
  });
});

it('takes tools of any JSON apart, and never throws', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (tools) => Array.isArray(toolEntries(tools))));
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...Object.values(ENVELOPES)), (tools, request) => importText(JSON.stringify(request(tools))) !== undefined));
});
