import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '@/test/arbitraries';
import { anyTool } from '@/test/tools';
import { type Json, parseTools, type ToolDefinition } from './tool-definition';
import { anthropicShape, openAiShape, pythonJson } from './tool-json';

const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
const weather: ToolDefinition = { name: 'get_weather', description: 'The weather of a city.', schema };
const flat = { name: weather.name, description: weather.description };

const read = (value: unknown) => parseTools(typeof value === 'string' ? value : JSON.stringify(value));

describe('parseTools', () => {
  it.each([
    ['OpenAI, chat', [{ type: 'function', function: { ...flat, parameters: schema } }]],
    ['OpenAI, responses', [{ type: 'function', ...flat, parameters: schema, strict: true }]],
    ['a whole OpenAI request', { model: 'm', tools: [{ type: 'function', function: { ...flat, parameters: schema } }] }],
    ['Anthropic', [{ ...flat, input_schema: schema, cache_control: { type: 'ephemeral' } }]],
    ['MCP tools/list', { jsonrpc: '2.0', id: 1, result: { tools: [{ ...flat, title: 'Weather', inputSchema: schema }] } }],
    ['Gemini', { tools: [{ functionDeclarations: [{ ...flat, parameters: schema }] }] }],
    ['Gemini, in Python', [{ function_declarations: [{ ...flat, parametersJsonSchema: schema }] }]],
    ['one definition by itself', { ...flat, parameters: schema }],
  ])('reads %s', (_shape, value) => {
    expect(read(value)).toEqual({ ok: true, value: [weather] });
  });

  it('reads a definition without description or without arguments', () => {
    expect(read({ name: 'now', description: null, parameters: {} })).toEqual({ ok: true, value: [{ name: 'now', description: '', schema: {} }] });
    for (const named of [{ name: 'now' }, { name: 'now', description: null, strict: false }, { type: 'function', function: { name: 'now', hint: 1 } }]) expect(read(named)).toEqual({ ok: true, value: [{ name: 'now', description: '', schema: null }] });
    expect(read({ type: 'function', name: 'now' })).toEqual({ ok: true, value: [{ name: 'now', description: '', schema: null }] });
    expect(read({ name: 'now', description: 'The time.' })).toEqual({ ok: true, value: [{ name: 'now', description: 'The time.', schema: null }] });
  });

  it.each([
    ['prose', 'Use the weather tool for the weather.', 'not-json'],
    ['half of a definition', '{"name": "get_weather", "parameters":', 'not-json'],
    ['an empty text', '', 'not-json'],
    ['a number', '42', 'not-json'],
    ['no definitions', '[]', 'no-definitions'],
    ['a package', '{"name": "contextscope", "version": "1.0.0"}', 'no-definitions'],
    ['a name that is none', [{ name: '', description: 'd', parameters: {} }], 'no-definitions'],
    ['a schema that is none', [{ name: 'f', parameters: 'string' }], 'no-definitions'],
    ['a tool of the vendor’s own among others', [{ ...flat, parameters: schema }, { type: 'web_search_20250305' }], 'no-definitions'],
    ['a schema of a thousand levels', `{"name":"f","parameters":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`, 'no-definitions'],
  ])('takes %s for text', (_what, value, kind) => {
    expect(read(value)).toEqual({ ok: false, error: { kind } });
  });

  it('reads back what it writes, in any shape, keeping the order', () => {
    fc.assert(
      fc.property(fc.array(anyTool, { minLength: 1, maxLength: 4 }), (tools) => {
        expect(read(tools.map(openAiShape))).toEqual({ ok: true, value: tools });
        expect(read({ tools: tools.map(anthropicShape) })).toEqual({ ok: true, value: tools });
      }),
    );
  });

  it('never throws, on any string and on any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json(), fc.json().map((text) => `[{"name":"f","parameters":${text}}]`)), (text) => {
        const result = parseTools(text);
        return !result.ok || result.value.length > 0;
      }),
    );
  });
});

describe('pythonJson', () => {
  it('puts a blank after each comma and colon, and none elsewhere', () => {
    expect(pythonJson({ a: [1, 'b, c: d', null], 'e"': { f: true } })).toBe('{"a": [1, "b, c: d", null], "e\\"": {"f": true}}');
  });

  it('says the same as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(pythonJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
