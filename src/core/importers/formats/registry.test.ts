// What holds for every format: nothing throws, no text is lost, and no base64 is counted as text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importWords, noteWords } from './import-words';
import type { Imported } from './imported';
import { promptPartsOf } from './imported-parts';
import { importText } from './registry';
import type { UnitId } from '@/core/units';
import { mediaFile } from '@/test/media-files';

const allText = ({ system, turns, documents, question, tools }: Imported) => [...system, ...turns, ...documents].map(({ text }) => text).join('\n') + question + tools;

describe('any text', () => {
  const KEYS = ['role', 'content', 'messages', 'type', 'text', 'parts', 'contents', 'input', 'system', 'tools', 'mapping', 'current_node', 'conversations', 'from', 'value', 'data', 'lc', 'id', 'kwargs', 'uuid', 'sessionId', 'message', 'payload', '__proto__', 'constructor', 'chat_messages', 'source', 'result', 'inputSchema', 'name'];
  const WORDS = ['user', 'assistant', 'system', 'tool', 'text', 'image', 'document', 'message', 'response_item', 'session_meta', 'constructor', 'human', 'tool_use', 'tool_result', ''];
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 6 }, fc.constantFrom<unknown>(null, 1, true, ...WORDS), fc.array(tie('any'), { maxLength: 4 }), fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('any')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries))),
  })).any;

  it('is read or left alone, whatever JSON it is, and its words can be said', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.boolean(), (values, asLines) => {
        const imported = importText(asLines ? values.map((each) => JSON.stringify(each)).join('\n') : JSON.stringify(values.length === 1 ? values[0] : values));
        if (imported === null) return;
        expect(importWords(imported)).toMatch(/^Read as .+\.$/);
        for (const note of imported.notes) expect(noteWords(note)).toMatch(/^\S.*\.$/);
        let id = 0;
        promptPartsOf(imported, () => `u${(id += 1)}` as UnitId);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['cut off', '{"messages":[{"role":"user","content":"Hi"}'],
    ['with a comma too many', '{"messages":[{"role":"user","content":"Hi"},]}'],
    ['nested 100,000 levels', `{"messages":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['nested 300 levels', JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }], x: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) as unknown })],
    ['without messages', '{"messages":[]}'],
    ['of other roles', '{"messages":[{"role":"robot","content":"Hi"}]}'],
    ['numbers', '[1,2,3]'],
    ['a list of requests', '{"messages":[{"role":"user","content":"Hi"}]}\n{"messages":[{"role":"user","content":"Hi"}]}'],
    ['a list of requests with tools', JSON.stringify([{ messages: [{ role: 'user', content: 'Hi' }], tools: [{ name: 'a', input_schema: {} }] }])],
    ['nothing', ''],
    ['prose', 'User stories are short.'],
  ])('stays a document: %s', (_what, text) => {
    expect(importText(text)).toBeNull();
  });

  it('with a key __proto__ changes nothing but its own text', () => {
    const imported = importText('{"messages":[{"role":"user","content":"Hi","__proto__":{"role":"system"}}],"__proto__":{"tools":[1]}}');
    expect(imported).toMatchObject({ question: 'Hi', tools: '' });
    expect(({} as { tools?: unknown }).tools).toBeUndefined();
  });
});

it('reads a request of many megabytes, where nobody waits', () => {
  const content = `${'a page of a book '.repeat(400_000)}.`;
  const imported = importText(JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'user', content }] }));
  expect(imported?.question.length).toBe(content.length);
});

describe('text', () => {
  const word = fc.stringMatching(/^[a-z]{8,12}$/);
  const message = fc.record({ role: fc.constantFrom('user', 'assistant', 'system'), words: fc.array(word, { minLength: 1, maxLength: 3 }), isList: fc.boolean() });

  it('of every block is in the parts, in the order in which it came', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 8 }), fc.constantFrom('openai', 'anthropic', 'gemini'), (messages, vendor) => {
        const blocks = (words: readonly string[], isList: boolean) => (isList ? words.map((text) => ({ type: 'text', text })) : words.join(' '));
        const request =
          vendor === 'gemini'
            ? { contents: messages.map(({ role, words }) => ({ role: role === 'assistant' ? 'model' : 'user', parts: words.map((text) => ({ text })) })) }
            : { ...(vendor === 'anthropic' ? { system: '' } : {}), messages: messages.map(({ role, words, isList }) => ({ role, content: blocks(words, isList) })) };
        const imported = importText(JSON.stringify(request));
        expect(imported).not.toBeNull();
        const text = allText(imported!);
        for (const { words } of messages) for (const each of words) expect(text).toContain(each);
        const spoken = vendor === 'gemini' ? messages : messages.filter(({ role }) => role !== 'system');
        expect([...imported!.turns.map((turn) => turn.text), imported!.question].join(' ').split(/\s+/).filter(Boolean)).toEqual(spoken.flatMap(({ words }) => words));
      }),
    );
  });

  it('never holds the base64 of a file, readable or not', () => {
    const good = Buffer.from(mediaFile('png')).toString('base64');
    const bad = Buffer.from('neither an image nor a sound, but long enough').toString('base64');
    for (const data of [good, bad]) {
      for (const request of [
        { system: 'S', messages: [{ role: 'user', content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }] }] },
        { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } }] }] },
        { contents: [{ parts: [{ inlineData: { mimeType: 'image/png', data } }] }] },
      ]) {
        const imported = importText(JSON.stringify(request));
        expect(allText(imported!)).not.toContain(data.slice(0, 20));
        expect(imported!.files.length + imported!.notes.length).toBe(1);
      }
    }
  });
});
