// Tools that a link left out, shown for a model whose vendor writes them otherwise: the range holds what they count there.
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { isApproximate, NOTHING } from '@/core/tokenize/count';
import type { Encoder } from '@/core/tokenize/encoder';
import { type PieceSource, scriptTally } from '@/core/tokenize/script-tally';
import type { WithheldText } from '@/core/prompt/attachment';
import { toolCosts } from '@/core/prompt/tool-costs';
import { parseTools } from '@/core/prompt/tool-definition';
import { loadEncoder } from '@/test/load-encoder';
import type { FramingRule } from './framing-rule';
import { MODELS } from './models';
import { framedBy, withheldCost } from './withheld-cost';

const RULES = [...new Map(MODELS.map(({ framing }) => [framedBy(framing), framing])).values()];
let encoder: Encoder;
beforeAll(async () => {
  encoder = await loadEncoder('o200k_base');
});

/** All in one tokenizer: how far tokenizers differ is another matter. */
function tokensUnder(rule: FramingRule, text: string): number {
  const parsed = parseTools(text);
  if (!parsed.ok) throw new Error(text);
  const { tools } = toolCosts(parsed.value, rule, (each) => ({ ...NOTHING, tokens: encoder.count(each), low: encoder.count(each), high: encoder.count(each) }));
  return tools.reduce((sum, tool) => sum + tool.text.tokens, 0);
}

function stated(text: string, tools: number, rule: FramingRule): WithheldText {
  const tokens = tokensUnder(rule, text);
  const sizeBytes = new TextEncoder().encode(text).length;
  return { kind: 'withheld', fileName: 'Tools', mediaType: 'text/plain', sizeBytes, characters: [...text].length, tokens, low: tokens, high: tokens, exactness: 'exact', countedWith: 'o200k_base', tally: scriptTally(encoder as unknown as PieceSource, text), framing: { wrapping: NOTHING, shared: NOTHING, tools, rule: framedBy(rule) } };
}

const words = fc.array(fc.constantFrom('the', 'weather', 'of', 'a', 'city', 'überall', '東京', 'returns', 'JSON', '42', '"quoted"', '\n'), { maxLength: 30 }).map((all) => all.join(' '));
const name = fc.stringMatching(/^[a-z][a-z_]{0,20}$/);
const property = fc.letrec<{ any: object }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, fc.record({ type: fc.constantFrom('string', 'number', 'boolean'), description: words }), fc.record({ type: fc.constant('string'), enum: fc.array(name, { minLength: 1, maxLength: 6 }) }), fc.record({ type: fc.constant('object'), properties: fc.dictionary(name, tie('any'), { maxKeys: 4 }) }), fc.record({ type: fc.constant('array'), items: tie('any') })),
})).any;
const tool = fc.record({ name, description: words, parameters: fc.record({ type: fc.constant('object'), properties: fc.dictionary(name, property, { maxKeys: 6 }), required: fc.array(name, { maxLength: 3 }) }) });

it('there is more than one rule', () => {
  expect(new Set(RULES.map(({ tools }) => tools.kind))).toEqual(new Set(['signatures', 'words', 'json', 'template']));
});

it('count in the range, whichever rule it was stated by and however the text is laid out', () => {
  fc.assert(
    fc.property(fc.array(tool, { minLength: 1, maxLength: 4 }), fc.constantFrom(undefined, 2), (tools, indent) => {
      const text = JSON.stringify(tools.map((each) => ({ type: 'function', function: each })), null, indent);
      for (const from of RULES) {
        const attachment = stated(text, tools.length, from);
        for (const framing of RULES) {
          const { count } = withheldCost(attachment, { id: 'x', vendor: 'x', tokenizer: { kind: 'exact', encodingId: 'o200k_base' } as never, framing });
          const own = tokensUnder(framing, text);
          const where = `${framedBy(from)} → ${framedBy(framing)}: ${own} in ${JSON.stringify(count)} of ${attachment.tokens} ${text}`;
          expect(count.low <= own && own <= count.high, where).toBe(true);
          expect(isApproximate(count.exactness) || count.tokens === own, where).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});
