// Other models that a prompt fits: the cheapest ones, one of the same vendor, and one that counts with the same tokenizer.
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import type { Fill } from '@/core/budget/fill';
import { equalAnswer } from '@/core/pricing/equal-answer';
import { listPrice } from '@/core/pricing/list-price';
import { compareUsd, formatUsd, type Usd, ZERO_USD } from '@/core/pricing/money';
import { wholeRequest } from '@/core/pricing/model-cost';
import type { Offer } from '@/core/pricing/offer';
import type { Usage } from '@/core/pricing/usage';
import { isApproximate } from '@/core/tokenize/count';
import { formatCompact } from '@/core/units';
import type { AppState } from './app-state';
import { fillOf, type KnownTexts } from './fill-of';
import { offerOf, selectBilledAnswer, selectCatalogue } from './price-selectors';
import { selectModel } from './selectors';
import type { Offered } from './fit-action';

const MOST_CHEAPEST = 2;

export interface ModelChoice {
  readonly model: Model;
  readonly costUsd: Usd;
}

/** The answer that this request asks for, as the table of models takes it. */
export function askedTokens(state: AppState): number {
  return selectBilledAnswer(state).answerTokens;
}

/** This request as it is: all of the input uncached. */
export function usageOf(fill: Fill, asked: number): Usage {
  return wholeRequest(fill.input.tokens, asked);
}

/** This request with another model, its answer as long as the one asked for, or as much of it as the model can give. */
export function otherUsage(asked: number, other: Fill, offer: Offer | null): Usage {
  return wholeRequest(other.input.tokens, equalAnswer(asked, other, offer).answerTokens);
}

/**
 * The models to offer, from what is known of the texts so far; yields between two models. One that costs nothing is left
 * out: it is served to try, not to work with. Empty while there are no prices. `fillWith`: the window of a model; `fitsToo`:
 * whether it holds what else the prompt may become.
 */
export function* modelChoices(state: AppState, known: KnownTexts, fillWith: (model: Model) => Fill = (model) => fillOf(state, state.work.prompt, model, known).fill, fitsToo: (model: Model) => boolean = () => true): Generator<unknown, readonly ModelChoice[], undefined> {
  const chosen = selectModel(state);
  const now = fillWith(chosen);
  const asked = askedTokens(state);
  const fitting: ModelChoice[] = [];
  for (const model of selectCatalogue(state)?.models ?? []) {
    yield model;
    // No tokenizer makes less than half of it, so the count can be spared.
    if (model.id === chosen.id || model.windowTokens.value < now.input.tokens / 2) continue;
    const offer = offerOf(state, model.id);
    if (offer === null) continue;
    const fill = fillWith(model);
    if (fill.verdict !== 'fits' || !fitsToo(model)) continue;
    const priced = listPrice(otherUsage(asked, fill, offer), offer, state.pricesAtMs);
    if (priced.ok && compareUsd(priced.value.totalUsd, ZERO_USD) > 0) fitting.push({ model, costUsd: priced.value.totalUsd });
  }
  const byCost = fitting.toSorted((a, b) => compareUsd(a.costUsd, b.costUsd));
  const sameVendor = byCost.find(({ model }) => model.vendorKey === chosen.vendorKey);
  const sameTokens = byCost.find(({ model }) => model.tokenizer.kind !== 'estimate' && countedWith(model.tokenizer) === countedWith(chosen.tokenizer));
  return [...new Set([...byCost.slice(0, MOST_CHEAPEST), ...(sameVendor ? [sameVendor] : []), ...(sameTokens ? [sameTokens] : [])])];
}

/** Of the texts: framing is an estimate with most vendors. */
const CERTAINTY = { exact: 'texts exact', 'mapping-assumed': 'texts by an assumed tokenizer', calibrated: 'texts calibrated', estimate: 'texts estimated' } as const;
/** Without a range of their own, as calls of tools are. */
const IN_PART = 'estimated in part';

/**
 * A model as an action; `fill`: the window as it would be. `shorterTokens`: the answer that the cost takes where it is not the
 * asked one. `isStated`: what texts count is only said by a link.
 */
export function offeredModel(model: Model, fill: Fill, costUsd: Usd | null, shorterTokens: number | null, isStated: boolean): Offered {
  const isAbout = isApproximate(fill.parts.exactness);
  const certainty = isStated && !isAbout ? 'texts as the link states them' : isAbout && fill.parts.low === fill.parts.high ? IN_PART : CERTAINTY[fill.parts.exactness];
  const shorter = shorterTokens === null ? '' : ` with a shorter answer, ${formatCompact(shorterTokens)}`;
  const price = costUsd === null ? 'no price known' : `${fill.input.low < fill.input.high ? '~' : ''}${formatUsd(costUsd)} a request${shorter}`;
  return {
    id: `model ${model.id}`,
    title: `Choose ${model.name}`,
    detail: `${model.vendor}, window ${formatCompact(fill.limits.windowTokens)}, ${certainty}, ${price}`,
    lines: [],
    change: { kind: 'choose-model', modelId: model.id },
  };
}
