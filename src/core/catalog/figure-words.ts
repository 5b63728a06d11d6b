// What figures are called and how they are written.
import { type CatalogueRates, type CatalogueTier, RATE_NAMES, type RateName } from './catalogue-offer';
import type { LayerHours, LayerModifier, ModelField, OfferField } from './figures';
import { formatPrice, parseUsdPerMTok } from '@/core/pricing/money';
import { formatInteger } from '@/core/units';
import { WEEKDAYS } from '@/core/weekday';

export const MODEL_LABELS: Readonly<Record<ModelField, string>> = {
  name: 'Name',
  windowTokens: 'Window',
  maxInputTokens: 'Max input',
  maxOutputTokens: 'Max output',
  budget: 'Budget',
  tokenizer: 'Tokenizer',
  modalities: 'Takes',
  openWeights: 'Open weights',
  licence: 'Licence',
  released: 'Released',
  knowledgeCutoff: 'Knowledge cut-off',
};

export const OFFER_LABELS: Readonly<Record<OfferField, string>> = {
  input: 'Input',
  output: 'Output',
  cacheRead: 'Cache read',
  cacheWrite5m: 'Cache write',
  cacheWrite1h: 'Cache write, 1 hour',
  cacheStoragePerHour: 'Cache storage, per hour',
  cacheReadImplicit: 'Cache read, not asked for',
  brackets: 'Long prompts',
  bracketMode: 'Brackets bill',
  peakHours: 'Peak hours',
  modifiers: 'Modifiers',
  soldUntil: 'Sold until',
};

/** "Cache read price" in a list that has limits too. */
export function labelOf(field: ModelField | OfferField): string {
  if (isRate(field)) return `${OFFER_LABELS[field]} price`;
  return field in MODEL_LABELS ? MODEL_LABELS[field as ModelField] : OFFER_LABELS[field as OfferField];
}

export function isRate(field: string): field is RateName {
  return (RATE_NAMES as readonly string[]).includes(field);
}

/** 2.5 → "$2.50" */
export function priceWords(usdPerMTok: number): string {
  const price = parseUsdPerMTok(usdPerMTok);
  return price === null ? '–' : formatPrice(price);
}

/** A figure as a reader sees it; null and what there is none of: "not stated". */
export function valueWords(field: ModelField | OfferField, value: unknown): string {
  if (value === null || value === undefined) return 'not stated';
  if (isRate(field)) return typeof value === 'number' ? priceWords(value) : '–';
  if (field === 'brackets') return bracketWords(value as readonly CatalogueTier[]);
  if (field === 'peakHours') return hoursWords(value as readonly LayerHours[]);
  if (field === 'modifiers') return (value as readonly LayerModifier[]).map(({ name, factor }) => `${name} × ${factor}`).join(', ') || 'none';
  if (typeof value === 'number') return formatInteger(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const RATE_WORDS: Readonly<Partial<Record<RateName, string>>> = { input: 'in', output: 'out', cacheRead: 'cache read' };

/** "above 272,000: $10.00 in, $45.00 out" */
export function bracketWords(brackets: readonly CatalogueTier[]): string {
  if (brackets.length === 0) return 'none';
  return brackets
    .map(({ threshold, boundary, rates }) => `${boundary === 'gt' ? 'above' : 'from'} ${formatInteger(threshold)}: ${rateWords(rates)}`)
    .join('; ');
}

/** "MON, TUE 01:00–04:00: $2.00 in, $4.00 out" */
export function hoursWords(hours: readonly LayerHours[]): string {
  return hours.map(({ days, from, until, rates }) => `${days.length === WEEKDAYS.length ? 'every day' : days.join(', ')} ${from}–${until}: ${rateWords(rates)}`).join('; ') || 'none';
}

function rateWords(rates: CatalogueRates): string {
  return RATE_NAMES.flatMap((name) => (RATE_WORDS[name] === undefined || rates[name] === undefined ? [] : [`${priceWords(rates[name])} ${RATE_WORDS[name]}`])).join(', ');
}

/** Whole days from one ISO 8601 day to another: "today", "1 day ago", "17 days ago". */
export function ageWords(day: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (!Number.isFinite(days)) return '';
  if (days <= 0) return 'today';
  return days === 1 ? '1 day ago' : `${formatInteger(days)} days ago`;
}
