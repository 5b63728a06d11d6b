// A store whose texts are counted at once, by a rule that can be done in the head.
import { succeed } from '@/core/result';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import { type AppStore, createAppStore } from '@/state/store';
import { fakeTokenizer } from './fake-tokenizer';
import { activitiesOf, settled, quickenTimers } from './settled';

const running = (store: AppStore) => [...activitiesOf(store), ...store.getState().counting.keys()];

/** One token for each two units, answered at once. */
export function openQuickStore() {
  quickenTimers();
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
  return { store, tokenizer, settled: () => settled(store, running), asked };
}
