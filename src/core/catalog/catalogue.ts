// What the rest of the app asks of the catalogue.
import type { Limits } from '@/core/budget/fill';
import type { ModelId } from '@/core/units';
import type { Model } from './model';

export const DEFAULT_MODEL_ID = 'openai/gpt-5.5' as ModelId;

/**
 * The limits that hold for a model, in tokens. A served window (a host's limit, or a local `num_ctx`) can only make the
 * window smaller; max input never exceeds the window that results. `null` or a window below 1 token: the model's own.
 */
export function limitsOf(model: Model, servedWindowTokens: number | null): Limits {
  const ownTokens = model.windowTokens.value;
  const served = servedWindowTokens !== null && servedWindowTokens >= 1 ? Math.floor(servedWindowTokens) : ownTokens;
  const windowTokens = Math.min(ownTokens, served);
  return {
    windowTokens,
    maxInputTokens: model.maxInputTokens === null ? null : Math.min(model.maxInputTokens.value, windowTokens),
    maxOutputTokens: model.maxOutputTokens?.value ?? null,
    budget: model.budget,
  };
}

/** What the picker's search looks through, in lower case: name, vendor, id, and the name without its punctuation. */
export function searchText(model: Model): string {
  const plainName = model.name.replace(/[^\p{L}\p{N}]+/gu, '');
  return `${model.name} ${model.vendor} ${model.id} ${plainName}`.toLowerCase();
}
