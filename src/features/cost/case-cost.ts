// What the scenario costs with a prompt that fills the window otherwise, in words.
import type { Fill } from '@/core/budget/fill';
import { formatUsd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { scenarioCost } from '@/core/pricing/scenario-cost';
import { isApproximate } from '@/core/tokenize/count';
import type { AppState } from '@/state/app-state';
import { scenarioRequestsWith } from '@/state/scenario-selectors';
import { requestDollars } from './waterfall-bars';

/** Such as "$2.50 per request, $75.00 per month"; where there is no price, why in two words. */
export function caseCost(state: AppState, fill: Fill, offer: Offer, atMs: number): string {
  const cost = scenarioCost(scenarioRequestsWith(state, fill).request, state.scenario, offer, atMs);
  if (!cost.ok) return cost.error.kind === 'not-servable' ? 'no price: more than is served' : 'no price';
  const sign = isApproximate(fill.input.exactness) ? '~' : '';
  return `${sign}${requestDollars(cost.value.perRequestUsd)} per request, ${sign}${formatUsd(cost.value.perMonthUsd)} per month`;
}
