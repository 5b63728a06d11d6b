// Exact decimals. Prices and factors are decimals, so all sums and products of them are, too: nothing is ever rounded
// until it is shown.

/** digits × 10^−places, places ≥ 0, without trailing zeros behind the point: equal values are deeply equal. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

export const ZERO: Decimal = { digits: 0n, places: 0 };

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
const MAX_LENGTH = 400;

/**
 * The decimal that a number or a text says, to its last digit: 0.1 is one tenth, not the binary fraction nearest to it.
 * A number is read as JavaScript writes it, which is what its author wrote as long as that had at most 15 digits.
 * Range: every finite number; texts up to 400 characters such as "-1.25", ".5" or "3e-9". null: anything else.
 */
export function decimalOf(value: number | string): Decimal | null {
  const text = String(value).trim();
  const match = text.length <= MAX_LENGTH ? FORM.exec(text) : null;
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const size = BigInt(whole + fraction);
  const digits = sign === '-' ? -size : size;
  const places = fraction.length - Number(exponent);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : lowest(digits, places);
}

export function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return lowest(digitsAt(a, places) + digitsAt(b, places), places);
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { digits: -b.digits, places: b.places });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return lowest(a.digits * b.digits, a.places + b.places);
}

/** value ÷ 10^places, exactly. */
export function shiftDown(value: Decimal, places: number): Decimal {
  return lowest(value.digits, value.places + places);
}

/** Below 0: a is less; 0: equal; above 0: a is more. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = subtract(a, b).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The whole number below or at a ÷ b. b must be above 0. */
export function floorOfQuotient(a: Decimal, b: Decimal): bigint {
  const places = Math.max(a.places, b.places);
  const [dividend, divisor] = [digitsAt(a, places), digitsAt(b, places)];
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

/** a ÷ b, cut after so many places behind the point: at or below the true quotient. b must be above 0. */
export function quotient(a: Decimal, b: Decimal, places: number): Decimal {
  return lowest(floorOfQuotient({ digits: digitsAt(a, a.places + places), places: a.places }, b), places);
}

/** Rounded to so many places behind the point; a half goes away from zero. */
export function roundTo(value: Decimal, places: number): Decimal {
  if (value.places <= places) return value;
  const unit = 10n ** BigInt(value.places - places);
  const half = value.digits < 0n ? -unit / 2n : unit / 2n;
  return lowest((value.digits + half) / unit, places);
}

/** Plain digits with a point, never an exponent: "0.0000003", "-12.5". */
export function decimalText({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** The nearest number; ±Infinity beyond the range of numbers. For charts and comparison within a tolerance, never to calculate on. */
export function toNumber(value: Decimal): number {
  return Number(decimalText(value));
}

function digitsAt(value: Decimal, places: number): bigint {
  return places === value.places ? value.digits : value.digits * 10n ** BigInt(places - value.places);
}

function lowest(digits: bigint, places: number): Decimal {
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places--;
  }
  return { digits, places };
}
