import { useDeferredValue, useMemo } from 'react';
import type { Offer } from '@/core/pricing/offer';
import { type ScenarioBand, scenarioBand } from '@/core/pricing/scenario-band';
import { type ScenarioCost, scenarioCost, type ScenarioFailure } from '@/core/pricing/scenario-cost';
import type { Result } from '@/core/result';
import { useApp } from '@/state/react';
import { selectScenarioOffer, selectScenarioRequests } from '@/state/scenario-selectors';
import { type CostNote, costNotes } from './cost-notes';

export interface ShownCost {
  readonly offer: Offer;
  readonly cost: Result<ScenarioCost, ScenarioFailure>;
  /** null: every count is exact. */
  readonly band: ScenarioBand | null;
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
  return useMemo(() => {
    if (offer === null) return null;
    const { request, low, high } = requests;
    return {
      offer,
      cost: scenarioCost(request, scenario, offer, atMs),
      band: low === null || high === null ? null : scenarioBand(low, high, scenario, offer, atMs),
      notes: costNotes(requests, scenario, offer, atMs),
      isCached: request.cachedTokens > 0,
    };
  }, [offer, scenario, atMs, requests]);
}
