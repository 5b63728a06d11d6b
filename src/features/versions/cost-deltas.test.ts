import { expect, it } from 'vitest';
import { fillWindow } from '@/core/budget/fill';
import { formatUsd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { offerOf, sourced } from '@/test/price-cards';
import { AT_MS, CARD } from '@/test/reported-models';
import { type CostDelta, costDeltas } from './cost-deltas';

const filled = (tokens: number, exactness: Count['exactness'] = 'exact') =>
  fillWindow({ parts: { tokens, low: tokens, high: tokens, exactness }, overhead: NOTHING, limits: { windowTokens: 10_000, maxInputTokens: null, maxOutputTokens: 2_000, budget: 'shared' }, reserveTokens: 2_000, reasoningTokens: 0 });
const offer = offerOf(CARD);
const small: Offer = { ...offer, servedLimits: { ...offer.servedLimits, windowTokens: sourced(1_200) } };
const told = ({ name, a, b }: CostDelta) => [name, ...[a, b].map(({ usd, sign, words }) => (usd === null ? words : `${sign}${formatUsd(usd)}`))];

it('a request of each side costs what the answer that is billed makes it, and its input apart', () => {
  expect(costDeltas([filled(500), filled(900, 'estimate')], 500, offer, AT_MS).map(told)).toEqual([
    ['Cost of a request', '$0.003', '~$0.0034'],
    ['of which input', '$0.0005', '~$0.0009'],
  ]);
});

it('a request that is not served is said to be so, with the reason, and what its input is by list price', () => {
  const rows = costDeltas([filled(500), filled(900, 'estimate')], 500, small, AT_MS);
  expect(rows.map(told)).toEqual([
    ['Cost of a request', '$0.003', 'Not servable'],
    ['Input at list price', '$0.0005', '~$0.0009'],
  ]);
  expect(rows[0]?.b.why).toBe('~1,400 tokens, and the window that is served is 1,200.');
});

it('where nobody sells the model there is one row without a price', () => {
  expect(costDeltas([filled(500), filled(900)], 500, null, AT_MS).map(told)).toEqual([['Cost of a request', 'no price', 'no price']]);
});
