// What a newer file says otherwise than the catalogue, as rows that are taken one by one or together. Nothing is guessed: an
// entry belongs to a model or an offer only where provider and name are the same to the letter.
import type { ModelId } from '@/core/units';
import { type CatalogueOffer, type CataloguePeriod, type CatalogueRates, type CatalogueTier, type RateName, RATE_NAMES, sourcedRate } from './catalogue-offer';
import { figureAt, type FigureKey, figuresOf, joinLayers, modelsOf, withModelFigure, withOfferFigure } from './edit-layer';
import { EMPTY_LAYER, type Figure, type Layer, type LayerSourceId, type ModelField, type ModelFigures } from './figures';
import { ownOfferId, periodOf } from './merge-catalogue';
import type { Model, Sourced } from './model';
import type { NewerEntry, NewerFile } from './newer-file';
import type { Catalogue } from './whole-catalogue';

/** `price-other`: a price that nobody stated before, or brackets that changed. `gone`: sold before, and not in the file. */
export const CHANGE_KINDS = ['price-up', 'price-down', 'price-other', 'limit', 'fact', 'new', 'gone'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  /** Unlike that of any other change of the file. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly modelId: ModelId;
  readonly modelName: string;
  /** Which figure; null: a whole model, or a whole price. */
  readonly key: FigureKey | null;
  /** What the catalogue has, with its source; null: nothing. Brackets as a list. */
  readonly before: Sourced<unknown> | null;
  /** What the file has; null where it is gone, and where `layer` has many figures. */
  readonly after: unknown;
  /** What taking the change adds. */
  readonly layer: Layer;
}

/**
 * The changes from the catalogue to the file, models in the order of the catalogue; then new ones, newest first; then what
 * is gone, of which there may be much: a file need not have all. The
 * catalogue is that without the user's figures. `today`: the day on which the file is taken, which dates what it says.
 */
export function changesOf(catalogue: Catalogue, file: NewerFile, today: string): readonly Change[] {
  const source: LayerSourceId = file.kind === 'models-dev' ? 'models-dev-file' : 'genai-prices-file';
  const dated = <Value>(value: Value): Figure<Value> => ({ value, source, asOf: today });
  const find = finder(file);
  const used = new Set<NewerEntry>();
  const changes: Change[] = [];

  for (const model of catalogue.models) {
    const offers = catalogue.offers.filter(({ modelId }) => modelId === model.id);
    const own = offers.filter(({ provider }) => provider === model.vendorKey);
    const entry = find(model.vendorKey, nameOf(model.id)) ?? own.map(({ provider, apiId }) => find(provider, apiId)).find((found) => found !== null) ?? null;
    if (entry !== null) {
      used.add(entry);
      changes.push(...modelChanges(model, entry, dated));
      if (own.length === 0) changes.push(...newPrice(model, entry, dated));
    }
    for (const offer of offers) {
      const sold = find(offer.provider, offer.apiId);
      if (sold !== null) {
        used.add(sold);
        changes.push(...priceChanges(model, offer, sold, dated));
      } else if (own.includes(offer) && isGone(offer, file, today)) changes.push(gone(model, offer, dated, today));
    }
  }
  const vendors = new Map(catalogue.models.map(({ vendorKey, vendor }) => [vendorKey, vendor]));
  const added = file.entries.filter((entry) => !used.has(entry) && vendors.has(entry.provider)).flatMap((entry) => newModel(entry, dated) ?? []);
  const releasedOf = ({ layer, modelId }: Change) => String(layer.models[modelId]?.released?.value ?? '');
  return [...changes.filter(({ kind }) => kind !== 'gone'), ...added.sort((a, b) => (releasedOf(a) < releasedOf(b) ? 1 : releasedOf(a) > releasedOf(b) ? -1 : 0)), ...changes.filter(({ kind }) => kind === 'gone')];
}

/** Whether a layer has all of a change, from this file and this day. */
export function isTaken({ layer }: Change, refreshed: Layer): boolean {
  return [...modelsOf(layer)].every((id) =>
    figuresOf(layer, id as ModelId).every((key) => JSON.stringify(figureAt(refreshed, key)) === JSON.stringify(figureAt(layer, key))),
  );
}

/** The layer with all of the changes. */
export function withChanges(refreshed: Layer, changes: readonly Change[]): Layer {
  return changes.reduce((layer, change) => joinLayers(layer, change.layer), refreshed);
}

type Dated = <Value>(value: Value) => Figure<Value>;

const nameOf = (modelId: ModelId): string => modelId.slice(modelId.indexOf('/') + 1);

/** The entry with a name of a provider; one's own name goes before the further names of another. */
function finder({ entries }: NewerFile): (provider: string, apiId: string) => NewerEntry | null {
  const byName = new Map<string, NewerEntry>();
  const keyOf = (provider: string, apiId: string) => `${provider}:${apiId}`;
  for (const entry of entries) for (const name of entry.apiIds) if (!byName.has(keyOf(entry.provider, name))) byName.set(keyOf(entry.provider, name), entry);
  for (const entry of entries) byName.set(keyOf(entry.provider, entry.apiIds[0] ?? ''), entry);
  return (provider, apiId) => byName.get(keyOf(provider, apiId)) ?? null;
}

function modelChanges(model: Model, entry: NewerEntry, dated: Dated): readonly Change[] {
  const change = <Field extends ModelField>(field: Field, before: Sourced<unknown> | null, value: ModelFigures[Field] | null): readonly Change[] => {
    if (value === null || isSame(field, before?.value, value)) return [];
    const layer = withModelFigure(EMPTY_LAYER, model.id, field, dated(value));
    const kind = field.endsWith('Tokens') ? 'limit' : 'fact';
    return [{ id: `${model.id} ${field}`, kind, modelId: model.id, modelName: model.name, key: { modelId: model.id, offerId: null, field }, before, after: value, layer }];
  };
  return [
    ...change('windowTokens', model.windowTokens, entry.windowTokens),
    ...change('maxInputTokens', model.maxInputTokens, entry.maxInputTokens),
    ...change('maxOutputTokens', model.maxOutputTokens, entry.maxOutputTokens),
    ...change('modalities', model.modalities, entry.modalities),
    ...change('openWeights', model.openWeights, entry.openWeights),
    ...change('released', model.released, entry.released),
    ...change('knowledgeCutoff', model.knowledgeCutoff, entry.knowledgeCutoff),
  ];
}

/** A date is the same where one is only less exact than the other. */
function isSame(field: ModelField, before: unknown, after: unknown): boolean {
  if ((field === 'released' || field === 'knowledgeCutoff') && typeof before === 'string' && typeof after === 'string') return before.startsWith(after) || after.startsWith(before);
  return JSON.stringify(before) === JSON.stringify(after);
}

function priceChanges(model: Model, offer: CatalogueOffer, entry: NewerEntry, dated: Dated): readonly Change[] {
  const period = periodOf(offer.periods, dated(0).asOf);
  if (period === null || entry.rates.input === undefined) return [];
  const shared = { modelId: model.id, modelName: model.name };
  const rates = RATE_NAMES.flatMap((field): Change[] => {
    const [before, after] = [sourcedRate(period, field), entry.rates[field]];
    if (after === undefined || before?.value === after) return [];
    const kind = before === null ? 'price-other' : after > before.value ? 'price-up' : 'price-down';
    const layer = withOfferFigure(EMPTY_LAYER, model.id, offer.id, field, dated(after));
    return [{ ...shared, id: `${offer.id} ${field}`, kind, key: { modelId: model.id, offerId: offer.id, field }, before, after, layer }];
  });
  const brackets = asSold(entry, period);
  // A file without brackets says nothing of them: its rates may be all that it has room for.
  if (brackets.length === 0 || sameBrackets(period.contextTiers, period.rates, brackets)) return rates;
  const layer = withOfferFigure(EMPTY_LAYER, model.id, offer.id, 'brackets', dated(brackets));
  const before = { value: period.contextTiers, source: period.source, asOf: period.asOf };
  return [...rates, { ...shared, id: `${offer.id} brackets`, kind: 'price-other', key: { modelId: model.id, offerId: offer.id, field: 'brackets' }, before, after: brackets, layer }];
}

/** The brackets of a file: with the catalogue's boundary at the same threshold where the file states none. */
function asSold(entry: NewerEntry, period: CataloguePeriod): readonly CatalogueTier[] {
  return entry.brackets.map((tier) => {
    const known = period.contextTiers.find(({ threshold }) => threshold === tier.threshold);
    return known === undefined || entry.isBoundaryStated ? tier : { ...tier, boundary: known.boundary };
  });
}

/**
 * Whether they bill the same, as far as the new ones say: a rate that a bracket leaves out is that below it. Whether the
 * threshold itself is in the bracket is no change: sources differ on it where the vendor contradicts itself.
 */
function sameBrackets(before: readonly CatalogueTier[], below: CatalogueRates, after: readonly CatalogueTier[]): boolean {
  if (before.length !== after.length) return false;
  return after.every(({ threshold, rates }, place) => {
    const old = before[place];
    return old?.threshold === threshold && (Object.keys(rates) as RateName[]).every((name) => rates[name] === (old.rates[name] ?? below[name]));
  });
}

/** The price of a model that its vendor had none for. 0 and 0 may mean free or unknown, and is left alone. */
function newPrice(model: Model, entry: NewerEntry, dated: Dated): readonly Change[] {
  const { input, output } = entry.rates;
  if (input === undefined || output === undefined || (input === 0 && output === 0)) return [];
  const layer = priceLayer(model.id, entry, dated);
  return [{ id: `${model.id} price`, kind: 'price-other', modelId: model.id, modelName: model.name, key: null, before: null, after: null, layer }];
}

function priceLayer(modelId: ModelId, { rates, brackets }: NewerEntry, dated: Dated): Layer {
  const figures: Layer['offers'][string]['figures'] = Object.fromEntries(Object.entries(rates).map(([name, value]) => [name, dated(value)]));
  return { models: {}, offers: { [ownOfferId(modelId)]: { modelId, figures: brackets.length === 0 ? figures : { ...figures, brackets: dated(brackets) } } } };
}

/** null: not a model for text, or one whose name or window the file does not say, or whose id would not be one here. */
function newModel(entry: NewerEntry, dated: Dated): Change | null {
  const { provider, name, windowTokens, maxInputTokens, maxOutputTokens, modalities, openWeights, released, knowledgeCutoff, rates } = entry;
  const [apiId = ''] = entry.apiIds;
  if (!entry.isForText || name === null || windowTokens === null || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(apiId)) return null;
  const modelId = `${provider}/${apiId}` as ModelId;
  const stated = Object.entries({ name, windowTokens, maxInputTokens, maxOutputTokens, modalities, openWeights, released, knowledgeCutoff }).filter(([, value]) => value !== null);
  const models = { [modelId]: Object.fromEntries(stated.map(([field, value]) => [field, dated(value)])) } as Layer['models'];
  const isPriced = (rates.input ?? 0) > 0 || (rates.output ?? 0) > 0;
  const layer = isPriced ? { ...priceLayer(modelId, entry, dated), models } : { models, offers: {} };
  return { id: modelId, kind: 'new', modelId, modelName: name, key: null, before: null, after: null, layer };
}

/** Sold on that day, as far as the catalogue knows, by a provider that the file has. */
function isGone(offer: CatalogueOffer, file: NewerFile, today: string): boolean {
  const until = offer.periods.at(-1)?.until ?? null;
  return file.providers.includes(offer.provider) && !file.unread.includes(`${offer.provider}:${offer.apiId}`) && (until === null || until.slice(0, 10) > today);
}

function gone(model: Model, offer: CatalogueOffer, dated: Dated, today: string): Change {
  const period = periodOf(offer.periods, today);
  const layer = withOfferFigure(EMPTY_LAYER, model.id, offer.id, 'soldUntil', dated(today));
  const key: FigureKey = { modelId: model.id, offerId: offer.id, field: 'soldUntil' };
  return { id: `${offer.id} gone`, kind: 'gone', modelId: model.id, modelName: model.name, key, before: period === null ? null : sourcedRate(period, 'input'), after: null, layer };
}
