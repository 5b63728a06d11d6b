// What one request costs, as the printed report says it.
import type { Fill } from '@/core/budget/fill';
import { isShort } from '@/core/budget/uncounted';
import { findSource } from '@/core/catalog/find-source';
import { type BilledAnswer, billedNote } from '@/core/pricing/billed-answer';
import { priceFreshness } from '@/core/pricing/freshness';
import { modelCost } from '@/core/pricing/model-cost';
import { formatUsd, type Usd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import type { Priced } from '@/core/pricing/price-request';
import { isApproximate } from '@/core/tokenize/count';
import { formatTokens } from '@/core/units';

/** One request with all input uncached and what is billed of the reserve as the answer, as everywhere; or why there is no price. `offer` null: nobody sells it. */
export function costLine(fill: Fill, billed: BilledAnswer, offer: Offer | null, atMs: number): string {
  const cost = modelCost(fill.input, billed.answerTokens, offer, atMs);
  if (offer === null || cost.kind === 'no-offer') return 'One request: no price of this model is known here.';
  if (cost.kind === 'unpriced') return `One request: no price. ${priceFailureSentence(cost.failure)}`;
  const sign = isApproximate(fill.input.exactness) ? '~' : '';
  const isAtLeast = isShort(fill);
  const remarks = [rangeWords(cost.lowUsd, cost.highUsd), isAtLeast ? 'not everything is counted' : ''].filter((words) => words !== '').join('; ');
  // Nothing is no estimate, however many tokens there are.
  const amount = cost.priced.totalUsd.digits === 0n ? `free${isAtLeast ? ' (not everything is counted)' : ''}` : `${isAtLeast ? 'at least ' : ''}${formatUsd(cost.priced.totalUsd, sign)}${remarks === '' ? '' : ` (${remarks})`}`;
  const note = billedNote(billed);
  return `One request: ${amount}, with ${formatTokens(billed.answerTokens)} of answer and all input uncached.${note === null ? '' : ` ${note}`} Price of ${priceSource(cost.priced, offer, atMs)}.`;
}

function rangeWords(lowUsd: Usd | null, highUsd: Usd | null): string {
  const [low, high] = [lowUsd, highUsd].map((usd) => (usd === null ? null : formatUsd(usd)));
  if (low === high) return '';
  if (low == null) return `up to ${high ?? ''}`;
  return high == null ? `from ${low}, no price at the high end` : `${low}–${high}`;
}

/** "2026-11-20, by pi-ai 1.5.2 (npm)": the day on which it was true, and who says so of what is charged. */
function priceSource({ rules }: Priced, offer: Offer, atMs: number): string {
  const ids = rules.flatMap((rule) => (rule.kind === 'charge' ? [rule.price.source] : []));
  const names = [...new Set(ids)].map((id) => findSource(id)?.name ?? id);
  const asOf = priceFreshness(offer, atMs)?.asOf;
  return [...(asOf === undefined ? [] : [asOf]), `by ${names.join(' and ')}`].join(', ');
}
