// The report's row for each model of the catalogue: what this prompt is to it, and what it costs there.

import type { StatedShare } from './stated-words';
import type { Fill, LimitName, Verdict } from '@/core/budget/fill';
import type { Model } from '@/core/catalog/model';
import type { Freshness } from '@/core/pricing/freshness';
import type { ModelCost } from '@/core/pricing/model-cost';
import { type Usd, usdToNumber } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import type { Rule } from '@/core/pricing/rule';
import type { Exactness } from '@/core/tokenize/count';

export interface ReportRule {
  readonly kind: Rule['kind'];
  /** The rule and its figures, in words. */
  readonly sentence: string;
}

export interface ReportModel {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  /** The input in this model's own tokens, framing and tools included. */
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exactness: Exactness;
  /** Of the texts, those whose counts a link states: of them, `exactness` is what the link says. */
  readonly stated: StatedShare;
  readonly verdict: Verdict;
  readonly bindingLimit: LimitName;
  readonly headroomTokens: number;
  readonly windowTokens: number;
  readonly reserveTokens: number;
  /** What the cost takes as the answer; see the report's `modelsAnswer`. */
  readonly answerTokens: number;
  /** That is shorter than what is asked of the models: `costNote` says why. */
  readonly isAnswerCapped: boolean;
  /** This request, all input uncached; null: see `costNote`. */
  readonly costUsd: number | null;
  /** At the ends of the range of the tokens. */
  readonly costLowUsd: number | null;
  readonly costHighUsd: number | null;
  /** Why there is no cost, or why it takes less as the answer than was asked for or is reserved; null: neither. */
  readonly costNote: string | null;
  /** Id of the offer whose prices these are; null: nobody sells the model. */
  readonly offer: string | null;
  /** ISO 8601 day on which the price was true. */
  readonly priceAsOf: string | null;
  /** Those that fired, in the order of evaluation; empty where there is no cost. */
  readonly rules: readonly ReportRule[];
}

export interface ReportModelInput {
  readonly model: Pick<Model, 'id' | 'name' | 'vendor'>;
  readonly fill: Fill;
  readonly stated: StatedShare;
  readonly offer: Pick<Offer, 'id'> | null;
  /** Of the fill's input and `answerTokens`. */
  readonly cost: ModelCost;
  readonly answerTokens: number;
  readonly isAnswerCapped: boolean;
  /** Why the answer is shorter than what was asked for, or than the reserve; null: it is not. */
  readonly answerNote: string | null;
  readonly freshness: Pick<Freshness, 'asOf'> | null;
}

/** Dollars are the nearest numbers to the exact amounts. */
export function reportModel({ model, fill, stated, offer, cost, answerTokens, isAnswerCapped, answerNote, freshness }: ReportModelInput): ReportModel {
  const dollars = (usd: Usd | null): number | null => (usd === null ? null : usdToNumber(usd));
  const isPriced = cost.kind === 'priced';
  return {
    id: model.id,
    name: model.name,
    vendor: model.vendor,
    tokens: fill.input.tokens,
    low: fill.input.low,
    high: fill.input.high,
    exactness: fill.input.exactness,
    stated,
    verdict: fill.verdict,
    bindingLimit: fill.bindingLimit,
    headroomTokens: fill.headroomTokens,
    windowTokens: fill.limits.windowTokens,
    reserveTokens: fill.reserveTokens,
    answerTokens,
    isAnswerCapped,
    costUsd: isPriced ? dollars(cost.priced.totalUsd) : null,
    costLowUsd: isPriced ? dollars(cost.lowUsd) : null,
    costHighUsd: isPriced ? dollars(cost.highUsd) : null,
    costNote: noteOf(cost) ?? answerNote,
    offer: offer?.id ?? null,
    priceAsOf: freshness?.asOf ?? null,
    rules: isPriced ? cost.priced.rules.map(({ kind, sentence }) => ({ kind, sentence })) : [],
  };
}

function noteOf(cost: ModelCost): string | null {
  if (cost.kind === 'priced') return null;
  return cost.kind === 'no-offer' ? 'No price of this model is known here.' : priceFailureSentence(cost.failure);
}
