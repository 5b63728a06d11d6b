// What the scenario costs with a prompt that fills the window otherwise, in words.
import { formatUsd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { scenarioCost } from '@/core/pricing/scenario-cost';
import { isApproximate } from '@/core/tokenize/count';
import type { AppState } from '@/state/app-state';
import { type FilledParts, scenarioRequestsWith } from '@/state/scenario-selectors';
import { requestDollars } from './waterfall-bars';

/** Such as "$2.50 per request, $75.00 per month"; where there is no price, why in two words. */
export function caseCost(state: AppState, filled: FilledParts, offer: Offer, atMs: number): string {
  const { fill } = filled;
  const cost = scenarioCost(scenarioRequestsWith(state, filled).request, state.scenario, offer, atMs);
  if (!cost.ok) return cost.error.kind === 'not-servable' ? 'no price: more than is served' : 'no price';
  const sign = isApproximate(fill.input.exactness) ? '~' : '';
  return `${requestDollars(cost.value.perRequestUsd, sign)} per request, ${formatUsd(cost.value.perMonthUsd, sign)} per month`;
}
