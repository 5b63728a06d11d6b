// Writes the catalogue in the packed form of src/core/catalog/snapshot-schema.ts: sources by number, the usual source of a
// field left out, as are empty fields. The same catalogue gives the same bytes.
import { RATE_NAMES } from './catalogue-offers.mjs';
import { check, vendorOf } from './catalogue-models.mjs';

const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** @template Value @typedef {import('./catalogue-models.mjs').Figure<Value>} Figure */
/** @typedef {import('./catalogue-models.mjs').Model} Model */
/** @typedef {import('./catalogue-offers.mjs').Offer} Offer */
/** @typedef {{ id: string, name: string, url: string, licence: string, asOf: string }} Source */
/**
 * @typedef {object} Catalogue
 * @property {Source[]} sources
 * @property {Record<string, string>} names
 * @property {Model[]} models
 * @property {Offer[]} offers
 * @property {{ id: string, name: string, asOf: string }[]} documents
 * @property {import('./catalogue-claims.mjs').Claimed[]} claimed
 */

/**
 * Fields of a model by their short keys.
 * @type {Record<string, 'window' | 'maxInput' | 'maxOutput' | 'modalities' | 'open' | 'licence' | 'released' | 'cutoff'>}
 */
const FIELDS = { w: 'window', x: 'maxInput', o: 'maxOutput', m: 'modalities', p: 'open', l: 'licence', r: 'released', k: 'cutoff' };

/** @param {Catalogue} catalogue @returns {string} */
export function packCatalogue(catalogue) {
  const { models, offers, claimed } = catalogue;
  const counts = countSources(catalogue);
  for (const { id } of catalogue.sources) check(counts.has(id), `nothing comes from the source ${id}`);
  // Much used sources have short numbers.
  const sources = catalogue.sources.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const numbers = new Map(sources.map(({ id }, place) => [id, place]));
  const numberOf = (/** @type {string} */ id) => {
    const number = numbers.get(id);
    check(number !== undefined, `there is no source ${id}`);
    return number;
  };
  const usual = Object.fromEntries(
    Object.entries(FIELDS).map(([key, field]) => [key, numberOf(mostFrequent(models.map((model) => model[field]?.source)))]),
  );
  const usualPrice = numberOf(mostFrequent(offers.flatMap(({ periods }) => periods.map(({ source }) => source))));

  /** @param {string} key @param {Figure<any> | null | undefined} figure */
  const packFigure = (key, figure) => {
    if (figure === null || figure === undefined) return undefined;
    const value = typeof figure.value === 'boolean' ? Number(figure.value) : figure.value;
    const number = numberOf(figure.source);
    if (figure.conflicts !== undefined) return [value, number, figure.conflicts.map(({ value: other, source }) => [other, numberOf(source)])];
    return number === usual[key] ? value : [value, number];
  };

  const modifiers = table(
    offers.map((offer) => offer.modifiers.map(([name, factor, source, excludes]) => [name, factor, numberOf(source), ...(excludes ? [1] : [])])),
  );
  const caches = table(
    offers.map(({ cache }) => (cache === null ? [] : { k: cache.kind, l: cache.lifetimesSeconds, n: cache.minTokens, s: numberOf(cache.source) })),
  );
  const places = new Map(models.map(({ id }, place) => [id, place]));
  const documents = new Map(catalogue.documents.map(({ id }, place) => [id, place]));

  /** @param {Offer} offer @param {number} place */
  const packOffer = (offer, place) => ({
    p: offer.provider === vendorOf(offer.modelId) ? undefined : offer.provider,
    g: offer.region,
    a: `${vendorOf(offer.modelId)}/${offer.apiId}` === offer.modelId ? undefined : offer.apiId,
    w: packFigure('w', offer.served['window']),
    o: packFigure('o', offer.served['maxOutput']),
    d: offer.periods.map((period) => packPeriod(period, numberOf, usualPrice)),
    f: modifiers.numbers[place],
    c: caches.numbers[place],
  });

  return JSON.stringify({
    version: 1,
    sources: sources.map(({ id, name, url, licence, asOf }) => [id, name, url, licence, asOf]),
    names: catalogue.names,
    usual: { ...usual, price: usualPrice },
    models: models.map((model) => ({
      i: model.id,
      n: model.name,
      t: model.tokenizer,
      b: model.separate ? 1 : undefined,
      ...Object.fromEntries(Object.entries(FIELDS).map(([key, field]) => [key, packFigure(key, model[field])])),
    })),
    // By model, in the order of the models.
    offers: models.map(({ id }) => offers.flatMap((offer, place) => (offer.modelId === id ? [packOffer(offer, place)] : []))),
    modifiers: modifiers.rows,
    caches: caches.rows,
    documents: catalogue.documents.map(({ id, name, asOf }) => [id, name, asOf]),
    claimed: claimed.map(({ name, modelId, claims, note }) => ({
      n: name,
      m: modelId === undefined ? undefined : places.get(modelId),
      c: claims.map(({ document, field, value, verdict, found }) => [
        documents.get(document),
        field,
        value,
        verdict,
        ...(found === undefined ? [] : [found.value, numberOf(found.source)]),
      ]),
      z: note,
    })),
  });
}

/** @param {import('./catalogue-offers.mjs').Period} period @param {(id: string) => number} numberOf @param {number} usualPrice */
function packPeriod(period, numberOf, usualPrice) {
  const source = numberOf(period.source);
  const others = Object.entries(period.rateSources ?? {}).map(([name, id]) => [RATE_NAMES.indexOf(name), numberOf(id)]);
  return {
    f: period.from,
    u: period.until,
    q: period.maxPrompt,
    r: packRates(period.rates),
    t: period.contextTiers?.map(({ threshold, boundary, rates }) => [threshold, boundary === 'gte' ? 1 : 0, packRates(rates)]),
    h: period.timeWindows?.map(({ days, ranges, except, rates }) => ({
      d: days.map((day) => WEEKDAYS.indexOf(day) + 1).join(''),
      r: ranges,
      e: except,
      p: packRates(rates),
    })),
    s: source === usualPrice ? undefined : source,
    e: others.length > 0 ? others : undefined,
  };
}

/** @param {Record<string, number>} rates */
function packRates(rates) {
  for (const name of Object.keys(rates)) check(RATE_NAMES.includes(name), `there is no rate ${name}`);
  const last = RATE_NAMES.findLastIndex((name) => rates[name] !== undefined);
  return RATE_NAMES.slice(0, last + 1).map((name) => rates[name] ?? null);
}

/** Different rows once each, and the number of the row for each element; none where it is empty. @param {unknown[]} rows */
function table(rows) {
  /** @type {string[]} */
  const texts = [];
  const numbers = rows.map((row) => {
    if (Array.isArray(row) && row.length === 0) return undefined;
    const text = JSON.stringify(row);
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  });
  return { rows: texts.map((text) => JSON.parse(text)), numbers };
}

/** @param {(string | undefined)[]} ids @returns {string} */
function mostFrequent(ids) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([a, most], [b, count]) => count - most || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** How often each source is named. @param {Catalogue} catalogue */
function countSources({ models, offers, claimed }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const count = (/** @type {string | undefined} */ id) => id !== undefined && counts.set(id, (counts.get(id) ?? 0) + 1);
  const countFigure = (/** @type {Figure<any> | null | undefined} */ figure) => {
    count(figure?.source);
    for (const { source } of figure?.conflicts ?? []) count(source);
  };
  for (const model of models) for (const field of Object.values(FIELDS)) countFigure(model[field]);
  for (const { served, periods, modifiers, cache } of offers) {
    for (const figure of Object.values(served)) countFigure(figure);
    for (const { source, rateSources = {} } of periods) for (const id of [source, ...Object.values(rateSources)]) count(id);
    for (const [, , source] of modifiers) count(source);
    count(cache?.source);
  }
  for (const { claims } of claimed) for (const { found } of claims) count(found?.source);
  return counts;
}
