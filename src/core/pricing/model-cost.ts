// What a prompt costs with a model: the price, its range where the tokens are a range, and the nearest bracket.

import type { Count } from '@/core/tokenize/count';
import { compareUsd, type Usd } from './money';
import { type Cliffs, nextCliff } from './next-cliff';
import type { Offer } from './offer';
import { tariffAt } from './period';
import type { PriceFailure } from './price-failure';
import { type Priced, priceRequest } from './price-request';
import { NO_USAGE, type Usage } from './usage';

export type ModelCost =
  | {
      readonly kind: 'priced';
      readonly priced: Priced;
      /**
       * At the ends of the range of the tokens, low ≤ total ≤ high where the rates of brackets rise; both equal the total
       * where the count is exact. null: the request would not be served, or has no price, at that end.
       */
      readonly lowUsd: Usd | null;
      readonly highUsd: Usd | null;
      /** The answer costs the same at both ends: its rates are those of one bracket, whichever size the prompt really has. */
      readonly isAnswerSure: boolean;
      /** null: the offer has no brackets. */
      readonly cliffs: Cliffs | null;
    }
  /** Nobody is known to sell it. */
  | { readonly kind: 'no-offer' }
  | { readonly kind: 'unpriced'; readonly failure: PriceFailure };

/** One request as it is billed: all input uncached, and the answer as long as what is reserved for it. */
export function wholeRequest(inputTokens: number, outputTokens: number): Usage {
  return { ...NO_USAGE, inputTokens, outputTokens };
}

/** The cost of a request with `input` and an answer of `outputTokens`, by an offer at a moment. Fails as `priceRequest` does. */
export function modelCost(input: Count, outputTokens: number, offer: Offer | null, atMs: number): ModelCost {
  if (offer === null) return { kind: 'no-offer' };
  const usage = wholeRequest(input.tokens, outputTokens);
  const result = priceRequest(usage, offer, atMs);
  if (!result.ok) return { kind: 'unpriced', failure: result.error };
  const atEnd = (tokens: number): Priced | null => {
    if (tokens === input.tokens) return result.value;
    const end = priceRequest(wholeRequest(tokens, outputTokens), offer, atMs);
    return end.ok ? end.value : null;
  };
  const [low, high] = [atEnd(input.low), atEnd(input.high)];
  const isAnswerSure = [low, high].every((end) => end === null || compareUsd(end.outputUsd, result.value.outputUsd) === 0);
  const hasBrackets = (tariffAt(offer, atMs)?.brackets.length ?? 0) > 0;
  const cliffs = hasBrackets ? nextCliff(usage, offer, atMs) : null;
  return { kind: 'priced', priced: result.value, lowUsd: low?.totalUsd ?? null, highUsd: high?.totalUsd ?? null, isAnswerSure, cliffs: cliffs?.ok === true ? cliffs.value : null };
}
