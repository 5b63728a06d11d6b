import { useDeferredValue, useMemo } from 'react';
import { promptShape } from '@/core/budget/prompt-shape';
import type { CatalogueOffer } from '@/core/catalog/catalogue-offer';
import type { Model } from '@/core/catalog/model';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { Conversation } from '@/core/pricing/conversation';
import { DEFAULT_EMBEDDING } from '@/core/pricing/embedding';
import { parseUsdPerMTok } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import type { AppState } from '@/state/app-state';
import { selectArchitecture, selectGrowth } from '@/state/cost-plan-defaults';
import { selectCatalogue, selectOffers } from '@/state/price-selectors';
import { useApp } from '@/state/react';
import { selectCountedParts, selectModel, selectOverhead, selectSettings } from '@/state/selectors';
import { biggerModels, proposedModel, type SoldModel, windowOf } from './bigger-model';
import { otherRuns, resendRun, type RunTerms, uncachedUsd } from './growth-runs';
import { restsOnEstimate, startFigures } from './start-figures';

/** Everything the view shows, from the choices, the measured prompt and the prices. It follows the choices when there is time. */
export function useGrowth() {
  const choices = useApp(selectGrowth);
  const parts = useApp(selectCountedParts);
  const overhead = useApp(selectOverhead);
  const model = useApp(selectModel);
  const { limits } = useApp(selectSettings);
  const catalogue = useApp(selectCatalogue);
  const offers = useApp(selectOffers);
  const chosenOffers = useApp((state) => state.chosenOffers);
  const atMs = useApp((state) => state.pricesAtMs);
  const embeddingPrice = useApp((state) => selectArchitecture(state).embeddingUsdPerMTok);

  const shape = useMemo(() => promptShape(parts, overhead), [parts, overhead]);
  const start = useMemo(() => startFigures(choices, shape), [choices, shape]);
  const sold = useMemo(() => soldModels(catalogue, offers, chosenOffers), [catalogue, offers, chosenOffers]);
  const own = sold.find((each) => each.model.id === model.id) ?? null;
  const windowTokens = Math.min(limits.windowTokens, own === null ? Infinity : windowOf(own));
  const bigger = useMemo(() => biggerModels(sold, windowTokens, atMs), [sold, windowTokens, atMs]);
  const asked = useMemo(() => {
    const conversation: Conversation = {
      kind: choices.kind,
      turns: choices.turns,
      prefixTokens: start.prefixTokens.tokens,
      userTokens: start.userTokens.tokens,
      toolResultTokens: start.toolResultTokens.tokens,
      assistantTokens: start.assistantTokens.tokens,
      budget: limits.budget,
    };
    const terms: RunTerms = { conversation, choices, windowTokens, sold: own, embedding: parseUsdPerMTok(embeddingPrice ?? DEFAULT_EMBEDDING.price.value), atMs };
    return { terms, bigger, vendorKey: model.vendorKey, sign: restsOnEstimate(start, shape, parts) ? ('~' as const) : ('' as const) };
  }, [choices, start, shape, parts, windowTokens, own, embeddingPrice, atMs, bigger, model, limits.budget]);

  // Hundreds of requests are priced; a key that is pressed meanwhile comes first.
  const settled = useDeferredValue(asked);
  const results = useMemo(() => resultsOf(settled), [settled]);
  return { choices, start, model, own, ...results };
}

function resultsOf({ terms, bigger, vendorKey, sign }: { terms: RunTerms; bigger: readonly SoldModel[]; vendorKey: string; sign: '~' | '' }) {
  const { conversation, choices, atMs } = terms;
  const resend = resendRun(terms);
  const largest = { promptTokens: resend.largestPromptTokens, outputTokens: conversation.assistantTokens };
  const chosen = bigger.find(({ model }) => model.id === choices.biggerModelId);
  const proposed = chosen ?? proposedModel(bigger, vendorKey, largest, atMs);
  return { terms, sign, resend, runs: [resend, ...otherRuns(resend, terms, proposed)], bigger, biggerModelId: proposed?.model.id ?? null, withoutCacheUsd: uncachedUsd(terms) };
}

/** Each model with the offer that is shown for it. */
function soldModels(catalogue: Catalogue | null, offers: ReadonlyMap<string, readonly Offer[]>, chosen: AppState['chosenOffers']): readonly SoldModel[] {
  if (catalogue === null) return [];
  const stated = new Map<string, CatalogueOffer>(catalogue.offers.map((offer) => [offer.id, offer]));
  return catalogue.models.flatMap((model: Model) => {
    const own = offers.get(model.id) ?? [];
    const offer = own.find(({ id }) => id === chosen.get(model.id)) ?? own[0];
    return offer === undefined ? [] : [{ model, offer, providerName: stated.get(offer.id)?.providerName ?? offer.provider, facts: stated.get(offer.id)?.cache ?? null }];
  });
}

export type Growth = ReturnType<typeof useGrowth>;
