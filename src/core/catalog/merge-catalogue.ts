// The catalogue with what was taken from newer files over it, and the user's own figures over both.
import type { ModelId } from '@/core/units';
import type { CatalogueModifier, CatalogueOffer, CataloguePeriod, CatalogueTier, CatalogueTimeWindow, Origin } from './catalogue-offer';
import { RATE_NAMES } from './catalogue-offer';
import { entryOf, type Figure, type Layer, LAYER_SOURCES, type LayerHours, type LayerOffer, OWN_VENDOR } from './figures';
import { mergeModels } from './merge-models';
import type { Model, Source } from './model';
import type { Catalogue } from './whole-catalogue';

/**
 * The catalogue in which a figure of the user goes over one of a newer file, and that over the snapshot's, each with its own
 * source and date. A newer file states today's prices, so they hold in the period of their day, and later periods stay as
 * scheduled; the user's own hold in all periods. Where both layers are empty it is the same catalogue.
 */
export function mergeCatalogue(catalogue: Catalogue, refreshed: Layer, overrides: Layer): Catalogue {
  const sources = [...layerSources(refreshed), ...layerSources(overrides)];
  if (sources.length === 0) return catalogue;
  const models = mergeModels(catalogue.models, refreshed, overrides);
  const newer = mergeOffers(catalogue.offers, models, refreshed, 'period of the day');
  return { ...catalogue, models, offers: mergeOffers(newer, models, overrides, 'all periods'), sources: [...catalogue.sources, ...sources] };
}

/** The sources of a layer's figures, each with the day of its newest. */
export function layerSources({ models, offers }: Layer): readonly Source[] {
  const figures = [...Object.values(models), ...Object.values(offers).map((offer) => offer.figures)].flatMap((entry) => Object.values(entry) as Figure[]);
  return Object.values(LAYER_SOURCES).flatMap((source) => {
    const days = figures.filter((figure) => figure.source === source.id).map(({ asOf }) => asOf);
    return days.length === 0 ? [] : [{ ...source, asOf: days.reduce((newest, day) => (day > newest ? day : newest)) }];
  });
}

type Reach = 'all periods' | 'period of the day';
type OwnFigures = LayerOffer['figures'];

function mergeOffers(offers: readonly CatalogueOffer[], models: readonly Model[], layer: Layer, reach: Reach): readonly CatalogueOffer[] {
  const known = new Set(offers.map(({ id }) => id));
  const held = new Set(models.map(({ id }) => id));
  const added = Object.entries(layer.offers).flatMap(([id, offer]) => {
    if (known.has(id) || !held.has(offer.modelId)) return [];
    return newOffer(id, offer, offers) ?? [];
  });
  return [...offers, ...added].map((offer) => {
    const entry = entryOf(layer.offers, offer.id);
    return entry === null ? offer : withFigures(offer, entry.figures, reach);
  });
}

/** null: without a rate it is no offer. */
function newOffer(id: string, { modelId, figures }: LayerOffer, offers: readonly CatalogueOffer[]): CatalogueOffer | null {
  const rate = RATE_NAMES.map((name) => figures[name]).find((figure) => figure !== undefined);
  if (rate === undefined) return null;
  const { provider, apiId, region } = offerNames(id);
  return {
    id,
    modelId,
    provider,
    providerName: provider === OWN_VENDOR ? 'Own' : (offers.find((other) => other.provider === provider)?.providerName ?? provider),
    region,
    apiId,
    served: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null },
    periods: [
      { from: null, until: null, maxPrompt: null, rates: {}, rateSources: {}, tierMode: 'whole', contextTiers: [], timeWindows: [], source: rate.source, asOf: rate.asOf },
    ],
    modifiers: [],
    cache: null,
  };
}

/** "provider:name@region" taken apart; a name may have colons of its own. */
export function offerNames(id: string): { readonly provider: string; readonly apiId: string; readonly region: string | null } {
  const colon = id.indexOf(':');
  const at = id.lastIndexOf('@');
  return {
    provider: id.slice(0, colon),
    apiId: at < colon ? id.slice(colon + 1) : id.slice(colon + 1, at),
    region: at < colon ? null : id.slice(at + 1),
  };
}

/** The id of the offer by which a vendor sells its own model under the name that it has in the catalogue. */
export function ownOfferId(modelId: ModelId): string {
  return modelId.replace('/', ':');
}

function withFigures(offer: CatalogueOffer, figures: OwnFigures, reach: Reach): CatalogueOffer {
  const { modifiers, soldUntil } = figures;
  const applies = (figure: Figure | undefined, period: CataloguePeriod) =>
    figure !== undefined && (reach === 'all periods' || period === periodOf(offer.periods, figure.asOf));
  const periods = offer.periods.map((period) => periodWith(period, figures, (figure) => applies(figure, period)));
  return {
    ...offer,
    periods: soldUntil === undefined ? periods : endedAt(periods, soldUntil.value),
    modifiers: modifiers === undefined ? offer.modifiers : modifiers.value.map((modifier): CatalogueModifier => ({ ...modifier, ...statedBy(modifiers) })),
  };
}

/** The period that holds on a day; before all of them the first, after all of them the last. */
export function periodOf(periods: readonly CataloguePeriod[], day: string): CataloguePeriod | null {
  return periods.findLast(({ from }) => from === null || from.slice(0, 10) <= day) ?? periods[0] ?? null;
}

function periodWith(period: CataloguePeriod, figures: OwnFigures, applies: (figure: Figure | undefined) => boolean): CataloguePeriod {
  const { brackets, bracketMode, peakHours } = figures;
  const names = RATE_NAMES.filter((name) => applies(figures[name]));
  const hasBrackets = brackets !== undefined && applies(brackets);
  const hasHours = peakHours !== undefined && applies(peakHours);
  if (names.length === 0 && !hasBrackets && !hasHours && !applies(bracketMode)) return period;
  // Rates of a bracket or window that stay are not the new source's.
  const asBefore = <Part extends CatalogueTier | CatalogueTimeWindow>(part: Part): Part => ({ ...part, origin: part.origin ?? originOf(period) });
  const ownOrigin = brackets === undefined ? null : { ...statedBy(brackets), rateSources: {} };
  return {
    ...period,
    rates: { ...period.rates, ...Object.fromEntries(names.map((name) => [name, figures[name]?.value])) },
    rateSources: { ...period.rateSources, ...Object.fromEntries(names.flatMap((name) => (figures[name] === undefined ? [] : [[name, statedBy(figures[name])]]))) },
    tierMode: bracketMode !== undefined && applies(bracketMode) ? bracketMode.value : period.tierMode,
    contextTiers: hasBrackets && ownOrigin !== null ? brackets.value.map((tier) => ({ ...tier, origin: ownOrigin })) : period.contextTiers.map(asBefore),
    timeWindows: hasHours ? peakHours.value.map((hours) => windowOf(hours, statedBy(peakHours))) : period.timeWindows.map(asBefore),
  };
}

function windowOf({ days, from, until, rates }: LayerHours, stated: { readonly source: string; readonly asOf: string }): CatalogueTimeWindow {
  return { days, ranges: [[from, until]], except: null, rates, origin: { ...stated, rateSources: {} } };
}

function originOf({ source, asOf, rateSources }: CataloguePeriod): Origin {
  return { source, asOf, rateSources };
}

function statedBy({ source, asOf }: Figure): { readonly source: string; readonly asOf: string } {
  return { source, asOf };
}

/** Without what comes after the day; an offer keeps one period at least, which then has ended. */
function endedAt(periods: readonly CataloguePeriod[], day: string): readonly CataloguePeriod[] {
  const left = periods.filter(({ from }, place) => place === 0 || from === null || from.slice(0, 10) < day);
  return left.map((period, place) => (place < left.length - 1 || (period.until !== null && period.until.slice(0, 10) < day) ? period : { ...period, until: day }));
}
