import { expect, it } from 'vitest';
import { withModelFigure } from '@/core/catalog/edit-layer';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { type FilledCase, filledCases, unsetVariables, watchCases } from './case-plan';
import { changeFigures } from './change-figures';
import { selectModel } from './selectors';
import { createAppStore } from './store';

function storeWith(text: string) {
  let ids = 0;
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId: () => `c${(ids += 1)}` as UnitId });
  store.getState().addTexts([{ name: 'mail.txt', text }]);
  const settle = async () => {
    for (let open = true; open; ) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      for (const key of tokenizer.openKeys()) await tokenizer.answer(key);
      open = store.getState().activities.has('planning');
    }
  };
  return { store, tokenizer, settle };
}

it('the worst case is the larger of both, also where values of two kinds cannot be compared', async () => {
  const { store, settle } = storeWith('Answer {{docs}} of {{kind}}');
  const inputs = async () => {
    const filled = filledCases(store);
    await settle();
    return (await filled).map(({ id, fill, isFilled }) => [id, fill.input.tokens, isFilled] as const);
  };
  store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 5000 }, worst: { kind: 'tokens', size: 10 } });
  store.getState().setVariable('kind', { typical: { kind: 'tokens', size: 10 }, worst: { kind: 'tokens', size: 5000 } });
  const [typical, worst] = await inputs();
  expect(worst![1] - typical![1]).toBe(4990);
  store.getState().setVariable('kind', { typical: { kind: 'tokens', size: 5000 }, worst: { kind: 'text', text: 'one' } });
  const [larger, same] = await inputs();
  expect([larger, same]).toEqual([['typical', larger![1], true], ['worst', larger![1], true]]);
});

it('is of the model as it is now, own figures included', async () => {
  const { store, settle } = storeWith('Answer {{docs}}');
  store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 5000 }, worst: { kind: 'tokens', size: 50_000 } });
  let cases: readonly FilledCase[] = [];
  const stop = watchCases(store, (plan) => (cases = plan.cases));
  await settle();
  const said = () => cases.map(({ id, fill }) => [id, fill.verdict, fill.limits.windowTokens]);
  expect(said()).toEqual(['typical', 'worst'].map((id) => [id, 'fits', selectModel(store.getState()).windowTokens.value]));
  const figure = { value: 30_000, source: 'you', asOf: '2026-11-20' };
  changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, store.getState().work.modelId, 'windowTokens', figure) }));
  await settle();
  expect(said()).toEqual([['typical', expect.any(String), 30_000], ['worst', 'over', 30_000]]);
  stop();
});

it('says whether a value stands in it', async () => {
  const { store, settle } = storeWith('Nothing to fill in');
  store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 5000 }, worst: null });
  const filled = filledCases(store);
  await settle();
  expect((await filled).map(({ isFilled }) => isFilled)).toEqual([false, false]);
});

it('all that watch the cases share what is counted for them', async () => {
  const { store, tokenizer, settle } = storeWith('Answer {{docs}}');
  store.getState().setVariable('docs', { typical: { kind: 'text', text: 'all of it' }, worst: { kind: 'text', text: 'all of it, twice' } });
  const seen: (readonly FilledCase[])[] = [[], []];
  const stops = seen.map((_, index) => watchCases(store, ({ cases }) => (seen[index] = cases)));
  await settle();
  const asked = tokenizer.requests.length;
  expect(new Set(tokenizer.requests.map(({ text }) => text)).size).toBe(asked);
  expect(seen[0]).toHaveLength(2);
  expect(seen[1]).toBe(seen[0]);
  // Who comes later sees at once what is there.
  let late: readonly FilledCase[] = [];
  const stopLate = watchCases(store, ({ cases }) => (late = cases));
  expect(late).toBe(seen[0]);
  for (const stop of [...stops, stopLate]) stop();
  store.getState().setVariable('docs', { typical: null, worst: null });
  expect(store.getState().activities.has('planning')).toBe(false);
});

it('both cases are counted with their values, and there are none without any', async () => {
  let ids = 0;
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId: () => `c${(ids += 1)}` as UnitId });
  store.getState().addTexts([{ name: 'mail.txt', text: 'Answer {{name}} about {{docs}}' }]);
  expect(await filledCases(store)).toEqual([]);
  store.getState().setVariable('name', { typical: { kind: 'text', text: 'Ann' }, worst: null });
  store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 2000 }, worst: { kind: 'tokens', size: 200_000 } });
  const filled = filledCases(store);
  for (let open = true; open; ) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    for (const key of tokenizer.openKeys()) await tokenizer.answer(key);
    open = store.getState().activities.has('planning');
  }
  // They are counted beside what the panel counts of them.
  expect(new Set(tokenizer.requests.map(({ key }) => key.split(' ')[0]))).toEqual(new Set(['report']));
  const [typical, worst, ...others] = await filled;
  expect(others).toEqual([]);
  expect([typical?.id, worst?.id]).toEqual(['typical', 'worst']);
  expect(worst!.fill.input.tokens - typical!.fill.input.tokens).toBe(198_000);
  expect(typical!.fill.parts.exactness).not.toBe('estimate');
  expect([typical?.unset, typical?.isCut]).toEqual([[], false]);
  expect(store.getState().activities.has('planning')).toBe(false);
});

it('variables without a value are those that have none in any case, in texts of any length', async () => {
  const now = storeWith('').store.getState;
  now().clear();
  now().setText(now().addPart('system'), '{{company}} and {{topic}}');
  now().addTexts([{ name: 'long.txt', text: `${'word '.repeat(60_000)}{{last}} \`{{quoted}}\`` }]);
  expect(await unsetVariables(now().work)).toEqual(['company', 'topic', 'last']);
  now().setVariable('topic', { typical: null, worst: { kind: 'tokens', size: 5 } });
  expect(await unsetVariables(now().work)).toEqual(['company', 'last']);
});

it('so are those of texts that a link left out', async () => {
  const now = storeWith('').store.getState;
  now().clear();
  const text = { kind: 'withheld' as const, fileName: '', mediaType: '', sizeBytes: 0, items: 1, characters: 20, tokens: 5, low: 5, high: 5, exactness: 'exact' as const, countedWith: 'o200k_base', places: [{ name: 'customer', times: 1, units: 12 }] };
  now().replaceWork({ ...now().work, prompt: { freeOrder: false, parts: [{ id: 'x' as UnitId, role: 'system', name: 'System', enabled: true, attachment: text }] } });
  expect(await unsetVariables(now().work)).toEqual(['customer']);
});
