// Overheads of open models in their own tokens. The figures were measured on the published templates as a whole, rendered
// and tokenized by other programs; here they come from the rules, text by text.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEMPLATE_FRAMING } from '@/core/catalog/framing';
import type { TemplateId } from '@/core/catalog/framing-rule';
import type { ChatMessage } from './chat-piece';
import { overheadCount, overheadLines } from './overhead';
import type { CountText } from './template-cost';
import { toolCosts } from './tool-costs';

/**
 * Tokens beside contents of one token each. first: one user message, opening of the reply and start included; pair: what
 * an answer and another question add; system: what a system text adds; tool: one tool of 76 tokens, all told. Whatever the
 * tool, Qwen 3 takes five tokens more for it than Qwen 2.5, which has a system turn already.
 */
const MEASURED: Readonly<Record<TemplateId, { readonly first: number; readonly pair: number; readonly system: number; readonly tool: number | null }>> = {
  'llama-3.1': { first: 10, pair: 10, system: 5, tool: null },
  // Its default system text goes when there is another.
  'qwen-2.5': { first: 29, pair: 10, system: -16, tool: 153 },
  'qwen-3': { first: 8, pair: 10, system: 5, tool: 158 },
  'deepseek-v3': { first: 3, pair: 3, system: 0, tool: null },
  'gemma-3': { first: 9, pair: 10, system: 1, tool: null },
  'mistral-v3-tekken': { first: 3, pair: 3, system: 1, tool: 80 },
  'command-r': { first: 6, pair: 6, system: 3, tool: null },
};

/** Tokens of single texts, counted with @huggingface/tokenizers 0.2.0 and the tokenizer.json of each template's package. */
const recorded = JSON.parse(readFileSync(new URL('../../test/recorded-tokens.json', import.meta.url), 'utf8')) as Record<TemplateId, Record<string, number>>;

const says = (speaker: ChatMessage['speaker']): ChatMessage => ({ speaker, name: null, texts: ['X'] });
const weather = {
  name: 'get_weather',
  description: 'Get the current weather in a given location',
  schema: {
    type: 'object',
    properties: { location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' } },
    required: ['location'],
  },
};

describe.each(Object.keys(MEASURED) as TemplateId[])('%s', (id) => {
  const rule = TEMPLATE_FRAMING[id];
  const { first, pair, system, tool } = MEASURED[id];
  const countText: CountText = (text) => {
    // Command R+ has nothing but special tokens around a content.
    const tokens = id === 'command-r' && text === 'X' ? 1 : recorded[id][text];
    if (tokens === undefined) throw new Error(`Not recorded for ${id}: ${JSON.stringify(text)}`);
    return { tokens, low: tokens, high: tokens, exactness: 'exact' };
  };
  const overhead = (...speakers: readonly ChatMessage['speaker'][]) =>
    overheadCount(overheadLines({ messages: speakers.map(says), tools: [], toolChoice: 'auto' }, rule, countText));

  it('has the measured overhead, exactly', () => {
    expect(overhead('user')).toEqual({ tokens: first, low: first, high: first, exactness: 'exact' });
    expect(overhead('user', 'assistant', 'user').tokens).toBe(first + pair);
    expect(overhead('system', 'user').tokens).toBe(first + system);
  });

  if (tool !== null) {
    it('has the measured tokens of a tool, exactly', () => {
      const { total, prelude, tools } = toolCosts([weather], rule, countText, { messages: [says('user')] });
      expect(total).toEqual({ tokens: tool, low: tool, high: tool, exactness: 'exact' });
      expect([tools[0]?.count.tokens, prelude.tokens]).toEqual([76, tool - 76]);
    });
  }
});
