// What is written for a vendor's API is read again by the importers: the same system, tools, turns, documents and question.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import type { Part, Prompt } from '@/core/prompt/part';
import { samplePrompt } from '@/core/prompt/sample';
import { partTools } from '@/core/prompt/part-tools';
import { MODELS } from '@/core/catalog/models';
import type { ModelId, UnitId } from '@/core/units';
import { anthropicRequest } from './request-anthropic';
import { requestModel } from './request-model';
import { openaiRequest } from './request-openai';
import { leftOutNotes, leftOutOf } from './left-out';
import { hasText, promptText } from './prompt-text';

let ids = 0;
const makeId = () => `r${(ids += 1)}` as UnitId;
const again = (json: string) => promptPartsOf(importText(json)!, makeId);
const text = (role: 'system' | 'documents' | 'question' | 'tools', name: string, words: string): Part => ({ id: makeId(), role, name, text: words, enabled: true });
const bare = (part: Part) =>
  'attachment' in part ? [part.role, 'file'] : 'turns' in part ? [part.role, part.turns.map((turn) => [turn.speaker, turn.text])] : part.role === 'tools' ? [part.role, partTools(part).functions] : [part.role, part.text];
const call = (name: string, input: object) => JSON.stringify({ name, arguments: input });
const TOOL = JSON.stringify({ name: 'get_weather', description: 'Weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } });

const history = (turns: readonly (readonly ['user' | 'assistant' | 'tool', string])[]): Part => ({ id: makeId(), role: 'history', name: 'Conversation', enabled: true, turns: turns.map(([speaker, words]) => ({ id: makeId(), speaker, text: words })) });
const withCalls: Prompt = {
  freeOrder: false,
  parts: [
    text('system', 'System', 'Be brief.'),
    text('tools', 'Tools', TOOL),
    history([['user', 'Weather in Oslo and Bergen?'], ['assistant', `Looking.\n${call('get_weather', { city: 'Oslo' })}\n${call('get_weather', { city: 'Bergen' })}`], ['tool', '4 °C'], ['tool', '7 °C'], ['assistant', 'Cold.']]),
    text('question', 'Question', 'And tomorrow?'),
  ],
};

describe('a request that is written', () => {
  it('for OpenAI is read as the same parts, calls tied to their results', () => {
    const { json, notes } = openaiRequest(withCalls, 'gpt-5.5', 900);
    expect(again(json).map(bare)).toEqual(withCalls.parts.map(bare));
    expect(notes).toEqual([]);
    const request = JSON.parse(json) as { messages: { tool_calls?: { id: string }[]; tool_call_id?: string }[]; max_completion_tokens: number };
    expect(request.max_completion_tokens).toBe(900);
    const callIds = request.messages.flatMap((message) => message.tool_calls?.map(({ id }) => id) ?? []);
    expect(request.messages.flatMap((message) => message.tool_call_id ?? [])).toEqual(callIds);
    expect(importText(json)).toMatchObject({ format: 'openai-chat', modelId: 'gpt-5.5', maxOutputTokens: 900 });
  });

  it('for OpenAI has documents as texts of the last message, each as it is, and says what is not in it', () => {
    const documents = [text('documents', 'notes.md', 'Notes'), text('documents', 'list.txt', 'One\nTwo')];
    const written = (count: number) => openaiRequest({ ...withCalls, parts: [...withCalls.parts.slice(0, 3), ...documents.slice(0, count), ...withCalls.parts.slice(3)] }, 'gpt-5.5', 900);
    const question = withCalls.parts.at(-1)!;
    const { messages } = JSON.parse(written(2).json) as { messages: { content: unknown }[] };
    expect(messages.at(-1)).toEqual({ role: 'user', content: ['Notes', 'One\nTwo', 'text' in question ? question.text : ''].map((each) => ({ type: 'text', text: each })) });
    // Nothing marks them, so none of their words is lost when they are read again, and none of them is a part of its own.
    expect(again(written(2).json).map(({ role }) => role)).toEqual(withCalls.parts.map(({ role }) => role));
    expect(importText(written(2).json)?.question).toContain('Notes\nOne\nTwo\n');
    expect(written(2).notes).toEqual(['2 documents are texts of the user’s message, without their names: a request of OpenAI has no documents, and read again they are part of that message.']);
    expect(written(1).notes).toEqual(['1 document is a text of the user’s message, without its name: a request of OpenAI has no documents, and read again it is part of that message.']);
    expect(written(0).notes).toEqual([]);
    expect(anthropicRequest({ ...withCalls, parts: [...documents, question] }, 'm', 9).notes).toEqual([]);
  });

  it('for Anthropic keeps documents with their names, and results in one message', () => {
    const prompt = { ...withCalls, parts: [...withCalls.parts.slice(0, 3), text('documents', 'notes.md', 'Notes'), ...withCalls.parts.slice(3)] };
    const { json } = anthropicRequest(prompt, 'claude-opus-5', 900);
    const read = again(json);
    expect(read.map(({ role, name }) => [role, name])).toEqual(prompt.parts.map(({ role, name }) => [role, name]));
    // The model is sent the name too, and it is counted.
    const named = prompt.parts.map((part) => (part.name === 'notes.md' ? { ...part, text: 'notes.md\nNotes' } : part));
    expect(read.filter(({ role }) => role !== 'history').map(bare)).toEqual(named.filter(({ role }) => role !== 'history').map(bare));
    expect(anthropicRequest({ ...prompt, parts: named }, 'claude-opus-5', 900).json).toBe(json);
    const { messages } = JSON.parse(json) as { messages: { role: string; content: { type: string }[] }[] };
    expect(messages.map(({ content }) => content.map(({ type }) => type))).toEqual([['text'], ['text', 'tool_use', 'tool_use'], ['tool_result', 'tool_result'], ['text'], ['document', 'text']]);
    expect(importText(json)).toMatchObject({ format: 'anthropic', maxOutputTokens: 900 });
  });

  it('ties results to calls that came as items of their own, and to one without arguments', () => {
    const items = [
      { role: 'user', content: 'Weather in Oslo, and the time?' },
      { type: 'function_call', call_id: 'a', name: 'get_weather', arguments: '{"city":"Oslo"}' },
      { type: 'function_call', call_id: 'b', name: 'get_time', arguments: '' },
      { type: 'function_call_output', call_id: 'a', output: '4 °C' },
      { type: 'function_call_output', call_id: 'b', output: '12:00' },
      { role: 'assistant', content: 'Cold noon.' },
    ];
    const prompt = { freeOrder: false, parts: again(JSON.stringify({ model: 'gpt-5.5', input: items })) } as Prompt;
    const openai = openaiRequest(prompt, 'gpt-5.5', 900);
    const { messages } = JSON.parse(openai.json) as { messages: { role: string; tool_calls?: { id: string; function: { name: string; arguments: string } }[]; tool_call_id?: string; content: unknown }[] };
    const calls = messages.flatMap((message) => message.tool_calls ?? []);
    expect(calls.map(({ function: { name, arguments: written } }) => [name, written])).toEqual([['get_weather', '{"city":"Oslo"}'], ['get_time', '{}']]);
    expect(messages.filter(({ role }) => role === 'tool').map(({ tool_call_id }) => tool_call_id)).toEqual(calls.map(({ id }) => id));
    expect(openai.notes).toEqual([]);
    const { messages: blocks } = JSON.parse(anthropicRequest(prompt, 'claude-opus-5', 900).json) as { messages: { content: { type: string }[] }[] };
    expect(blocks.map(({ content }) => content.map(({ type }) => type))).toEqual([['text'], ['tool_use', 'tool_use'], ['tool_result', 'tool_result'], ['text']]);
  });

  it('names the chosen model where it is the vendor’s own, and else only that it is to be filled in', () => {
    for (const model of MODELS) {
      for (const [api, vendor, write] of [['openai', 'OpenAI', openaiRequest], ['anthropic', 'Anthropic', anthropicRequest]] as const) {
        const { name, isToFill, words } = requestModel(model, api);
        expect(isToFill, model.id).toBe(model.vendor !== vendor);
        expect(isToFill ? name : `${api}/${name}`).toBe(isToFill ? `YOUR_${api.toUpperCase()}_MODEL` : model.id);
        expect(words).toContain(name);
        if (isToFill) expect(words).toContain(model.name);
        // Whatever stands for the model, the rest is the same.
        const body = (named: string) => ({ ...(JSON.parse(write(withCalls, named, 900).json) as object), model: '' });
        expect(body(name)).toEqual(body('x'));
      }
    }
    expect(requestModel({ id: 'anthropic/claude-opus-5' as ModelId, name: 'Claude Opus 5', vendorKey: 'anthropic' }, 'anthropic').name).toBe('claude-opus-5');
  });

  it('holds every text of the sample, whichever the shape', () => {
    for (const { json } of [openaiRequest(samplePrompt(), 'gpt-5.5', 1), anthropicRequest(samplePrompt(), 'claude-opus-5', 1)]) {
      const read = again(json);
      const sample = samplePrompt().parts;
      expect(read.find(({ role }) => role === 'history')).toBeDefined();
      const all = JSON.stringify(read.map(bare));
      for (const part of sample) if ('text' in part && part.role !== 'tools') expect(all).toContain(JSON.stringify(part.text).slice(1, -1));
    }
  });

  it('says what it cannot hold', () => {
    const lost: Prompt = {
      freeOrder: false,
      parts: [
        text('tools', 'Tools', 'no definitions'),
        history([['tool', 'a result']]),
        { id: makeId(), role: 'documents', name: 'a.png', enabled: true, attachment: { kind: 'image', fileName: 'a.png', mediaType: 'image/png', sizeBytes: 9, widthPx: 1, heightPx: 1 } },
        { ...text('system', 'Off', 'off'), enabled: false },
      ],
    };
    expect(openaiRequest(lost, 'm', 1).notes).toHaveLength(3);
    expect(openaiRequest(lost, 'm', 1).json).not.toContain('off');
  });

  it('never loses a character of turns, system texts and question', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('user' as const, 'assistant' as const), words), { minLength: 1, maxLength: 5 }), words, words, (turns, system, question) => {
        const prompt: Prompt = { freeOrder: false, parts: [text('system', 'System', system), history(turns), text('question', 'Question', question)] };
        expect(again(openaiRequest(prompt, 'gpt-5.5', 1).json).map(bare)).toEqual(prompt.parts.map(bare));
        expect(again(anthropicRequest(prompt, 'claude-opus-5', 1).json).map(bare)).toEqual(prompt.parts.map(bare));
      }),
      { numRuns: 50 },
    );
  });
});

it('the prompt as text holds each part that is switched on, in order', () => {
  const written = [...promptText(withCalls)].join('');
  expect(written.match(/^=====.*$/gm)).toEqual(['===== System: System =====', '===== Tools: Tools =====', '===== User =====', '===== Assistant =====', '===== Tool =====', '===== Tool =====', '===== Assistant =====', '===== Question: Question =====']);
  expect(written.endsWith('And tomorrow?\n\n')).toBe(true);
});

it('the prompt as text says what it leaves out, and whether anything is left', () => {
  const attached = (attachment: object, enabled = true) => ({ id: 'x' as UnitId, role: 'documents', name: 'x', enabled, attachment }) as Part;
  const parts = [attached({ kind: 'withheld' }), attached({ kind: 'withheld' }), attached({ kind: 'withheld' }, false), attached({ kind: 'pdf' }), attached({ kind: 'absent', items: 3 })];
  expect(leftOutNotes(leftOutOf({ freeOrder: false, parts }))).toEqual(['1 attachment is left out: its file is not kept here.', '2 parts are left out: their texts are not here.', '3 attachments are left out: they are not here.']);
  expect(hasText({ freeOrder: false, parts })).toBe(false);
  expect(hasText({ freeOrder: false, parts: [...parts, { ...text('system', 'System', 'a'), enabled: false }] })).toBe(false);
  expect(hasText({ freeOrder: false, parts: [...parts, text('system', 'System', 'a')] })).toBe(true);
  expect(leftOutNotes(leftOutOf(withCalls))).toEqual([]);
});
