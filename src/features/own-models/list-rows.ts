// Brackets, peak hours and modifiers as rows of text fields, and back.
import { type CatalogueRates, type CatalogueTier, RATE_NAMES } from '@/core/catalog/catalogue-offer';
import type { LayerHours, LayerModifier } from '@/core/catalog/figures';
import { formatInteger } from '@/core/units';
import { WEEKDAYS } from '@/core/weekday';
import type { ListColumn, ListRow } from './ListFigure';
import { typedPrice, typedTokens } from './read-figure';

/** The rates that a row shows; those that it does not show are kept. */
const SHOWN = ['input', 'output', 'cacheRead'] as const;

export const BRACKET_COLUMNS: readonly ListColumn[] = [
  { key: 'boundary', label: 'Prompts', isNumber: false, options: [{ value: 'gt', label: 'above' }, { value: 'gte', label: 'from' }] },
  { key: 'threshold', label: 'Tokens', isNumber: true },
  { key: 'input', label: 'Input $', isNumber: true },
  { key: 'output', label: 'Output $', isNumber: true },
  { key: 'cacheRead', label: 'Cache read $', isNumber: true },
];
export const EMPTY_BRACKET: ListRow = { boundary: 'gt', threshold: '', input: '', output: '', cacheRead: '' };

export function bracketRows(brackets: readonly CatalogueTier[]): readonly ListRow[] {
  return brackets.map(({ threshold, boundary, rates }) => ({
    boundary,
    threshold: formatInteger(threshold),
    ...rateCells(rates),
  }));
}

/** By rising threshold; an empty rate is left out, and so is that of the prices above. `before`: what the rows were made of. */
export function bracketsOf(rows: readonly ListRow[], before: readonly CatalogueTier[]): unknown {
  const brackets = rows.map((row) => {
    const threshold = typedTokens(row['threshold'] ?? '');
    const known: CatalogueRates = before.find((tier) => tier.threshold === threshold)?.rates ?? {};
    return { threshold, boundary: row['boundary'], rates: typedRates(row, known) };
  });
  return brackets.sort((a, b) => Number(a.threshold) - Number(b.threshold));
}

function rateCells(rates: CatalogueRates): ListRow {
  return Object.fromEntries(SHOWN.map((name) => [name, rates[name] === undefined ? '' : String(rates[name])]));
}

function typedRates(row: ListRow, known: CatalogueRates): unknown {
  const hidden = RATE_NAMES.filter((name) => !(SHOWN as readonly string[]).includes(name) && known[name] !== undefined).map((name) => [name, known[name]]);
  const typed = SHOWN.flatMap((name) => ((row[name] ?? '').trim() === '' ? [] : [[name, typedPrice(row[name] ?? '')]]));
  return Object.fromEntries([...typed, ...hidden]);
}

const daysValue = (days: readonly string[]): string => WEEKDAYS.filter((day) => days.includes(day)).join(' ');
const [WORKING, WEEKEND] = [daysValue(WEEKDAYS.slice(0, 5)), daysValue(WEEKDAYS.slice(5))];

export const HOURS_COLUMNS: readonly ListColumn[] = [
  {
    key: 'days',
    label: 'Days',
    isNumber: false,
    options: [
      { value: daysValue(WEEKDAYS), label: 'Every day' },
      { value: WORKING, label: 'Mon–Fri' },
      { value: WEEKEND, label: 'Sat, Sun' },
      ...WEEKDAYS.map((day) => ({ value: day, label: `${day.slice(0, 1)}${day.slice(1).toLowerCase()}` })),
    ],
  },
  { key: 'from', label: 'From, UTC', isNumber: true },
  { key: 'until', label: 'Until, UTC', isNumber: true },
  ...BRACKET_COLUMNS.slice(2),
];
export const EMPTY_HOURS: ListRow = { days: WORKING, from: '', until: '', input: '', output: '', cacheRead: '' };

export function hoursRows(hours: readonly LayerHours[]): readonly ListRow[] {
  return hours.map(({ days, from, until, rates }) => ({ days: daysValue(days), from, until, ...rateCells(rates) }));
}

/** An empty rate is left out, and so is that of the other hours. `before`: what the rows were made of. */
export function typedHours(rows: readonly ListRow[], before: readonly LayerHours[]): unknown {
  return rows.map((row) => {
    const [days = '', from = '', until = ''] = [row['days'], row['from']?.trim(), row['until']?.trim()];
    const known = before.find((hours) => daysValue(hours.days) === days && hours.from === from && hours.until === until)?.rates ?? {};
    return { days: days.split(' '), from, until, rates: typedRates(row, known) };
  });
}

export const MODIFIER_COLUMNS: readonly ListColumn[] = [
  { key: 'name', label: 'Name', isNumber: false },
  { key: 'factor', label: 'Factor', isNumber: true },
  { key: 'long', label: 'Long prompts', isNumber: false, options: [{ value: 'yes', label: 'too' }, { value: 'no', label: 'not sold' }] },
];
export const EMPTY_MODIFIER: ListRow = { name: '', factor: '', long: 'yes' };

export function modifierRows(modifiers: readonly LayerModifier[]): readonly ListRow[] {
  return modifiers.map(({ name, factor, excludesLongContext }) => ({ name, factor: String(factor), long: excludesLongContext ? 'no' : 'yes' }));
}

export function modifiersOf(rows: readonly ListRow[]): unknown {
  return rows.map(({ name = '', factor = '', long }) => ({ name: name.trim(), factor: typedPrice(factor), excludesLongContext: long === 'no' }));
}
