// Shares of requests and of time, as decimals that add up to one to the last digit.

import { add, type Decimal, decimalOf, quotient, shiftDown, subtract, ZERO } from './decimal';

export const ONE: Decimal = { digits: 1n, places: 0 };

/** A third has no last digit; what is cut off behind this many is far below any price. */
const PLACES = 40;
const PERCENT_PLACES = 2;

/** 12.5 → 0.125. A number from 0 to 100; throws a RangeError where it is not finite. */
export function percentShare(percent: number): Decimal {
  return shiftDown(decimal(percent), PERCENT_PLACES);
}

/** The share that is left of one. */
export function restOf(share: Decimal): Decimal {
  return subtract(ONE, share);
}

/** 1 ÷ count, cut after 40 places; count > 0. */
export function oneOf(count: number): Decimal {
  return quotient(ONE, decimal(count), PLACES);
}

/** Each weight's share of their sum; whole numbers > 0, one at least. The last takes what rounding leaves. */
export function sharesOf(weights: readonly number[]): readonly Decimal[] {
  const sum = decimal(weights.reduce((total, weight) => total + weight, 0));
  let given = ZERO;
  return weights.map((weight, index) => {
    const share = index === weights.length - 1 ? restOf(given) : quotient(decimal(weight), sum, PLACES);
    given = add(given, share);
    return share;
  });
}

export function decimal(value: number): Decimal {
  const known = decimalOf(value);
  if (known === null) throw new RangeError(`Not a number: ${value}`);
  return known;
}
