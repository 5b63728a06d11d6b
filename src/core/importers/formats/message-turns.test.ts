// Calls and results in one message: whichever format it is, a result follows its call, and what was said later follows the result.
import { describe, expect, it } from 'vitest';
import type { FormatId } from './imported';
import { importText } from './registry';

const json = (value: unknown) => JSON.stringify(value);
const read = (value: unknown) => importText(json(value))!;
const order = (value: unknown) => read(value).turns.slice(1).map(({ speaker, text, callIds = [] }) => [speaker, text, ...callIds]);
const CALL = '{"name":"f","arguments":{"a":1}}';
const ask = { role: 'user', parts: [{ type: 'text', text: 'Q' }] };
const claude = (...content: readonly unknown[]) => ({ uuid: 'u', name: 'N', chat_messages: [{ sender: 'human', text: 'Q', content: [] }, { sender: 'assistant', text: '', content }] });
const sdk = (...parts: readonly unknown[]) => [ask, { role: 'assistant', parts }];
const say = (text: string) => ({ type: 'text', text });
const toolUse = (id: string) => ({ type: 'tool_use', id, name: 'f', input: { a: 1 } });
const result = (id: string, text: string) => ({ type: 'tool_result', tool_use_id: id, content: [say(text)] });

/** One message of the model that thinks, speaks, calls, is answered, and speaks again. */
const WHOLE: readonly (readonly [what: string, format: FormatId, value: unknown, call: string, result: string])[] = [
  ['Claude.ai', 'claude-export', claude({ type: 'thinking', thinking: 'T' }, say('A'), toolUse('c'), result('c', 'R'), say('B')), '{"name":"f","input":{"a":1}}', 'R'],
  ['Anthropic', 'anthropic', { system: 'S', messages: [{ role: 'user', content: 'Q' }, { role: 'assistant', content: [{ type: 'thinking', thinking: 'T' }, say('A'), toolUse('c'), result('c', 'R'), say('B')] }] }, '{"name":"f","input":{"a":1}}', 'R'],
  ['the AI SDK, version 4', 'ai-sdk', sdk({ type: 'reasoning', text: 'T' }, say('A'), { type: 'tool-invocation', toolInvocation: { state: 'result', toolCallId: 'c', toolName: 'f', args: { a: 1 }, result: 'R' } }, say('B')), CALL, 'R'],
  ['the AI SDK, version 5', 'ai-sdk', sdk({ type: 'step-start' }, { type: 'reasoning', text: 'T' }, say('A'), { type: 'tool-f', toolCallId: 'c', state: 'output-available', input: { a: 1 }, output: 'R' }, { type: 'step-start' }, say('B')), CALL, 'R'],
  ['the AI SDK, without steps', 'ai-sdk', sdk({ type: 'reasoning', text: 'T' }, say('A'), { type: 'dynamic-tool', toolName: 'f', toolCallId: 'c', state: 'output-error', input: { a: 1 }, errorText: 'R' }, say('B')), CALL, 'R'],
  ['the AI SDK, for a model', 'ai-sdk', [{ role: 'user', content: 'Q' }, { role: 'assistant', content: [{ type: 'reasoning', text: 'T' }, say('A'), { type: 'tool-call', toolCallId: 'c', toolName: 'f', input: { a: 1 } }, { type: 'tool-result', toolCallId: 'c', toolName: 'f', output: { type: 'text', value: 'R' } }, say('B')] }], CALL, 'R'],
  ['Gemini', 'gemini', { contents: [{ role: 'user', parts: [{ text: 'Q' }] }, { role: 'model', parts: [{ text: 'T', thought: true }, { text: 'A' }, { functionCall: { id: 'c', name: 'f', args: { a: 1 } } }, { functionResponse: { id: 'c', name: 'f', response: { x: 'R' } } }, { text: 'B' }] }] }, '{"name":"f","args":{"a":1}}', '{"name":"f","response":{"x":"R"}}'],
  ['Bedrock', 'bedrock-converse', { modelId: 'm', messages: [{ role: 'user', content: [{ text: 'Q' }] }, { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: 'T' } } }, { text: 'A' }, { toolUse: { toolUseId: 'c', name: 'f', input: { a: 1 } } }, { toolResult: { toolUseId: 'c', content: [{ text: 'R' }] } }, { text: 'B' }] }] }, '{"name":"f","input":{"a":1}}', 'R'],
  ['OpenTelemetry', 'opentelemetry', [{ role: 'user', parts: [{ type: 'text', content: 'Q' }] }, { role: 'assistant', parts: [{ type: 'reasoning', content: 'T' }, { type: 'text', content: 'A' }, { type: 'tool_call', id: 'c', name: 'f', arguments: { a: 1 } }, { type: 'tool_call_response', id: 'c', response: 'R' }, { type: 'text', content: 'B' }] }], CALL, 'R'],
];

describe('a message with a call and its result', () => {
  it.each(WHOLE)('of %s is three turns, in its order', (_what, format, value, call, answer) => {
    expect(read(value).format).toBe(format);
    expect(order(value)).toEqual([['assistant', `T\nA\n${call}`, 'c'], ['tool', answer, 'c'], ['assistant', 'B']]);
    // The thoughts are of the turn that has them.
    expect(read(value).turns.map(({ withReasoning = false }) => withReasoning)).toEqual([false, true, false, false]);
  });

  it('has the results of calls that were made together behind all of them, and of others behind each', () => {
    const calls = (...ids: readonly string[]) => ids.map(() => '{"name":"f","input":{"a":1}}').join('\n');
    expect(order(claude(toolUse('c'), toolUse('d'), result('c', 'R'), result('d', 'S')))).toEqual([['assistant', calls('c', 'd'), 'c', 'd'], ['tool', 'R', 'c'], ['tool', 'S', 'd']]);
    expect(order(claude(toolUse('c'), result('c', 'R'), toolUse('d'), result('d', 'S')))).toEqual([['assistant', calls('c'), 'c'], ['tool', 'R', 'c'], ['assistant', calls('d'), 'd'], ['tool', 'S', 'd']]);
    const tool = (toolCallId: string) => ({ type: 'tool-f', toolCallId, input: { a: 1 }, output: 'R' });
    expect(order(sdk(tool('c'), tool('d'), { type: 'step-start' }, tool('e'), { type: 'reasoning', text: 'T' })).map(([speaker, , ...ids]) => [speaker, ...ids])).toEqual([['assistant', 'c', 'd'], ['tool', 'c'], ['tool', 'd'], ['assistant', 'e'], ['tool', 'e'], ['assistant']]);
  });

  it('has what is said beside answered calls of older messages of the AI SDK after them, and a step after the one before', () => {
    const call = (toolCallId: string, step: number) => ({ state: 'result', toolCallId, toolName: 'f', args: { a: 1 }, result: 'R', step });
    const older = (...toolInvocations: readonly unknown[]) => [{ role: 'user', content: 'Q' }, { role: 'assistant', content: 'B', toolInvocations }];
    expect(order(older(call('c', 0), call('d', 1)))).toEqual([['assistant', CALL, 'c'], ['tool', 'R', 'c'], ['assistant', CALL, 'd'], ['tool', 'R', 'd'], ['assistant', 'B']]);
    expect(order(older({ state: 'call', toolCallId: 'c', toolName: 'f', args: { a: 1 } }))).toEqual([['assistant', `B\n${CALL}`, 'c']]);
  });

  it('of the user has the results before what is said, where the API wants them', () => {
    const value = { system: 'S', messages: [{ role: 'user', content: 'Q' }, { role: 'assistant', content: [toolUse('c')] }, { role: 'user', content: [say('B'), result('c', 'R')] }] };
    expect(order(value).at(-1)).toEqual(['tool', 'R', 'c']);
    expect(read(value).question).toBe('B');
  });
});
