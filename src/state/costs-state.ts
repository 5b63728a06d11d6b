// What the state knows of costs beside the catalogue. Apart from the rest, which is long enough.
import type { Scenario } from '@/core/pricing/scenario';
import type { CountedText } from './app-state';

/** A real answer of a model, to be measured. */
export interface AnswerText {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** How requests are used and what comes back: what a calculator of costs needs beside the prompt and the price. */
export interface CostsSlice {
  readonly scenario: Scenario;
  /** The user's own scenario while a worked example is open; null: none is. */
  readonly ownScenario: Scenario | null;
  /** Real answers, whose mean is the output of the scenario. */
  readonly answers: readonly AnswerText[];
  /** Their tokens by encoding and text; a text with a reason could not be counted. */
  readonly answerCounts: ReadonlyMap<string, CountedText | { readonly reason: string }>;
  setScenario(change: Partial<Scenario>): void;
  /** Opens a worked example over the user's own scenario; null: that one again. */
  openExample(scenario: Scenario | null): void;
  /** The scenario of a first visit, without answers. */
  resetScenario(): void;
  setAnswers(answers: readonly AnswerText[]): void;
  /** Counts the answers that are not counted in the model's tokenizer yet. Safe to call at any time. */
  countAnswers(): void;
}
