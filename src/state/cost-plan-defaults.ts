// What the calculators begin with, and their choices in full. Only views that are loaded when asked for import this.
import type { AppState } from './app-state';
import type { ArchitectureChoices, GrowthChoices } from './cost-plans-slice';
import { remembered, type Selector } from './selectors';

export const DEFAULT_GROWTH: GrowthChoices = {
  kind: 'chat',
  turns: 30,
  prefixTokens: null,
  userTokens: null,
  assistantTokens: null,
  toolResultTokens: null,
  caching: null,
  pauseMinutes: 1,
  hitPercent: 100,
  thresholdPercent: 80,
  keepPercent: 20,
  compactionBy: 'summary',
  biggerModelId: null,
  chunks: 8,
  chunkTokens: 500,
};

export const DEFAULT_ARCHITECTURE: ArchitectureChoices = {
  corpusTokens: null,
  queriesPerDay: 100,
  hoursPerDay: 24,
  changesPerMonth: 4,
  changedPercent: 10,
  latency: 'interactive',
  instructionTokens: null,
  questionTokens: null,
  answerTokens: 500,
  caching: null,
  chunkTokens: 500,
  chunks: 8,
  chunksPerSummary: 20,
  summaryTokens: 250,
  summaries: 4,
  embeddingUsdPerMTok: null,
};

export const selectGrowth: Selector<GrowthChoices> = remembered(
  (state: AppState) => [state.growth],
  (growth) => ({ ...DEFAULT_GROWTH, ...growth }),
);

export const selectArchitecture: Selector<ArchitectureChoices> = remembered(
  (state: AppState) => [state.architecture],
  (architecture) => ({ ...DEFAULT_ARCHITECTURE, ...architecture }),
);
