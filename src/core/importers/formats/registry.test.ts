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
  const KEYS = ['role', 'content', 'messages', 'type', 'text', 'parts', 'contents', 'input', 'system', 'tools', 'mapping', 'current_node', 'conversations', 'from', 'value', 'data', 'lc', 'id', 'kwargs', 'uuid', 'sessionId', 'message', 'payload', '__proto__', 'constructor', 'chat_messages', 'source', 'result', 'inputSchema', 'name', 'model', 'prompt', 'body', 'instruction', 'output', 'history', 'chat_history', 'preamble', 'attributes', 'gen_ai.input.messages', 'toolUse', 'toolResult', 'toolInvocations', 'images', 'tool_calls'];
  const WORDS = ['user', 'assistant', 'system', 'tool', 'text', 'image', 'document', 'message', 'response_item', 'session_meta', 'constructor', 'human', 'tool_use', 'tool_result', 'USER', 'CHATBOT', 'ai', 'tool_call', 'tool_call_response', 'blob', 'thinking', ''];
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 6 }, fc.constantFrom<unknown>(null, 1, true, ...WORDS), fc.array(tie('any'), { maxLength: 4 }), fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('any')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries))),
  })).any;

  it('is told in one line, also where two lines stand around it', () => {
    expect(importText('null\nnull\n[["human","Q"]]')!.notes.map(noteWords)).toEqual(['“null null” around the request: left out.']);
  });

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

describe('a message that is none', () => {
  const user = (content: string) => ({ role: 'user', content });
  it.each([
    ['of another role', { role: 'robot', content: 'Beep' }, '{"role":"robot","content":"Beep"}'],
    ['null', null, 'null'],
    ['without a role', { content: 'x' }, '{"content":"x"}'],
    ['that says nothing', { role: 'assistant' }, '{"role":"assistant"}'],
  ])('%s stays as JSON in its place, and the request is read', (_what, odd, text) => {
    for (const more of [{}, { model: 'claude-opus-5', system: 'S', max_tokens: 9 }]) {
      const imported = importText(JSON.stringify({ model: 'gpt-4o', messages: [user('a'), odd, user('b')], ...more }))!;
      expect([imported.turns, imported.question, imported.format]).toEqual([[{ speaker: 'user', text: 'a' }, { speaker: 'assistant', text }], 'b', 'system' in more ? 'anthropic' : 'openai-chat']);
      expect(imported.notes.map(noteWords)).toContain('1 message that is none: kept as JSON.');
      expect(importText(JSON.stringify([user('a'), odd, user('b')]))).toBeNull();
    }
  });

  it('of Gemini, too; two are told as two, and base64 in one is no text', () => {
    const png = Buffer.from(mediaFile('png')).toString('base64');
    const imported = importText(JSON.stringify({ contents: [{ role: 'user', parts: [{ text: 'a' }] }, { role: 'robot', data: png }, 7] }))!;
    expect([imported.format, imported.turns.at(-1)?.text, imported.files.length, allText(imported).includes(png.slice(0, 30))]).toEqual(['gemini', '7', 1, false]);
    expect(imported.notes.map(noteWords)).toContain('2 messages that are none: kept as JSON.');
  });

  it('as a line of messages that is no JSON is left out, and told', () => {
    const lines = [JSON.stringify(user('a')), '{"role":"assistant","content":"cut', JSON.stringify(user('b'))];
    const imported = importText(lines.join('\n'))!;
    expect([imported.turns.length, imported.question, imported.notes.map(noteWords)]).toEqual([1, 'b', ['1 line is no JSON and was left out.']]);
    // A broken text of many lines is no such file.
    expect(importText(`{"messages":[\n${JSON.stringify(user('a'))}\n${JSON.stringify(user('b'))}\n]}`)).toBeNull();
  });
});

it.each(['json', 'jsonc', ''])('reads a request in a fence of Markdown: %s', (language) => {
  const request = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Say ```' }] }, null, 2);
  const imported = importText(`\n\`\`\`${language}\n${request}\n\`\`\`\n`)!;
  expect([imported.question, imported.notes.map(noteWords)]).toEqual(['Say ```', ['The ``` around it was left out.']]);
  expect(importText(`See:\n\`\`\`json\n${request}\n\`\`\`\n`)?.notes.map(noteWords)).toEqual(['“See:” around the request: left out.']);
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
