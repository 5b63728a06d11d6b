// The packed form of the catalogue as scripts/build-catalogue.mjs writes it: short keys, sources by number, defaults left
// out. Only snapshot.ts knows this form.
import * as v from 'valibot';
import { CLAIM_FIELDS, CLAIM_VERDICTS } from './whole-catalogue';
import { RATE_NAMES } from './catalogue-offer';

export const SNAPSHOT_VERSION = 1;

const text = v.pipe(v.string(), v.nonEmpty());
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const tokens = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const price = v.pipe(v.number(), v.finite(), v.minValue(0));
const day = v.pipe(v.string(), v.isoDate());
const dayMonthOrYear = v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'is no day, month or year'));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\dZ)?$/, 'is no day or instant'));
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'is no time'));

/** A value of the field's usual source, or with its source, or with its source and what other sources state. */
function figure<Schema extends v.GenericSchema>(value: Schema) {
  return v.union([
    value,
    v.strictTuple([value, number]),
    v.strictTuple([value, number, v.pipe(v.array(v.strictTuple([value, number])), v.minLength(1))]),
  ]);
}

const flag = v.literal(1);
const bit = v.picklist([0, 1]);

const modelSchema = v.strictObject({
  i: v.pipe(v.string(), v.regex(/^[a-z0-9]+\/[A-Za-z0-9.-]+$/, 'is no id')),
  n: text,
  w: figure(tokens),
  x: v.exactOptional(figure(tokens)),
  o: v.exactOptional(figure(tokens)),
  b: v.exactOptional(flag),
  t: text,
  m: figure(v.pipe(v.string(), v.regex(/^[tiavp]+$/, 'names no modality'))),
  p: v.exactOptional(figure(bit)),
  l: v.exactOptional(figure(text)),
  r: v.exactOptional(figure(dayMonthOrYear)),
  k: v.exactOptional(figure(dayMonthOrYear)),
});

const rates = v.pipe(v.array(v.nullable(price)), v.minLength(2), v.maxLength(RATE_NAMES.length));
const tier = v.strictTuple([tokens, bit, rates]);
const timeWindow = v.strictObject({
  d: v.pipe(v.string(), v.regex(/^[1-7]+$/, 'names no weekday')),
  r: v.pipe(v.array(v.strictTuple([time, time])), v.minLength(1)),
  e: v.exactOptional(text),
  p: rates,
});

const periodSchema = v.strictObject({
  f: v.exactOptional(instant),
  u: v.exactOptional(instant),
  q: v.exactOptional(tokens),
  r: rates,
  y: v.exactOptional(flag),
  t: v.exactOptional(v.pipe(v.array(tier), v.minLength(1))),
  h: v.exactOptional(v.pipe(v.array(timeWindow), v.minLength(1))),
  s: v.exactOptional(number),
  /** Rates of another source: [number of the rate, number of the source]. */
  e: v.exactOptional(v.pipe(v.array(v.strictTuple([number, number])), v.minLength(1))),
});

const offerSchema = v.strictObject({
  /** Left out: the vendor's own. */
  p: v.exactOptional(text),
  g: v.exactOptional(text),
  /** Left out: the model's name in its id. */
  a: v.exactOptional(text),
  w: v.exactOptional(figure(tokens)),
  x: v.exactOptional(figure(tokens)),
  o: v.exactOptional(figure(tokens)),
  d: v.pipe(v.array(periodSchema), v.minLength(1)),
  f: v.exactOptional(number),
  c: v.exactOptional(number),
});

/** [name, factor, number of the source], and 1 where it is not sold for long prompts. */
const modifierSchema = v.union([
  v.strictTuple([text, v.pipe(v.number(), v.gtValue(0)), number]),
  v.strictTuple([text, v.pipe(v.number(), v.gtValue(0)), number, flag]),
]);

const cacheSchema = v.strictObject({
  k: v.picklist(['implicit', 'explicit', 'both']),
  l: v.exactOptional(v.array(tokens)),
  n: v.exactOptional(tokens),
  s: number,
});

/** [document, field, value, verdict], and what was found with its source. */
const claimSchema = v.union([
  v.strictTuple([number, v.picklist(CLAIM_FIELDS), v.union([v.number(), text]), v.picklist(CLAIM_VERDICTS)]),
  v.strictTuple([number, v.picklist(CLAIM_FIELDS), v.union([v.number(), text]), v.picklist(CLAIM_VERDICTS), v.union([v.number(), text]), number]),
]);

export const snapshotSchema = v.strictObject({
  version: v.literal(SNAPSHOT_VERSION),
  /** [id, name, url, licence, as of] */
  sources: v.pipe(v.array(v.strictTuple([text, text, v.pipe(v.string(), v.url()), text, day])), v.minLength(1)),
  /** Names of vendors and providers by key. */
  names: v.record(v.string(), text),
  /** Numbers of the usual sources of the fields of a model, and of prices. */
  usual: v.strictObject({ w: number, x: number, o: number, m: number, p: number, l: number, r: number, k: number, price: number }),
  models: v.array(modelSchema),
  /** Those of each model, in the order of the models. */
  offers: v.array(v.array(offerSchema)),
  modifiers: v.array(v.array(modifierSchema)),
  caches: v.array(cacheSchema),
  /** [id, name, as of] */
  documents: v.array(v.strictTuple([text, text, dayMonthOrYear])),
  claimed: v.array(
    v.strictObject({ n: text, m: v.exactOptional(number), c: v.pipe(v.array(claimSchema), v.minLength(1)), z: v.exactOptional(text) }),
  ),
});

export type PackedSnapshot = v.InferOutput<typeof snapshotSchema>;
export type PackedModel = PackedSnapshot['models'][number];
export type PackedOffer = PackedSnapshot['offers'][number][number];
export type PackedPeriod = PackedOffer['d'][number];
export type PackedClaimed = PackedSnapshot['claimed'][number];
export type PackedFigure<Value> = Value | [Value, number] | [Value, number, [Value, number][]];

/** What the short keys mean, for messages. */
export const FIELD_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  models: {
    i: 'id',
    n: 'name',
    w: 'windowTokens',
    x: 'maxInputTokens',
    o: 'maxOutputTokens',
    b: 'budget',
    t: 'tokenizer',
    m: 'modalities',
    p: 'openWeights',
    l: 'licence',
    r: 'released',
    k: 'knowledgeCutoff',
  },
  offers: {
    p: 'provider',
    g: 'region',
    a: 'apiId',
    w: 'served.windowTokens',
    x: 'served.maxInputTokens',
    o: 'served.maxOutputTokens',
    d: 'periods',
    f: 'modifiers',
    c: 'cache',
  },
  periods: {
    f: 'from',
    u: 'until',
    q: 'maxPrompt',
    r: 'rates',
    y: 'tierMode',
    t: 'contextTiers',
    h: 'timeWindows',
    s: 'source',
    e: 'rateSources',
  },
  claimed: { n: 'name', m: 'modelId', c: 'claims', z: 'note' },
};
