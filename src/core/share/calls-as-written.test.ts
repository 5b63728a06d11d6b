// What a model gave a tool: counted as it is sent, and written again to the letter.
import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import type { HistoryPart, Prompt, Turn } from '@/core/prompt/part';
import { repeatedReads } from '@/core/prompt/repeated-reads';
import { lastOf } from '@/core/importers/steps';
import type { UnitId } from '@/core/units';
import { openaiRequest } from './request-openai';

let ids = 0;
const promptOf = (json: string): Prompt => ({ freeOrder: false, parts: promptPartsOf(importText(json)!, () => `w${(ids += 1)}` as UnitId) });
const turnsOf = ({ parts }: Prompt): readonly Turn[] => parts.find((part): part is HistoryPart => 'turns' in part)!.turns;
const textOf = (prompt: Prompt) => turnsOf(prompt).find(({ speaker }) => speaker === 'assistant')!.text as string;
const withTexts = (prompt: Prompt, change: (text: string) => string): Prompt => ({ ...prompt, parts: prompt.parts.map((part) => ('turns' in part ? { ...part, turns: part.turns.map((turn) => ({ ...turn, text: change(turn.text as string) })) } : part)) });

const CODE = Array.from({ length: 200 }, (_, at) => `    if (rows[${at}].name === "row \\"${at}\\"") {\n\t\treturn \`\${rows[${at}].id}\`; // '${at}'\n    }`).join('\n');
const ARGUMENTS = JSON.stringify({ path: 'src/rows.ts', text: CODE });
const go = { role: 'user', content: 'Go' };
const spoken = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Go' }] };
const item = { type: 'function_call', call_id: 'c', name: 'write_file', arguments: ARGUMENTS };
const customItem = { type: 'custom_tool_call', call_id: 'c', name: 'apply_patch', input: CODE };
const chat = (message: object, result: object) => JSON.stringify({ model: 'gpt-4o', messages: [go, { role: 'assistant', content: null, ...message }, result, go] });
const responses = (call: object) => JSON.stringify({ model: 'gpt-5.5', input: [spoken, call, { type: `${(call as typeof item).type}_output`, call_id: 'c', output: 'ok' }, spoken] });
const codex = (call: object) => [{ type: 'session_meta', payload: { id: 's' } }, ...[spoken, call].map((payload) => ({ type: 'response_item', payload }))].map((line) => JSON.stringify(line)).join('\n');
const REQUESTS = {
  chat: [chat({ tool_calls: [{ id: 'c', type: 'function', function: { name: 'write_file', arguments: ARGUMENTS } }] }, { role: 'tool', tool_call_id: 'c', content: 'ok' }), 'write_file', ARGUMENTS],
  legacy: [chat({ function_call: { name: 'write_file', arguments: ARGUMENTS } }, { role: 'function', name: 'write_file', content: 'ok' }), 'write_file', ARGUMENTS],
  custom: [chat({ tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'apply_patch', input: CODE } }] }, { role: 'tool', tool_call_id: 'c', content: 'ok' }), 'apply_patch', CODE],
  responses: [responses(item), 'write_file', ARGUMENTS],
  'custom of responses': [responses(customItem), 'apply_patch', CODE],
  codex: [codex(item), 'write_file', ARGUMENTS],
  'custom of codex': [codex(customItem), 'apply_patch', CODE],
} as const;

describe('what a call holds', () => {
  it.each(Object.entries(REQUESTS))('counts as its name and the text that was sent, not escaped again: %s', (_name, [json, name, sent]) => {
    const text = textOf(promptOf(json));
    expect(text).toContain(sent);
    const more = countTokens(text) - countTokens(name) - countTokens(sent);
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(10);
    // As it was: more than a tenth too much.
    expect(countTokens(JSON.stringify({ name, arguments: sent }))).toBeGreaterThan(1.1 * countTokens(text));
  });

  it('is for each format of OpenAI a call with its result, to the letter', () => {
    for (const [json, name, sent] of Object.values(REQUESTS).filter(([each]) => each.startsWith('{"model"'))) {
      const { messages } = JSON.parse(openaiRequest(promptOf(json), 'gpt-4o', 9).json) as { messages: { tool_calls?: object[] }[] };
      const call = sent === CODE ? { type: 'custom', custom: { name, input: sent } } : { type: 'function', function: { name, arguments: sent } };
      expect(messages[1]!.tool_calls).toMatchObject([call]);
    }
  });
});

describe('arguments and inputs', () => {
  const piece = fc.constantFrom('"', '"""', '\n', ' ', '{', '}', '\\', ':', 'é', '🦊', '\ud83e', '{"name":"f","arguments":{}}', '"""}');
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')), fc.jsonValue().map((value) => JSON.stringify(value, null, 1)), fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value, null, 2)));
  const called = fc.record({ kind: fc.constantFrom('function', 'custom'), name: fc.oneof(fc.constant('f'), fc.string({ minLength: 1 })), text: anyText });

  it('come back from Chat Completions as they went, and from Responses', () => {
    fc.assert(
      fc.property(fc.array(called, { minLength: 1, maxLength: 3 }), fc.option(anyText), (calls, content) => {
        const toolCalls = calls.map(({ kind, name, text }, at) => ({ id: `c${at}`, type: kind, [kind]: kind === 'custom' ? { name, input: text } : { name, arguments: text } }));
        const results = calls.map((_call, at) => ({ role: 'tool', tool_call_id: `c${at}`, content: `${at}` }));
        const messages = [go, { role: 'assistant', content, tool_calls: toolCalls }, ...results, go];
        const { json } = openaiRequest(promptOf(JSON.stringify({ model: 'm', messages })), 'm', 9);
        expect((JSON.parse(json) as { messages: unknown }).messages).toEqual(messages);
        const input = [spoken, ...calls.map(({ kind, name, text }, at) => (kind === 'custom' ? { type: 'custom_tool_call', call_id: `c${at}`, name, input: text } : { type: 'function_call', call_id: `c${at}`, name, arguments: text })), ...calls.map((_call, at) => ({ type: 'function_call_output', call_id: `c${at}`, output: `${at}` })), spoken];
        const again = JSON.parse(openaiRequest(promptOf(JSON.stringify({ model: 'm', input })), 'm', 9).json) as { messages: { tool_calls?: unknown }[] };
        // A call without arguments has none of an empty text there.
        const filled = toolCalls.map((call) => ('function' in call && calls[toolCalls.indexOf(call)]!.text.trim() === '' ? { ...call, function: { name: calls[toolCalls.indexOf(call)]!.name, arguments: '{}' } } : call));
        expect(again.messages[1]!.tool_calls).toEqual(filled);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a turn that an earlier version made', () => {
  const call = (id: string, path: string) => ({ id, type: 'function', function: { name: 'read_file', arguments: JSON.stringify({ path }) } });
  const old = ({ function: { name, arguments: args } }: ReturnType<typeof call>) => JSON.stringify({ name, arguments: args });
  const said = (more: object) => [go, { role: 'assistant', content: 'Yes.', tool_calls: [call('x', 'a.ts'), call('y', 'b.ts')], ...more }, { role: 'tool', tool_call_id: 'y', content: 'of b' }, { role: 'tool', tool_call_id: 'x', content: 'of a' }, go];
  const before = (messages: readonly object[]) => withTexts(promptOf(JSON.stringify({ model: 'm', messages })), (text) => (text.startsWith('Yes.') ? `Yes.\n${old(call('x', 'a.ts'))}\n${old(call('y', 'b.ts'))}` : text));

  it.each([[{}], [{ name: 'Ann', reasoning_content: null }]])('is sent as it was, with all that its message says: %j', (more) => {
    const { json, notes } = openaiRequest(before(said(more)), 'm', 9);
    expect((JSON.parse(json) as { messages: unknown }).messages).toEqual(said(more));
    expect(notes).toEqual([]);
  });

  it('has calls that read files, beside those of now', () => {
    const turn = (speaker: Turn['speaker'], text: string): Turn => ({ id: text as UnitId, speaker, text });
    const result = turn('tool', 'text of a file '.repeat(20));
    const now = textOf(promptOf(JSON.stringify({ model: 'm', messages: [go, { role: 'assistant', content: null, tool_calls: [{ ...call('x', 'a.ts'), function: { name: 'read_file', arguments: '{\n  "path": "a.ts"\n}' } }, { id: 'z', type: 'custom', custom: { name: 'apply_patch', input: '*** Begin\n+"x"\n' } }] }, go] })));
    expect(lastOf(repeatedReads([turn('assistant', old(call('x', 'a.ts'))), result, turn('assistant', now), result, result]))).toEqual([{ turn: 1, newer: 3, path: 'a.ts', isSame: true }]);
  });
});
