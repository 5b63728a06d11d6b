import type { Slice } from './store';

/** What the user set for needle tests, lists as they were typed. */
export interface NeedleChoices {
  readonly lengths: string;
  readonly depths: string;
  readonly trials: number;
  readonly source: 'filler' | 'documents';
  /** sample: another code in each test. */
  readonly needleKind: 'sample' | 'own';
  readonly needle: string;
  readonly question: string;
  readonly answer: string;
  readonly shape: 'openai' | 'anthropic';
  /** As the vendor names it; null: after the chosen model. */
  readonly modelName: string | null;
}

export interface NeedlesSlice {
  /** What was set; the rest is as `needle-defaults.ts` has it. */
  readonly needles: Partial<NeedleChoices>;
  setNeedles(choices: Partial<NeedleChoices>): void;
}

export const createNeedlesSlice: Slice<NeedlesSlice> = (set) => ({
  needles: {},
  setNeedles: (choices) => set((state) => ({ needles: { ...state.needles, ...choices } })),
});
