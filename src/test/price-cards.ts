// Price cards as catalogues write them, and offers made of them: the shape of the vectors, and what the oracle reads.

import { readFileSync } from 'node:fs';
import type { Sourced } from '@/core/catalog/model';
import { type Boundary, type Bracket, CACHE_LIFETIMES, type CacheLifetime, type Offer, type OfferId, type PricePeriod, type Rates, type TimeRange } from '@/core/pricing/offer';
import { NO_USAGE, type Usage } from '@/core/pricing/usage';
import type { ModelId } from '@/core/units';
import type { Weekday } from '@/core/weekday';

type PerLifetime = { readonly [Key in `cacheWrite${CacheLifetime}`]?: number };

/** Dollars per million tokens. */
export interface RateCard extends PerLifetime {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly reasoning?: number;
  readonly cacheStoragePerHour?: number;
}

export interface TierCard {
  readonly threshold: number;
  readonly boundary: Boundary;
  readonly rates: RateCard;
}

export interface PeriodCard {
  readonly from?: string;
  readonly until?: string;
  readonly maxPrompt?: number;
  readonly rates: RateCard;
  readonly contextTiers?: readonly TierCard[];
  readonly tierMode?: 'whole' | 'marginal';
  readonly timeWindows?: readonly { readonly days: readonly Weekday[]; readonly ranges: readonly TimeRange[]; readonly rates: RateCard }[];
}

export interface PriceCard {
  readonly periods: readonly PeriodCard[];
  readonly modifiers?: Readonly<Record<string, number>>;
}

/** Tokens; `output` without reasoning. */
export interface UsageCard extends PerLifetime {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly reasoning?: number;
  readonly cacheStorageTokenHours?: number;
}

export interface PriceVector {
  readonly id: string;
  readonly says: string;
  readonly card: string;
  readonly usage: UsageCard;
  readonly at?: string;
  readonly modifiers?: readonly string[];
  /** `bracket`: index in the tariff that holds, null below all; the rest in dollars. */
  readonly expected: { readonly bracket: number | null } & Readonly<Record<'total' | 'input' | 'cacheRead' | 'cacheWrite' | 'output' | 'storage', number>>;
}

const file = JSON.parse(readFileSync(new URL('../core/pricing/price-vectors.json', import.meta.url), 'utf8')) as {
  readonly cards: Readonly<Record<string, PriceCard>>;
  readonly vectors: readonly PriceVector[];
};
export const PRICE_CARDS = file.cards;
export const PRICE_VECTORS = file.vectors;

/** The card of a vector. */
export function cardOf(name: string): PriceCard {
  const card = PRICE_CARDS[name];
  if (card === undefined) throw new Error(`No card ${name}`);
  return card;
}

/** The offer that a card describes; `over` replaces whole fields. */
export function offerOf(card: PriceCard, over: Partial<Offer> = {}): Offer {
  return {
    id: 'test:card' as OfferId,
    modelId: 'test/model' as ModelId,
    provider: 'test',
    surface: null,
    region: null,
    apiId: null,
    currency: 'USD',
    servedLimits: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' },
    periods: card.periods.map(periodOf),
    modifiers: Object.entries(card.modifiers ?? {}).map(([id, factor]) => ({
      id,
      name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`,
      factor: sourced(factor),
      appliesTo: null,
      excludesLongContext: false,
      exclusiveGroup: null,
    })),
    notes: [],
    ...over,
  };
}

export function usageOf(card: UsageCard, modifierIds: readonly string[] = []): Usage {
  const { input = 0, output = 0, cacheRead = 0, reasoning = 0, cacheStorageTokenHours = 0 } = card;
  return { ...NO_USAGE, inputTokens: input, outputTokens: output, cacheReadTokens: cacheRead, reasoningTokens: reasoning, cacheWriteTokens: byLifetime(card), cacheStorageTokenHours, modifierIds };
}

export function sourced<Value>(value: Value): Sourced<Value> {
  return { value, source: 'vectors', asOf: '2026-11-20' };
}

function periodOf(card: PeriodCard): PricePeriod {
  return {
    from: card.from ?? null,
    until: card.until ?? null,
    source: 'vectors',
    asOf: '2026-11-20',
    maxPromptTokens: priced(card.maxPrompt),
    rates: ratesOf(card.rates),
    brackets: (card.contextTiers ?? []).map(bracketOf),
    bracketMode: card.tierMode ?? 'whole',
    timeWindows: (card.timeWindows ?? []).map(({ days, ranges, rates }) => ({ weekdays: days, ranges, exceptions: null, rates: ratesOf(rates), brackets: [], bracketMode: 'whole' })),
    cacheStorageUsdPerMTokHour: priced(card.rates.cacheStoragePerHour),
  };
}

function bracketOf({ threshold, boundary, rates }: TierCard): Bracket {
  return { thresholdTokens: sourced(threshold), boundary: sourced(boundary), rates: ratesOf(rates) };
}

function ratesOf(card: RateCard): Rates {
  const writes = Object.entries(byLifetime(card)).map(([lifetime, price]) => [lifetime, sourced(price)] as const);
  return {
    inputUsdPerMTok: priced(card.input),
    cacheReadUsdPerMTok: priced(card.cacheRead),
    cacheWriteUsdPerMTok: Object.fromEntries(writes),
    outputUsdPerMTok: priced(card.output),
    reasoningUsdPerMTok: priced(card.reasoning),
  };
}

function byLifetime(card: PerLifetime): Partial<Record<CacheLifetime, number>> {
  const entries = CACHE_LIFETIMES.flatMap((lifetime) => {
    const value = card[`cacheWrite${lifetime}` as const];
    return value === undefined ? [] : [[lifetime, value] as const];
  });
  return Object.fromEntries(entries);
}

function priced(value: number | undefined): Sourced<number> | null {
  return value === undefined ? null : sourced(value);
}
