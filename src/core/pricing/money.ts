// Money as exact decimals: a bill of a million calls is to the last digit the sum of its calls. An amount holds a bigint, which
// crosses to a worker but not into JSON: save `usdToNumber`, or better what the price was made from.

import type { Branded } from '@/core/units';
import { add, compare, type Decimal, decimalOf, decimalText, multiply, roundTo, shiftDown, subtract, toNumber, ZERO } from './decimal';

/** An amount in US dollars, exact. */
export type Usd = Branded<Decimal, 'Usd'>;
/** A price in US dollars per million tokens, exact. */
export type UsdPerMTok = Branded<Decimal, 'UsdPerMTok'>;

export const ZERO_USD = ZERO as Usd;

const MILLION_PLACES = 6;
const CENT_PLACES = 2;
const SHOWN_DIGITS = 2;
const LEAST_SHOWN = { digits: 1n, places: 6 };

/** An amount from a number or a plain text such as "12.5"; range as `decimalOf`, below zero included. null: it is none. */
export function parseUsd(value: number | string): Usd | null {
  return decimalOf(value) as Usd | null;
}

/** A price from a number or a plain text. null: it is none, or below zero. 0 is a price: free. */
export function parseUsdPerMTok(value: number | string): UsdPerMTok | null {
  const price = decimalOf(value);
  return price === null || price.digits < 0n ? null : (price as UsdPerMTok);
}

/**
 * What so many tokens, or token-hours, cost at a price per million of them. Exact: a price of p decimals gives an amount of
 * up to p + 6. `tokens` may have a fraction. Throws a RangeError where it is not finite: whoever calls has checked that.
 */
export function costUsd(tokens: number, price: UsdPerMTok): Usd {
  const amount = decimalOf(tokens);
  if (amount === null) throw new RangeError(`Not a number of tokens: ${tokens}`);
  return shiftDown(multiply(amount, price), MILLION_PLACES) as Usd;
}

export function addUsd(a: Usd, b: Usd): Usd {
  return add(a, b) as Usd;
}

/** The exact sum; nothing: zero. */
export function sumUsd(amounts: Iterable<Usd>): Usd {
  let sum = ZERO_USD;
  for (const amount of amounts) sum = addUsd(sum, amount);
  return sum;
}

/** a − b; below zero where b is more. */
export function subtractUsd(a: Usd, b: Usd): Usd {
  return subtract(a, b) as Usd;
}

/** Exact: a number of calls, or the factor of a modifier. */
export function multiplyUsd(amount: Usd, factor: Decimal): Usd {
  return multiply(amount, factor) as Usd;
}

/** Below 0: a is less; 0: equal; above 0: a is more. */
export function compareUsd(a: Usd, b: Usd): number {
  return compare(a, b);
}

/** The nearest number, for charts; never to calculate on. */
export function usdToNumber(amount: Usd): number {
  return toNumber(amount);
}

/** The exact amount as a plain decimal, such as "-0.0000125", for files that other programs read. */
export function usdText(amount: Usd): string {
  return decimalText(amount);
}

/**
 * To the cent from a dollar up; below, to the cent or to two digits, whichever says more: "$1,234.50", "$0.47", "$0.038",
 * "$0.0012", and "$0.0030" where that was rounded. Zero is "$0.00", and what is nearer to it than a millionth
 * "< $0.000001". Halves are rounded away from zero; below zero with a true minus sign. `sign`, such as "~", stands before a figure,
 * and not before a bound, nor before zero: what is free is free, whatever its size.
 */
export function formatUsd(amount: Usd, sign = ''): string {
  const isNegative = amount.digits < 0n;
  const size: Decimal = { digits: isNegative ? -amount.digits : amount.digits, places: amount.places };
  if (size.digits > 0n && compare(size, LEAST_SHOWN) < 0) return `${isNegative ? '> −' : '< '}$0.000001`;
  const places = placesShown(size);
  const rounded = roundTo(size, places);
  // What was rounded shows all digits that it was rounded to, so that those of one size look alike.
  return `${amount.digits === 0n ? '' : sign}${isNegative ? '−' : ''}${dollars(rounded, size.places > places ? placesShown(rounded) : CENT_PLACES)}`;
}

/** Cents, or as many more as two digits take. */
function placesShown({ digits, places }: Decimal): number {
  const isBelowADollar = places > 0 && String(digits).length <= places;
  return isBelowADollar ? Math.max(CENT_PLACES, places - String(digits).length + SHOWN_DIGITS) : CENT_PLACES;
}

/** A price as its source states it, all digits: "$3.00", "$0.003625". Prices are not below zero. */
export function formatPrice(price: UsdPerMTok): string {
  return dollars(price);
}

function dollars(size: Decimal, leastPlaces = CENT_PLACES): string {
  const [whole = '0', fraction = ''] = decimalText(size).split('.');
  return `$${grouped.format(BigInt(whole))}.${fraction.padEnd(leastPlaces, '0')}`;
}

const grouped = new Intl.NumberFormat('en-US');
