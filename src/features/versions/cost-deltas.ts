// What a request of each side costs, and what its input costs whether the request is served or not.
import type { Fill } from '@/core/budget/fill';
import { listPrice } from '@/core/pricing/list-price';
import { modelCost, wholeRequest } from '@/core/pricing/model-cost';
import type { Usd } from '@/core/pricing/money';
import type { Offer } from '@/core/pricing/offer';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import { isApproximate } from '@/core/tokenize/count';

export interface SideCost {
  /** null: there is none. */
  readonly usd: Usd | null;
  /** "~" where the prompt is an estimate. */
  readonly sign: '~' | '';
  /** In its place, such as "Not servable", and why. */
  readonly words: string;
  readonly why: string;
}

export interface CostDelta {
  readonly name: string;
  readonly a: SideCost;
  readonly b: SideCost;
}

/** A row for the request and one for its input; that one is left out where neither side has a price of it. */
export function costDeltas(fills: readonly [a: Fill, b: Fill], answerTokens: number, offer: Offer | null, atMs: number): readonly CostDelta[] {
  const [a, b] = fills.map((fill) => requestCost(fill, answerTokens, offer, atMs)) as [SideCost, SideCost];
  const [inputA, inputB] = fills.map((fill) => inputCost(fill, offer, atMs)) as [SideCost, SideCost];
  const isServed = a.usd !== null && b.usd !== null;
  const input = { name: isServed ? 'of which input' : 'Input at list price', a: inputA, b: inputB };
  return [{ name: 'Cost of a request', a, b }, ...(inputA.usd === null && inputB.usd === null ? [] : [input])];
}

function requestCost({ input }: Fill, answerTokens: number, offer: Offer | null, atMs: number): SideCost {
  const sign = isApproximate(input.exactness) ? '~' : '';
  const cost = modelCost(input, answerTokens, offer, atMs);
  if (cost.kind === 'priced') return { usd: cost.priced.totalUsd, sign, words: '', why: '' };
  if (cost.kind === 'no-offer') return { usd: null, sign, words: 'no price', why: '' };
  const [words, prefix] = cost.failure.kind === 'not-servable' ? ['Not servable', 'Not servable: '] : ['no price', ''];
  return { usd: null, sign, words, why: priceFailureSentence(cost.failure, sign).slice(prefix.length) };
}

function inputCost({ input }: Fill, offer: Offer | null, atMs: number): SideCost {
  const sign = isApproximate(input.exactness) ? '~' : '';
  const priced = offer === null ? null : listPrice(wholeRequest(input.tokens, 0), offer, atMs);
  return { usd: priced?.ok === true ? priced.value.inputUsd : null, sign, words: 'no price', why: '' };
}
