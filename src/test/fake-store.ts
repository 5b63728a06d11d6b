import type { UnitId } from '@/core/units';
import { type AppStore, createAppStore } from '@/state/store';
import { type FakeTokenizer, fakeTokenizer } from './fake-tokenizer';

let lastId = 0;
const makeId = () => `id${(lastId += 1)}` as UnitId;

/** A store whose tokenizer answers only when it is told to. */
export function openFakeStore(): { readonly store: AppStore; readonly tokenizer: FakeTokenizer } {
  const tokenizer = fakeTokenizer();
  return { store: createAppStore({ tokenizer, makeId }), tokenizer };
}

export function partNames(store: AppStore): readonly string[] {
  return store.getState().work.prompt.parts.map((part) => part.name);
}
