import { describe, expect, it } from 'vitest';
import { listPrice } from '@/core/pricing/list-price';
import { compareUsd } from '@/core/pricing/money';
import type { Exactness } from '@/core/tokenize/count';
import type { ModelId, UnitId } from '@/core/units';
import { CountedTexts, fillOf } from './fill-of';
import { offerOf } from './price-selectors';
import { createModelFigures } from './model-figures';
import { selectModel, selectModels, selectSettings } from './selectors';
import { createAppStore } from './store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { askedTokens, modelChoices, offeredModel, otherUsage } from './model-choices';

const AT_MS = Date.parse('2026-11-27T12:00:00Z');

describe('the models that are offered', () => {
  it('are the cheapest by an answer as long as the one that is reserved now, not by the reserve of each', async () => {
    const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'r1' as UnitId });
    store.getState().clear();
    store.getState().addTexts([{ name: 'long', text: 'some words and more of them. '.repeat(2_000) }]);
    store.getState().setPricesAt(AT_MS);
    const { openSnapshot } = await import('@/state/open-snapshot');
    store.setState({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    const state = store.getState();
    const known = new CountedTexts();
    const steps = modelChoices(state, known);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const [cheapest] = step.value;

    const asked = askedTokens(state);
    expect(asked).toBe(fillOf(state, state.work.prompt, selectModel(state), known).fill.reserveTokens);
    const costs = state.catalogue.value!.models.flatMap((model) => {
      const offer = offerOf(state, model.id);
      const { fill } = fillOf(state, state.work.prompt, model, known);
      if (model.id === 'openai/gpt-5.5' || offer === null || fill.verdict !== 'fits') return [];
      const usage = otherUsage(asked, fill, offer);
      expect(usage.outputTokens, model.id).toBe(Math.min(asked, usage.outputTokens));
      const priced = listPrice(usage, offer, AT_MS);
      return priced.ok && priced.value.totalUsd.digits > 0n ? [{ id: model.id, usd: priced.value.totalUsd, isFull: usage.outputTokens === asked }] : [];
    });
    expect(costs.some(({ isFull }) => isFull)).toBe(true);
    expect(cheapest!.costUsd).toEqual(costs.toSorted((a, b) => compareUsd(a.usd, b.usd))[0]!.usd);
  });
  it('have exact texts only where these were counted here', () => {
    const state = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'r1' as UnitId }).getState();
    const { fill } = fillOf(state, state.work.prompt, selectModel(state), new CountedTexts());
    const detail = (exactness: Exactness, isStated: boolean) => offeredModel(selectModel(state), { ...fill, parts: { ...fill.parts, exactness } }, null, null, isStated).detail;
    expect(detail('exact', false)).toContain(', texts exact,');
    expect(detail('exact', true)).toContain(', texts as the link states them,');
    expect(detail('estimate', true)).toContain(', texts estimated,');
    const calling = { tokens: 9, low: 9, high: 9, exactness: 'estimate' } as const;
    expect(offeredModel(selectModel(state), { ...fill, parts: calling }, null, null, false).detail).toContain(', estimated in part,');
  });
  it('are asked for what the table of models asks of all, also where the host of the chosen one serves less than its reserve', async () => {
    const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'r1' as UnitId });
    store.getState().setPricesAt(AT_MS);
    const { openSnapshot } = await import('@/state/open-snapshot');
    store.setState({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
    const served = selectModels(store.getState()).flatMap((model) => {
      store.getState().chooseModel(model.id);
      const state = store.getState();
      const steps = createModelFigures().steps(state);
      const asked = askedTokens(state);
      if (asked === selectSettings(state).reserveTokens) return [];
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      const own = step.value.find((each) => each.model.id === model.id);
      expect(own?.answerTokens, model.id).toBe(asked);
      return [model.id];
    });
    expect(served.length).toBeGreaterThan(0);
  });
});
