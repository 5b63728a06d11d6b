import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { filledCases } from './case-plan';
import { createAppStore } from './store';

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
