// Makes the offers: prices from the packages and the overlay, with what the vendors' rules add to them.
import { check, figureOf, firstPartyIds, servedOutput, vendorOf } from './catalogue-models.mjs';

/** Names of rates in the order of src/core/catalog/catalogue-offer.ts. */
export const RATE_NAMES = ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'cacheStoragePerHour', 'cacheReadImplicit'];

/** @typedef {Record<string, number>} Rates */
/** @typedef {{ threshold: number, boundary: 'gt' | 'gte', rates: Rates }} Tier */
/**
 * @typedef {object} Period
 * @property {string} [from]
 * @property {string} [until]
 * @property {number} [maxPrompt]
 * @property {Rates} rates
 * @property {Tier[]} [contextTiers]
 * @property {{ days: string[], ranges: [string, string][], except?: string, rates: Rates }[]} [timeWindows]
 * @property {string} source
 * @property {Record<string, string>} [rateSources]
 */
/**
 * @typedef {object} Offer
 * @property {string} key provider:apiId
 * @property {string} modelId
 * @property {string} provider
 * @property {string} apiId
 * @property {string} [region]
 * @property {Record<string, import('./catalogue-models.mjs').Figure<number>>} served
 * @property {Period[]} periods
 * @property {[name: string, factor: number, source: string, excludesLongContext?: boolean][]} modifiers
 * @property {{ kind: string, lifetimesSeconds?: number[], minTokens?: number, source: string } | null} cache
 */

/**
 * @param {import('./catalogue-inputs.mjs').Inputs} inputs
 * @param {import('./catalogue-models.mjs').Model[]} models
 * @returns {Offer[]} in the order of models
 */
export function makeOffers(inputs, models) {
  const { overlay, piAi, genaiPrices } = inputs;
  const byId = new Map(models.map((model) => [model.id, model]));
  const all = [
    ...firstPartyIds(inputs).map((id) => fromPiAi(id, id, inputs)),
    ...overlay.genaiOffers.map((/** @type {[string, string]} */ [key, id]) => fromGenai(key, id, genaiPrices)),
    ...Object.entries(overlay.offers).flatMap(([key, { model }]) => (model === undefined ? [] : [emptyOffer(key, model)])),
    ...overlay.hosts.map((/** @type {[string, string, string?]} */ [key, id, region]) => fromPiAi(key, id, inputs, region)),
  ];
  const offers = all.map((offer) => finish(offer, inputs)).filter(({ periods }) => periods.length > 0);
  for (const key of [...Object.keys(overlay.offers), ...overlay.dated, ...overlay.free, ...Object.keys(overlay.storage)]) {
    check(offers.some((offer) => offer.key === key), `the overlay speaks of the offer ${key}, which is not there`);
  }
  for (const offer of offers) {
    const model = byId.get(offer.modelId);
    check(model, `${offer.key} is of no model`);
    if (offer.provider !== vendorOf(offer.modelId)) addServedLimits(offer, model, piAi[`${offer.provider}/${offer.apiId}`]);
  }
  const place = new Map(models.map(({ id }, index) => [id, index]));
  return offers.sort((a, b) => (place.get(a.modelId) ?? 0) - (place.get(b.modelId) ?? 0));
}

/** @param {string} key @param {string} modelId @param {string} [region] @returns {Offer} */
function emptyOffer(key, modelId, region) {
  const colon = key.indexOf(':');
  /** @type {Offer} */
  const offer = { key, modelId, provider: key.slice(0, colon), apiId: key.slice(colon + 1), served: {}, periods: [], modifiers: [], cache: null };
  return region === undefined ? offer : { ...offer, region };
}

/** @param {string} piKey @param {string} modelId @param {import('./catalogue-inputs.mjs').Inputs} inputs @param {string} [region] */
function fromPiAi(piKey, modelId, { overlay, piAi }, region) {
  const offer = emptyOffer(piKey.replace('/', ':'), modelId, region);
  const { rates, tiers = [] } = piAi[piKey];
  // The package writes 0 for what is free and for what it does not know.
  if (rates[0] === 0 && rates[1] === 0) {
    if (overlay.free.includes(offer.key)) offer.periods.push({ rates: { input: 0, output: 0 }, source: 'pi-ai' });
    return offer;
  }
  const isInclusive = overlay.inclusiveTiers.providers.includes(vendorOf(modelId));
  const named = (/** @type {number[]} */ [input, output, cacheRead, cacheWrite]) => pickRates([input, output, cacheRead || null, cacheWrite || null]);
  const contextTiers = tiers.map((/** @type {number[]} */ [start, ...tier]) => asTier(start ?? 0, isInclusive, named(tier)));
  offer.periods.push({ rates: named(rates), ...(contextTiers.length > 0 ? { contextTiers } : {}), source: 'pi-ai' });
  return offer;
}

/** @param {string} key @param {string} modelId @param {Record<string, any>} genaiPrices */
function fromGenai(key, modelId, genaiPrices) {
  const offer = emptyOffer(modelId.replace('/', ':'), modelId);
  offer.periods = genaiPeriods(genaiPrices[key]);
  return offer;
}

/** @param {(number | null | undefined)[]} values @returns {Rates} */
function pickRates(values) {
  return Object.fromEntries(values.flatMap((value, place) => (value == null ? [] : [[RATE_NAMES[place], value]])));
}

/**
 * Packages that know only “above” write an inclusive threshold as the number below it.
 * @param {number} start
 * @param {boolean} isInclusive
 * @param {Rates} rates
 * @returns {Tier}
 */
function asTier(start, isInclusive, rates) {
  return { threshold: start % 1000 === 999 ? start + 1 : start, boundary: isInclusive ? 'gte' : 'gt', rates };
}

/** @param {{ periods: { from?: string, rates: (number | null)[], tiers?: (number | null)[][] }[] }} model @returns {Period[]} */
function genaiPeriods({ periods }) {
  return periods.map(({ from, rates, tiers = [] }, place) => {
    const until = periods[place + 1]?.from;
    const contextTiers = tiers.map(([start, ...tier]) => asTier(start ?? 0, false, pickRates(tier)));
    return {
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      rates: pickRates(rates),
      ...(contextTiers.length > 0 ? { contextTiers } : {}),
      source: 'genai-prices',
    };
  });
}

/**
 * Dates, rules of the vendors, and what the overlay says.
 * @param {Offer} offer
 * @param {import('./catalogue-inputs.mjs').Inputs} inputs
 * @returns {Offer}
 */
function finish(offer, { overlay, genaiPrices }) {
  const { key, provider } = offer;
  const own = overlay.offers[key] ?? {};
  if (overlay.dated.includes(key)) {
    const dated = genaiPeriods(genaiPrices[key.replace(':', '/')]);
    checkNewest(key, dated, offer.periods[0], overlay.sources);
    offer.periods = dated;
  }
  if (own.periods !== undefined) offer.periods = structuredClone(own.periods);
  for (const period of offer.periods) {
    if (own.from !== undefined) period.from = own.from;
    if (own.source !== undefined) period.source = own.source;
    if (provider === 'anthropic') addOneHourWrite(period, overlay.oneHourCacheWrite);
    if (overlay.storage[key] !== undefined) addRate(period, 'cacheStoragePerHour', overlay.storage[key]);
  }
  if (own.window !== undefined) {
    offer.served['window'] = figureOf(own.window);
  }
  const matches = (/** @type {{ offers: string[] }} */ { offers }) =>
    offers.some((pattern) => (pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern));
  offer.modifiers = overlay.modifiers.find(matches)?.list ?? [];
  const cache = overlay.caches.find(matches);
  if (cache !== undefined && offer.periods.some(({ rates }) => rates['cacheRead'] !== undefined)) {
    const { offers: _, ...facts } = cache;
    offer.cache = facts;
  }
  return offer;
}

/**
 * The price on the day of pi-ai has to be the same in both packages.
 * @param {string} key
 * @param {Period[]} dated
 * @param {Period | undefined} current
 * @param {{ id: string, asOf: string }[]} sources
 */
function checkNewest(key, dated, current, sources) {
  const day = sources.find(({ id }) => id === 'pi-ai')?.asOf ?? '';
  const inForce = dated.filter(({ from = '' }) => from <= day).at(-1);
  const plain = (/** @type {Period | undefined} */ period) =>
    [period, ...(period?.contextTiers ?? [])].map((each) => [each?.rates['input'], each?.rates['output']]);
  check(JSON.stringify(plain(inForce)) === JSON.stringify(plain(current)), `the packages disagree on ${key}`);
}

/** @param {Period} period @param {{ factor: number, source: string }} rule */
function addOneHourWrite(period, { factor, source }) {
  for (const rates of [period.rates, ...(period.contextTiers ?? []).map((tier) => tier.rates)]) {
    if (rates['cacheWrite1h'] !== undefined || rates['cacheWrite5m'] === undefined) continue;
    rates['cacheWrite1h'] = (rates['input'] ?? 0) * factor;
    if (source !== period.source) period.rateSources = { ...period.rateSources, cacheWrite1h: source };
  }
}

/** @param {Period} period @param {string} name @param {[number, string]} rate */
function addRate(period, name, [value, source]) {
  period.rates[name] = value;
  if (source !== period.source) period.rateSources = { ...period.rateSources, [name]: source };
}

/**
 * What a host serves where it is not the model's own limit.
 * @param {Offer} offer
 * @param {import('./catalogue-models.mjs').Model} model
 * @param {{ window: number, maxOutput: number }} host
 */
function addServedLimits(offer, model, host) {
  if (host.window !== model.window.value) offer.served['window'] ??= { value: host.window, source: 'pi-ai' };
  const maxOutput = servedOutput(host);
  if (maxOutput !== null && maxOutput !== model.maxOutput?.value) offer.served['maxOutput'] = { value: maxOutput, source: 'pi-ai' };
}
