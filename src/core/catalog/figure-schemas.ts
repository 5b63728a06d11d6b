// What each figure of a layer may be, with a message that says what is wrong with another value.
import * as v from 'valibot';
import { timeOfDayMs } from '@/core/pricing/instant';
import { WEEKDAYS } from '@/core/weekday';
import { type ModelFigures, type OfferFigures } from './figures';
import { MODALITIES } from './model';
import { tokenizerNamed } from './named-tokenizers';

/** More than any window; a number beyond it is a slip. */
const MOST_TOKENS = 1_000_000_000_000;
const MOST_USD = 1_000_000;

const TOKENS = 'is no whole number of tokens from 1 on';
const PRICE = `is no price in US dollars from 0 to ${MOST_USD.toLocaleString('en-US')}`;

const words = (message: string) => v.pipe(v.string(message), v.trim(), v.nonEmpty(message), v.maxLength(200, message));
const tokens = v.pipe(v.number(TOKENS), v.safeInteger(TOKENS), v.minValue(1, TOKENS), v.maxValue(MOST_TOKENS, TOKENS));
const price = v.pipe(v.number(PRICE), v.finite(PRICE), v.minValue(0, PRICE), v.maxValue(MOST_USD, PRICE));
const flag = (message: string) => v.boolean(message);
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(Date.parse(text)).toISOString().startsWith(text);

export const day = v.pipe(v.string('is no day such as 2026-11-27'), v.check(isDay, 'is no day such as 2026-11-27'));
const DATE = 'is no day, month or year such as 2026-11-27, 2026-11 or 2026';
const date = v.pipe(
  v.string(DATE),
  v.check((text) => /^\d{4}$/.test(text) || (/^\d{4}-\d\d$/.test(text) ? isDay(`${text}-01`) : isDay(text)), DATE),
);

/** Exactly these fields. An array is none, though it would pass where no field has to be there. */
export const strict = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), 'is no object of fields'),
    v.strictObject(entries, (issue) => (issue.expected === 'never' ? 'is not a field of this format' : issue.received === 'undefined' ? 'is missing' : 'is no object of fields')),
  );

const RATES = { input: price, output: price, cacheRead: price, cacheWrite5m: price, cacheWrite1h: price, cacheStoragePerHour: price, cacheReadImplicit: price };

const some = v.exactOptional(price);
const rates = strict({ input: some, output: some, cacheRead: some, cacheWrite5m: some, cacheWrite1h: some, cacheStoragePerHour: some, cacheReadImplicit: some });

const brackets = v.pipe(
  v.array(strict({ threshold: tokens, boundary: v.picklist(['gt', 'gte'], 'is neither "gt" nor "gte"'), rates }), 'is no list of brackets'),
  v.check((list) => list.every(({ threshold }, at) => threshold > (list[at - 1]?.threshold ?? 0)), 'are not in order of rising thresholds'),
);

const TIME = 'is no time of day such as 06:00';
const time = v.pipe(v.string(TIME), v.check((text) => timeOfDayMs(text) !== null, TIME));
const peakHours = v.array(
  strict({
    days: v.pipe(v.array(v.picklist(WEEKDAYS, 'is no day of the week such as MON'), 'is no list of days'), v.minLength(1, 'names no day'), v.check((list) => new Set(list).size === list.length, 'names a day twice')),
    from: time,
    until: time,
    rates,
  }),
  'is no list of peak hours',
);

const FACTOR = 'is no factor above 0';
const modifiers = v.pipe(
  v.array(
    strict({
      name: words('is no name'),
      factor: v.pipe(v.number(FACTOR), v.finite(FACTOR), v.gtValue(0, FACTOR), v.maxValue(1000, FACTOR)),
      excludesLongContext: v.optional(flag('is neither true nor false'), false),
    }),
    'is no list of modifiers',
  ),
  v.check((list) => new Set(list.map(({ name }) => name)).size === list.length, 'name one modifier twice'),
);

export const MODEL_VALUES = {
  name: words('is no name of 1 to 200 characters'),
  windowTokens: tokens,
  maxInputTokens: v.nullable(tokens),
  maxOutputTokens: v.nullable(tokens),
  budget: v.picklist(['shared', 'separate'], 'is neither "shared" nor "separate"'),
  tokenizer: v.pipe(
    v.string('is no tokenizer that this page knows'),
    v.check((name) => tokenizerNamed(name) !== null, 'is no tokenizer that this page knows'),
  ),
  modalities: v.pipe(
    v.array(v.picklist(MODALITIES, `is none of ${MODALITIES.join(', ')}`), 'is no list of modalities'),
    v.minLength(1, 'names no modality'),
    v.check((list) => new Set(list).size === list.length, 'names a modality twice'),
  ),
  openWeights: flag('is neither true nor false'),
  licence: v.nullable(words('is no name of a licence')),
  released: v.nullable(date),
  knowledgeCutoff: v.nullable(date),
} as const satisfies { readonly [Field in keyof ModelFigures]: v.GenericSchema<unknown, ModelFigures[Field]> };

export const OFFER_VALUES = {
  ...RATES,
  brackets,
  bracketMode: v.picklist(['whole', 'marginal'], 'is neither "whole" nor "marginal"'),
  peakHours,
  modifiers,
  soldUntil: day,
} as const satisfies { readonly [Field in keyof OfferFigures]: v.GenericSchema<unknown, OfferFigures[Field]> };
