// Custom tools of OpenAI beside functions: imported, written for an API, and imported again.
import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { namesInWords } from '@/core/name-list';
import type { Prompt } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { sentTools } from '@/core/prompt/sent-tools';

const WEATHER = { type: 'function', function: { name: 'get_weather', description: 'Weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } };
const SQL = { type: 'custom', custom: { name: 'sql' } };
const DATES = { type: 'custom', custom: { name: 'dates', description: 'Dates', format: { type: 'grammar', grammar: { syntax: 'regex', definition: '\\d+' } } } };
const REQUEST = {
  model: 'gpt-4o',
  max_completion_tokens: 9,
  tools: [WEATHER, SQL, DATES],
  messages: [
    { role: 'user', content: 'Weather and rows?' },
    {
      role: 'assistant',
      content: 'Both.',
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
        { id: 'call_2', type: 'custom', custom: { name: 'sql', input: 'SELECT 1\nFROM "t"' } },
        // A text that is JSON itself stays a text.
        { id: 'call_3', type: 'custom', custom: { name: 'sql', input: '{"a":1}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'call_1', content: '4 °C' },
    { role: 'tool', tool_call_id: 'call_2', content: '1 row' },
    { role: 'tool', tool_call_id: 'call_3', content: 'error' },
    { role: 'user', content: 'And now?' },
  ],
};

let ids = 0;
const promptOf = (request: unknown): Prompt => ({ freeOrder: false, parts: promptPartsOf(importText(JSON.stringify(request))!, () => `c${(ids += 1)}` as UnitId) });
const part = (value: unknown) => ({ text: typeof value === 'string' ? value : JSON.stringify(value) });

describe('a request with functions and custom tools', () => {
  it('for OpenAI is the request that was imported, and is read as the same again', () => {
    const { json, notes } = openaiRequest(promptOf(REQUEST), 'gpt-4o', 9);
    const written = JSON.parse(json) as typeof REQUEST;
    expect(written).toEqual(REQUEST);
    expect(notes).toEqual([]);
    expect(importText(json)).toEqual(importText(JSON.stringify(REQUEST)));
    expect(openaiRequest({ ...promptOf({ ...REQUEST, tools: [SQL] }), toolChoice: 'any' }, 'm', 9).json).toContain('"tool_choice": "required"');
  });

  it('for Anthropic keeps the functions, names the others, and ties each result to its call', () => {
    const { json, notes } = anthropicRequest({ ...promptOf(REQUEST), toolChoice: 'any' }, 'claude-opus-5', 9);
    const { tools, messages, tool_choice } = JSON.parse(json) as { tools: { name: string }[]; tool_choice: unknown; messages: { content: { id?: string; tool_use_id?: string; input?: unknown }[] }[] };
    expect(tools.map(({ name }) => name)).toEqual(['get_weather']);
    expect(tool_choice).toEqual({ type: 'any' });
    expect(notes).toEqual(['The custom tools sql and dates are left out: they have no schema.', 'Calls of sql hold their text in a field “input”, as a call must be an object.']);
    const blocks = messages.flatMap(({ content }) => content);
    expect(blocks.flatMap(({ input }) => input ?? [])).toEqual([{ city: 'Oslo' }, { input: 'SELECT 1\nFROM "t"' }, { input: '{"a":1}' }]);
    expect(blocks.flatMap(({ tool_use_id }) => tool_use_id ?? [])).toEqual(blocks.flatMap(({ id }) => id ?? []));
    const onlyCustom = anthropicRequest({ ...promptOf({ ...REQUEST, tools: [SQL] }), toolChoice: 'any' }, 'claude-opus-5', 9);
    expect(onlyCustom.json).not.toMatch(/"tools"|tool_choice/);
    expect(onlyCustom.notes[0]).toBe('The custom tool sql is left out: it has no schema.');
  });
});

describe('the tools of a part', () => {
  it('are read one by one, in each shape; what is not known is named', () => {
    const { functions, custom, leftOut } = sentTools(part({ tools: [WEATHER, { type: 'web_search' }, { type: 'custom', name: 'flat', format: { type: 'grammar', syntax: 'lark', definition: 'x' } }, { type: 'custom', name: 'claude', input_schema: { type: 'object' } }, null, { type: 'custom', custom: { name: 'odd', format: { type: 'new' } } }] }));
    expect(functions.map(({ name }) => name)).toEqual(['get_weather', 'claude']);
    expect(custom).toEqual([{ name: 'flat', description: '', grammar: { syntax: 'lark', definition: 'x' } }]);
    expect(leftOut).toEqual(['web_search', 'number 5', 'odd']);
    const { notes } = openaiRequest(promptOf({ ...REQUEST, tools: [WEATHER, { type: 'web_search' }] }), 'm', 9);
    expect(notes).toEqual(['The tool web_search is left out: it is not in a shape that is known here.']);
  });

  it('are none where the text is anything else', () => {
    for (const none of ['', 'words', '{', '7', '[]', '[[[[[[[[{}]]]]]]]]', `${'['.repeat(5000)}${']'.repeat(5000)}`, { type: 'custom' }, { type: 'custom', custom: { name: '' } }]) {
      expect(sentTools(part(none)), JSON.stringify(none).slice(0, 40)).toEqual({ functions: [], custom: [], leftOut: [] });
    }
  });

  it('are named in words, many of them in part', () => {
    expect(['a', 'a b', 'a b c'].map((names) => namesInWords(names.split(' ')))).toEqual(['a', 'a and b', 'a, b and c']);
    expect(namesInWords(Array.from({ length: 12 }, () => 'n'.repeat(70)))).toMatch(/^(?:n{59}…, ){9}n{59}… and 2 more$/);
  });
});
