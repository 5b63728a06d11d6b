import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, decimalOf, decimalText, floorOfQuotient, multiply, roundTo, subtract, toNumber } from './decimal';
import { addUsd, compareUsd, costUsd, formatPrice, formatUsd, multiplyUsd, parseUsd, parseUsdPerMTok, subtractUsd, sumUsd, type Usd, type UsdPerMTok, usdToNumber, ZERO_USD } from './money';

const decimal = (value: number | string) => {
  const parsed = decimalOf(value);
  if (parsed === null) throw new Error(`No decimal: ${value}`);
  return parsed;
};
const usd = (value: number | string) => decimal(value) as Usd;
const perMTok = (value: number | string) => decimal(value) as UsdPerMTok;

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const anyDecimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(30)).map(([digits, places]) => decimal(`${digits}e-${places}`));

describe('decimals', () => {
  it('read a number to its last digit, and give it back', () => {
    fc.assert(fc.property(anyNumber, (value) => toNumber(decimal(value)) === value));
    expect(decimal(0.1)).toEqual({ digits: 1n, places: 1 });
    expect(decimal(1e21)).toEqual({ digits: 10n ** 21n, places: 0 });
    expect(decimal(3.625e-9)).toEqual({ digits: 3625n, places: 12 });
    expect(decimal(-0)).toEqual({ digits: 0n, places: 0 });
  });

  it('read plain texts, and nothing else', () => {
    expect(['12.50', '.5', '-3', '+4.', '2e3', ' 7 '].map((text) => decimalText(decimal(text)))).toEqual(['12.5', '0.5', '-3', '4', '2000', '7']);
    for (const text of ['', '.', '-', '1,5', '$3', '0x10', '1e', '1e9999', 'NaN', 'Infinity', '٣', '1'.repeat(401)]) expect(decimalOf(text), text).toBeNull();
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(decimalOf(value)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void decimalOf(text)));
  });

  it('keep the laws of arithmetic to the last digit', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        expect(compare(a, a)).toBe(0);
        expect(decimal(decimalText(a))).toEqual(a);
      }),
    );
  });

  it('round a half away from zero, and divide down', () => {
    expect([roundTo(decimal(0.125), 2), roundTo(decimal(-0.125), 2), roundTo(decimal(0.1249), 2), roundTo(decimal(7), 2)].map(toNumber)).toEqual([0.13, -0.13, 0.12, 7]);
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        fc.pre(b.digits > 0n);
        const quotient = decimal(String(floorOfQuotient(a, b)));
        expect(compare(multiply(quotient, b), a)).toBeLessThanOrEqual(0);
        expect(compare(multiply(add(quotient, decimal(1)), b), a)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('money', () => {
  it('does not drift, however many terms it has', () => {
    const call = costUsd(1, perMTok(0.003625));
    expect(call).toEqual(usd('0.000000003625'));
    expect(sumUsd(Array.from({ length: 10_000 }, () => call))).toEqual(costUsd(10_000, perMTok(0.003625)));
    expect(addUsd(usd(0.1), usd(0.2))).toEqual(usd(0.3));
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(multiplyUsd(multiplyUsd(usd(0.7), decimal(1.1)), decimal(1.1))).toEqual(usd('0.847'));
  });

  it('takes prices from nothing up, and amounts of either sign', () => {
    expect(parseUsdPerMTok(0)).toEqual(ZERO_USD);
    expect(parseUsdPerMTok(-1)).toBeNull();
    expect(parseUsdPerMTok('three')).toBeNull();
    expect(parseUsd('-1.5')).toEqual(usd(-1.5));
    expect(parseUsd(Number.NaN)).toBeNull();
    expect(usdToNumber(subtractUsd(usd(1), usd(1.5)))).toBe(-0.5);
    expect(compareUsd(usd(1), usd('1.00'))).toBe(0);
    expect(() => costUsd(Number.NaN, perMTok(1))).toThrow(RangeError);
    expect(costUsd(0.5, perMTok(3))).toEqual(usd('0.0000015'));
    expect(sumUsd([])).toEqual(ZERO_USD);
  });

  it.each([
    ['0', '$0.00'],
    ['1.5', '$1.50'],
    ['1234567.891', '$1,234,567.89'],
    ['0.47249', '$0.47'],
    ['0.0375', '$0.038'],
    ['0.0012', '$0.0012'],
    ['0.00996', '$0.010'],
    ['0.002998', '$0.0030'],
    ['0.003', '$0.003'],
    ['0.996', '$1.00'],
    ['0.995', '$1.00'],
    ['1.005', '$1.01'],
    ['0.0000034', '$0.0000034'],
    ['0.000001', '$0.000001'],
    ['0.0000009', '< $0.000001'],
    ['-0.0000009', '> −$0.000001'],
    ['-3', '−$3.00'],
    ['-0.0012', '−$0.0012'],
  ])('shows %s as %s', (value, text) => {
    expect(formatUsd(usd(value))).toBe(text);
  });

  it('has a sign before a figure alone: no bound is an estimate, and what is free is free whatever its size', () => {
    expect(['3', '-0.5', '0.0000009', '0'].map((value) => formatUsd(usd(value), '~'))).toEqual(['~$3.00', '~−$0.50', '< $0.000001', '$0.00']);
  });

  it('shows a price with all its digits', () => {
    expect([3, 22.5, 0.003625, 0, 1250].map((price) => formatPrice(perMTok(price)))).toEqual(['$3.00', '$22.50', '$0.003625', '$0.00', '$1,250.00']);
  });
});
