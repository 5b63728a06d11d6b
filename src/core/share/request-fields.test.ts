// What an imported request says beside its texts: kept with the prompt, and written back into a request of the same format.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDetails, keptWords } from '@/core/importers/formats/import-words';
import type { Imported } from '@/core/importers/formats/imported';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { setAsked, withoutRequestFields } from '@/core/prompt/asked';
import { EMPTY_PROMPT, addParts } from '@/core/prompt/edit';
import type { Prompt } from '@/core/prompt/part';
import { MOST_FIELDS_UNITS } from '@/core/prompt/request-fields';
import type { UnitId } from '@/core/units';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';

let ids = 0;
const read = (request: unknown): Imported => importText(typeof request === 'string' ? request : JSON.stringify(request))!;
const promptOf = (imported: Imported): Prompt => setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `f${(ids += 1)}` as UnitId)), imported);
const fieldsOf = (request: unknown): unknown => {
  const { requestFields } = read(request);
  return requestFields === null ? null : JSON.parse(requestFields.json);
};
type Fields = Record<string, unknown>;

const SCHEMA = { type: 'object', properties: { city: { type: 'string' } } };
const CHAT = { model: 'gpt-5.5', messages: [{ role: 'user', content: 'Hi' }], tools: [{ type: 'function', function: { name: 'get_weather', parameters: SCHEMA } }], max_tokens: 9 };
const ANTHROPIC = { model: 'claude-opus-5', system: 'S', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }], tools: [{ name: 'get_weather', input_schema: SCHEMA }], max_tokens: 9 };
const WRITERS = [
  ['openai-chat', CHAT, openaiRequest],
  ['anthropic', ANTHROPIC, anthropicRequest],
] as const;

/** Names that APIs have, and names that they do not; none that has a meaning of its own here. */
const unknownKey = fc.oneof(fc.constantFrom('temperature', 'top_p', 'stop', 'stream', 'metadata', 'reasoning', 'thinking', 'service_tier', 'user', '__proto__', 'constructor', 'toString', '7'), fc.string().map((name) => `x_${name}`));
const unknownFields = fc.array(fc.tuple(unknownKey, fc.jsonValue({ noUnicodeString: false })), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs) as Fields);

describe('a request that is imported and written in the same format', () => {
  it.each(WRITERS)('has every field again that becomes no part, with an equal value: %s', (_format, request, write) => {
    fc.assert(
      fc.property(unknownFields, fc.subarray(['tools', 'max_tokens'] as const), (unknown, without) => {
        const known = Object.entries(request).filter(([key]) => !without.some((each) => each === key));
        const text = JSON.stringify(Object.fromEntries([...Object.entries(unknown), ...known]));
        const prompt = promptOf(read(text));
        const { json, notes, kept } = write(prompt, 'm', 5);
        const written = JSON.parse(json) as Fields;
        for (const [key, value] of Object.entries(JSON.parse(JSON.stringify(unknown)) as Fields)) {
          expect(Object.hasOwn(written, key), key).toBe(true);
          expect(written[key]).toEqual(value);
        }
        const ofWork = JSON.parse(write(withoutRequestFields(prompt), 'm', 5).json) as Fields;
        expect(Object.fromEntries(Object.entries(written).filter(([key]) => !Object.hasOwn(unknown, key)))).toEqual(ofWork);
        // Of equal keys in JSON the last would hold: none is written twice.
        for (const key of Object.keys(written)) expect(json.split(`\n  ${JSON.stringify(key)}: `)).toHaveLength(2);
        expect([notes, kept.toSorted()]).toEqual([[], Object.keys(unknown).toSorted()]);
        expect(Object.getPrototypeOf(written)).toBe(Object.prototype);
      }),
    );
    expect(({} as Fields)['role']).toBeUndefined();
  });

  it('says the model, the length of the answer, messages and tools as the work does', () => {
    const fields = { temperature: 0.5, ...CHAT, max_completion_tokens: 12, functions: [{ name: 'old', parameters: {} }] };
    expect(fieldsOf(fields)).toEqual({ temperature: 0.5 });
    const forged: Prompt = { ...EMPTY_PROMPT, requestFields: { format: 'openai-chat', json: JSON.stringify({ ...fields, seed: 7 }) } };
    expect(JSON.parse(openaiRequest(forged, 'm', 5).json)).toEqual({ model: 'm', messages: [], max_completion_tokens: 5, temperature: 0.5, seed: 7 });
    expect(JSON.parse(anthropicRequest({ ...EMPTY_PROMPT, requestFields: { format: 'anthropic', json: JSON.stringify({ ...ANTHROPIC, tools: 'x' }) } }, 'm', 5).json)).toEqual({ model: 'm', messages: [], max_tokens: 5 });
    for (const json of ['', '[1]', 'null', '{', '7']) expect(openaiRequest({ ...EMPTY_PROMPT, requestFields: { format: 'openai-chat', json } }, 'm', 5).kept).toEqual([]);
  });
});

describe('which tool is to be used', () => {
  const written = (request: unknown, write: typeof openaiRequest = openaiRequest) => (JSON.parse(write(promptOf(read(request)), 'm', 5).json) as Fields)['tool_choice'];

  it('is a choice of the prompt where one must be, and a field that is kept else', () => {
    expect(promptOf(read({ ...CHAT, tool_choice: 'required' }))).toMatchObject({ toolChoice: 'any' });
    expect(fieldsOf({ ...CHAT, tool_choice: 'required' })).toBeNull();
    expect(promptOf(read({ ...ANTHROPIC, tool_choice: { type: 'any' } })).toolChoice).toBe('any');
    for (const choice of ['none', 'auto', { type: 'function', function: { name: 'get_weather' } }, 'required']) expect(written({ ...CHAT, tool_choice: choice })).toEqual(choice);
    for (const choice of [{ type: 'auto' }, { type: 'any' }, { type: 'any', disable_parallel_tool_use: true }, { type: 'tool', name: 'get_weather' }]) expect(written({ ...ANTHROPIC, tool_choice: choice }, anthropicRequest)).toEqual(choice);
    expect(keptWords(read({ ...CHAT, tool_choice: 'required' }), undefined)).toEqual(['tool_choice: one of the tools must be used.']);
    // What the user chooses then holds.
    expect(JSON.parse(openaiRequest({ ...promptOf(read({ ...CHAT, tool_choice: 'none' })), toolChoice: 'any' }, 'm', 5).json)).toMatchObject({ tool_choice: 'required' });
    expect(setAsked({ ...EMPTY_PROMPT, toolChoice: 'any' }, read({ ...CHAT, tool_choice: 'none' }))).not.toHaveProperty('toolChoice');
    expect(setAsked({ ...EMPTY_PROMPT, toolChoice: 'any' }, read(CHAT))).toEqual({ ...EMPTY_PROMPT, toolChoice: 'any' });
  });

  it('is said in the form of before tools too, and not without tools', () => {
    const old = { model: 'm', messages: CHAT.messages, functions: [{ name: 'get_weather', parameters: SCHEMA }] };
    expect(['auto', 'none', { name: 'get_weather' }].map((choice) => written({ ...old, function_call: choice }))).toEqual(['auto', 'none', { type: 'function', function: { name: 'get_weather' } }]);
    // Beside a choice of tools, or where it says no choice, it goes with functions alone, and there are none.
    for (const { tool_choice, function_call } of [{ tool_choice: 'auto', function_call: { name: 'get_weather' } }, { tool_choice: undefined, function_call: { other: 1 } }]) {
      const { json: both, kept, notes: told } = openaiRequest(promptOf(read({ ...CHAT, tool_choice, function_call, functions: old.functions })), 'm', 5);
      expect(Object.keys(JSON.parse(both) as object)).toEqual(['model', 'messages', 'tools', 'max_completion_tokens', ...(tool_choice === undefined ? [] : ['tool_choice'])]);
      expect(kept).not.toContain('function_call');
      expect(told).toContain('Left out, as it belongs to functions, which are written as tools: function_call.');
    }
    const { tools: _, ...bare } = CHAT;
    const { json, notes } = openaiRequest(promptOf(read({ ...bare, tool_choice: 'none', parallel_tool_calls: false, seed: 7 })), 'm', 5);
    expect(JSON.parse(json)).toEqual({ model: 'm', messages: CHAT.messages, max_completion_tokens: 5, seed: 7 });
    expect(notes).toEqual(['Left out, as the request has no tools: tool_choice and parallel_tool_calls.']);
  });
});

describe('each format', () => {
  it('keeps what is no part of it, and the rest of a field that is one in part', () => {
    const format = { type: 'json_schema', name: 'a', schema: SCHEMA };
    expect(fieldsOf({ ...CHAT, response_format: { type: 'json_object' } })).toEqual({ response_format: { type: 'json_object' } });
    expect(fieldsOf({ ...CHAT, response_format: { type: 'json_schema', json_schema: format } })).toBeNull();
    expect(fieldsOf(CHAT.messages)).toBeNull();
    const responses = { model: 'gpt-5.5', input: 'Hi', instructions: 'S', max_output_tokens: 9, tools: [] };
    expect([fieldsOf(responses), fieldsOf({ ...responses, reasoning: { effort: 'low' }, text: { format, verbosity: 'low' } }), fieldsOf({ ...responses, text: { format } }), fieldsOf({ ...responses, text: { format: { type: 'text' } } })]).toEqual([null, { reasoning: { effort: 'low' }, text: { verbosity: 'low' } }, null, { text: { format: { type: 'text' } } }]);
    const contents = [{ role: 'user', parts: [{ text: 'Hi' }] }];
    const rest = { contents, systemInstruction: { parts: [{ text: 'S' }] }, tools: [{ functionDeclarations: [{ name: 'f', description: 'D' }], googleSearch: {} }, { functionDeclarations: [] }], generationConfig: { maxOutputTokens: 9, temperature: 0 }, safetySettings: [] };
    expect([fieldsOf(rest), fieldsOf({ contents, generationConfig: { maxOutputTokens: 9 } }), fieldsOf({ model: 'gemini-2.5-pro', contents, config: { systemInstruction: 'S', maxOutputTokens: 9, topK: 3 } })]).toEqual([{ generationConfig: { temperature: 0 }, safetySettings: [], tools: [{ googleSearch: {} }] }, null, { config: { topK: 3 } }]);
  });

  it('is none of another vendor’s: the fields are named and left out', () => {
    const prompt = promptOf(read({ model: 'gpt-5.5', input: 'Hi', temperature: 0, reasoning: { effort: 'low' } }));
    const words = 'Left out, as kept from an imported OpenAI Responses request: temperature and reasoning.';
    for (const write of [openaiRequest, anthropicRequest]) {
      const { json, notes, kept } = write(prompt, 'm', 5);
      expect([notes, kept, /temperature|reasoning/.test(json)]).toEqual([[words], [], false]);
    }
  });

  it('with tools that the vendor runs has them again in its own', () => {
    const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 3 };
    const imported = read({ ...ANTHROPIC, tools: [search, ...ANTHROPIC.tools] });
    expect(keptWords(imported, undefined)).toEqual(['Kept with the request, not counted: tools of the vendor.']);
    expect((JSON.parse(anthropicRequest(promptOf(imported), 'm', 5).json) as Fields)['tools']).toEqual([...ANTHROPIC.tools, search]);
    expect(openaiRequest(promptOf(imported), 'm', 5).notes).toEqual(['Left out, as kept from an imported Anthropic Messages request: tools of the vendor.']);
  });

  it('keeps no more than its cap, and names what is too long', () => {
    const imported = read({ ...CHAT, seed: 7, prediction: 'x'.repeat(MOST_FIELDS_UNITS), user: 'ann' });
    expect(JSON.parse(imported.requestFields!.json)).toEqual({ seed: 7, user: 'ann' });
    expect(importDetails(imported)).toEqual(['prediction: too long to be kept with the request, left out.']);
    expect(keptWords(imported, imported.requestFields!)).toEqual(['Kept with the request, not counted: seed and user; what was kept before is gone.']);
    const filled = read({ ...CHAT, a: 'x'.repeat(MOST_FIELDS_UNITS - 9) });
    expect([filled.requestFields!.json.length, filled.notes]).toEqual([MOST_FIELDS_UNITS - 1, []]);
  });
});

describe('a definition of a tool', () => {
  const definition = { name: 'get_weather', description: 'W', parameters: SCHEMA };
  const sent = (tools: readonly unknown[], write: typeof openaiRequest = openaiRequest) => (JSON.parse(write(promptOf(read({ ...CHAT, tools })), 'm', 5).json) as Fields)['tools'];

  it('has the fields again that only its vendor knows, and no other vendor’s', () => {
    const strict = { type: 'function', function: { ...definition, strict: true, __proto__x: 1 }, x_around: [1] };
    expect(sent([strict])).toEqual([strict]);
    expect(sent([{ type: 'function', ...definition, strict: true }, { ...definition, strict: false }, definition])).toEqual([{ type: 'function', function: { ...definition, strict: true } }, { type: 'function', function: { ...definition, strict: false } }, { type: 'function', function: definition }]);
    const cached = { type: 'custom', name: 'get_weather', description: 'W', input_schema: SCHEMA, cache_control: { type: 'ephemeral' }, strict: true };
    expect(sent([cached], anthropicRequest)).toEqual([cached]);
    expect(sent([cached])).toEqual([{ type: 'function', function: definition }]);
    expect(sent([strict], anthropicRequest)).toEqual([{ name: 'get_weather', description: 'W', input_schema: SCHEMA }]);
    const prototypes = sent([JSON.parse('{"type":"function","function":{"name":"f","parameters":{},"__proto__":{"a":1}},"__proto__":{"b":1}}')]);
    expect(JSON.stringify(prototypes)).toBe('[{"type":"function","function":{"name":"f","parameters":{},"__proto__":{"a":1}},"__proto__":{"b":1}}]');
  });
});
