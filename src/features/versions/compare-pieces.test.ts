import { expect, it } from 'vitest';
import type { ModelId, UnitId } from '@/core/units';
import { CountedTexts } from '@/state/fill-of';
import { selectModel } from '@/state/selectors';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { comparePrompts, type Version } from './compare-pieces';
import { shareOfB } from './delta-words';

function comparing() {
  let ids = 0;
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId: () => `v${(ids += 1)}` as UnitId });
  store.getState().clear();
  const compare = async (a: Version, b: Version) => {
    let isDone = false;
    const made = comparePrompts(store, a, b, new CountedTexts(), new AbortController().signal).finally(() => (isDone = true));
    while (!isDone) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      for (const key of tokenizer.openKeys()) await tokenizer.answer(key);
    }
    return (await made)!;
  };
  return { store, compare };
}

const withNothing = (prompt: Version['prompt']): Version => ({ prompt });

it.each(['openai/gpt-5.5', 'anthropic/claude-opus-5'] as const)('the same request twice has all of it in common, with %s too', async (modelId) => {
  const { store, compare } = comparing();
  store.getState().chooseModel(modelId as ModelId);
  expect(selectModel(store.getState()).id).toBe(modelId);
  store.getState().addTexts([{ name: 'mail.txt', text: 'Answer me now, and be short.' }, { name: 'more.txt', text: 'And then some.' }]);
  const { prompt } = store.getState().work;
  const same = await compare(withNothing(prompt), withNothing({ ...prompt, parts: [...prompt.parts] }));
  expect(same.isSame).toBe(true);
  expect(same.common).toEqual(same.sent);
  expect(same.sent.tokens).toBeGreaterThan(0);
  expect(shareOfB(same)).toBe('100\u00a0% of B');
  const less = await compare(withNothing({ ...prompt, parts: prompt.parts.slice(0, 1) }), withNothing(prompt));
  expect([less.isSame, less.common.tokens < less.sent.tokens]).toEqual([false, true]);
});

it('takes no call of a tool for an exact number, in its turn or in what both requests have in common', async () => {
  const { store, compare } = comparing();
  const history = (last: string): Version => ({ prompt: { freeOrder: true, parts: [{ id: 'h' as UnitId, role: 'history', name: 'h', enabled: true, turns: [{ id: 't' as UnitId, speaker: 'user', text: 'Find it, please.' }, { id: 'u' as UnitId, speaker: 'assistant', text: `I look.\n{"name":"find","arguments":{"q":"Some words, and then\nsome more of them, ${last}"}}` }] }] } });
  store.getState().chooseModel('openai/gpt-5.5' as ModelId);
  const { pairs, common, sent } = await compare(history('a'), history('b'));
  expect(pairs.map(({ bCount }) => bCount.exactness)).toEqual(['exact', 'estimate']);
  expect([common.exactness, sent.exactness]).toEqual(['exact', 'estimate']);
  expect((await compare(history('a'), history('a'))).common.exactness).toBe('estimate');
});

it('says of a name that has changed whether the vendor of the model is sent it', async () => {
  const { store, compare } = comparing();
  store.getState().addTexts([{ name: 'old.md', text: 'Answer me now, and be short.' }]);
  const { prompt } = store.getState().work;
  const renamed = { ...prompt, parts: prompt.parts.map((part) => ({ ...part, id: `${part.id} again` as UnitId, name: 'new.md' })) };
  for (const [modelId, isSent] of [['openai/gpt-5.5', false], ['anthropic/claude-opus-5', true]] as const) {
    store.getState().chooseModel(modelId as ModelId);
    const { pairs } = await compare(withNothing(prompt), withNothing(renamed));
    expect(pairs.map(({ isSame, isRenamed, isNameSent }) => [isSame, isRenamed, isNameSent])).toEqual([[true, true, isSent]]);
  }
});

it('compares the cases of each side with its own values, and has none where no variable has one', async () => {
  const { store, compare } = comparing();
  store.getState().addTexts([{ name: 'mail.txt', text: 'Answer {{docs}} now' }]);
  const { prompt } = store.getState().work;
  const withWorst = (size: number): Version => ({ prompt, variables: { docs: { typical: null, worst: { kind: 'tokens', size } } } });
  const { a, b, worst } = await compare(withWorst(2_000_000), withWorst(10));
  expect([a.verdict, b.verdict]).toEqual(['fits', 'fits']);
  expect([worst.a?.verdict, worst.b?.verdict]).toEqual(['over', 'fits']);
  expect(worst.a!.input.tokens - worst.b!.input.tokens).toBe(1_999_990);
  expect(await compare(withWorst(9), withWorst(9))).toMatchObject({ areValuesOther: false, typical: { a: null, b: null } });
  const open = { ...prompt, parts: [...prompt.parts, { id: 'o' as UnitId, role: 'documents' as const, name: 'o', text: '{{other}}', enabled: true }] };
  const both: Version = { prompt: open, variables: { docs: { typical: { kind: 'tokens', size: 20 }, worst: { kind: 'tokens', size: 10 } } } };
  const two = await compare(withWorst(10), both);
  expect(two).toMatchObject({ areValuesOther: true, typical: { a: null, b: { unset: ['other'] } }, worst: { b: { unset: ['other'] } } });
  expect(two.worst.b).toEqual(two.typical.b);
  const smaller: Version = { prompt, variables: { docs: { typical: { kind: 'tokens', size: 2_000_000 }, worst: { kind: 'text', text: 'few' } } } };
  expect((await compare(smaller, withWorst(10))).worst.a?.verdict).toBe('over');
  expect((await compare({ prompt }, withWorst(10))).worst).toMatchObject({ a: null, b: { verdict: 'fits' } });
  expect((await compare({ prompt }, { prompt, variables: { nowhere: { typical: null, worst: { kind: 'tokens', size: 9 } } } })).worst).toEqual({ a: null, b: null });
});
