// A store whose texts are counted at once, by a rule that can be done in the head.
import { expect, vi } from 'vitest';
import { succeed } from '@/core/result';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from './fake-tokenizer';

/** One token for each two units, answered at once. */
export function openQuickStore() {
  let ids = 0;
  const asked: string[] = [];
  const tokenizer = {
    ...fakeTokenizer(),
    count: ({ text, tally, key }: { text: { length: number }; tally?: boolean; key: string }) => {
      asked.push(key);
      const tokens = Math.ceil(text.length / 2);
      return Promise.resolve(succeed(tally === true ? { tokens, tally: { ...EMPTY_TALLY, prose: tokens } } : { tokens }));
    },
  };
  const store = createAppStore({ tokenizer, makeId: () => `i${(ids += 1)}` as UnitId });
  const isBusy = () => store.getState().activities.size > 0 || store.getState().counting.size > 0;
  const settled = () => vi.waitFor(() => expect(isBusy()).toBe(false), { timeout: 10_000 });
  return { store, tokenizer, settled, asked };
}
