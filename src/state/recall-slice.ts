import type { RecallChoices } from '@/core/recall/choices';
import type { Slice } from './store';

/** Scores by position along the prompt. */
export interface RecallSlice {
  /** The lane below the bar and beside the tokens is shown. */
  readonly overlayOn: boolean;
  /** That there is such a lane was pointed out, and answered. */
  readonly overlayOffered: boolean;
  /** What was chosen, as it was kept: `recall-selectors.ts` reads it and knows the defaults. */
  readonly recall: Partial<RecallChoices>;
  setOverlay(on: boolean): void;
  /** The user does not want to be told again. */
  dismissOverlayOffer(): void;
  setRecall(change: Partial<RecallChoices>): void;
  /** All choices at once: one that is left out is as on a first visit. */
  replaceRecall(choices: Partial<RecallChoices>): void;
}

export const createRecallSlice: Slice<RecallSlice> = (set) => ({
  overlayOn: false,
  overlayOffered: false,
  recall: {},
  setOverlay: (overlayOn) => set({ overlayOn, overlayOffered: true }),
  dismissOverlayOffer: () => set({ overlayOffered: true }),
  replaceRecall: (recall) => set({ recall }),
  setRecall: (change) => set((state) => ({ recall: { ...state.recall, ...change } })),
});
