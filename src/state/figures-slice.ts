import type { FiguresSlice } from './catalogue-state';
import type { Slice } from './store';

/** What is done with figures is loaded when it is done (`change-figures.ts`, `newer-data.ts`). */
export const createFiguresSlice: Slice<FiguresSlice> = (set) => ({
  figures: null,
  newer: null,
  setFigures: (figures) => set({ figures }),
  setNewer: (newer) => set({ newer }),
});
