// What the catalogue states about an offer, in the shape by which requests are billed. Facts are carried over, not judged:
// what nobody states stays unknown, and every figure keeps its source.

import { type CacheFacts, type CatalogueModifier, type CatalogueOffer, type CataloguePeriod, type CatalogueTier, type CatalogueTimeWindow, type RateName, sourcedRate, type Stated } from '@/core/catalog/catalogue-offer';
import type { Model, Sourced } from '@/core/catalog/model';
import { ASSUMED_LIFETIME, LIFETIME_SECONDS } from './cache-lifetime';
import { type Bracket, CACHE_LIFETIMES, type CacheLifetime, type Modifier, type Offer, type OfferId, type PricePeriod, type Rates, type ServedLimits, type Tariff } from './offer';

/** The offer as it is billed. `model` is the one that the offer names. */
export function offerOfCatalogue(offer: CatalogueOffer, model: Model): Offer {
  const shortest = shortestWrite(offer.cache);
  const automaticCacheSeconds = automaticSeconds(offer.cache);
  return {
    id: offer.id as OfferId,
    modelId: offer.modelId,
    provider: offer.provider,
    // The catalogue has one offer per provider, name and region; a platform is a provider of its own.
    surface: null,
    region: offer.region,
    apiId: offer.apiId,
    currency: 'USD',
    servedLimits: servedLimitsOf(offer, model),
    periods: offer.periods.map((period) => periodOf(period, shortest)),
    modifiers: offer.modifiers.map(modifierOf),
    notes: notesOf(offer),
    ...(automaticCacheSeconds === null ? {} : { automaticCacheSeconds }),
  };
}

/** The provider's limit where it states one, else the model's own. */
function servedLimitsOf({ served }: CatalogueOffer, model: Model): ServedLimits {
  return {
    windowTokens: served.windowTokens ?? model.windowTokens,
    maxInputTokens: served.maxInputTokens ?? model.maxInputTokens,
    maxOutputTokens: served.maxOutputTokens ?? model.maxOutputTokens,
    budget: model.budget,
  };
}

function periodOf(period: CataloguePeriod, shortest: CacheLifetime | null): PricePeriod {
  const { from, until, source, asOf, maxPrompt } = period;
  const tariff = tariffOf(period, shortest);
  return {
    from,
    until,
    source,
    asOf,
    ...tariff,
    timeWindows: period.timeWindows.map((window) => ({
      // The engine puts a window in the place of the whole period. The catalogue states no brackets for a window, and a
      // long prompt does not become a short one at peak hours, so the window has those of the period.
      ...tariff,
      weekdays: window.days.length === 7 ? null : window.days,
      ranges: window.ranges,
      exceptions: window.except,
      rates: ratesOf(period, window, shortest),
    })),
    cacheStorageUsdPerMTokHour: sourcedRate(period, 'cacheStoragePerHour'),
    maxPromptTokens: maxPrompt === null ? null : stated(maxPrompt, period),
  };
}

function tariffOf(period: CataloguePeriod, shortest: CacheLifetime | null): Tariff {
  return {
    rates: ratesOf(period, null, shortest),
    brackets: period.contextTiers.map((tier): Bracket => ({
      thresholdTokens: stated(tier.threshold, tier.origin ?? period),
      boundary: stated(tier.boundary, tier.origin ?? period),
      rates: ratesOf(period, tier, shortest),
    })),
    bracketMode: period.tierMode,
  };
}

/**
 * The period's rates with those of a tier or window in their place. In the catalogue a rate that is left out is the
 * period's; to the engine it would be unknown, so each set is made complete here.
 */
function ratesOf(period: CataloguePeriod, part: CatalogueTier | CatalogueTimeWindow | null, shortest: CacheLifetime | null): Rates {
  const rate = (name: RateName): Sourced<number> | null => sourcedRate(period, name, part);
  const [short, hour] = [rate('cacheWrite5m'), rate('cacheWrite1h')];
  return {
    inputUsdPerMTok: rate('input'),
    // A request's reads are of one kind: those it asked for, or where only unasked ones have a price, those.
    cacheReadUsdPerMTok: rate('cacheRead') ?? rate('cacheReadImplicit'),
    cacheWriteUsdPerMTok: {
      ...(short === null || shortest === null ? {} : { [shortest]: short }),
      ...(hour === null ? {} : { '1h': hour }),
    },
    outputUsdPerMTok: rate('output'),
    // The catalogue knows no vendor that bills reasoning apart from output.
    reasoningUsdPerMTok: null,
  };
}

/**
 * What the catalogue's `cacheWrite5m` buys: its name notwithstanding, the shortest lifetime that is sold, which is 30
 * minutes at OpenAI. Five minutes where no lifetime is stated (see the note). null: a lifetime that the engine does not
 * bill, so that its price stays unknown rather than being given to another.
 */
function shortestWrite(cache: CacheFacts | null): CacheLifetime | null {
  const seconds = cache?.lifetimesSeconds[0];
  return seconds === undefined ? ASSUMED_LIFETIME : (CACHE_LIFETIMES.find((lifetime) => LIFETIME_SECONDS[lifetime] === seconds) ?? null);
}

/** How long what is cached unasked is kept; null: not stated, as the lifetimes of other offers are those of caches that are asked for. */
function automaticSeconds(cache: CacheFacts | null): number | null {
  return cache?.kind === 'implicit' ? (cache.lifetimesSeconds[0] ?? null) : null;
}

function notesOf({ periods, cache }: CatalogueOffer): readonly string[] {
  const sellsWrites = periods.some(({ rates }) => rates.cacheWrite5m !== undefined);
  const isStated = cache !== null && cache.lifetimesSeconds.length > 0;
  return sellsWrites && !isStated ? ['How long a cache write is kept is not stated; it is taken as five minutes.'] : [];
}

/** Ways to have a request processed, of which it takes one. Anthropic's documentation of fast mode excludes batches, too. */
const PROCESSING: readonly string[] = ['batch', 'flex', 'priority', 'fast'];

/** What a reader sees, where it is not the name with a capital. */
const MODIFIER_NAMES: ReadonlyMap<string, string> = new Map([
  ['regional', 'Regional processing'],
  ['us-inference', 'US inference'],
  ['fast', 'Fast mode'],
]);

function modifierOf({ name, factor, excludesLongContext, ...source }: CatalogueModifier): Modifier {
  return {
    id: name,
    name: MODIFIER_NAMES.get(name) ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    factor: stated(factor, source),
    // The catalogue states factors on all tokens. Storage is none, and the engine leaves it alone.
    appliesTo: null,
    excludesLongContext,
    exclusiveGroup: PROCESSING.includes(name) ? 'processing' : null,
  };
}

function stated<Value>(value: Value, { source, asOf }: Stated): Sourced<Value> {
  return { value, source, asOf };
}
