import type { Slice } from './store';
import type { ComparisonSlice } from './tokenizer-slices';

/** What is known of one text in every tokenizer; what counts it (`comparingOf`) is loaded with the first that asks. */
export const createComparisonSlice: Slice<ComparisonSlice> = (set, get) => {
  const change = (next: Partial<ComparisonSlice['comparison']>) => set({ comparison: { ...get().comparison, ...next } });
  return {
    comparison: { scope: 'prompt', showsOlder: false, counts: new Map(), words: new Map(), counting: new Map(), isForReport: false },
    setComparisonScope: (scope) => change({ scope }),
    setShowsOlder: (showsOlder) => change({ showsOlder }),
    cancelReport: () => change({ isForReport: false }),
  };
};
