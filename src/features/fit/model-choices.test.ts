import { describe, expect, it } from 'vitest';
import { listPrice } from '@/core/pricing/list-price';
import { compareUsd } from '@/core/pricing/money';
import type { ModelId, UnitId } from '@/core/units';
import { CountedTexts, fillOf } from '@/state/fill-of';
import { offerOf } from '@/state/price-selectors';
import { selectModel } from '@/state/selectors';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { modelChoices, otherUsage } from './model-choices';

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

    const now = fillOf(state, state.work.prompt, selectModel(state), known).fill;
    const costs = state.catalogue.value!.models.flatMap((model) => {
      const offer = offerOf(state, model.id);
      const { fill } = fillOf(state, state.work.prompt, model, known);
      if (model.id === 'openai/gpt-5.5' || offer === null || fill.verdict !== 'fits') return [];
      const usage = otherUsage(now, fill, offer);
      expect(usage.outputTokens, model.id).toBe(Math.min(now.reserveTokens, usage.outputTokens));
      const priced = listPrice(usage, offer, AT_MS);
      return priced.ok && priced.value.totalUsd.digits > 0n ? [{ id: model.id, usd: priced.value.totalUsd, isFull: usage.outputTokens === now.reserveTokens }] : [];
    });
    expect(costs.some(({ isFull }) => isFull)).toBe(true);
    expect(cheapest!.costUsd).toEqual(costs.toSorted((a, b) => compareUsd(a.usd, b.usd))[0]!.usd);
  });
});
