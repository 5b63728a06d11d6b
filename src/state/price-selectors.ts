// What views of models and money compute. Apart from the other selectors, as the first picture needs none of it.
import type { Model } from '@/core/catalog/model';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { type BilledAnswer, billedAnswer } from '@/core/pricing/billed-answer';
import { wholeRequest } from '@/core/pricing/model-cost';
import type { Offer } from '@/core/pricing/offer';
import { offerOfCatalogue } from '@/core/pricing/offer-of-catalogue';
import type { Usage } from '@/core/pricing/usage';
import type { AppState } from './app-state';
import { remembered, type Selector, selectFill, selectModel, selectSettings } from './selectors';

/** The catalogue as it is used, with newer and own figures over it, or null while it is not here. */
export const selectCatalogue: Selector<Catalogue | null> = remembered(
  (state) => [state.catalogue.value, state.figures],
  (catalogue, figures) => (catalogue === null || figures === null ? catalogue : figures.mergeCatalogue(catalogue, figures.refreshed, figures.overrides)),
);

const NO_OFFERS: readonly Offer[] = [];

/** The offers of each model as they are billed, the vendor's own first; a model that nobody sells is not there. */
export const selectOffers: Selector<ReadonlyMap<string, readonly Offer[]>> = remembered(
  (state) => [selectCatalogue(state)],
  (catalogue) => {
    const offers = new Map<string, Offer[]>();
    if (catalogue === null) return offers;
    const models = new Map<string, Model>(catalogue.models.map((model) => [model.id, model]));
    for (const offer of catalogue.offers) {
      const model = models.get(offer.modelId);
      if (model === undefined) continue;
      const billed = offerOfCatalogue(offer, model);
      const known = offers.get(model.id) ?? [];
      offers.set(model.id, offer.provider === model.vendorKey ? [billed, ...known] : [...known, billed]);
    }
    return offers;
  },
);

export function offersOf(state: AppState, modelId: string): readonly Offer[] {
  return selectOffers(state).get(modelId) ?? NO_OFFERS;
}

/** The offer of a model whose prices are shown: the one that was chosen, else the first; null: nobody sells it, or not here yet. */
export function offerOf(state: AppState, modelId: Model['id']): Offer | null {
  const offers = offersOf(state, modelId);
  return offers.find(({ id }) => id === state.chosenOffers.get(modelId)) ?? offers[0] ?? null;
}

/** That of the chosen model. */
export const selectOffer: Selector<Offer | null> = (state) => offerOf(state, selectModel(state).id);

/** What of the reserve is billed as the answer of this request. */
export const selectBilledAnswer: Selector<BilledAnswer> = remembered(
  (state) => [selectSettings(state), selectOffer(state)],
  (settings, offer) => billedAnswer(settings, offer),
);

/** This request as it is billed: all input at the middle of its range, uncached, and its answer. */
export const selectRequestUsage: Selector<Usage> = remembered(
  (state) => [selectFill(state), selectBilledAnswer(state)],
  (fill, { answerTokens }) => wholeRequest(fill.input.tokens, answerTokens),
);
