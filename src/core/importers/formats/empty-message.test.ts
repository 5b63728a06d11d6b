// A message whose text is empty is one all the same where the API takes it: what frames it is counted.
import { describe, expect, it } from 'vitest';
import { importWords, noteWords } from './import-words';
import { promptPartsOf } from './imported-parts';
import { importText } from './registry';
import { anthropicRequest } from '@/core/share/request-anthropic';
import { openaiRequest } from '@/core/share/request-openai';
import { addParts, EMPTY_PROMPT, setTexts } from '@/core/prompt/edit';
import { messagesOf } from '@/core/prompt/messages';
import type { UnitId } from '@/core/units';

const read = (value: unknown) => importText(JSON.stringify(value))!;
let ids = 0;
const promptOf = (value: unknown) => addParts(EMPTY_PROMPT, promptPartsOf(read(value), () => `e${(ids += 1)}` as UnitId));
const said = (role: string, content: unknown) => ({ role, content });
const spoken = (value: unknown) => {
  const { turns, question, isQuestionEmpty } = read(value);
  return [...turns.map(({ speaker, text }) => [speaker, text]), ...(question === '' && isQuestionEmpty === undefined ? [] : [['user', question]])];
};
const PAIR = [['user', ''], ['assistant', '']];

describe('an empty message', () => {
  const MESSAGES = [said('system', ''), said('user', 'hi'), said('assistant', 'yo'), said('user', ''), said('assistant', ''), said('user', [{ type: 'text', text: '' }]), said('assistant', ''), said('user', 'q')];

  it('of OpenAI is a message like any other, and is there again', () => {
    const request = { model: 'gpt-4o', messages: MESSAGES };
    const prompt = promptOf(request);
    expect(messagesOf(prompt).map(({ speaker }) => speaker)).toEqual(MESSAGES.map(({ role }) => role));
    expect(importWords(read(request))).toBe('Read as OpenAI Chat Completions request: 1 system text, 6 turns, the question.');
    expect(JSON.parse(openaiRequest(prompt, 'gpt-4o', 9).json)).toMatchObject({ messages: MESSAGES });
  });

  it('may be the question, which is said', () => {
    const request = { model: 'gpt-4o', messages: [said('user', 'a'), said('assistant', 'b'), said('user', '')] };
    expect(importWords(read(request))).toBe('Read as OpenAI Chat Completions request: 2 turns, the question, which is empty.');
    expect(messagesOf(promptOf(request))).toHaveLength(3);
    expect(JSON.parse(openaiRequest(promptOf(request), 'gpt-4o', 9).json)).toMatchObject({ messages: request.messages });
  });

  it('is one in every format whose API takes it', () => {
    const pair = [said('user', ''), said('assistant', '')];
    expect(spoken({ model: 'gpt-5', input: [...pair, { role: 'user', content: [{ type: 'input_text', text: '' }] }] })).toEqual([...PAIR, ['user', '']]);
    expect(spoken([{ type: 'human', data: { content: '' } }, { type: 'ai', data: { content: '' } }])).toEqual(PAIR);
    expect(spoken({ conversations: [{ from: 'human', value: '' }, { from: 'gpt', value: '' }] })).toEqual(PAIR);
    expect(spoken({ model: 'command-r', chat_history: [{ role: 'USER', message: '' }, { role: 'CHATBOT', message: '' }], message: 'q' })).toEqual([...PAIR, ['user', 'q']]);
    expect(spoken([{ role: 'user', parts: [{ type: 'text', text: '' }] }, { role: 'assistant', parts: [{ type: 'text', text: '' }] }])).toEqual(PAIR);
    expect(spoken([{ role: 'user', parts: [{ type: 'text', content: '' }] }, { role: 'assistant', parts: [{ type: 'text', content: '' }] }])).toEqual(PAIR);
  });

  it('is left out and told where the API refuses it', () => {
    const gemini = read({ contents: [{ role: 'user', parts: [{ text: '' }] }, { role: 'user', parts: [{ text: 'q' }] }] });
    expect([gemini.turns, gemini.notes.map(noteWords)]).toEqual([[], ['1 empty message: left out.']]);
    const bedrock = read({ modelId: 'm', messages: [said('user', [{ text: '' }]), said('user', [{ text: 'q' }])] });
    expect([bedrock.turns, bedrock.notes.map(noteWords)]).toEqual([[], ['1 empty message: left out.']]);
    // Without a list of anything in it, too.
    expect(read({ contents: [{ role: 'user', parts: [] }, { role: 'user', parts: [{ text: 'q' }] }] }).notes.map(noteWords)).toEqual(['1 empty message: left out.']);
    expect(read({ modelId: 'm', messages: [said('user', []), said('user', [{ text: 'q' }])] }).notes.map(noteWords)).toEqual(['1 empty message: left out.']);
  });

  it.each([[''], [null], [[]], [[{ type: 'text', text: '' }]]])('of Anthropic, %j, is no turn, and is told and kept, as its API takes it at the end alone', (content) => {
    const refused = '1 empty message, which the API refuses: kept with the request, not counted.';
    const [answer, [a, b]] = [said('assistant', content), ['a', 'b'].map((text) => [{ type: 'text', text }])];
    const cases = [
      [[said('user', a), answer, said('user', b)], [refused]],
      [[said('user', content), said('user', b)], [refused]],
      [[said('user', a), said('user', content)], [refused]],
      [[said('user', a), answer], ['1 empty message: kept with the request, not counted.']],
      [[said('user', a), said('assistant', b), answer, answer], [refused, '1 empty message: kept with the request, not counted.']],
    ] as const;
    for (const [messages, notes] of cases) {
      const request = { model: 'claude-opus-5', max_tokens: 9, system: 'S', messages };
      expect(read(request).notes.map(noteWords)).toEqual(notes);
      expect(spoken(request).map(([, text]) => text)).not.toContain('');
      expect(JSON.parse(anthropicRequest(promptOf(request), 'claude-opus-5', 9).json)).toMatchObject({ messages });
    }
  });

  it('of Anthropic stays where a text beside it is edited, and is told to be lost for another vendor', () => {
    const prompt = promptOf({ model: 'claude-opus-5', max_tokens: 9, system: 'S', messages: [said('user', 'a'), said('assistant', ''), said('user', 'b')] });
    const edited = setTexts(prompt, new Map([[prompt.parts.at(-1)!.id, 'c']]));
    expect(JSON.parse(anthropicRequest(edited, 'claude-opus-5', 9).json)).toMatchObject({ messages: [{}, said('assistant', ''), said('user', 'c')] });
    expect(openaiRequest(prompt, 'm', 9).notes).toEqual(['Left out, as kept from messages of an imported Anthropic Messages request: empty content of 1 message.']);
  });

  it('is none in a transcript, whose client does not send it', () => {
    const item = (role: string, text: string) => ({ timestamp: 't', type: 'response_item', payload: { type: 'message', role, content: [{ type: 'input_text', text }] } });
    const lines = [item('user', 'a'), item('assistant', ''), item('user', ''), item('assistant', 'b')];
    expect(importText(lines.map((line) => JSON.stringify(line)).join('\n'))?.turns.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('has something in it: one without any content is none, and is kept with the request', () => {
    const request = { model: 'gpt-4o', messages: [said('user', 'a'), said('assistant', null), said('user', 'b')] };
    expect([read(request).turns.map(({ text }) => text), read(request).notes.map(noteWords)]).toEqual([['a'], ['1 message without content: kept with the request, not counted.']]);
    // A picture alone is no text that is empty.
    expect(spoken({ model: 'gpt-4o', messages: [said('user', [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }]), said('user', 'b')] })).toEqual([['user', 'b']]);
  });
});
