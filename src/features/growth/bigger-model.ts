import type { Model } from '@/core/catalog/model';
import type { CacheFacts } from '@/core/catalog/catalogue-offer';
import { compareUsd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { priceRequest } from '@/core/pricing/price-request';
import { NO_USAGE } from '@/core/pricing/usage';

/** A model as it is sold. */
export interface SoldModel {
  readonly model: Model;
  readonly offer: Offer;
  /** What a reader sees of who sells it. */
  readonly providerName: string;
  readonly facts: CacheFacts | null;
}

/** The window that an offer serves. */
export function windowOf({ model, offer }: SoldModel): number {
  return offer.servedLimits.windowTokens?.value ?? model.windowTokens.value;
}

/** Those whose window is bigger than so many tokens and that have a price, the smallest window first, then by name. */
export function biggerModels(sold: readonly SoldModel[], windowTokens: number, atMs: number): readonly SoldModel[] {
  const isPriced = ({ offer }: SoldModel): boolean => priceRequest({ ...NO_USAGE, inputTokens: 1, outputTokens: 1 }, offer, atMs).ok;
  return sold
    .filter((each) => windowOf(each) > windowTokens && isPriced(each))
    .toSorted((a, b) => windowOf(a) - windowOf(b) || a.model.name.localeCompare(b.model.name, 'en', { numeric: true }));
}

/** What a run needs at its end. */
export interface LargestRequest {
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/**
 * The one that is proposed: of those that serve the largest request those of the same vendor, if there are any, and of
 * these the one to which that request costs least. Where none serves it, the one with the biggest window. null: there is none.
 */
export function proposedModel(bigger: readonly SoldModel[], vendorKey: string, { promptTokens, outputTokens }: LargestRequest, atMs: number): SoldModel | null {
  const usage = { ...NO_USAGE, inputTokens: promptTokens, outputTokens };
  const serving = bigger.flatMap((each) => {
    const priced = priceRequest(usage, each.offer, atMs);
    return priced.ok ? [{ each, costUsd: priced.value.totalUsd }] : [];
  });
  const own = serving.filter(({ each }) => each.model.vendorKey === vendorKey);
  const [cheapest] = (own.length > 0 ? own : serving).toSorted((a, b) => compareUsd(a.costUsd, b.costUsd));
  return cheapest?.each ?? bigger.at(-1) ?? null;
}
