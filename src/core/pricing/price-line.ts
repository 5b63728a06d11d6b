// What an offer asks per million tokens at a moment, with where that is from, as it stands beside sums of many requests.
import type { Sourced } from '@/core/catalog/model';
import { fromSize } from './bracket';
import { formatPrice, parseUsdPerMTok } from './money';
import type { Offer, Rates, SourcedPrice } from './offer';
import { tariffAt } from './period';

export interface PriceLine {
  readonly inputUsdPerMTok: number | null;
  readonly outputUsdPerMTok: number | null;
  /** "uncached input $1.25, output $10.00 per million tokens", and the same of each size from which other prices hold. */
  readonly words: string;
  /** Where those prices are from, and as of when; each once. */
  readonly sources: readonly Pick<Sourced<unknown>, 'source' | 'asOf'>[];
}

/** The prices that hold at a moment in milliseconds since 1970; null: none do. */
export function priceLine(offer: Offer, atMs: number): PriceLine | null {
  const tariff = tariffAt(offer, atMs);
  if (tariff === null) return null;
  const brackets = tariff.brackets.toSorted((a, b) => a.thresholdTokens.value - b.thresholdTokens.value);
  const larger = brackets.map((bracket) => `; of a prompt of ${fromSize(bracket)} ${ratesWords(bracket.rates)}`);
  const prices = [tariff.rates, ...brackets.map(({ rates }) => rates)].flatMap(({ inputUsdPerMTok, outputUsdPerMTok }) => [inputUsdPerMTok, outputUsdPerMTok]);
  const sources = new Map(prices.flatMap((price) => (price === null ? [] : [[`${price.source} ${price.asOf}`, { source: price.source, asOf: price.asOf }] as const])));
  return {
    inputUsdPerMTok: tariff.rates.inputUsdPerMTok?.value ?? null,
    outputUsdPerMTok: tariff.rates.outputUsdPerMTok?.value ?? null,
    words: `uncached ${ratesWords(tariff.rates)} per million tokens${larger.join('')}`,
    sources: [...sources.values()],
  };
}

function ratesWords({ inputUsdPerMTok, outputUsdPerMTok }: Rates): string {
  return `input ${priceWords(inputUsdPerMTok)}, output ${priceWords(outputUsdPerMTok)}`;
}

function priceWords(price: SourcedPrice): string {
  const perMTok = price === null ? null : parseUsdPerMTok(price.value);
  return perMTok === null ? 'not known' : formatPrice(perMTok);
}
