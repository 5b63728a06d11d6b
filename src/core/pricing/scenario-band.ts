// The range of a cost whose tokens are known as a range.

import type { RepeatedRequest } from './cache-calls';
import { compareUsd } from './money';
import type { Offer } from './offer';
import type { Scenario } from './scenario';
import { type ScenarioCost, scenarioCost } from './scenario-cost';

export interface ScenarioBand {
  /** null: that end has no price, such as one past what is served. */
  readonly low: ScenarioCost | null;
  readonly high: ScenarioCost | null;
}

/** The costs at the low and the high end of a request's counts. */
export function scenarioBand(low: RepeatedRequest, high: RepeatedRequest, scenario: Scenario, offer: Offer, atMs: number): ScenarioBand {
  const [atLow, atHigh] = [low, high].map((request) => scenarioCost(request, scenario, offer, atMs));
  return { low: atLow?.ok === true ? atLow.value : null, high: atHigh?.ok === true ? atHigh.value : null };
}

/** Whether what is billed of the answer is the same at both ends: not where the prompt may be in a bracket of other rates. */
export function isAnswerSure({ parts }: ScenarioCost, { low, high }: ScenarioBand): boolean {
  return [low, high].every((end) => end === null || (compareUsd(end.parts.output, parts.output) === 0 && compareUsd(end.parts.reasoning, parts.reasoning) === 0));
}
