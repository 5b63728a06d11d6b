import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { CountedTexts } from '@/state/fill-of';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { comparePrompts, type Version } from './compare-pieces';

it('compares the worst case of each side with its own values, and has none where no variable has one', async () => {
  let ids = 0;
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId: () => `v${(ids += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addTexts([{ name: 'mail.txt', text: 'Answer {{docs}} now' }]);
  const { prompt } = store.getState().work;
  const compare = async (a: Version, b: Version) => {
    let isDone = false;
    const made = comparePrompts(store, a, b, new CountedTexts(), new AbortController().signal).finally(() => (isDone = true));
    while (!isDone) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      for (const key of tokenizer.openKeys()) await tokenizer.answer(key);
    }
    return (await made)!;
  };
  const withWorst = (size: number): Version => ({ prompt, variables: { docs: { typical: null, worst: { kind: 'tokens', size } } } });
  const { a, b, worst } = await compare(withWorst(2_000_000), withWorst(10));
  expect([a.verdict, b.verdict]).toEqual(['fits', 'fits']);
  expect([worst.a?.verdict, worst.b?.verdict]).toEqual(['over', 'fits']);
  expect(worst.a!.input.tokens - worst.b!.input.tokens).toBe(1_999_990);
  const smaller: Version = { prompt, variables: { docs: { typical: { kind: 'tokens', size: 2_000_000 }, worst: { kind: 'text', text: 'few' } } } };
  expect((await compare(smaller, withWorst(10))).worst.a?.verdict).toBe('over');
  expect((await compare({ prompt }, withWorst(10))).worst).toMatchObject({ a: null, b: { verdict: 'fits' } });
  expect((await compare({ prompt }, { prompt, variables: { nowhere: { typical: null, worst: { kind: 'tokens', size: 9 } } } })).worst).toEqual({ a: null, b: null });
});
