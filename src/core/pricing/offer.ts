// What a provider asks for a model: one Offer per model, provider, surface and region. It follows the catalogue's schema; a
// figure stands with its source, so that the page can show it and those that disagree.

import type { Sourced } from '@/core/catalog/model';
import type { Branded, ModelId } from '@/core/units';
import type { Weekday } from '@/core/weekday';

/** An offer's id in the catalogue, such as "openai:gpt-5.5". */
export type OfferId = Branded<string, 'OfferId'>;

/** US dollars per million tokens. null: not known, which is not the same as free (0). */
export type SourcedPrice = Sourced<number> | null;

/** How long what is written to a cache is kept; longest first, as it has to stand in a prompt. */
export const CACHE_LIFETIMES = ['12h', '1h', '30m', '5m'] as const;
export type CacheLifetime = (typeof CACHE_LIFETIMES)[number];

export interface Rates {
  /** Prompt tokens that are neither read from a cache nor written to one. */
  readonly inputUsdPerMTok: SourcedPrice;
  readonly cacheReadUsdPerMTok: SourcedPrice;
  /** A lifetime that is not here is not known. */
  readonly cacheWriteUsdPerMTok: Readonly<Partial<Record<CacheLifetime, Sourced<number>>>>;
  readonly outputUsdPerMTok: SourcedPrice;
  /** null: reasoning is billed as output, as everywhere that was found. */
  readonly reasoningUsdPerMTok: SourcedPrice;
}

/** gt: a prompt above the threshold is in the bracket; gte: one that meets it is, too. */
export type Boundary = 'gt' | 'gte';

/** Rates from a size of the prompt on; cached tokens count, output never does. A rate that is null is not that of the bracket below. */
export interface Bracket {
  readonly thresholdTokens: Sourced<number>;
  readonly boundary: Sourced<Boundary>;
  readonly rates: Rates;
}

/**
 * whole: the bracket that the prompt reaches holds for the whole request, output too (all vendors found).
 * marginal: each prompt token is billed in its own bracket, and output at the rates without any.
 */
export type BracketMode = 'whole' | 'marginal';

export interface Tariff {
  /** Below every bracket. */
  readonly rates: Rates;
  /** In any order. */
  readonly brackets: readonly Bracket[];
  readonly bracketMode: BracketMode;
}

/** From the first time of day on and before the second, "HH:MM" in UTC; one that does not end later ends on the next day. */
export type TimeRange = readonly [from: string, until: string];

/** A tariff that takes the place of its period's, brackets included, at some times of the week. */
export interface TimeWindow extends Tariff {
  /** The days on which a range begins; null: every day. */
  readonly weekdays: readonly Weekday[] | null;
  readonly ranges: readonly TimeRange[];
  /** Days on which it is said not to hold, in words: nothing checks them. */
  readonly exceptions: string | null;
}

/** What holds from one date to another. */
export interface PricePeriod extends Tariff {
  /** First moment, an ISO day or a time in UTC (see `instantMs`); null: since ever. */
  readonly from: string | null;
  /** First moment at which it no longer holds; null: no end is known. */
  readonly until: string | null;
  /** Where the dates come from: id of a Source, and the day on which it said so. */
  readonly source: string;
  readonly asOf: string;
  readonly timeWindows: readonly TimeWindow[];
  /** Dollars per million tokens kept in a cache for an hour. No bracket, window or modifier changes it. */
  readonly cacheStorageUsdPerMTokHour: SourcedPrice;
  /** The largest prompt that is served; null: as large as the offer's limits allow. */
  readonly maxPromptTokens: Sourced<number> | null;
}

/** A multiplier on the charges for tokens, such as batch, flex, priority, regional, us-inference or fast. */
export interface Modifier {
  readonly id: string;
  /** As it begins a sentence: "Batch". */
  readonly name: string;
  readonly factor: Sourced<number>;
  /** null: all of them. Reasoning goes with output. */
  readonly appliesTo: readonly ModifiedCategory[] | null;
  /** Whether it is not offered for a prompt that reaches a bracket. */
  readonly excludesLongContext: boolean;
  /** Of the modifiers of one group a request takes one at most: batch, flex and priority. */
  readonly exclusiveGroup: string | null;
}

export type ModifiedCategory = 'input' | 'cache-read' | 'cache-write' | 'output';

/** What the provider serves, which may be less than the model can. null: not stated, not checked. */
export interface ServedLimits {
  readonly windowTokens: Sourced<number> | null;
  readonly maxInputTokens: Sourced<number> | null;
  readonly maxOutputTokens: Sourced<number> | null;
  /** As of a Model: whether input and output fill one window. */
  readonly budget: 'shared' | 'separate';
}

export interface Offer {
  readonly id: OfferId;
  readonly modelId: ModelId;
  readonly provider: string;
  /** The API or the platform it is sold on; null: the provider's only one. */
  readonly surface: string | null;
  readonly region: string | null;
  /** The name that a request uses. */
  readonly apiId: string | null;
  readonly currency: 'USD';
  readonly servedLimits: ServedLimits;
  /** In any order; where two hold at once, the one that began last. */
  readonly periods: readonly PricePeriod[];
  /** In the order in which they are applied. */
  readonly modifiers: readonly Modifier[];
  readonly notes: readonly string[];
  /** How long what is cached unasked is kept after it was last used; absent: not stated (see `keptFor`). */
  readonly automaticCacheSeconds?: number;
}
