// Models as a report is told of them: sold, not sold, not served, and sold above a bracket.
import { fillWindow } from '@/core/budget/fill';
import { modelCost } from '@/core/pricing/model-cost';
import type { Offer } from '@/core/pricing/offer';
import type { ReportModelInput } from '@/core/share/report-models';
import { type Count, NOTHING } from '@/core/tokenize/count';
import type { ModelId } from '@/core/units';
import { offerOf, type PriceCard } from './price-cards';

export const AT_MS = Date.parse('2026-11-27T12:00:00Z');

/** $1 and $5 per million tokens, twice that above 1,000 tokens of prompt. */
export const CARD: PriceCard = { periods: [{ rates: { input: 1, output: 5 }, contextTiers: [{ threshold: 1000, boundary: 'gt', rates: { input: 2, output: 10 } }] }] };

export function reportedModel(id: string, tokens: number, offer: Offer | null, over: Partial<Count> = {}): ReportModelInput {
  const parts: Count = { tokens, low: tokens, high: tokens, exactness: 'exact', ...over };
  const fill = fillWindow({ parts, overhead: NOTHING, limits: { windowTokens: 10_000, maxInputTokens: null, maxOutputTokens: 2_000, budget: 'shared' }, reserveTokens: 2_000, reasoningTokens: 0 });
  return { model: { id: id as ModelId, name: `Name of ${id}`, vendor: 'Vendor' }, fill, stated: 'none', offer, cost: modelCost(fill.input, fill.reserveTokens, offer, AT_MS), answerTokens: fill.reserveTokens, isAnswerCapped: false, answerNote: null, freshness: offer === null ? null : { asOf: '2026-11-20' } };
}

export function reportedModels(): readonly ReportModelInput[] {
  const offer = offerOf(CARD);
  const small = { value: 3_000, source: 'test', asOf: '2026-11-20' };
  return [
    reportedModel('vendor/below', 900, offer, { low: 800, high: 1_100, exactness: 'estimate' }),
    reportedModel('vendor/above', 1_500, offer),
    reportedModel('vendor/unsold', 900, null),
    reportedModel('vendor/refused', 1_500, { ...offer, servedLimits: { ...offer.servedLimits, windowTokens: small } }),
  ];
}
