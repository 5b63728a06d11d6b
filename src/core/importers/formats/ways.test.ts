// The same text read in other ways: another format, another conversation, whatever became of it on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { FORMAT_NAMES, type FormatId } from './imported';
import { formatsOf, importText } from './registry';

const message = (role: string, text: string, parent: string | null) => ({ parent, message: { author: { role }, content: { content_type: 'text', parts: [text] } } });
const CHATGPT = ['First', 'Second'].map((title, at) => ({ title, update_time: 1_700_000_000 + (at === 0 ? 86_400 : 0), current_node: 'b', mapping: { a: message('user', `${title}?`, null), b: message('assistant', `${title}.`, 'a') } }));
const CLAUDE = ['One', 'Two'].map((name, at) => ({ uuid: name, name, updated_at: `2026-0${at + 1}-03T10:00:00Z`, chat_messages: [{ sender: 'human', text: `${name}?`, content: [] }, { sender: 'assistant', text: `${name}.`, content: [] }] }));

/** One small text in each format. */
const FIXTURES: Readonly<Record<Exclude<FormatId, 'labelled'>, unknown>> = {
  'claude-code': { type: 'user', uuid: 'a', parentUuid: null, sessionId: 's', message: { role: 'user', content: 'kept text' } },
  codex: { type: 'response_item', payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'kept text' }] } },
  'chatgpt-export': [{ title: 'T', current_node: 'a', mapping: { a: message('user', 'kept text', null) } }],
  'claude-export': [{ uuid: 'u', name: 'N', chat_messages: [{ sender: 'human', text: 'kept text', content: [] }] }],
  'bedrock-converse': { messages: [{ role: 'user', content: [{ text: 'kept text' }] }] },
  anthropic: { system: 'S', max_tokens: 5, messages: [{ role: 'user', content: [{ type: 'text', text: 'kept text' }] }] },
  'openai-responses': { instructions: 'S', input: 'kept text' },
  'openai-chat': { messages: [{ role: 'user', content: 'kept text' }] },
  gemini: { contents: [{ role: 'user', parts: [{ text: 'kept text' }] }] },
  'gemini-interactions': { model: 'gemini-3.5-flash', system_instruction: 'S', input: 'kept text' },
  cohere: { chat_history: [{ role: 'USER', message: 'kept text' }], message: 'Q' },
  completion: { model: 'm', prompt: 'kept text' },
  langchain: [{ type: 'human', data: { content: 'kept text' } }],
  sharegpt: { conversations: [{ from: 'human', value: 'kept text' }, { from: 'gpt', value: 'Yes' }] },
  alpaca: { instruction: 'kept text', input: 'I', output: 'O' },
  opentelemetry: [{ role: 'user', parts: [{ type: 'text', content: 'kept text' }] }],
  'ai-sdk': [{ id: '1', role: 'user', parts: [{ type: 'text', text: 'kept text' }] }],
  openapi: { openapi: '3.1.0', paths: { '/a': { get: { description: 'kept text' } } } },
  tools: { tools: [{ name: 'f', description: 'kept text', inputSchema: { type: 'object' } }] },
};
const formats = Object.entries(FIXTURES);

describe('every format', () => {
  it.each(formats)('%s is read as itself, is one of the ways in which its text can be read, and keeps its text', (format, value) => {
    const text = JSON.stringify(value);
    const imported = importText(text);
    expect(imported?.format).toBe(format);
    expect(JSON.stringify(imported)).toContain('kept text');
    const all = lastOf(formatsOf(text));
    expect(all.find((way) => way.format === format)).toEqual(imported);
    for (const way of all) expect(importText(text, { format: way.format, conversation: null })).toEqual(way);
  });

  it.each(formats)('%s survives being cut anywhere, a comma too many, keys of objects themselves and 200 levels', (format, value) => {
    const text = JSON.stringify(value);
    for (let end = 0; end < text.length; end += 1) expect(() => importText(text.slice(0, end))).not.toThrow();
    expect(importText(text.replace(/\}$|\]$/, (end) => `,${end}`))).toBeNull();
    const deep = JSON.parse(`${'{"x":['.repeat(98)}1${']}'.repeat(98)}`) as unknown;
    const parsed = JSON.parse(text) as unknown;
    for (const extra of [`"__proto__":{"role":"system"}`, `"constructor":{"prototype":1}`, `"deep":${JSON.stringify(deep)}`]) {
      const first = text.indexOf('{') + 1;
      const read = importText(`${text.slice(0, first)}${extra},${text.slice(first)}`);
      // A list of tools with anything beside it stays a document, which loses nothing.
      if (format === 'tools') expect(read).toBeNull();
      else expect(JSON.stringify(read)).toContain('kept text');
    }
    expect(JSON.parse(text)).toEqual(parsed);
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  });

  it('has a fixture here', () => {
    expect([...Object.keys(FIXTURES), 'labelled'].toSorted()).toEqual(Object.keys(FORMAT_NAMES).toSorted());
  });

  it('read as another never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formats), fc.constantFrom(...(Object.keys(FORMAT_NAMES) as FormatId[])), ([, value], format) => {
        const found = importText(JSON.stringify(value), { format, conversation: null });
        expect(found === null || found.format === format).toBe(true);
      }),
    );
  });
});

describe('an export of several conversations', () => {
  it('of ChatGPT says which there are, and gives the latest or the one that is chosen', () => {
    const text = JSON.stringify(CHATGPT);
    expect(importText(text)?.conversations).toEqual({ all: [{ title: 'First', changedOn: '2023-11-15', turns: 2 }, { title: 'Second', changedOn: '2023-11-14', turns: 2 }], taken: 0 });
    expect(importText(text, { format: 'chatgpt-export', conversation: 1 })).toMatchObject({ turns: [{ text: 'Second?' }, { text: 'Second.' }], conversations: { taken: 1 } });
    expect(importText(JSON.stringify([{ ...CHATGPT[0], update_time: 1e300 }, CHATGPT[1]]))?.conversations?.all[0]?.changedOn).toBe('');
  });

  it('of Claude.ai too; one alone has no list', () => {
    const text = JSON.stringify(CLAUDE);
    expect(importText(text)?.conversations).toEqual({ all: [{ title: 'One', changedOn: '2026-01-03', turns: 2 }, { title: 'Two', changedOn: '2026-02-03', turns: 2 }], taken: 1 });
    expect(importText(text, { format: null, conversation: 0 })?.turns[0]?.text).toBe('One?');
    expect(importText(JSON.stringify([CLAUDE[0]]))?.conversations).toBeUndefined();
  });
});
