// Amounts that stand with others: as fine as their range says, and in a column with the same number of decimals.

import { compare, type Decimal } from './decimal';
import { formatUsd, subtractUsd, type Usd, usdToNumber, ZERO_USD } from './money';

/** Of a range this many of the last digit's units at least are shown: one of $280 is told to $10. None has cents that is a dollar wide. */
const UNITS_OF_RANGE = 10;

/** The power of ten of the dollars to which a range is worth telling an amount, ≥ 0; null: narrower than a dollar, so as ever. */
export function unitOfRange(low: Usd, high: Usd): number | null {
  const width = usdToNumber(subtractUsd(high, low));
  return width < 1 ? null : Math.max(0, Math.floor(Math.log10(width / UNITS_OF_RANGE)));
}

/**
 * As `formatUsd`, but rounded to what its range supports: "$1,230" for $1,234.56 of $1,100 to $1,380. Two digits stay at least of
 * the range's larger end, so that the amount and both ends have one number of decimals.
 */
export function formatInRange(amount: Usd, low: Usd, high: Usd): string {
  const unit = unitOfRange(low, high);
  if (unit === null) return formatUsd(amount);
  const largest = compare(sizeOf(low), sizeOf(high)) > 0 ? low : high;
  // Tenths are told where no end has two digits before them, rounded.
  if (roundedDigits(sizeOf(largest), 1) < 100n) return fixedDollars(amount, 1);
  return roundDollars(amount, Math.min(unit, Math.max(0, wholeDigits(amount) - 2)));
}

/** Both ends, to the digits that their range supports: "$1,100–$1,380". One text where they are shown alike. */
export function formatRange(low: Usd, high: Usd): string {
  const [from, to] = [low, high].map((end) => formatInRange(end, low, high));
  return from === to ? (from ?? '') : `${from}–${to}`;
}

/**
 * The amounts of a column, all with as many decimals: cents where one of them is a dollar or more, else one digit more than
 * the largest needs to show two, or all digits where four are enough. What is nearer to zero is "< $0.01". `unit`: a power of
 * ten to which all are rounded instead.
 */
export function columnDollars(amounts: readonly Usd[], unit: number | null = null): readonly string[] {
  if (unit !== null) return amounts.map((amount) => roundDollars(amount, unit));
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(usdToNumber(amount))), 0);
  const places = largest >= 1 || largest === 0 ? 2 : placesBelowADollar(amounts, largest);
  return amounts.map((amount) => fixedDollars(amount, places));
}

const MOST_EXACT_PLACES = 4;
const LEAST_PLACES = 6;

function placesBelowADollar(amounts: readonly Usd[], largest: number): number {
  const exact = amounts.reduce((most, { places }) => Math.max(most, places), 2);
  return exact <= MOST_EXACT_PLACES ? exact : Math.min(LEAST_PLACES, Math.max(2, 2 - Math.floor(Math.log10(largest))));
}

/** An amount as it is shown, with `sign`, such as "~", in front of it where `formatUsd` has it: before a figure that is not zero. */
export function signedDollars(text: string, sign: string): string {
  return /^[<>]|^[^1-9]*$/.test(text) ? text : `${sign}${text}`;
}

/** Whether the amounts of a column, as they are shown, add up to the last of them: each is rounded by itself, and a bound says no amount. */
export function addsUp(texts: readonly string[]): boolean {
  if (texts.some((text) => /^[<>]/.test(text))) return false;
  const digits = texts.map((text) => BigInt(text.replace('−', '-').replace(/[$,.]/g, '')));
  return digits.slice(0, -1).reduce((sum, each) => sum + each, 0n) === (digits.at(-1) ?? 0n);
}

function fixedDollars(amount: Usd, places: number): string {
  const sign = amount.digits < 0n ? '−' : '';
  const size = sizeOf(amount);
  const rounded = roundedDigits(size, places);
  if (size.digits > 0n && rounded === 0n) return `${sign === '' ? '<' : '>'} ${sign}$${(10 ** -places).toFixed(places)}`;
  const text = String(rounded).padStart(places + 1, '0');
  return `${sign}$${grouped(text.slice(0, -places))}.${text.slice(-places)}`;
}

function roundDollars(amount: Usd, unit: number): string {
  const sign = compare(amount, ZERO_USD) < 0 ? '−' : '';
  const size = sizeOf(amount);
  const rounded = roundedDigits(size, -unit);
  if (size.digits > 0n && rounded === 0n) return `${sign === '' ? '<' : '>'} ${sign}$${grouped(String(10n ** BigInt(unit)))}`;
  return `${sign}$${grouped(rounded === 0n ? '0' : `${rounded}${'0'.repeat(unit)}`)}`;
}

/** The digits of a size in units of 10^−places, which may be negative; a half goes up. */
function roundedDigits({ digits, places: have }: Decimal, places: number): bigint {
  if (have <= places) return digits * 10n ** BigInt(places - have);
  const scale = 10n ** BigInt(have - places);
  return (digits + scale / 2n) / scale;
}

function sizeOf({ digits, places }: Usd): Decimal {
  return { digits: digits < 0n ? -digits : digits, places };
}

function wholeDigits(amount: Usd): number {
  const { digits, places } = sizeOf(amount);
  return Math.max(0, String(digits).length - places);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
