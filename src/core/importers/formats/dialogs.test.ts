// The same conversation written in every format is the same conversation read, and what no format knows survives in each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatId, Imported } from './imported';
import { textsOf } from './imported-parts';
import { importText } from './registry';

interface Said {
  readonly role: 'user' | 'assistant';
  readonly blocks: readonly unknown[];
}

const json = (value: unknown) => JSON.stringify(value);
const lines = (values: readonly unknown[]) => values.map(json).join('\n');
const block = (text: string) => ({ type: 'text', text });
const chatgpt = (talk: readonly Said[]) => ({
  title: 'T', current_node: `n${talk.length}`,
  mapping: Object.fromEntries([['n0', { parent: null, message: null }], ...talk.map(({ role, blocks }, at) => [`n${at + 1}`, { parent: `n${at}`, message: { author: { role }, content: { content_type: 'text', parts: blocks } } }] as const)]),
});
const kwargs = ({ role, blocks }: Said) => ({ lc: 1, type: 'constructor', id: ['langchain_core', 'messages', role === 'user' ? 'HumanMessage' : 'AIMessage'], kwargs: { content: blocks } });

/** Each writes messages of blocks, and says how its format writes a block of text. */
const WRITERS: readonly (readonly [format: FormatId, write: (talk: readonly Said[]) => string, textBlock: (text: string) => unknown])[] = [
  ['openai-chat', (talk) => json({ messages: talk.map(({ role, blocks }) => ({ role, content: blocks })) }), block],
  ['openai-responses', (talk) => json({ input: talk.map(({ role, blocks }) => ({ role, content: blocks })) }), (text) => ({ type: 'input_text', text })],
  ['anthropic', (talk) => json({ system: 'S', messages: talk.map(({ role, blocks }) => ({ role, content: blocks })) }), block],
  ['gemini', (talk) => json({ contents: talk.map(({ role, blocks }) => ({ role: role === 'user' ? 'user' : 'model', parts: blocks })) }), (text) => ({ text })],
  ['claude-code', (talk) => lines(talk.map(({ role, blocks }, at) => ({ type: role, uuid: `n${at}`, parentUuid: at === 0 ? null : `n${at - 1}`, sessionId: 's', message: { role, content: blocks } }))), block],
  ['codex', (talk) => lines(talk.map(({ role, blocks }) => ({ type: 'response_item', payload: { type: 'message', role, content: blocks } }))), (text) => ({ type: 'input_text', text })],
  ['chatgpt-export', (talk) => json([chatgpt(talk)]), (text) => text],
  ['claude-export', (talk) => json({ chat_messages: talk.map(({ role, blocks }) => ({ sender: role === 'user' ? 'human' : 'assistant', content: blocks })) }), block],
  ['langchain', (talk) => json(talk.map(({ role, blocks }) => ({ type: role === 'user' ? 'human' : 'ai', data: { content: blocks } }))), block],
  ['langchain', (talk) => json({ messages: talk.map(kwargs) }), block],
  ['ai-sdk', (talk) => json(talk.map(({ role, blocks }) => ({ role, parts: blocks }))), block],
];
const spoken = ({ turns, question }: Imported) => [...turns.map(({ speaker, text }) => [speaker, text]), ...(question === '' ? [] : [['user', question]])];

const text = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\n', '"', '\\', '{', '`', '\u2028', '🎉')), minLength: 1, maxLength: 10 });
const talk = fc.array(fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), texts: fc.array(text, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 6 });

describe.each(WRITERS)('a conversation in the shape of %s', (format, write, textBlock) => {
  it('is read message by message, in order and to the character', () => {
    fc.assert(
      fc.property(talk, (messages) => {
        const imported = importText(write(messages.map(({ role, texts }) => ({ role, blocks: texts.map(textBlock) }))))!;
        expect(imported.format).toBe(format);
        expect(spoken(imported)).toEqual(messages.map(({ role, texts }) => [role, texts.join('\n')]));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a block that nobody knows as its JSON, and says so', () => {
    const inner = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.array(fc.tuple(fc.constantFrom('__proto__', 'constructor', 'text', 'content', 'parts'), text)).map((entries) => Object.fromEntries(entries)));
    fc.assert(
      fc.property(inner, fc.constantFrom('user' as const, 'assistant' as const), (value, role) => {
        // As it goes through JSON: -0 comes as 0.
        const strange = JSON.parse(json(format === 'gemini' ? { novelty: value } : { [format === 'chatgpt-export' ? 'content_type' : 'type']: 'novelty', inner: value })) as unknown;
        const imported = importText(write([{ role: 'user', blocks: [textBlock('before')] }, { role, blocks: [textBlock('here'), strange] }]))!;
        expect(spoken(imported)).toEqual([['user', 'before'], [role, `here\n${json(strange)}`]]);
        expect(imported.notes).toContainEqual({ kind: 'kept-as-json', type: 'novelty', count: 1 });
      }),
      { numRuns: 40 },
    );
  });
});

describe('a conversation in a shape without blocks', () => {
  const TURNS = fc.array(fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), said: text }), { minLength: 1, maxLength: 6 });

  it('of ShareGPT is read turn by turn; one of somebody else stays a document', () => {
    fc.assert(
      fc.property(TURNS, (all) => {
        const imported = importText(json({ conversations: all.map(({ role, said }) => ({ from: role === 'user' ? 'human' : 'gpt', value: said })) }))!;
        expect(spoken(imported)).toEqual(all.map(({ role, said }) => [role, said]));
      }),
    );
    expect(importText(json({ conversations: [{ from: 'human', value: 'a' }, { from: 'novelty', value: 'b' }] }))).toBeNull();
  });

  it('of labels is read line by line', () => {
    const words = fc.array(fc.constantFrom('words', 'user: x', 'of a', '  - list', '', 'Assistant, too'), { maxLength: 4 }).map((each) => `${each.join('\n')}\nend`);
    fc.assert(
      fc.property(fc.array(fc.record({ role: fc.constantFrom('User', '**Assistant**', 'Human', '### AI'), said: words }), { maxLength: 5 }), (all) => {
        const whole = [{ role: 'User', said: 'a' }, { role: 'Assistant', said: 'b' }, ...all];
        const imported = importText(whole.map(({ role, said }) => `${role}: ${said}`).join('\n'))!;
        expect(imported.format).toBe('labelled');
        // A label may have a line of its own.
        expect(spoken(imported)).toEqual(whole.map(({ role, said }) => [/User|Human/.test(role) ? 'user' : 'assistant', said.replace(/^ +/, '').replace(/^\n/, '')]));
      }),
    );
  });
});

describe('a field of a request that nobody knows', () => {
  const REQUESTS = { 'openai-chat': { messages: [{ role: 'user', content: 'Hi' }] }, 'openai-responses': { input: 'Hi', instructions: 'S' }, anthropic: { system: 'S', messages: [{ role: 'user', content: 'Hi' }] }, gemini: { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] } } as const;

  it.each(Object.entries(REQUESTS))('of %s is kept with it, whatever it is called and holds', (format, request) => {
    const known = new Set(['model', 'messages', 'input', 'instructions', 'system', 'tools', 'functions', 'contents', 'config', 'generationConfig', 'generation_config', 'systemInstruction', 'system_instruction', 'tool_choice', 'function_call', 'response_format', 'text', 'previous_response_id', 'conversation', 'prompt', 'cachedContent', 'cached_content']);
    const name = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('__proto__', 'constructor', 'toString', 'seed', 'reasoning', 'thinking')).filter((each) => !known.has(each) && !/max.?(?:output|completion)?_?tokens/i.test(each) && !['paths', 'mapping', 'chat_messages', 'conversations', 'anthropic_version', 'openapi'].includes(each));
    fc.assert(
      fc.property(name, fc.jsonValue({ maxDepth: 3 }), (key, value) => {
        const written = json(Object.fromEntries([...Object.entries(request), [key, value]]));
        const imported = importText(written)!;
        expect(imported).toMatchObject({ format, question: 'Hi' });
        const kept = JSON.parse(imported.requestFields!.json) as object;
        expect(Object.entries(kept)).toEqual([[key, (JSON.parse(json([value])) as unknown[])[0]]]);
        expect(textsOf(imported).join('')).not.toContain(json(value).length > 8 ? json(value) : '\0');
      }),
    );
  });
});
