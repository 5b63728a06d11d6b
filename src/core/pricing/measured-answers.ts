import type { Count } from '@/core/tokenize/count';

export interface MeasuredAnswers {
  readonly answers: number;
  /** Nearest whole token. */
  readonly meanTokens: number;
  /** The shortest answer at the low end of its band, and the longest at the high end. */
  readonly minTokens: number;
  readonly maxTokens: number;
  /** Some count is no exact one. */
  readonly isEstimate: boolean;
}

/** What real answers of a model measure; null: there are none. */
export function measuredAnswers(counts: readonly Count[]): MeasuredAnswers | null {
  if (counts.length === 0) return null;
  return {
    answers: counts.length,
    meanTokens: Math.round(counts.reduce((sum, { tokens }) => sum + tokens, 0) / counts.length),
    minTokens: Math.min(...counts.map(({ low }) => low)),
    maxTokens: Math.max(...counts.map(({ high }) => high)),
    isEstimate: counts.some(({ exactness }) => exactness !== 'exact'),
  };
}
