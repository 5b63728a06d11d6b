// A prompt of hundreds of parts: a window is filled anew for each change that is looked at.
import { expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { NOTHING } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { CountedTexts } from './fill-of';
import { createAppStore } from './store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { fitPlan } from './fit-plan';

const PARTS = 500;

it('looks at the largest, offers the same as if it looked at all, and answers between two changes', () => {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `p${(ids += 1)}` as UnitId });
  const { work } = store.getState();
  const tokensAt = (index: number) => 1 + ((index * 7919) % PARTS);
  const parts = Array.from({ length: PARTS }, (_, index) => {
    const tokens = tokensAt(index);
    return { id: `w${index}` as UnitId, role: 'documents', name: `w${index}`, enabled: true, attachment: { kind: 'withheld', fileName: 'w', mediaType: 'text/plain', sizeBytes: 9, characters: 9, ...NOTHING, tokens, low: tokens, high: tokens, countedWith: 'o200k_base' } } as const;
  });
  store.getState().replaceWork({ ...work, prompt: { parts, freeOrder: false } });
  const found = { rewritings: [], models: [], cases: [] };
  let steps = 0;
  for (const plan = fitPlan(store.getState(), found, new CountedTexts()); plan.next().done !== true; ) steps += 1;
  expect(steps).toBe(120);
  const { actions } = lastOf(fitPlan(store.getState(), found, new CountedTexts()));
  const largest = parts.toSorted((a, b) => b.attachment.tokens - a.attachment.tokens).slice(0, 40);
  expect(actions.map(({ title, effect }) => [title, effect.savedTokens])).toEqual(largest.map(({ name, attachment }) => [`Switch off ${name}`, attachment.tokens]));
});
