// The models with the layers over them. Small, as the page's first picture needs it.
import type { ModelId } from '@/core/units';
import { entryOf, type Figure, type Layer, type LayerModel, OWN_VENDOR } from './figures';
import { framingOf } from './framing-models';
import type { Model, Sourced } from './model';
import { tokenizerNamed } from './named-tokenizers';

/**
 * The models with each layer's figures in place of those below; a later layer goes over an earlier one. A model that is not
 * there is added where a layer has its name and window: before those of its vendor, as the newest, or at the end. What was
 * replaced stays with the figure as a conflict. The same array where there is nothing to change.
 */
export function mergeModels(models: readonly Model[], ...layers: readonly Layer[]): readonly Model[] {
  return layers.reduce(mergeLayer, models);
}

function mergeLayer(models: readonly Model[], { models: entries }: Layer): readonly Model[] {
  const ids = Object.keys(entries);
  if (ids.length === 0) return models;
  const known = new Set<string>(models.map(({ id }) => id));
  const merged = models.map((model) => {
    const figures = entryOf(entries, model.id);
    return figures === null ? model : withFigures(model, figures);
  });
  for (const id of ids) {
    const figures = entryOf(entries, id);
    const added = known.has(id) || figures === null ? null : newModel(id, figures, models);
    if (added === null) continue;
    const place = merged.findIndex(({ vendorKey }) => vendorKey === added.vendorKey);
    merged.splice(place < 0 ? merged.length : place, 0, added);
  }
  return merged;
}

/** null: without a name or a window it is no model. */
function newModel(id: string, figures: LayerModel, models: readonly Model[]): Model | null {
  const { name, windowTokens } = figures;
  const tokenizer = tokenizerNamed('unknown');
  if (name === undefined || windowTokens === undefined || tokenizer === null) return null;
  const vendorKey = id.slice(0, id.indexOf('/'));
  const vendor = vendorKey === OWN_VENDOR ? 'Own' : (models.find((model) => model.vendorKey === vendorKey)?.vendor ?? vendorKey);
  const bare: Model = {
    id: id as ModelId,
    name: name.value,
    vendorKey,
    vendor,
    windowTokens,
    maxInputTokens: null,
    maxOutputTokens: null,
    budget: 'shared',
    tokenizer,
    framing: framingOf(id),
    modalities: { ...windowTokens, value: ['text'] },
    openWeights: null,
    licence: null,
    released: null,
    knowledgeCutoff: null,
  };
  return withFigures(bare, figures);
}

function withFigures(model: Model, figures: LayerModel): Model {
  const { name, budget, tokenizer, windowTokens, maxInputTokens, maxOutputTokens, modalities, openWeights, licence, released, knowledgeCutoff } = figures;
  return {
    ...model,
    name: name?.value ?? model.name,
    budget: budget?.value ?? model.budget,
    tokenizer: (tokenizer === undefined ? null : tokenizerNamed(tokenizer.value)) ?? model.tokenizer,
    windowTokens: over(model.windowTokens, windowTokens) ?? model.windowTokens,
    maxInputTokens: over(model.maxInputTokens, maxInputTokens),
    maxOutputTokens: over(model.maxOutputTokens, maxOutputTokens),
    modalities: over(model.modalities, modalities) ?? model.modalities,
    openWeights: over(model.openWeights, openWeights),
    licence: over(model.licence, licence),
    released: over(model.released, released),
    knowledgeCutoff: over(model.knowledgeCutoff, knowledgeCutoff),
  };
}

/** The figure in place of what is there, which stays as a conflict where it says something else. */
function over<Value>(before: Sourced<Value> | null, figure: Figure<Value | null> | undefined): Sourced<Value> | null {
  if (figure === undefined) return before;
  const { value, source, asOf } = figure;
  if (value === null) return null;
  const stated = { value, source, asOf };
  if (before === null || String(before.value) === String(value)) return stated;
  const { conflicts = [] } = before;
  return { ...stated, conflicts: [{ value: before.value, source: before.source, asOf: before.asOf }, ...conflicts.filter((other) => String(other.value) !== String(value))] };
}
