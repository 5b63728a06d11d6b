import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatUsd, parseUsd, type Usd, ZERO_USD } from './money';
import { addsUp, columnDollars, formatInRange, formatRange, signedDollars, unitOfRange } from './show-money';

const usd = (value: number | string): Usd => parseUsd(value) ?? ZERO_USD;
const inRange = (amount: number, low: number, high: number) => formatInRange(usd(amount), usd(low), usd(high));

describe('an amount in a range', () => {
  it('has the digits that the range supports, and two at least', () => {
    expect(inRange(1234.56, 1100, 1380)).toBe('$1,230');
    expect(inRange(1234.56, 1230, 1242)).toBe('$1,235');
    expect([inRange(1.4, 0.9, 2.1), inRange(0.5, 0.2, 1.6)]).toEqual(['$1.4', '$0.5']);
    expect([inRange(9.96, 9.4, 10.6), inRange(9.4, 9.4, 10.6), inRange(9.96, 8.9, 9.97), inRange(0.4, 0.2, 30)]).toEqual(['$10', '$9', '$10', '< $1']);
    expect(inRange(9.4, 8.9, 9.94)).toBe('$9.4');
    expect(inRange(1234.56, 1234, 1235.2)).toBe('$1,235');
    expect(inRange(1234.56, 1234.2, 1235)).toBe('$1,234.56');
    expect(inRange(1_234_567, 200_000, 3_000_000)).toBe('$1,200,000');
    expect(inRange(37.4, 1, 3000)).toBe('$37');
    expect(inRange(-1234.56, -1380, -1100)).toBe('−$1,230');
    expect(formatRange(usd(1102.4), usd(1383.2))).toBe('$1,100–$1,380');
    expect(formatRange(usd(0.31), usd(0.31))).toBe('$0.31');
  });

  it('has as many decimals as the ends of the range', () => {
    const cents = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(cents, cents, cents, (...amounts) => {
        const [low, middle, high] = amounts.toSorted((a, b) => a - b).map((amount) => usd(amount / 100)) as [Usd, Usd, Usd];
        const decimals = [low, middle, high].map((amount) => /\.(\d+)$/.exec(formatInRange(amount, low, high))?.[1]?.length ?? 0);
        expect(new Set(decimals).size).toBe(1);
        expect(formatRange(low, high)).not.toMatch(/\$10\.0\b/);
      }),
    );
  });

  it('without a range is shown as ever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (millis) => {
        const dollars = millis / 1000;
        expect(inRange(dollars, dollars, dollars)).toBe(formatUsd(usd(dollars)));
      }),
    );
  });

  it('is never off by more than a tenth of the range, where the range is no wider than the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e9 }), fc.double({ min: 0.001, max: 0.5, noNaN: true }), (dollars, share) => {
        const [low, high] = [Math.floor(dollars * (1 - share)), Math.ceil(dollars * (1 + share))];
        const shown = Number(inRange(dollars, low, high).replace(/[$,]/g, ''));
        expect(Math.abs(shown - dollars)).toBeLessThanOrEqual(Math.max(0.5, (high - low) / 10));
      }),
    );
  });
});

describe('a column', () => {
  const column = (...amounts: number[]) => columnDollars(amounts.map(usd));
  it('has cents throughout where there are dollars', () => {
    expect(column(1234.5, 0.031, -2, 0)).toEqual(['$1,234.50', '$0.03', '−$2.00', '$0.00']);
    expect(column(3, 0.001, -0.001)).toEqual(['$3.00', '< $0.01', '> −$0.01']);
  });

  it('has as many decimals throughout as show two digits of the largest and one more, or all of a few', () => {
    expect(column(0.47, 0.0384567)).toEqual(['$0.470', '$0.038']);
    expect(column(0.0123456, 0.0004)).toEqual(['$0.0123', '$0.0004']);
    expect(column(0.375, 0.3)).toEqual(['$0.375', '$0.300']);
    expect(column(0.0000001, 0)).toEqual(['< $0.000001', '$0.000000']);
    expect(columnDollars([usd(1234.5), usd(12), usd(3)], 1)).toEqual(['$1,230', '$10', '< $10']);
    expect(unitOfRange(usd(0), usd(0.9))).toBeNull();
    expect(unitOfRange(usd(0), usd(99))).toBe(0);
  });

  it('has a sign before figures that are not zero, and before no bound', () => {
    expect(['$0.00', '$0', '$10', '$0.05', '−$1.50', '< $0.01', '> −$10'].map((text) => signedDollars(text, '~'))).toEqual(['$0.00', '$0', '~$10', '~$0.05', '~−$1.50', '< $0.01', '> −$10']);
  });

  it('adds up as it is shown, or is known not to', () => {
    expect([['$0.15', '$0.12', '$0.27'], ['$1,000', '−$10', '$990'], ['$0.00'], []].map(addsUp)).toEqual([true, true, true, true]);
    expect([['$0.154', '$0.123', '$0.276'], ['$461', '$369', '$829'], ['< $0.01', '$3.20', '$3.20']].map(addsUp)).toEqual([false, false, false]);
  });

  it('always has one number of decimals', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Number(value.toPrecision(12))), { minLength: 1 }), (amounts) => {
        const decimals = new Set(column(...amounts).map((text) => /\.(\d+)$/.exec(text)?.[1]?.length));
        expect(decimals.size).toBe(1);
      }),
    );
  });
});
