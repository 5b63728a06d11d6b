// Changing a layer: one figure, one model, or another layer over it. A layer is never changed in place.
import type { ModelId } from '@/core/units';
import { EMPTY_LAYER, entryOf, type Figure, type Layer, type LayerModel, type LayerOffer, MODEL_FIELDS, type ModelField, type ModelFigures, OFFER_FIELDS, type OfferField, type OfferFigures } from './figures';

/** One figure of a model, or of an offer of it. */
export type FigureKey =
  | { readonly modelId: ModelId; readonly offerId: null; readonly field: ModelField }
  | { readonly modelId: ModelId; readonly offerId: string; readonly field: OfferField };

/** The layer with the figures of another over its own. */
export function joinLayers(layer: Layer, over: Layer): Layer {
  const models = { ...layer.models };
  for (const [id, figures] of Object.entries(over.models)) models[id] = { ...entryOf(layer.models, id), ...figures };
  const offers = { ...layer.offers };
  for (const [id, { modelId, figures }] of Object.entries(over.offers)) offers[id] = { modelId, figures: { ...entryOf(layer.offers, id)?.figures, ...figures } };
  return { models, offers };
}

export function withModelFigure<Field extends ModelField>(layer: Layer, modelId: ModelId, field: Field, figure: Figure<ModelFigures[Field]>): Layer {
  return joinLayers(layer, { ...EMPTY_LAYER, models: { [modelId]: { [field]: figure } } });
}

export function withOfferFigure<Field extends OfferField>(layer: Layer, modelId: ModelId, offerId: string, field: Field, figure: Figure<OfferFigures[Field]>): Layer {
  return joinLayers(layer, { ...EMPTY_LAYER, offers: { [offerId]: { modelId, figures: { [field]: figure } } } });
}

/** The layer without one figure; an entry that is empty then goes too. */
export function withoutFigure(layer: Layer, key: FigureKey): Layer {
  const { models, offers } = layer;
  if (key.offerId === null) {
    const { [key.field]: _, ...left } = entryOf(models, key.modelId) ?? {};
    return { models: withEntry(models, key.modelId, Object.keys(left).length === 0 ? null : (left as LayerModel)), offers };
  }
  const { [key.field]: _, ...left } = entryOf(offers, key.offerId)?.figures ?? {};
  return { models, offers: withEntry(offers, key.offerId, Object.keys(left).length === 0 ? null : { modelId: key.modelId, figures: left as LayerOffer['figures'] }) };
}

function withEntry<Entry>(entries: Readonly<Record<string, Entry>>, id: string, entry: Entry | null): Readonly<Record<string, Entry>> {
  const { [id]: _, ...others } = entries;
  return entry === null ? others : { ...others, [id]: entry };
}

/** The layer without anything of a model and its offers. */
export function withoutModel({ models, offers }: Layer, modelId: ModelId): Layer {
  return {
    models: withEntry(models, modelId, null),
    offers: Object.fromEntries(Object.entries(offers).filter(([, offer]) => offer.modelId !== modelId)),
  };
}

/** Every figure that a layer has of a model and its offers, in the order of fields; none: the model is as it was. */
export function figuresOf(layer: Layer, modelId: ModelId): readonly FigureKey[] {
  const ofModel = entryOf(layer.models, modelId) ?? {};
  return [
    ...MODEL_FIELDS.filter((field) => ofModel[field] !== undefined).map((field): FigureKey => ({ modelId, offerId: null, field })),
    ...Object.entries(layer.offers).flatMap(([offerId, offer]) =>
      offer.modelId !== modelId ? [] : OFFER_FIELDS.filter((field) => offer.figures[field] !== undefined).map((field): FigureKey => ({ modelId, offerId, field })),
    ),
  ];
}

/** The figure that a layer has in a place, or null. */
export function figureAt(layer: Layer, key: FigureKey): Figure | null {
  return (key.offerId === null ? entryOf(layer.models, key.modelId)?.[key.field] : entryOf(layer.offers, key.offerId)?.figures[key.field]) ?? null;
}

/** The layer with one figure in its place; the figure is one of that field. */
export function withFigure(layer: Layer, key: FigureKey, figure: Figure): Layer {
  const entry = { [key.field]: figure };
  return joinLayers(layer, key.offerId === null ? { models: { [key.modelId]: entry }, offers: {} } : { models: {}, offers: { [key.offerId]: { modelId: key.modelId, figures: entry } } });
}

/** The layer as it is in another wherever a third says anything: what was there before that was taken. */
export function givenBack(layer: Layer, taken: Layer, before: Layer): Layer {
  return allFiguresOf(taken).reduce((left, key) => {
    const figure = figureAt(before, key);
    return figure === null ? withoutFigure(left, key) : withFigure(left, key, figure);
  }, layer);
}

/** Ids of the models that a layer says anything of, by their own figures or those of their offers. */
export function modelsOf({ models, offers }: Layer): ReadonlySet<string> {
  return new Set([...Object.keys(models), ...Object.values(offers).map(({ modelId }) => modelId as string)]);
}

/** What a layer says of some models and their offers. */
export function layerOfModels({ models, offers }: Layer, ids: ReadonlySet<string>): Layer {
  return {
    models: Object.fromEntries(Object.entries(models).filter(([id]) => ids.has(id))),
    offers: Object.fromEntries(Object.entries(offers).filter(([, { modelId }]) => ids.has(modelId))),
  };
}

/** Every figure of a layer, by model. */
export function allFiguresOf(layer: Layer): readonly FigureKey[] {
  return [...modelsOf(layer)].flatMap((id) => figuresOf(layer, id as ModelId));
}

/** What two have made of one layer: the changes of `mine` on top of `theirs`, figure by figure, taken-back ones included. */
export function mergeEdits(base: Layer, mine: Layer, theirs: Layer): Layer {
  const left = allFiguresOf(base).reduce((layer, key) => (figureAt(mine, key) === null ? withoutFigure(layer, key) : layer), theirs);
  return allFiguresOf(mine).reduce((layer, key) => {
    const figure = figureAt(mine, key);
    return figure === null || JSON.stringify(figure) === JSON.stringify(figureAt(base, key)) ? layer : withFigure(layer, key, figure);
  }, left);
}
