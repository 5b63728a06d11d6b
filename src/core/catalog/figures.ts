// Figures that stand in place of the catalogue's: those that the user set, and those that were taken from a newer file. Both
// are layers of one shape, laid over the snapshot figure by figure.
import type { ModelId } from '@/core/units';
import type { Weekday } from '@/core/weekday';
import { type CatalogueRates, type CatalogueTier, RATE_NAMES, type RateName } from './catalogue-offer';
import type { Modality, Source } from './model';

/** What a layer may say of a model. `null`: there is none, or nobody states it. */
export interface ModelFigures {
  readonly name: string;
  readonly windowTokens: number;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly budget: 'shared' | 'separate';
  /** A word of named-tokenizers.ts. */
  readonly tokenizer: string;
  readonly modalities: readonly Modality[];
  readonly openWeights: boolean;
  readonly licence: string | null;
  /** ISO 8601 day, month or year, as is the cut-off. */
  readonly released: string | null;
  readonly knowledgeCutoff: string | null;
}

/** A factor on the charges for tokens; several multiply. */
export interface LayerModifier {
  readonly name: string;
  readonly factor: number;
  readonly excludesLongContext: boolean;
}

/** Rates at certain times of certain days, in UTC; one that is left out is that of the other hours. */
export interface LayerHours {
  readonly days: readonly Weekday[];
  /** "HH:MM"; one that does not end later ends on the next day. */
  readonly from: string;
  readonly until: string;
  readonly rates: CatalogueRates;
}

/** What a layer may say of an offer: rates in USD per million tokens (storage: and hour), and what changes them. */
export interface OfferFigures extends Readonly<Record<RateName, number>> {
  /** In place of all brackets of the offer, by rising threshold. */
  readonly brackets: readonly CatalogueTier[];
  readonly bracketMode: 'whole' | 'marginal';
  /** In place of all peak hours of the offer. */
  readonly peakHours: readonly LayerHours[];
  /** In place of all modifiers of the offer. */
  readonly modifiers: readonly LayerModifier[];
  /** ISO 8601 day from which on it is no longer sold. */
  readonly soldUntil: string;
}

export type ModelField = keyof ModelFigures;
export type OfferField = keyof OfferFigures;

export const MODEL_FIELDS = [
  'name',
  'windowTokens',
  'maxInputTokens',
  'maxOutputTokens',
  'budget',
  'tokenizer',
  'modalities',
  'openWeights',
  'licence',
  'released',
  'knowledgeCutoff',
] as const satisfies readonly ModelField[];

export const OFFER_FIELDS = [
  ...RATE_NAMES,
  'brackets',
  'bracketMode',
  'peakHours',
  'modifiers',
  'soldUntil',
] as const satisfies readonly OfferField[];

/** A value with its source, and the ISO 8601 day on which it was so, or else was set. */
export interface Figure<Value = unknown> {
  readonly value: Value;
  /** Id of a source of LAYER_SOURCES. */
  readonly source: string;
  readonly asOf: string;
}

export type LayerModel = { readonly [Field in ModelField]?: Figure<ModelFigures[Field]> };

export interface LayerOffer {
  readonly modelId: ModelId;
  readonly figures: { readonly [Field in OfferField]?: Figure<OfferFigures[Field]> };
}

/** By ids, those of the catalogue and others: one that it does not hold is a new model or offer, if there is enough of it. */
export interface Layer {
  readonly models: Readonly<Record<string, LayerModel>>;
  readonly offers: Readonly<Record<string, LayerOffer>>;
}

export const EMPTY_LAYER: Layer = { models: {}, offers: {} };

/** What a file of own figures says it is. */
export const OWN_FIGURES_FORMAT = 'contextscope own figures';

/** A file of newer data has a few megabytes; what is ten times as large is something else. */
export const MOST_NEWER_BYTES = 40_000_000;

/** What the ids of the user's own models begin with. */
export const OWN_VENDOR = 'own';

/** Where the figures of layers come from. Each figure has a date of its own; that of the source is the newest of them. */
export const LAYER_SOURCES = {
  you: { id: 'you', name: 'you', url: '#/models/own', licence: 'your own figures' },
  shared: { id: 'shared', name: 'shared work', url: '#/models/own', licence: 'stated by who shared it' },
  'models-dev-file': { id: 'models-dev-file', name: 'models.dev, api.json (dated by the day it was taken)', url: 'https://models.dev/api.json', licence: 'MIT' },
  'genai-prices-file': {
    id: 'genai-prices-file',
    name: 'genai-prices, data.json (dated by the day it was taken)',
    url: 'https://github.com/pydantic/genai-prices',
    licence: 'MIT',
  },
} as const satisfies Readonly<Record<string, Omit<Source, 'asOf'>>>;

export type LayerSourceId = keyof typeof LAYER_SOURCES;

/** The part of a layer that belongs to an id, or null. Safe for any id, "constructor" included. */
export function entryOf<Entry>(entries: Readonly<Record<string, Entry>>, id: string): Entry | null {
  return Object.hasOwn(entries, id) ? (entries[id] ?? null) : null;
}

export function isEmptyLayer({ models, offers }: Layer): boolean {
  return Object.keys(models).length === 0 && Object.keys(offers).length === 0;
}
