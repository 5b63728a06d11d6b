// Reads a layer from outside: a file of the user, or what was kept in the browser.
import * as v from 'valibot';
import type { ModelId } from '@/core/units';
import { RATE_NAMES } from './catalogue-offer';
import { day, MODEL_VALUES, OFFER_VALUES, strict } from './figure-schemas';
import { type Figure, LAYER_SOURCES, type Layer, MODEL_FIELDS, OFFER_FIELDS, OWN_VENDOR } from './figures';

export interface FieldIssue {
  /** "models openai/gpt-5.5 windowTokens", or "file" for the whole. */
  readonly field: string;
  /** As it goes on after the field: "is no whole number of tokens from 1 on". */
  readonly message: string;
}

const sourceId = v.picklist(Object.keys(LAYER_SOURCES) as (keyof typeof LAYER_SOURCES)[], 'is no source of this format');

/** A figure with its date; a bare value is one of the day on which it is read. */
function figure<Schema extends v.GenericSchema>(value: Schema, today: string) {
  const isWrapped = (raw: unknown): raw is { readonly value: unknown } => typeof raw === 'object' && raw !== null && !Array.isArray(raw) && 'value' in raw;
  return v.pipe(
    v.unknown(),
    v.transform((raw): unknown => (isWrapped(raw) ? raw : { value: raw })),
    strict({ value, asOf: v.optional(day, today), source: v.optional(sourceId, 'you') }),
  );
}

function figuresOf(schemas: Readonly<Record<string, v.GenericSchema>>, fields: readonly string[], today: string) {
  return Object.fromEntries(fields.map((field) => [field, v.exactOptional(figure(schemas[field] ?? v.never(), today))]));
}

const MODEL_ID = /^[a-z0-9][a-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9._-]*$/;
const OFFER_ID = /^[a-z0-9][a-z0-9-]*:[A-Za-z0-9@][A-Za-z0-9@:/._-]*$/;
const NO_MODEL_ID = 'is no id such as own/my-model';
const NO_OFFER_ID = 'is no id such as own:my-model';

/** An array has keys too, and would pass for an empty record. */
function byId<Entry extends v.GenericSchema>(id: v.GenericSchema<string, string>, entry: Entry, message: string) {
  return v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), message),
    v.record(id, entry, message),
  );
}

/** Models and offers with the day for figures that have none. */
export function layerSchema(today: string) {
  const modelId = v.pipe(v.string(NO_MODEL_ID), v.regex(MODEL_ID, NO_MODEL_ID));
  return {
    models: v.optional(byId(modelId, strict(figuresOf(MODEL_VALUES, MODEL_FIELDS, today)), 'is no list of models by id'), {}),
    offers: v.optional(
      byId(v.pipe(v.string(), v.regex(OFFER_ID, NO_OFFER_ID)), strict({ model: modelId, ...figuresOf(OFFER_VALUES, OFFER_FIELDS, today) }), 'is no list of offers by id'),
      {},
    ),
  };
}

type Read = { readonly models: Readonly<Record<string, unknown>>; readonly offers: Readonly<Record<string, unknown>> };

/** The layer in what the schema has passed, without entries that say nothing. */
export function layerOf({ models, offers }: Read): Layer {
  const isEmpty = (figures: unknown) => Object.keys(figures as object).length === 0;
  return {
    models: Object.fromEntries(Object.entries(models).filter(([, figures]) => !isEmpty(figures))) as Layer['models'],
    offers: Object.fromEntries(
      Object.entries(offers).flatMap(([id, offer]) => {
        const { model, ...figures } = offer as { readonly model: ModelId } & Readonly<Record<string, Figure>>;
        return isEmpty(figures) ? [] : [[id, { modelId: model, figures: figures as Layer['offers'][string]['figures'] }]];
      }),
    ),
  };
}

/** The layer as it is written, each figure with its date; `withSource`: and its source. */
export function writtenLayer({ models, offers }: Layer, withSource: boolean): Read {
  const write = (figures: Readonly<Record<string, Figure | undefined>>) =>
    Object.fromEntries(Object.entries(figures).flatMap(([field, each]) => (each === undefined ? [] : [[field, withSource ? { ...each } : { value: each.value, asOf: each.asOf }]])));
  return {
    models: Object.fromEntries(Object.entries(models).map(([id, figures]) => [id, write(figures)])),
    offers: Object.fromEntries(Object.entries(offers).map(([id, { modelId, figures }]) => [id, { model: modelId, ...write(figures) }])),
  };
}

/** An issue of the schema, by field. */
export function fieldIssue({ path, message }: v.BaseIssue<unknown>): FieldIssue {
  const keys = (path ?? []).map(({ key }) => String(key));
  // "models own/x windowTokens value" is the figure itself.
  const words = keys.length > 3 && keys[3] === 'value' ? keys.toSpliced(3, 1) : keys;
  return { field: words.join(' ') || 'file', message };
}

/** What no schema sees: own models that lack what makes a model, and offers of models that are not there. */
export function layerIssues(layer: Layer, isKnownModel: (id: string) => boolean, isKnownOffer: (id: string) => boolean): readonly FieldIssue[] {
  const isOwn = (id: string) => id.startsWith(`${OWN_VENDOR}/`);
  const isThere = (id: string) => isKnownModel(id) || (isOwn(id) && Object.hasOwn(layer.models, id));
  return [
    ...Object.entries(layer.models).flatMap(([id, { name, windowTokens, maxInputTokens }]): FieldIssue[] => {
      const field = `models ${id}`;
      const issues: FieldIssue[] = [];
      if (!isKnownModel(id)) {
        if (!isOwn(id)) return [{ field, message: `is no model of the catalogue; the id of an own model begins with ${OWN_VENDOR}/` }];
        if (name === undefined) issues.push({ field: `${field} name`, message: 'is missing' });
        if (windowTokens === undefined) issues.push({ field: `${field} windowTokens`, message: 'is missing' });
      }
      if (windowTokens !== undefined && (maxInputTokens?.value ?? 0) > windowTokens.value) issues.push({ field: `${field} maxInputTokens`, message: 'is more than the window' });
      return issues;
    }),
    ...Object.entries(layer.offers).flatMap(([id, { modelId, figures }]): FieldIssue[] => {
      if (!isThere(modelId)) return [{ field: `offers ${id} model`, message: `is ${modelId}, which is neither in the catalogue nor in this file` }];
      return isKnownOffer(id) || RATE_NAMES.some((name) => figures[name] !== undefined) ? [] : [{ field: `offers ${id}`, message: 'has no price, and is not in the catalogue' }];
    }),
  ];
}
