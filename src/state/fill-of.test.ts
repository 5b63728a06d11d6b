import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import { countedWith } from '@/core/catalog/mappings';
import { samplePrompt } from '@/core/prompt/sample';
import { unitsOf } from '@/core/prompt/part';
import { anyPrompt } from '@/test/arbitraries';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { loadEncoder } from '@/test/load-encoder';
import { localTokenizer } from '@/test/local-tokenizer';
import type { UnitId } from '@/core/units';
import { succeed } from '@/core/result';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import { commonTokens } from './common-tokens';
import { CountedTexts, fillOf } from './fill-of';
import { selectFill, selectModel } from './selectors';
import { createAppStore } from './store';

const newStore = () => {
  let id = 0;
  return createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id-${(id += 1)}` as UnitId });
};

describe('the window as it would be', () => {
  test('of the prompt itself is the one on the page, with the texts counted or not', () => {
    const models = MODELS.filter(({ id }) => ['openai/gpt-5.5', 'openai/gpt-4', 'anthropic/claude-opus-4-8'].includes(id));
    expect(models.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(anyPrompt, fc.constantFrom(...models), fc.boolean(), (prompt, model, isCounted) => {
        const store = newStore();
        store.setState({ work: { ...store.getState().work, prompt, modelId: model.id } });
        if (isCounted && model.tokenizer.kind !== 'estimate') {
          const { encodingId } = model.tokenizer;
          store.setState({ counts: new Map(prompt.parts.flatMap(unitsOf).map(({ id, text }) => [id, { status: 'ready', encodingId, text, tokens: text.length }])) });
        }
        const state = store.getState();
        const { fill, asked } = fillOf(state, prompt, selectModel(state), new CountedTexts());
        expect(fill).toEqual(selectFill(state));
        const own = new Set(prompt.parts.flatMap(unitsOf).map(({ text }) => text));
        if (isCounted && model.tokenizer.kind !== 'estimate') expect(asked.filter(({ text }) => text.length > 40 && own.has(text))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('asks for what is not counted, and is exact with it', () => {
    const store = newStore();
    const state = store.getState();
    const model = selectModel(state);
    const known = new CountedTexts();
    const first = fillOf(state, samplePrompt(), model, known);
    expect(first.fill.parts.exactness).toBe('estimate');
    for (const { encodingId, text } of first.asked) known.set(encodingId, text, { tokens: text.length });
    const second = fillOf(state, samplePrompt(), model, known);
    expect(second.asked).toEqual([]);
    expect(second.fill.parts.exactness).toBe('exact');
  });
});

test('a tally that was counted aside completes what the page has without one', () => {
  const store = newStore();
  const claude = MODELS.find(({ tokenizer }) => tokenizer.kind === 'estimate' && countedWith(tokenizer) === 'o200k_base')!;
  const prompt = samplePrompt();
  store.setState({ work: { ...store.getState().work, prompt }, counts: new Map(prompt.parts.flatMap(unitsOf).map(({ id, text }) => [id, { status: 'ready', encodingId: 'o200k_base', text, tokens: text.length }])) });
  const known = new CountedTexts();
  for (const { encodingId, text, tally } of fillOf(store.getState(), prompt, claude, known).asked) {
    expect(tally).toBe(true);
    known.set(encodingId, text, { tokens: text.length, tally: { ...EMPTY_TALLY, prose: text.length } });
  }
  expect(fillOf(store.getState(), prompt, claude, known).asked).toEqual([]);
});

describe('tokens in common', () => {
  const texts = fc.array(fc.constantFrom('word', ' and', '\n', '  ', '12345', '.', 'ü', '😀', 'don’t', '日本', '/', '\t'), { maxLength: 30 }).map((pieces) => pieces.join(''));

  test.each(['o200k_base', 'cl100k_base', 'gemma3'] as const)('are the ids with which both lists begin, in %s', async (encodingId) => {
    const encoder = await loadEncoder(encodingId);
    const tokenizer = { ...localTokenizer(encoder), count: ({ text }: { readonly text: unknown }) => Promise.resolve(succeed({ tokens: encoder.count(text as string) })) };
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, fc.boolean(), async (same, left, right, isLong) => {
        const start = isLong ? `${'The same words, again and again. '.repeat(300)}${same}` : same;
        const [earlier, later] = [start + left, start + right];
        let commonUnits = 0;
        while (commonUnits < Math.min(earlier.length, later.length) && earlier[commonUnits] === later[commonUnits]) commonUnits += 1;
        const [a, b] = [encoder.encode(earlier), encoder.encode(later)];
        let expected = 0;
        while (expected < a.length && expected < b.length && a[expected] === b[expected]) expected += 1;
        const result = await commonTokens(tokenizer, { encodingId, earlier, later, commonUnits }, new AbortController().signal);
        expect(result).toEqual({ ok: true, value: expected });
      }),
      { numRuns: 60 },
    );
  });
});
