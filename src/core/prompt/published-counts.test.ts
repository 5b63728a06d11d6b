// What vendors published about the size of whole requests, reproduced.
import { beforeAll, describe, expect, it } from 'vitest';
import { claudeFraming, OPENAI_0301_FRAMING, OPENAI_FRAMING, OPENAI_OLD_FRAMING } from '@/core/catalog/framing';
import type { FramingRule } from '@/core/catalog/framing-rule';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { CLAUDE_NEW, CLAUDE_OLD, documentRatio } from '@/core/catalog/mappings';
import type { TokenizerEstimate, TokenizerMapping } from '@/core/catalog/model';
import type { ByteLevelEncoder } from '@/core/tokenize/byte-level-encoder';
import { addCounts, type Count } from '@/core/tokenize/count';
import type { Encoder } from '@/core/tokenize/encoder';
import { loadEncoder } from '@/test/load-encoder';
import { scaleCount } from '@/core/tokenize/estimate';
import { estimateTokens } from '@/core/tokenize/estimate-family';
import { scriptTally } from '@/core/tokenize/script-tally';
import { callText } from './call-text';
import type { ChatMessage } from './chat-piece';
import { wholeText } from './long-text';
import { overheadCount, overheadLines } from './overhead';
import type { CountText } from './template-cost';
import { toolCosts } from './tool-costs';
import { parseTools, type ToolDefinition } from './tool-definition';

let o200k: Encoder;
let cl100k: Encoder;
beforeAll(async () => {
  o200k = await loadEncoder('o200k_base');
  cl100k = await loadEncoder('cl100k_base');
});

const exactly = (encoder: Encoder): CountText => (text) => {
  const tokens = encoder.count(text);
  return { tokens, low: tokens, high: tokens, exactness: 'exact' };
};

/** Everything that is sent: texts, definitions, overhead. */
function inputCount(messages: readonly ChatMessage[], tools: readonly ToolDefinition[], rule: FramingRule, countText: CountText): Count {
  const lines = overheadLines({ messages, tools, toolChoice: 'auto' }, rule, countText);
  const texts = messages.flatMap((message) => message.texts.map((text) => countText(wholeText(text))));
  const definitions = toolCosts(tools, rule, countText, { messages }).tools.map(({ text }) => text);
  return addCounts([...texts, ...definitions, overheadCount(lines)]);
}

const says = (speaker: ChatMessage['speaker'], text: string, name: string | null = null): ChatMessage => ({ speaker, name, texts: [text] });

function toolsIn(value: unknown): readonly ToolDefinition[] {
  const parsed = parseTools(JSON.stringify(value));
  if (!parsed.ok) throw new Error(parsed.error.kind);
  return parsed.value;
}

// OpenAI Cookbook, “How to count tokens with tiktoken”, sections 6 and 7: the API counted the same as printed.
describe('OpenAI’s sample conversation', () => {
  const conversation = [
    says('system', 'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.'),
    says('system', 'New synergies will help drive top-line growth.', 'example_user'),
    says('system', 'Things working well together will increase revenue.', 'example_assistant'),
    says('system', "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.", 'example_user'),
    says('system', "Let's talk later when we're less busy about how to do better.", 'example_assistant'),
    says('user', "This late pivot means we don't have time to boil the ocean for the client deliverable."),
  ];

  it.each([
    ['gpt-4', OPENAI_OLD_FRAMING, () => cl100k, 129],
    ['gpt-3.5-turbo-0301', OPENAI_0301_FRAMING, () => cl100k, 127],
    ['gpt-4o', OPENAI_FRAMING, () => o200k, 124],
  ] as const)('has the printed tokens for %s', (_model, rule, encoder, printed) => {
    const count = inputCount(conversation, [], rule, exactly(encoder()));
    expect(count).toEqual({ tokens: printed, low: printed, high: printed, exactness: 'exact' });
  });

  it('rests on roles of one token', () => {
    for (const role of ['system', 'user', 'assistant', 'tool']) {
      expect([role, o200k.count(role), cl100k.count(role)]).toEqual([role, 1, 1]);
    }
  });
});

describe('OpenAI’s sample with a tool', () => {
  const tools = toolsIn([
    {
      type: 'function',
      function: {
        name: 'get_current_weather',
        description: 'Get the current weather in a given location',
        parameters: {
          type: 'object',
          properties: {
            location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
            unit: { type: 'string', description: 'The unit of temperature to return', enum: ['celsius', 'fahrenheit'] },
          },
          required: ['location'],
        },
      },
    },
  ]);
  const messages = [
    says('system', 'You are a helpful assistant that can answer to questions about the weather.'),
    says('user', "What's the weather like in San Francisco?"),
  ];

  it.each([
    ['gpt-4', OPENAI_OLD_FRAMING, () => cl100k, 105],
    ['gpt-4o', OPENAI_FRAMING, () => o200k, 101],
  ] as const)('has the printed tokens for %s', (_model, rule, encoder, printed) => {
    const { tokens, low, high } = inputCount(messages, tools, rule, exactly(encoder()));
    expect(tokens).toBe(printed);
    expect([low < printed, printed < high]).toEqual([true, true]);
  });
});

// openai-chat-tokens, tests/token-counts.test.ts: what the API reported for GPT-3.5 Turbo.
describe('recorded requests with a call', () => {
  it.each([
    ['{"foo": "bar", "baz": 1.5}', 26],
    ['{"foo":"bar", "baz":\n\n 1.5}', 25],
  ])('have their tokens within the range: %j', (args, recorded) => {
    const message: ChatMessage = { ...says('assistant', callText({ name: 'do_stuff', arguments: args })), calls: 1 };
    const { tokens, low, high, exactness } = inputCount([message], [], OPENAI_OLD_FRAMING, exactly(cl100k));
    expect([low <= recorded, recorded <= high, exactness]).toEqual([true, true, 'estimate']);
    expect(Math.abs(tokens - recorded)).toBeLessThanOrEqual(4);
  });
});

// Anthropic, “Token counting”: the answers of its count_tokens samples for Opus 5, and before that for Opus 4.6.
describe('Anthropic’s samples', () => {
  const scaled = (ratio: { low: number; mid: number; high: number }): CountText => (text) =>
    scaleCount(o200k.count(text), ratio, 'estimate');
  /** As the page estimates: by the tally of a text and the ratios of its classes. */
  const byClass = (mapping: TokenizerMapping): CountText => (text) =>
    estimateTokens(ESTIMATE_FAMILIES[(mapping as TokenizerEstimate).family], scriptTally(o200k as ByteLevelEncoder, text));
  const lie = (count: Count, published: number) => expect([count.low <= published, published <= count.high, count.exactness]).toEqual([true, true, 'estimate']);

  it('has 14 tokens within the band, with either tokenizer', () => {
    const messages = [says('system', 'You are a scientist'), says('user', 'Hello, Claude')];
    lie(inputCount(messages, [], claudeFraming('opus-5'), scaled(documentRatio(CLAUDE_NEW))), 14);
    lie(inputCount(messages, [], claudeFraming('opus-4.8'), scaled(documentRatio(CLAUDE_OLD))), 14);
    lie(inputCount(messages, [], claudeFraming('opus-5'), byClass(CLAUDE_NEW)), 14);
    lie(inputCount(messages, [], claudeFraming('opus-4.8'), byClass(CLAUDE_OLD)), 14);
  });

  it('has 403 tokens within the band, 286 of them instructions for tools', () => {
    const tools = toolsIn([
      {
        name: 'get_weather',
        description: 'Get the current weather in a given location',
        input_schema: {
          type: 'object',
          properties: { location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' } },
          required: ['location'],
        },
      },
    ]);
    const messages = [says('user', "What's the weather like in San Francisco?")];
    const rule = claudeFraming('opus-5');
    const count = inputCount(messages, tools, rule, scaled(documentRatio(CLAUDE_NEW)));
    lie(count, 403);
    expect(Math.abs(count.tokens / 403 - 1)).toBeLessThan(0.1);
    const estimated = inputCount(messages, tools, rule, byClass(CLAUDE_NEW));
    lie(estimated, 403);
    expect(Math.abs(estimated.tokens / 403 - 1)).toBeLessThan(0.1);
    expect(toolCosts(tools, rule, scaled(documentRatio(CLAUDE_NEW))).prelude).toMatchObject({ tokens: 286, low: 286, high: 286 });
    const forced = toolCosts(tools, rule, scaled(documentRatio(CLAUDE_NEW)), { toolChoice: 'any' });
    expect(forced.prelude.tokens).toBe(406);
  });
});
