// A request's tokens, category by category, at the prices that hold: what a bill consists of before modifiers.

import type { Sourced } from '@/core/catalog/model';
import { fail, type Result, succeed } from '@/core/result';
import { answerRates, promptSlices } from './bracket';
import type { Category } from './category';
import { costUsd, parseUsdPerMTok, type Usd } from './money';
import { CACHE_LIFETIMES, type CacheLifetime, type Rates, type SourcedPrice, type Tariff } from './offer';
import type { RateUnknown } from './price-failure';
import { promptTokensOf, type Usage } from './usage';

/** Tokens of one category at one price; in marginal mode a category can have a charge in each bracket. */
export interface Charge {
  readonly category: Category;
  /** Of a cache write; null for every other category. */
  readonly lifetime: CacheLifetime | null;
  readonly tokens: number;
  readonly price: Sourced<number>;
  readonly costUsd: Usd;
}

type Amount = Pick<Charge, 'category' | 'lifetime' | 'tokens'>;

/**
 * The charges in the order of the prompt, then output and reasoning; what has no tokens has no charge. Fails where a price
 * that is needed is not known: an unknown price is never taken for zero, nor for that of another bracket.
 */
export function chargesOf(usage: Usage, tariff: Tariff): Result<readonly Charge[], RateUnknown> {
  const charges: Charge[] = [];
  for (const { amount, rates } of [...promptAmounts(usage, tariff), ...answerAmounts(usage, tariff)]) {
    const { category, lifetime } = amount;
    const price = priceOf(rates, category, lifetime);
    const perMTok = price === null ? null : parseUsdPerMTok(price.value);
    if (price === null || perMTok === null) return fail({ kind: 'rate-unknown', category, lifetime });
    charges.push({ ...amount, price, costUsd: costUsd(amount.tokens, perMTok) });
  }
  return succeed(charges);
}

/** What is read from a cache stands first in a prompt, then what is written to one; marginal brackets depend on it. */
function promptAmounts(usage: Usage, tariff: Tariff): { amount: Amount; rates: Rates }[] {
  const amounts: Amount[] = [
    { category: 'cache-read', lifetime: null, tokens: usage.cacheReadTokens },
    ...CACHE_LIFETIMES.map((lifetime): Amount => ({ category: 'cache-write', lifetime, tokens: usage.cacheWriteTokens[lifetime] ?? 0 })),
    { category: 'input', lifetime: null, tokens: usage.inputTokens },
  ];
  const slices = promptSlices(tariff, promptTokensOf(usage));
  let startTokens = 0;
  return amounts.flatMap((amount) => {
    const endTokens = startTokens + amount.tokens;
    const sliced = slices.map(({ fromTokens, untilTokens, rates }) => ({
      amount: { ...amount, tokens: Math.min(endTokens, untilTokens) - Math.max(startTokens, fromTokens) },
      rates,
    }));
    startTokens = endTokens;
    return sliced.filter(({ amount: { tokens } }) => tokens > 0);
  });
}

function answerAmounts(usage: Usage, tariff: Tariff): { amount: Amount; rates: Rates }[] {
  const rates = answerRates(tariff, promptTokensOf(usage));
  const amounts: Amount[] = [
    { category: 'output', lifetime: null, tokens: usage.outputTokens },
    { category: 'reasoning', lifetime: null, tokens: usage.reasoningTokens },
  ];
  return amounts.filter(({ tokens }) => tokens > 0).map((amount) => ({ amount, rates }));
}

function priceOf(rates: Rates, category: Category, lifetime: CacheLifetime | null): SourcedPrice {
  switch (category) {
    case 'input':
      return rates.inputUsdPerMTok;
    case 'cache-read':
      return rates.cacheReadUsdPerMTok;
    case 'cache-write':
      return lifetime === null ? null : (rates.cacheWriteUsdPerMTok[lifetime] ?? null);
    case 'output':
      return rates.outputUsdPerMTok;
    case 'reasoning':
      return rates.reasoningUsdPerMTok ?? rates.outputUsdPerMTok;
  }
}
