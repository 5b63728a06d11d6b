// What the catalogue says in the place of a figure of a layer.
import { type CataloguePeriod, type CatalogueTimeWindow, sourcedRate } from './catalogue-offer';
import type { FigureKey } from './edit-layer';
import { isRate } from './figure-words';
import type { LayerHours, ModelField, OfferField } from './figures';
import { periodOf } from './merge-catalogue';
import type { Model } from './model';
import { choiceOf } from './tokenizer-choices';
import type { Catalogue } from './whole-catalogue';

/** The value in a catalogue, of an offer that which holds on `day`, ISO 8601, in the form in which a layer has it; null: there is none. */
export function valueIn({ models, offers }: Pick<Catalogue, 'models' | 'offers'>, key: FigureKey, day: string): unknown {
  const model = models.find(({ id }) => id === key.modelId);
  if (key.offerId === null) return model === undefined ? null : valueOfModel(model, key.field);
  const offer = offers.find(({ id }) => id === key.offerId);
  if (offer === undefined) return null;
  if (key.field === 'modifiers') return offer.modifiers.map(({ name, factor, excludesLongContext }) => ({ name, factor, excludesLongContext }));
  if (key.field === 'soldUntil') return offer.periods.at(-1)?.until?.slice(0, 10) ?? null;
  const period = periodOf(offer.periods, day);
  return period === null ? null : valueOfPeriod(period, key.field);
}

/** One stretch of hours for each range of each window. */
export function hoursOf(windows: readonly CatalogueTimeWindow[]): readonly LayerHours[] {
  return windows.flatMap(({ days, ranges, rates }) => ranges.map(([from, until]) => ({ days, from, until, rates })));
}

function valueOfModel(model: Model, field: ModelField): unknown {
  if (field === 'name' || field === 'budget') return model[field];
  return field === 'tokenizer' ? choiceOf(model) : (model[field]?.value ?? null);
}

function valueOfPeriod(period: CataloguePeriod, field: Exclude<OfferField, 'modifiers' | 'soldUntil'>): unknown {
  if (isRate(field)) return sourcedRate(period, field)?.value ?? null;
  if (field === 'bracketMode') return period.tierMode;
  return field === 'peakHours' ? hoursOf(period.timeWindows) : period.contextTiers.map(({ threshold, boundary, rates }) => ({ threshold, boundary, rates }));
}
