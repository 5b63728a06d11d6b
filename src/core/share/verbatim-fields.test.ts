// Numbers that no reader of JSON holds, in the fields of a request that become no part: they are written again as they came.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf } from '@/core/importers/json-members';
import { importDetails } from '@/core/importers/formats/import-words';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { setAsked } from '@/core/prompt/asked';
import { addParts, EMPTY_PROMPT } from '@/core/prompt/edit';
import type { Prompt } from '@/core/prompt/part';
import { MOST_FIELDS_UNITS } from '@/core/prompt/request-fields';
import type { ModelId, UnitId } from '@/core/units';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';

let ids = 0;
const LONG = '9007199254740993';
const chat = (more: string) => `{"model":"gpt-5.5","messages":[{"role":"user","content":"Hi"}]${more}}`;
const read = (text: string) => importText(text)!;
function promptOf(text: string): Prompt {
  const imported = read(text);
  const asSent = imported.settings === undefined ? null : { ...imported.settings, modelId: 'm' as ModelId, reserveTokens: null };
  return setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `v${(ids += 1)}` as UnitId)), { ...imported, asSent });
}

describe('a field with a number that is not held', () => {
  it('is written again as it came, of OpenAI and of Anthropic, and nothing is said to be rounded', () => {
    const fields = `"metadata": {"id": ${LONG}, "of": [1.0, 1e400, "${LONG}"]},"temperature":0.5`;
    const openai = openaiRequest(promptOf(chat(`,${fields}`)), 'm', 5);
    expect(openai.json).toContain(`"metadata": {"id": ${LONG}, "of": [1.0, 1e400, "${LONG}"]}`);
    expect([openai.notes, openai.kept]).toEqual([[], ['metadata', 'temperature']]);
    expect(Object.keys(JSON.parse(openai.json) as object).toSorted()).toEqual(['max_completion_tokens', 'messages', 'metadata', 'model', 'temperature']);
    const claude = `{"model":"claude-opus-5-5","max_tokens":9,"system":"S","messages":[{"role":"user","content":"Hi"}],"x_trace":${LONG}}`;
    expect(importDetails(read(claude))).toEqual([]);
    expect(anthropicRequest(promptOf(claude), 'm', 5).json).toMatch(new RegExp(`"x_trace": ${LONG}\\n}\\n$`));
    // Read again, it is the same.
    expect(read(openai.json).requestFields!.json).toContain(LONG);
  });

  it('is any, whatever stands around it', () => {
    const name = fc.string().filter((key) => !['model', 'messages', 'tools', 'functions', 'max_tokens', 'max_completion_tokens', 'tool_choice', 'parallel_tool_calls', 'response_format'].includes(key));
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.bigInt({ min: 2n ** 53n, max: 2n ** 70n }).map(String), fc.jsonValue().map((value) => JSON.stringify(value))), { minKeys: 1, maxKeys: 5 }), (fields) => {
        const members = Object.entries(fields).map(([key, json]) => [JSON.stringify(key), json] as const);
        const { json, notes } = openaiRequest(promptOf(chat(members.map(([key, value]) => `,${key}:${value}`).join(''))), 'm', 5);
        expect(notes).toEqual([]);
        const again = membersOf(json);
        for (const [key, value] of members) expect(/^\d/.test(value) ? again.get(key) : JSON.parse(again.get(key)!), key).toEqual(/^\d/.test(value) ? value : JSON.parse(value));
      }),
    );
  });

  it('is rounded, and told, where it is not kept as a whole, is too long, or its request stands inside another value', () => {
    const tool = `,"tools":[{"type":"function","function":{"name":"f","parameters":{"maximum":${LONG}}}}]`;
    for (const text of [`{"custom_id":"a","body":${chat(`,"seed":${LONG}`)}}`, chat(tool), chat(`,"user":"${'x'.repeat(MOST_FIELDS_UNITS - 60)}","metadata":{"a":${' '.repeat(60)}${LONG}}`)]) {
      expect(importDetails(read(text)).join(), text.slice(0, 40)).toContain('1 number of more than 15 digits: rounded.');
    }
    // Tools of the vendor are written from what they are read as.
    const search = `{"model":"claude-opus-5-5","max_tokens":9,"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"web_search_20250305","name":"web_search","max_uses":${LONG}}]}`;
    expect(importDetails(read(search)).join()).toContain('rounded');
  });
});

it('the members of an object are told by their keys, the last of two', () => {
  expect([...membersOf('{"a": [1, {"b": "}"}] , "c\\"":"x,y:z" ,"a":2}')]).toEqual([['"a"', '2'], ['"c\\""', '"x,y:z"']]);
  for (const odd of ['', '{', '{"a"', '{"a":', '[1,2]', '}{', '"', '{}{"a":1']) expect(() => membersOf(odd)).not.toThrow();
});
