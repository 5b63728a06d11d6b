import type { ModelId } from '@/core/units';
import type { Slice } from './store';

/** What the user set for a conversation that grows. null: as the prompt measures, or as it is proposed. */
export interface GrowthChoices {
  readonly kind: 'chat' | 'agent';
  readonly turns: number;
  readonly prefixTokens: number | null;
  readonly userTokens: number | null;
  readonly assistantTokens: number | null;
  readonly toolResultTokens: number | null;
  /** A way of caching by its name, or "off". */
  readonly caching: string | null;
  readonly pauseMinutes: number;
  readonly hitPercent: number;
  /** Of the window, at which the history is made shorter, and how much of it stays. */
  readonly thresholdPercent: number;
  readonly keepPercent: number;
  readonly compactionBy: 'summary' | 'drop';
  /** The model with a bigger window to compare with. */
  readonly biggerModelId: ModelId | null;
  readonly chunks: number;
  readonly chunkTokens: number;
}

/** What the user set to compare architectures. null: as the prompt measures, or as it is proposed. */
export interface ArchitectureChoices {
  readonly corpusTokens: number | null;
  readonly queriesPerDay: number;
  readonly hoursPerDay: number;
  readonly changesPerMonth: number;
  readonly changedPercent: number;
  readonly latency: 'interactive' | 'can-wait';
  readonly instructionTokens: number | null;
  readonly questionTokens: number | null;
  readonly answerTokens: number;
  readonly caching: string | null;
  readonly chunkTokens: number;
  readonly chunks: number;
  readonly chunksPerSummary: number;
  readonly summaryTokens: number;
  readonly summaries: number;
  readonly embeddingUsdPerMTok: number | null;
}

/** The calculators of conversations and architectures. */
export interface CostPlansSlice {
  /** What was set; the rest is as `cost-plan-defaults.ts` has it, which the first picture does not need. */
  readonly growth: Partial<GrowthChoices>;
  readonly architecture: Partial<ArchitectureChoices>;
  setGrowth(choices: Partial<GrowthChoices>): void;
  setArchitecture(choices: Partial<ArchitectureChoices>): void;
}

export const createCostPlansSlice: Slice<CostPlansSlice> = (set) => ({
  growth: {},
  architecture: {},
  setGrowth: (choices) => set((state) => ({ growth: { ...state.growth, ...choices } })),
  setArchitecture: (choices) => set((state) => ({ architecture: { ...state.architecture, ...choices } })),
});
