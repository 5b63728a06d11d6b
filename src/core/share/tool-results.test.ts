// What came out of tools: results that are errors, and the forms in which the Vercel AI SDK keeps them.
import { describe, expect, it } from 'vitest';
import { importDetails } from '@/core/importers/formats/import-words';
import { importText } from '@/core/importers/formats/registry';
import type { ModelId } from '@/core/units';
import { anthropic, anthropicMessages, historyOf, openai, promptOf, withTurns } from '@/test/written-calls';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { unpackWork } from './stored-work';
import { packWork } from './pack-work';

describe('a result that says that the tool failed', () => {
  const asked = { role: 'user', content: 'Go' };
  const output = (more: object) => [asked, { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'f', input: {} }] }, { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'a', toolName: 'f', ...more }] }, asked];
  const part = (more: object) => [asked, { role: 'assistant', parts: [{ type: 'tool-f', toolCallId: 'a', input: {}, ...more }] }, asked];
  const uses = (result: object, more: object = {}) => ({ max_tokens: 9, messages: [asked, { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: {} }] }, { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'No.', ...result }], ...more }, asked] });
  it.each(Object.entries({
    'tool-error': output({ output: { type: 'error-text', value: 'No.' } }),
    'tool-error-json': output({ output: { type: 'error-json', value: 'No.' } }),
    'tool-isError': output({ result: 'No.', isError: true }),
    'part-error': part({ state: 'output-error', errorText: 'No.' }),
    'part-denied': part({ state: 'output-denied', approval: { id: 'p', approved: false, reason: 'No.' } }),
    anthropic: uses({ is_error: true }),
    bedrock: { modelId: 'm', messages: [{ role: 'user', content: [{ text: 'Go' }] }, { role: 'assistant', content: [{ toolUse: { toolUseId: 'a', name: 'f', input: {} } }] }, { role: 'user', content: [{ toolResult: { toolUseId: 'a', status: 'error', content: [{ text: 'No.' }] } }] }, { role: 'user', content: [{ text: 'Go' }] }] },
    langchain: [{ type: 'human', data: { content: 'Go' } }, { type: 'ai', data: { content: '', tool_calls: [{ id: 'a', name: 'f', args: {} }] } }, { type: 'tool', data: { content: 'No.', tool_call_id: 'a', status: 'error' } }, { type: 'human', data: { content: 'Go' } }],
  }))('is one for Anthropic too, and told for OpenAI: %s', (_name, request) => {
    const prompt = promptOf(request);
    expect(anthropic(prompt)).toContainEqual({ type: 'tool_result', tool_use_id: 'a', content: 'No.', is_error: true });
    expect(anthropicRequest(prompt, 'm', 9).notes).toEqual([]);
    expect(openai(prompt)).toContainEqual({ role: 'tool', tool_call_id: 'a', content: 'No.' });
    expect(openaiRequest(prompt, 'm', 9).notes).toEqual(['1 result of a tool came as an error: Chat Completions has no field that says so.']);
    const { manifest, texts } = packWork({ prompt, modelId: 'openai/gpt-5.5' as ModelId, settings: {}, calibrations: {}, untouchedSample: false });
    expect(unpackWork(structuredClone(manifest), texts)).toMatchObject({ ok: true, value: { prompt } });
  });

  it('is written by Gemini under a key of its own', () => {
    const prompt = promptOf({ contents: [{ role: 'user', parts: [{ text: 'Go' }] }, { role: 'model', parts: [{ functionCall: { name: 'f' } }] }, { role: 'user', parts: [{ functionResponse: { name: 'f', response: { error: 'No.' } } }] }, { role: 'user', parts: [{ text: 'Go' }] }] });
    expect(anthropic(prompt).filter(({ type }) => type === 'tool_result')).toMatchObject([{ is_error: true }]);
  });

  it('stays as it came in a request of Anthropic, and where its message cannot be written so', () => {
    for (const result of [{ is_error: true }, { is_error: false }, { is_error: true, cache_control: { type: 'ephemeral' } }]) expect(anthropicMessages(uses(result))).toEqual(uses(result).messages);
    const edited = withTurns(promptOf(uses({ is_error: true, content: [{ type: 'text', text: 'No' }, { type: 'text', text: '.' }] })), (turn) => (turn.speaker === 'tool' ? { ...turn, text: 'Never.' } : turn));
    expect(anthropic(edited)).toContainEqual({ type: 'tool_result', tool_use_id: 'a', content: 'Never.', is_error: true });
    expect(anthropicRequest(edited, 'm', 9).notes).toEqual([]);
  });
});

describe('what came out of a tool of the Vercel AI SDK', () => {
  const result = (output: unknown) => historyOf(promptOf([{ role: 'user', content: 'Go' }, { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'f', input: {} }] }, { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'a', toolName: 'f', output }] }, { role: 'user', content: 'Go' }])).turns.at(-1)!;
  it('is the text that the SDK sends of it, and files in it are files', () => {
    expect(result({ type: 'json', value: { a: 1 } })).toMatchObject({ speaker: 'tool', text: '{"a":1}' });
    expect(result({ type: 'execution-denied', reason: 'Not now.' })).toMatchObject({ text: 'Not now.' });
    expect(result({ type: 'execution-denied' })).toMatchObject({ text: 'Tool execution denied.' });
    expect(result({ type: 'content', value: [{ type: 'text', text: 'one' }, { type: 'file-url', url: 'https://example.org' }, { type: 'text', text: 'two' }] })).toMatchObject({ text: 'one\ntwo' });
    // What only looks like an output is the value of one.
    expect(result({ type: 'celsius', value: 4 })).toMatchObject({ text: '{"type":"celsius","value":4}' });
  });

  it('has no approvals among its calls', () => {
    const imported = importText(JSON.stringify([{ role: 'user', content: 'Go' }, { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'f', input: {} }, { type: 'tool-approval-request', approvalId: 'p', toolCallId: 'a' }] }, { role: 'tool', content: [{ type: 'tool-approval-response', approvalId: 'p', approved: true }, { type: 'tool-result', toolCallId: 'a', toolName: 'f', output: { type: 'text', value: 'r' } }] }, { role: 'user', content: 'Go' }]))!;
    expect(imported.turns.map(({ text }) => text)).toEqual(['Go', '{"name":"f","arguments":{}}', 'r']);
    expect(importDetails(imported)).toEqual(['2 approvals of a call: left out.']);
  });
});
