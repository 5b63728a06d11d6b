// What documents of vendors say, and was counted falsely or not told: found by hand in examples written after their documentation.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

const PNG_BASE64 = Buffer.from(mediaFile(MEDIA_FILES[0]!)).toString('base64');
const read = (value: unknown) => importText(JSON.stringify(value))!;
const said = (value: unknown) => read(value).notes.map(noteWords);

describe('Responses', () => {
  it('variables of a template that the server keeps are sent, texts and files', () => {
    const imported = read({ model: 'gpt-5.5', input: 'Q', prompt: { id: 'pmpt_1', variables: { city: 'Paris', long: { type: 'input_text', text: 'Long text' }, picture: { type: 'input_image', image_url: `data:image/png;base64,${PNG_BASE64}` }, file: { type: 'input_file', file_id: 'f' } } } });
    expect(imported.documents).toEqual([{ name: 'prompt variable city', text: 'Paris' }, { name: 'prompt variable long', text: 'Long text' }]);
    expect(imported.files).toHaveLength(1);
    expect(imported.notes.map(noteWords)).toEqual(['1 file by address or id: not counted.', 'prompt: the server adds what it keeps, which is not here and not counted.']);
  });

  it('say where the server may make the conversation shorter', () => {
    expect(said({ model: 'gpt-5.5', input: 'Q', truncation: 'auto' })).toEqual(['truncation: the server may take turns out of a long conversation, or make it shorter; they are counted as they stand here.']);
    expect(said({ model: 'gpt-5.5', input: 'Q', context_management: [{ type: 'compaction', compact_threshold: 200000 }] })).toEqual([expect.stringMatching(/^context_management: the server may/)]);
    expect(said({ model: 'gpt-5.5', input: 'Q', truncation: 'disabled' })).toEqual([]);
  });
});

it('Anthropic: a file for the container is no text of the message', () => {
  const imported = read({ model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: [{ type: 'container_upload', file_id: 'file_2' }, { type: 'text', text: 'Q' }] }, { role: 'assistant', content: [{ type: 'redacted_thinking', data: 'x' }] }] });
  expect([imported.turns, imported.question]).toEqual([[], 'Q']);
  expect(imported.notes.map(noteWords)).toContain('1 file of the container: not counted.');
});

it('Claude.ai: a call has no text of the page', () => {
  const call = { type: 'tool_use', id: 't1', name: 'artifacts', input: { content: 'Text' }, message: 'artifacts', integration_name: null, display_content: { type: 'text', text: 'shown' } };
  const imported = read([{ uuid: '1', name: 'N', chat_messages: [{ sender: 'human', text: 'Q', content: [{ type: 'text', text: 'Q' }] }, { sender: 'assistant', text: '', content: [call, { type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: 'OK' }] }] }] }]);
  expect(imported.turns.map(({ text }) => text)).toEqual(['Q', '{"name":"artifacts","input":{"content":"Text"}}', 'OK']);
});

it('ChatGPT: instructions of the user are text', () => {
  const node = (parent: string | null, message: object) => ({ parent, message });
  const mapping = { a: node(null, { author: { role: 'user' }, content: { content_type: 'user_editable_context', user_profile: 'I am brief.', user_instructions: 'Be brief.' } }), b: node('a', { author: { role: 'tool' }, content: { content_type: 'model_editable_context', model_set_context: 'Likes tea.', repository: null } }), c: node('b', { author: { role: 'user' }, content: { content_type: 'text', parts: ['Q'] } }) };
  const imported = read([{ title: 'T', mapping, current_node: 'c' }]);
  expect([imported.turns.map(({ text }) => text), imported.notes]).toEqual([['I am brief.\nBe brief.', 'Likes tea.'], []]);
});

it('LangChain: an answer names its model and reports its input, and what a tool keeps for the program is not sent', () => {
  const message = (type: string, data: object) => ({ type, data });
  const imported = read([message('human', { content: 'Hi' }), message('ai', { content: 'Hello', usage_metadata: { input_tokens: 12, output_tokens: 3, input_token_details: { cache_read: 8 } }, response_metadata: { model_name: 'gpt-5.5' } }), message('tool', { content: 'R', tool_call_id: 'c', artifact: { secret: 'kept' } }), message('human', { content: 'Q' })]);
  expect(imported).toMatchObject({ modelId: 'gpt-5.5', lastReport: { inputTokens: 12, model: 'gpt-5.5' }, question: 'Q' });
  expect(imported.notes.map(noteWords)).toEqual(['1 artifact of a tool: left out.']);
  expect(JSON.stringify(imported)).not.toContain('secret');
});

it('Assistants: what a run says to its assistant is a system text', () => {
  const run = { assistant_id: 'asst_1', instructions: 'Be brief.', additional_instructions: 'Be kind.', thread: { messages: [{ role: 'user', content: 'Q' }] } };
  expect(read(run)).toMatchObject({ format: 'openai-chat', system: [{ text: 'Be brief.\nBe kind.' }], question: 'Q' });
  expect(said(run)).toEqual(['1 field around the request (assistant_id): left out.']);
});

it('Cohere and open models: documents beside the messages are documents', () => {
  const request = { model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Q' }], documents: [{ id: 'd1', data: { title: 'A', snippet: 'First' } }, { id: 'd2', data: 'Second' }, 'Third', { title: 'B', text: 'Fourth' }, { data: { text: 'Fifth', by: 'me' } }] };
  expect(read(request).documents).toEqual([{ name: 'A', text: 'First' }, { name: 'Document 2', text: 'Second' }, { name: 'Document 3', text: 'Third' }, { name: 'B', text: 'Fourth' }, { name: 'Document 5', text: '{"text":"Fifth","by":"me"}' }]);
  expect(read(request).requestFields).toBeNull();
});

it('Mistral: a document by its address is not counted as text, nor a tool that was found as JSON', () => {
  const mistral = { model: 'mistral-large-latest', messages: [{ role: 'user', content: [{ type: 'text', text: 'Q' }, { type: 'document_url', document_url: 'https://a.example/d.pdf' }] }] };
  expect([read(mistral).question, said(mistral)]).toEqual(['Q', ['1 document by address or id: not counted.']]);
  const anthropic = { model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: [{ type: 'tool_reference', tool_name: 'found' }] }] }] };
  expect([read(anthropic).turns[0]?.text, said(anthropic)]).toEqual(['found', []]);
});
