import { useDeferredValue, useMemo } from 'react';
import type { Offer } from '@/core/pricing/offer';
import { isAnswerSure, type ScenarioBand, scenarioBand } from '@/core/pricing/scenario-band';
import { changeReach, scenarioChange } from '@/core/pricing/scenario-change';
import { type ScenarioCost, scenarioCost, type ScenarioFailure } from '@/core/pricing/scenario-cost';
import type { Result } from '@/core/result';
import { isApproximate } from '@/core/tokenize/count';
import { useApp } from '@/state/react';
import { selectExample, selectScenarioOffer, selectScenarioRequests } from '@/state/scenario-selectors';
import { selectFill } from '@/state/selectors';
import { type CostNote, costNotes } from './cost-notes';

export interface ShownCost {
  readonly offer: Offer;
  readonly cost: Result<ScenarioCost, ScenarioFailure>;
  /** null: every count is exact. */
  readonly band: ScenarioBand | null;
  /** "~" where the prompt is an estimate, else empty: for every figure that rests on it. */
  readonly sign: '~' | '';
  /** "~" where what is billed of the answer differs within the range of the prompt, as its bracket does. */
  readonly answerSign: '~' | '';
  /** Whether the price changes within a month or a year from now. */
  readonly changes: ReturnType<typeof changeReach>;
  readonly notes: readonly CostNote[];
  /** Whether anything is cached at all. */
  readonly isCached: boolean;
}

/** The scenario's cost with what stands beside it; null: there is no offer. */
export function useCost(): ShownCost | null {
  const offer = useApp(selectScenarioOffer);
  const scenario = useApp((state) => state.scenario);
  const atMs = useApp((state) => state.pricesAtMs);
  // Behind the typing: the figures come when the keystroke is drawn.
  const requests = useDeferredValue(useApp(selectScenarioRequests));
  const sign = useDeferredValue(useApp((state) => (selectExample(state) === null && isApproximate(selectFill(state).input.exactness) ? '~' : '')));
  return useMemo(() => {
    if (offer === null) return null;
    const { request, low, high } = requests;
    const change = scenarioChange(request, scenario, offer, atMs);
    const cost = scenarioCost(request, scenario, offer, atMs);
    const band = low === null || high === null ? null : scenarioBand(low, high, scenario, offer, atMs);
    return {
      offer,
      cost,
      band,
      sign,
      answerSign: cost.ok && band !== null && !isAnswerSure(cost.value, band) ? '~' : '',
      changes: changeReach(change, atMs),
      notes: costNotes(requests, scenario, offer, atMs, change, sign),
      isCached: request.cachedTokens > 0,
    };
  }, [offer, scenario, atMs, requests, sign]);
}
