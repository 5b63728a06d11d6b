// What a model costs where it is sold: facts alone, in the shape that the rules of billing need. Nothing is computed here.
import type { ModelId } from '@/core/units';
import type { Weekday } from '@/core/weekday';
import type { Sourced } from './model';

/** Where a group of figures comes from. */
export interface Stated {
  /** Id of a Source. */
  readonly source: string;
  /** ISO 8601 day. */
  readonly asOf: string;
}

/**
 * Names of rates, in the order in which the snapshot packs them. USD per million tokens, but `cacheStoragePerHour`: USD
 * per million tokens and hour. `cacheWrite5m` is the shortest lifetime that a vendor sells, see the offer's `cache`.
 */
export const RATE_NAMES = [
  'input',
  'output',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'cacheStoragePerHour',
  'cacheReadImplicit',
] as const;

export type RateName = (typeof RATE_NAMES)[number];

/** Left out: nobody states it. 0: free. */
export type CatalogueRates = Readonly<Partial<Record<RateName, number>>>;

/** Where the figures of a group come from: one source for all but the rates that are named. */
export interface Origin extends Stated {
  readonly rateSources: Readonly<Partial<Record<RateName, Stated>>>;
}

/** Rates for long prompts; one that is left out is that of the period. `gt`: above the threshold; `gte`: from it on. */
export interface CatalogueTier {
  /** Left out: that of the period. */
  readonly origin?: Origin;
  /** Tokens of the prompt, cached ones included. */
  readonly threshold: number;
  readonly boundary: 'gt' | 'gte';
  readonly rates: CatalogueRates;
}

/** Rates at certain times of the day, in UTC; one that is left out is that of the period. */
export interface CatalogueTimeWindow {
  /** Left out: that of the period. */
  readonly origin?: Origin;
  readonly days: readonly Weekday[];
  /** [from, until) as "HH:MM". */
  readonly ranges: readonly (readonly [from: string, until: string])[];
  /** In words, what the window leaves out, such as a country's public holidays. */
  readonly except: string | null;
  readonly rates: CatalogueRates;
}

/** Prices from one instant until another. `rateSources` holds for its tiers and windows too, where they have no origin. */
export interface CataloguePeriod extends Origin {
  /** ISO 8601 day or instant, inclusive; null: since the offer began. */
  readonly from: string | null;
  /** ISO 8601 day or instant, exclusive; null: until further notice. */
  readonly until: string | null;
  /** Longest prompt that is served, in tokens; null: as the limits say. */
  readonly maxPrompt: number | null;
  readonly rates: CatalogueRates;
  /** whole: a tier's rates hold for the whole request. marginal: only for the tokens past its threshold. */
  readonly tierMode: 'whole' | 'marginal';
  /** By rising threshold. */
  readonly contextTiers: readonly CatalogueTier[];
  readonly timeWindows: readonly CatalogueTimeWindow[];
}

/** A factor on the charges for tokens; several multiply. */
export interface CatalogueModifier extends Stated {
  /** "batch", "flex", "priority", "regional", "us-inference", "fast" */
  readonly name: string;
  readonly factor: number;
  /** Whether it is not sold for prompts of a context tier. */
  readonly excludesLongContext: boolean;
}

/** How an offer keeps prompts. */
export interface CacheFacts extends Stated {
  readonly kind: 'implicit' | 'explicit' | 'both';
  /** Lifetimes that are sold, in seconds, shortest first. Empty: not stated. */
  readonly lifetimesSeconds: readonly number[];
  /** Shortest prefix that is cached, in tokens; null: not stated. */
  readonly minTokens: number | null;
}

/** One model as one provider sells it, in one region. */
export interface CatalogueOffer {
  /** provider:name of the model there, and @region where it is not everywhere. */
  readonly id: string;
  readonly modelId: ModelId;
  /** Key of the provider, which is the vendor's own where the vendor sells the model. */
  readonly provider: string;
  /** What a reader sees, such as "Amazon Bedrock". */
  readonly providerName: string;
  /** null: everywhere, or not stated. */
  readonly region: string | null;
  /** The model's name in requests. */
  readonly apiId: string;
  /** What the provider serves where it is not the model's own limit. */
  readonly served: {
    readonly windowTokens: Sourced<number> | null;
    readonly maxInputTokens: Sourced<number> | null;
    readonly maxOutputTokens: Sourced<number> | null;
  };
  /** In order of time, not overlapping; never empty. */
  readonly periods: readonly CataloguePeriod[];
  readonly modifiers: readonly CatalogueModifier[];
  readonly cache: CacheFacts | null;
}

/** One rate of a period, or of a tier or window in it, with its source; null where nobody states it. */
export function sourcedRate(period: CataloguePeriod, name: RateName, part: CatalogueTier | CatalogueTimeWindow | null = null): Sourced<number> | null {
  const ofPart = part?.rates[name];
  const value = ofPart ?? period.rates[name];
  if (value === undefined) return null;
  const origin = (ofPart === undefined ? undefined : part?.origin) ?? period;
  const { source, asOf } = origin.rateSources[name] ?? origin;
  return { value, source, asOf };
}
