import { beforeEach, describe, expect, it } from 'vitest';
import { findExample } from '@/core/pricing/worked-examples';
import type { ModelId, UnitId } from '@/core/units';
import { type FakeTokenizer, fakeTokenizer } from '@/test/fake-tokenizer';
import { openSnapshot } from './open-snapshot';
import { selectCountedParts, selectFill } from './selectors';
import { scenarioRequestsWith, selectAnswerCounts, selectCachedParts, selectMeasuredAnswers, selectScenarioOffer, selectScenarioRequests } from './scenario-selectors';
import { type AppStore, createAppStore } from './store';

let tokenizer: FakeTokenizer;
let store: AppStore;

beforeEach(() => {
  tokenizer = fakeTokenizer();
  let ids = 0;
  store = createAppStore({ tokenizer, makeId: () => `u${(ids += 1)}` as UnitId });
  store.setState({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
});

const state = () => store.getState();
const texts = (...all: string[]) => all.map((text, index) => ({ id: String(index + 1), name: `Answer ${index + 1}`, text }));

/** Lets what was started get as far as the tokenizer. */
async function asked(count: number): Promise<void> {
  while (tokenizer.openKeys().length < count) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('real answers', () => {
  it('are counted in the tokenizer of the model, and their mean is the output', async () => {
    state().setAnswers(texts('aaaa', 'bbbbbb'));
    state().countAnswers();
    await asked(1);
    expect(tokenizer.requests[0]).toMatchObject({ encodingId: 'o200k_base', text: 'aaaa' });
    await tokenizer.answer('answer 1', 10);
    await asked(1);
    await tokenizer.answer('answer 2', 31);
    while (state().activities.size > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(selectMeasuredAnswers(state())).toEqual({ answers: 2, meanTokens: 21, minTokens: 10, maxTokens: 31, isEstimate: false });
    const { request, low, high } = selectScenarioRequests(state());
    expect([request.outputTokens, low?.outputTokens, high?.outputTokens]).toEqual([21, 10, 31]);
    state().countAnswers();
    await Promise.resolve();
    expect(tokenizer.requests).toHaveLength(2);
  });

  it('are estimates until then and where the vocabulary does not load, with the reason', async () => {
    state().setAnswers(texts('some words of an answer'));
    expect(selectAnswerCounts(state())).toMatchObject([{ count: { exactness: 'estimate' }, reason: null }]);
    state().countAnswers();
    await asked(1);
    await tokenizer.answer('answer 1', { kind: 'vocabulary', encodingId: 'o200k_base', reason: 'offline' });
    while (state().activities.size > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(selectAnswerCounts(state())).toMatchObject([{ count: { exactness: 'estimate' }, reason: expect.stringContaining('o200k_base') }]);
  });

  it('give way to a figure that is typed', () => {
    state().setAnswers(texts('aaaa'));
    state().setScenario({ outputTokens: 500, usesAnswers: false });
    expect(selectScenarioRequests(state()).request.outputTokens).toBe(500);
  });
});

describe('the request', () => {
  it('takes the reserve as its answer, and the reasoning out of it', () => {
    const { reserveTokens, input } = selectFill(state());
    expect(selectScenarioRequests(state()).request).toEqual({ promptTokens: input.tokens, cachedTokens: 0, outputTokens: reserveTokens, reasoningTokens: 0 });
    state().setScenario({ reasoningTokens: 1_000 });
    expect(selectScenarioRequests(state()).request).toMatchObject({ outputTokens: reserveTokens - 1_000, reasoningTokens: 1_000 });
  });

  it('caches a share, or the parts that stand first', () => {
    state().setScenario({ cachedPercent: 50 });
    expect(selectScenarioRequests(state()).request.cachedTokens).toBe(Math.floor(selectFill(state()).input.tokens / 2));
    const [first, ...others] = state().work.prompt.parts.slice(0, -1);
    state().setScenario({ cachedBy: 'parts', cachedPartIds: [first, ...others].flatMap((part) => part?.id ?? []) });
    expect(selectScenarioRequests(state()).request.cachedTokens).toBe(selectCachedParts(state()).tokens);
    state().setEnabled([first?.id ?? ('' as UnitId)], false);
    expect(selectCachedParts(state()).tokens).toBeGreaterThan(0);
    expect(selectCachedParts(state()).lost).toEqual([]);
  });

  it('caches nothing where the prefix is shorter than the offer caches', () => {
    state().chooseModel('anthropic/claude-haiku-4-5' as ModelId);
    state().setScenario({ cachedPercent: 10 });
    expect(selectScenarioRequests(state())).toMatchObject({ isTooShortToCache: true, request: { cachedTokens: 0 } });
    state().setScenario({ cachedPercent: 100 });
    expect(selectScenarioRequests(state()).isTooShortToCache).toBe(false);
  });

  it('of an example has the prompt and the claimed price of its text', () => {
    const example = findExample('compressed-session');
    state().openExample(example?.scenario ?? null);
    expect(selectScenarioRequests(state())).toMatchObject({ request: { promptTokens: 125_000, outputTokens: 0 }, low: null });
    expect(selectScenarioOffer(state())).toBe(example?.offer);
  });
});

it('a prompt that fills the window otherwise is the same scenario with another size', () => {
  state().setScenario({ cachedBy: 'share', cachedPercent: 50, outputTokens: 70 });
  const fill = selectFill(state());
  const partTokens = new Map(selectCountedParts(state()).map(({ id, count }) => [id, count.tokens]));
  expect(scenarioRequestsWith(state(), { fill, partTokens })).toEqual(selectScenarioRequests(state()));
  const input = { tokens: 500_000, low: 500_000, high: 500_000, exactness: 'exact' } as const;
  expect(scenarioRequestsWith(state(), { fill: { ...fill, input }, partTokens })).toMatchObject({ request: { promptTokens: 500_000, cachedTokens: 250_000, outputTokens: 70 }, low: null });
});
