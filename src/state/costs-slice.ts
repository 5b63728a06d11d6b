import { DEFAULT_SCENARIO } from '@/core/pricing/scenario';
import type { CostsSlice } from './costs-state';
import type { Slice } from './store';

/** How requests are used, for every view that says what a month costs. */
export const createCostsSlice: Slice<CostsSlice> = (set, get, _api, { tokenizer }) => ({
  scenario: DEFAULT_SCENARIO,
  ownScenario: null,
  answers: [],
  answerCounts: new Map(),

  setScenario: (change) => set(({ scenario }) => ({ scenario: { ...scenario, ...change } })),
  openExample: (example) =>
    set(({ scenario, ownScenario }) => ({ scenario: example ?? ownScenario ?? scenario, ownScenario: example === null ? null : (ownScenario ?? scenario) })),
  resetScenario: () => set({ scenario: DEFAULT_SCENARIO, ownScenario: null, answers: [] }),
  setAnswers: (answers) => set({ answers }),
  countAnswers: () => {
    const count = async () => {
      const { countAnswers } = await import('./answer-counts');
      await countAnswers({ get, set }, tokenizer);
    };
    void get().track('counting answers', count());
  },
});
