import type { CountsSlice } from './app-state';
import type { Slice } from './store';

export const CANCELLED_REASON = 'Counting was cancelled.';

/** Holds the results; `counting.ts` asks for them. */
export const createCountsSlice: Slice<CountsSlice> = (set, get, _api, { tokenizer }) => ({
  counts: new Map(),
  counting: new Map(),
  countedBytes: 0,
  measures: new Map(),
  framingCounts: new Map(),
  workerFault: null,

  retryCounts: () => {
    tokenizer.retry();
    set({ workerFault: null, counts: new Map([...get().counts].filter(([, count]) => count.status === 'ready')) });
  },
  cancelCounts: () => {
    if (get().counting.size > 0) set({ counting: new Map() });
  },
});
