import type { Slice } from './store';

/** What the user set for scores by length. */
export interface LengthChoices {
  /** The score that counts as effective, 0…100. */
  readonly thresholdPts: number;
  /** Ids of the curves that are drawn. */
  readonly drawnIds: readonly string[];
  /** Single figures of other tests are shown. */
  readonly showsCited: boolean;
}

export interface LengthSlice {
  /** What was set; the rest is as the view has it. */
  readonly length: Partial<LengthChoices>;
  setLength(choices: Partial<LengthChoices>): void;
}

export const createLengthSlice: Slice<LengthSlice> = (set) => ({
  length: {},
  setLength: (choices) => set((state) => ({ length: { ...state.length, ...choices } })),
});
