// The published figures of "one small tool" (Qwen 2.5 139, Qwen 3 144, Mistral Nemo 73 tokens) name no tool. They are those
// of templates rendered by plain Jinja2, whose `tojson` differs from the one that models are served with: it sorts keys, and
// what it returns is markup, so that text joined to it in front is escaped, its quotes as `&#34;`. Only Mistral's template
// joins text to it. A definition for which all three hold is taken here, once as they were rendered, once as models are served.
import { beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATE_FRAMING } from '@/core/catalog/framing';
import type { Encoder } from '@/core/tokenize/encoder';
import { type CarriedTemplateId, publishedTemplate } from '@/test/chat-templates';
import { loadEncoder } from '@/test/load-encoder';
import type { CountText } from './template-cost';
import { toolCosts } from './tool-costs';

const SMALL_TOOL = {
  name: 'get_current_weather',
  description: 'Get the current weather for a city',
  parameters: { type: 'object', properties: { city: { type: 'string', description: 'The name of the city' } } },
};

const FIGURES = [
  // As published; as served.
  ['qwen-2.5', 'qwen3', 139, 139],
  ['qwen-3', 'qwen3', 144, 144],
  ['mistral-v3-tekken', 'tekken', 73, 66],
] as const satisfies readonly (readonly [CarriedTemplateId, string, number, number])[];

const SPECIAL = /(<\|im_(?:start|end)\|>|<\/?tool_call>|<s>|\[\/?(?:INST|AVAILABLE_TOOLS)\])/;

describe.each(FIGURES)('one small tool of %s', (id, encodingId, published, served) => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await loadEncoder(encodingId);
  });
  const tokensOf = (rendered: string) => rendered.split(SPECIAL).reduce((sum, text, at) => sum + (at % 2 === 1 ? 1 : encoder.count(text)), 0);

  it('has the published tokens, as plain Jinja2 renders it', () => {
    const render = publishedTemplate(id);
    const message = [{ role: 'user', content: 'X' }];
    const definition = id === 'mistral-v3-tekken' ? { ...SMALL_TOOL, parameters: sorted(SMALL_TOOL.parameters) } : sorted(SMALL_TOOL);
    const withTool = render(message, [sortedOutside(definition)]).replace('"parameters": ', id === 'mistral-v3-tekken' ? '&#34;parameters&#34;: ' : '$&');
    expect(tokensOf(withTool) - tokensOf(render(message, []))).toBe(published);
  });

  it('has the tokens of the published template, as models are served', () => {
    const countText: CountText = (text) => {
      const tokens = encoder.count(text);
      return { tokens, low: tokens, high: tokens, exactness: 'exact' };
    };
    const { name, description, parameters: schema } = SMALL_TOOL;
    const { total } = toolCosts([{ name, description, schema }], TEMPLATE_FRAMING[id], countText, { messages: [{ speaker: 'user', name: null, texts: ['X'] }] });
    expect(total.tokens).toBe(served);
  });
});

/** The wrapping as sorted keys have it. */
function sortedOutside(definition: unknown): unknown {
  return { function: definition, type: 'function' };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
