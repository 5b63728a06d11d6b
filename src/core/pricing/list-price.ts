// What a request costs by an offer's rates, whether or not it is served: the price of a prompt that is too long is what it
// would cost, and what trimming it saves is measured against that.

import type { Result } from '@/core/result';
import { subtractUsd, type Usd } from './money';
import type { Offer } from './offer';
import type { PriceFailure } from './price-failure';
import { type Priced, priceRequest } from './price-request';
import type { Usage } from './usage';

/** The price as `priceRequest` has it, but no served limit refuses the request. */
export function listPrice(usage: Usage, offer: Offer, atMs: number): Result<Priced, PriceFailure> {
  return priceRequest(usage, withoutServedLimits(offer), atMs);
}

/** What a request costs less than another by list price; below 0 where it costs more. null: one of them has no price. */
export function savedUsd(before: { readonly usage: Usage; readonly offer: Offer | null }, after: { readonly usage: Usage; readonly offer: Offer | null }, atMs: number): Usd | null {
  if (before.offer === null || after.offer === null) return null;
  const [a, b] = [listPrice(before.usage, before.offer, atMs), listPrice(after.usage, after.offer, atMs)];
  return a.ok && b.ok ? subtractUsd(a.value.totalUsd, b.value.totalUsd) : null;
}

const unlimited = new WeakMap<Offer, Offer>();

function withoutServedLimits(offer: Offer): Offer {
  const known = unlimited.get(offer);
  if (known !== undefined) return known;
  const servedLimits = { ...offer.servedLimits, windowTokens: null, maxInputTokens: null, maxOutputTokens: null };
  const made: Offer = { ...offer, servedLimits, periods: offer.periods.map((period) => ({ ...period, maxPromptTokens: null })) };
  unlimited.set(offer, made);
  return made;
}
