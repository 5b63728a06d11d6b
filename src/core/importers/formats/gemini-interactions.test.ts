// Gemini's Interactions, which look like OpenAI's Responses at first: the fields and the types of steps tell them apart.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

const PNG_BASE64 = Buffer.from(mediaFile(MEDIA_FILES[0]!)).toString('base64');
const read = (value: unknown) => importText(JSON.stringify(value))!;
const turnsOf = (value: unknown) => read(value).turns.map(({ speaker, text }) => [speaker, text]);
const model = 'gemini-3.5-flash';

describe('a request of Interactions', () => {
  it('is a text, contents of the user, turns or steps', () => {
    expect(read({ model, system_instruction: 'S', input: 'Q' })).toMatchObject({ format: 'gemini-interactions', modelId: model, system: [{ text: 'S' }], question: 'Q', notes: [] });
    expect(read({ model, input: [{ type: 'text', text: 'Describe' }, { type: 'image', data: PNG_BASE64, mime_type: 'image/png' }] })).toMatchObject({ format: 'gemini-interactions', question: 'Describe', files: [{ attachment: { kind: 'image' } }] });
    const turns = { model, input: [{ role: 'user', content: 'Hi' }, { role: 'model', content: [{ type: 'text', text: 'Hello' }] }, { role: 'user', content: [{ type: 'text', text: 'Q' }] }] };
    expect([turnsOf(turns), read(turns).question]).toEqual([[['user', 'Hi'], ['assistant', 'Hello']], 'Q']);
    const steps = { model, input: [{ type: 'user_input', content: 'Hi' }, { type: 'thought', signature: 'x', summary: [{ type: 'text', text: 'Hm' }] }, { type: 'model_output', content: [{ type: 'text', text: 'Hello' }] }, { type: 'user_input', content: 'Again' }, { type: 'user_input', content: 'Q' }] };
    expect([turnsOf(steps), read(steps).question]).toEqual([[['user', 'Hi'], ['assistant', 'Hm\nHello'], ['user', 'Again']], 'Q']);
    expect(read(steps).turns[1]).toMatchObject({ withReasoning: true });
  });

  it('ties results to calls, and tells what the server adds', () => {
    const request = { model, previous_interaction_id: 'v1_a', generation_config: { max_output_tokens: 9 }, input: [{ type: 'function_call', id: 'c1', name: 'f', arguments: { a: 1 } }, { type: 'function_result', call_id: 'c1', name: 'f', result: { ok: true } }, { type: 'function_result', call_id: 'c2', name: 'f', result: 'failed', is_error: true }] };
    expect(read(request)).toMatchObject({ maxOutputTokens: 9, turns: [{ speaker: 'assistant', text: '{"name":"f","arguments":{"a":1}}', callIds: ['c1'] }, { speaker: 'tool', text: '{"ok":true}', callIds: ['c1'] }, { speaker: 'tool', text: 'failed', callIds: ['c2'], isError: true }] });
    expect(read(request).notes.map(noteWords)).toEqual(['previous_interaction_id: the server adds what it keeps, which is not here and not counted.']);
    expect(read({ agent: 'deep-research-pro', input: 'Q', background: true })).toMatchObject({ format: 'gemini-interactions', question: 'Q', notes: [{ kind: 'hidden-context', by: 'agent' }] });
  });

  it('counts the schema of the answer, in either form', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    for (const format of [schema, { type: 'text', mime_type: 'application/json', schema }]) expect(read({ model, system_instruction: 'S', input: 'Q', response_format: format }).documents).toEqual([{ name: 'response_format', text: JSON.stringify(schema) }]);
    expect(read({ model, system_instruction: 'S', input: 'Q', response_format: { type: 'image', aspect_ratio: '1:1' } }).documents).toEqual([]);
  });

  it('leaves what is OpenAI’s to OpenAI’s', () => {
    for (const request of [{ model: 'gpt-5', input: 'Q' }, { model, instructions: 'S', input: 'Q' }, { model, input: [{ role: 'user', content: [{ type: 'input_text', text: 'Q' }] }] }, { model: 'gpt-5', input: [{ role: 'user', content: 'Q' }] }, { model, input: 'Q', max_output_tokens: 9 }]) expect(read(request).format, JSON.stringify(request)).toBe('openai-responses');
    for (const other of [{ input: ['a'], model: 'gemini-embedding-001' }, { agent: 'x', input: { a: 1 } }, { agent: 'planner', input: 'Do it' }, { input: 'x', agent_config: {} }]) expect(importText(JSON.stringify(other)), JSON.stringify(other)).toBeNull();
  });
});
