// What is kept between visits: what the user works on, and what was chosen for it. `pack-work.ts` takes it apart for storing.

import type { Variables } from '@/core/prompt/template-case';
import type { Prompt } from '@/core/prompt/part';
import type { Calibrations } from '@/core/tokenize/calibration';
import type { ModelId, UnitId } from '@/core/units';

/** What the user set for one model. */
export interface ModelSettings {
  /** null: what the imported request allows, else the default reserve. */
  readonly reserveTokens: number | null;
  readonly reasoningTokens: number;
  /** A host's or a local limit in place of the model's window; null: the model's own. */
  readonly servedWindowTokens: number | null;
  /** The default reserve, whatever the imported request allows. */
  readonly keepsDefault?: boolean;
  /** The reserve that a request brought, and what stood there before the first that did; it is still that one while both are equal. */
  readonly imported?: { readonly reserveTokens: number; readonly before: number | null };
}

export const DEFAULT_SETTINGS: ModelSettings = { reserveTokens: null, reasoningTokens: 0, servedWindowTokens: null };

export interface Work {
  readonly prompt: Prompt;
  readonly modelId: ModelId;
  /** By model id; look up with `settingsOf`. */
  readonly settings: Readonly<Record<string, ModelSettings>>;
  /** Counts that vendors reported, by family of tokenizer. */
  readonly calibrations: Calibrations;
  /** How much each part matters for the weighted figure of position, by its id; 1 where nothing was set. */
  readonly importance?: Readonly<Record<string, number>>;
  /** Parts that stay in their place when an order is looked for. */
  readonly pinnedIds?: readonly UnitId[];
  /** What stands for the variables of a template, by name. */
  readonly variables?: Variables;
  /** The prompt is the sample as it came: the first paste or drop may replace it. */
  readonly untouchedSample: boolean;
}

/** The settings of a model, the defaults where the user set none. Safe for any id, "constructor" included. */
export function settingsOf(settings: Work['settings'], modelId: string): ModelSettings {
  return Object.hasOwn(settings, modelId) ? (settings[modelId] ?? DEFAULT_SETTINGS) : DEFAULT_SETTINGS;
}
