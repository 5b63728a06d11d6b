// Reasoning of the model that came with turns: counted with them, and left out of a request that cannot have it as it came.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setTexts, setTurnText } from '@/core/prompt/edit';
import type { Prompt, Turn } from '@/core/prompt/part';
import type { ModelId } from '@/core/units';
import { anthropic, historyOf, openai, promptOf, withTurns } from '@/test/written-calls';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { unpackWork } from './stored-work';
import { packWork } from './pack-work';

describe('reasoning that came with a turn', () => {
  const asked = { role: 'user', content: 'Go' };
  it.each(Object.entries({
    anthropic: { max_tokens: 9, messages: [asked, { role: 'assistant', content: [{ type: 'thinking', thinking: 'Hm.', signature: 's' }, { type: 'text', text: 'Yes.' }] }, asked] },
    chat: { messages: [asked, { role: 'assistant', reasoning_content: 'Hm.', content: 'Yes.' }, asked] },
    responses: { model: 'm', input: [asked, { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] }, { role: 'assistant', content: 'Yes.' }, asked] },
    gemini: { contents: [{ role: 'user', parts: [{ text: 'Go' }] }, { role: 'model', parts: [{ text: 'Hm.', thought: true }, { text: 'Yes.' }] }, { role: 'user', parts: [{ text: 'Go' }] }] },
    sdk: [asked, { role: 'assistant', content: [{ type: 'reasoning', text: 'Hm.' }, { type: 'text', text: 'Yes.' }] }, asked],
  }))('is left out and named, but where it is sent as it came: %s', (name, request) => {
    const prompt = promptOf(request);
    const note = '1 turn came with reasoning of the model, which is left out: an API takes its own alone, as it came.';
    const signature = 'Left out, as kept from messages of an imported Anthropic Messages request: signature of 1 message.';
    expect(openaiRequest(prompt, 'm', 9).notes).toEqual(name === 'chat' ? [] : name === 'anthropic' ? [note, signature] : [note]);
    expect(anthropicRequest(prompt, 'm', 9).notes).toEqual(name === 'anthropic' ? [] : [note]);
    if (name === 'chat') expect(openai(prompt)[1]).toEqual({ role: 'assistant', reasoning_content: 'Hm.', content: 'Yes.' });
    if (name === 'anthropic') expect(anthropic(prompt)).toContainEqual({ type: 'thinking', thinking: 'Hm.', signature: 's' });
    const isAsItCame = { openai: name === 'chat', anthropic: name === 'anthropic' };
    expect(JSON.stringify(openai(prompt)).includes('Hm.')).toBe(isAsItCame.openai);
    expect(JSON.stringify(anthropic(prompt)).includes('Hm.')).toBe(isAsItCame.anthropic);
    if (!isAsItCame.openai) expect(openai(prompt).map(({ content }) => content)).toEqual(['Go', 'Yes.', 'Go']);
    // It counts all the same.
    expect(historyOf(prompt).turns.map(({ text }) => text).join('\n')).toBe('Go\nHm.\nYes.');
    const { manifest, texts } = packWork({ prompt, modelId: 'openai/gpt-5.5' as ModelId, settings: {}, calibrations: {}, untouchedSample: false });
    expect(unpackWork(structuredClone(manifest), texts)).toEqual({ ok: true, value: expect.objectContaining({ prompt }) });
  });

  it('is left out where it stands among calls and texts, and a turn that is nothing else with it', () => {
    const thoughts = (text: string) => ({ type: 'thinking', thinking: text, signature: 's' });
    const use = (id: string) => ({ type: 'tool_use', id, name: 'f', input: {} });
    const prompt = promptOf({ max_tokens: 9, messages: [
      { role: 'user', content: 'Go' },
      { role: 'assistant', content: [thoughts('One.\nYes.'), { type: 'text', text: 'Yes.' }, thoughts('Two.'), use('a')] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'r' }] },
      { role: 'assistant', content: [thoughts('Three.')] },
      { role: 'user', content: 'Go' },
    ] });
    expect(openai(prompt)).toEqual([{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'Yes.', tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }] }, { role: 'tool', tool_call_id: 'a', content: 'r' }, { role: 'user', content: 'Go' }]);
    expect(openaiRequest(prompt, 'm', 9).notes[0]).toBe('2 turns came with reasoning of the model, which is left out: an API takes its own alone, as it came.');
    // Of work of before it is not known where it stands.
    const older = withTurns(prompt, (turn) => {
      const { reasoning: _, ...rest } = turn;
      return rest;
    });
    expect(openaiRequest(older, 'm', 9).notes[0]).toBe('2 turns came with reasoning of the model, which is sent as text of the assistant.');
    expect(openai(older)[1]).toMatchObject({ content: 'One.\nYes.\nYes.\nTwo.' });
  });

  it('is followed through edits of the text that it stands in', () => {
    const prompt = promptOf({ messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', reasoning_content: 'Hm, so.', content: 'Yes.' }, { role: 'user', content: 'Go' }] });
    const [, { id }] = historyOf(prompt).turns as [Turn, Turn];
    const edited = (...texts: readonly string[]) => texts.reduce((all, text) => setTurnText(all, id, text), prompt);
    const sent = (one: Prompt) => [anthropic(one).map((block) => (block as unknown as { text: string }).text)[1], anthropicRequest(one, 'm', 9).notes.filter((note) => note.includes('reasoning'))];
    const note = '1 turn came with reasoning of the model, which is left out: an API takes its own alone, as it came.';
    expect(sent(edited('Hm, so.\nYes, indeed.'))).toEqual(['Yes, indeed.', [note]]);
    expect(sent(edited('Hm, and so.\nYes.', 'Hm, and.\nYes.'))).toEqual(['Yes.', [note]]);
    expect(sent(edited('Well.\nHm, so.\nYes.'))).toEqual(['Well.\nYes.', [note]]);
    expect(sent(edited('Hm, yes.'))).toEqual(['yes.', [note]]);
    expect(sent(edited('Yes.'))).toEqual(['Yes.', []]);
    expect(sent(edited('Now what'))).toEqual(['Now what', []]);
    expect(sent(setTexts(prompt, new Map([[id, 'Hm, so.\nNo.']])))).toEqual(['No.', [note]]);
    // Any edits: what is left out was in the reasoning, or written into it.
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 4 }), (texts) => {
      const turn = historyOf(edited(...texts)).turns[1]!;
      const places = turn.reasoning ?? [];
      for (const { start, end } of places) expect(0 <= start && start < end && end <= turn.text.length).toBe(true);
    }));
  });
});
