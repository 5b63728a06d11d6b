import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BORROWED_FRAMING, claudeFraming, GOOGLE_FRAMING, OPENAI_FRAMING, OPENAI_LATER_FRAMING, TEMPLATE_FRAMING } from '@/core/catalog/framing';
import type { FramingRule } from '@/core/catalog/framing-rule';
import { addCounts, NOTHING } from '@/core/tokenize/count';
import type { Encoder } from '@/core/tokenize/encoder';
import { loadEncoder } from '@/test/load-encoder';
import { anyTool } from '@/test/tools';
import type { CountText } from './template-cost';
import { toolCosts } from './tool-costs';
import { parseTools, type ToolDefinition } from './tool-definition';
import { signatureTexts, wordTexts } from './tool-texts';

const RULES: readonly (readonly [string, FramingRule])[] = [
  ['OpenAI', OPENAI_FRAMING],
  ['later OpenAI', OPENAI_LATER_FRAMING],
  ['Claude', claudeFraming('opus-5')],
  ['unlisted Claude', claudeFraming(null)],
  ['Google', GOOGLE_FRAMING],
  ['borrowed', BORROWED_FRAMING],
  ['Qwen 2.5', TEMPLATE_FRAMING['qwen-2.5']],
  ['Qwen 3', TEMPLATE_FRAMING['qwen-3']],
  ['Mistral', TEMPLATE_FRAMING['mistral-v3-tekken']],
  ['Llama 3.1', TEMPLATE_FRAMING['llama-3.1']],
];
const user = [{ speaker: 'user', name: null, texts: ['Why?'] }] as const;

let o200k: Encoder;
beforeAll(async () => {
  o200k = await loadEncoder('o200k_base');
});
const countText: CountText = (text) => {
  const tokens = o200k.count(text);
  return { tokens, low: tokens, high: tokens, exactness: 'exact' };
};
const anyTools = fc.array(anyTool, { maxLength: 4 });

describe.each(RULES)('under %s’s rule', (_name, rule) => {
  it('prelude and tools add up to the total, and each tool to its cost', () => {
    fc.assert(
      fc.property(anyTools, (tools) => {
        const costs = toolCosts(tools, rule, countText, { messages: user });
        expect(costs.total).toEqual(addCounts([costs.prelude, ...costs.tools.map(({ count }) => count)]));
        expect(costs.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
        for (const { text, wrapping, count } of costs.tools) expect(count).toEqual(addCounts([text, wrapping]));
        for (const { low, tokens, high } of [costs.total, costs.prelude]) expect(0 <= low && low <= tokens && tokens <= high).toBe(true);
        if (tools.length === 0) expect(costs.total).toEqual(NOTHING);
      }),
      { numRuns: 60 },
    );
  });

  it('another tool never lowers the total, and costs the same wherever it stands', () => {
    fc.assert(
      fc.property(anyTools, anyTool, fc.nat(4), (tools, added, at) => {
        const before = toolCosts(tools, rule, countText, { messages: user });
        const place = Math.min(at, tools.length);
        const after = toolCosts(tools.toSpliced(place, 0, added), rule, countText, { messages: user });
        for (const end of ['low', 'tokens', 'high'] as const) expect(after.total[end]).toBeGreaterThanOrEqual(before.total[end]);
        expect(after.tools.toSpliced(place, 1)).toEqual(before.tools);
        expect(after.tools[place]).toEqual(toolCosts([added], rule, countText, { messages: user }).tools[0]);
      }),
      { numRuns: 60 },
    );
  });

  it('has a total that does not depend on the order', () => {
    fc.assert(
      fc.property(anyTools, (tools) => {
        expect(toolCosts(tools.toReversed(), rule, countText, { messages: user }).total).toEqual(toolCosts(tools, rule, countText, { messages: user }).total);
      }),
      { numRuns: 60 },
    );
  });
});

it('under Claude’s rule, examples of arguments count with the definition; other vendors have none', () => {
  const tool = { name: 'f', description: 'D', schema: { type: 'object' } } as const;
  const examples = [{ city: 'Oslo', unit: 'celsius' }, { city: 'Rome' }];
  const [parsed] = (parseTools(JSON.stringify([{ name: 'f', description: 'D', input_schema: { type: 'object' }, input_examples: examples }])) as { value: readonly ToolDefinition[] }).value;
  expect(parsed).toEqual({ ...tool, examples });
  const tokens = (each: ToolDefinition, rule: FramingRule) => toolCosts([each], rule, countText).total.tokens;
  expect(tokens(parsed!, claudeFraming('opus-5')) - tokens(tool, claudeFraming('opus-5'))).toBeGreaterThan(15);
  expect(tokens(parsed!, OPENAI_FRAMING)).toBe(tokens(tool, OPENAI_FRAMING));
});

describe('the texts of a definition', () => {
  const tool = {
    name: 'search',
    description: 'Finds pages.',
    schema: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'Words. ' },
        kind: { type: ['string', 'null'], enum: ['page', null], description: 'What to find.' },
        near: { type: 'object', properties: { lat: { type: 'number', format: 'double' } } },
        none: { type: 'string', enum: [] },
      },
      required: ['query'],
    },
  } as const;

  it('are OpenAI’s lines, without the last full stop, nested ones too', () => {
    const { tools } = OPENAI_FRAMING;
    if (tools.kind !== 'signatures') throw new Error('not OpenAI’s rule');
    const { texts, constantTokens } = signatureTexts(tool, tools);
    expect(texts).toEqual(['search:Finds pages', 'query:string:Words. ', 'page', 'null', 'kind:string|null:What to find', 'near:object:', 'none:string:', 'lat:number:']);
    // A function, two levels of properties, five keys, one enum of two values.
    expect(constantTokens).toBe(7 + 2 * 3 + 5 * 3 + (-3 + 2 * 3));
  });

  it('are Google’s words, without types', () => {
    expect(wordTexts(tool).texts).toEqual(['search', 'Finds pages.', 'query', 'query', 'kind', 'near', 'none', 'Words. ', 'What to find.', 'page', 'null', 'lat', 'double']);
  });
});

it('a choice of tool costs what was published for it', () => {
  const tools = [{ name: 'f', description: 'd', schema: {} }];
  const prelude = (rule: FramingRule) =>
    (['auto', 'none', 'any', 'tool'] as const).map((toolChoice) => toolCosts(tools, rule, countText, { toolChoice }).prelude.tokens);
  expect(prelude(OPENAI_FRAMING)).toEqual([12, 13, 12, 16]);
  expect(prelude(claudeFraming('sonnet-4.6'))).toEqual([497, 497, 589, 589]);
});
