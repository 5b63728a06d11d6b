// Numbers are written by hand where that is simple; Intl says what they should read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCompact, formatInteger, formatShare, formatTokens } from './units';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const EDGES = [0, -0, 1, 9, 10, 99, 100, 999, 1000, 1004, 1005, 1015, 9995, 9999, 99_949, 99_950, 999_499, 999_500, 999_999, 1_050_000, 1_000_000_000, 999_500_000_000, 999_500_000_000_000, 1e15, 2 ** 53 - 1, 2 ** 53, 1e21, 0.5, 2.5, Number.NaN, Number.POSITIVE_INFINITY];
const numbers = fc.oneof(fc.constantFrom(...EDGES), fc.maxSafeInteger(), fc.integer(), fc.nat(2_000_000), fc.double());

test('whole numbers read as Intl writes them, with a true minus sign', () => {
  fc.assert(
    fc.property(numbers, (value) => {
      for (const each of [value, -value]) expect(formatInteger(each)).toBe(whole.format(each).replace('-', '−'));
    }),
    { numRuns: 5000 },
  );
});

test('compact numbers read as Intl writes them', () => {
  fc.assert(
    fc.property(numbers, (value) => {
      for (const each of [value, -value]) expect(formatCompact(each)).toBe(compact.format(each));
    }),
    { numRuns: 5000 },
  );
});

test('one token is one, and none or two are tokens', () => {
  expect([0, 1, 2, 1234, -1].map(formatTokens)).toEqual(['0 tokens', '1 token', '2 tokens', '1,234 tokens', '−1 tokens']);
});

/** With spaces at which no line breaks. */
const unbroken = (...texts: readonly string[]) => texts.map((text) => text.replaceAll(' ', '\u00a0'));

test('shares have one decimal, and none where they are a multiple', () => {
  expect([0, 0.0001, 0.1234, 1.727, 9.9994, 17.27, Infinity].map((share) => formatShare(share))).toEqual(unbroken('0.0 %', '< 0.1 %', '12.3 %', '172.7 %', '999.9 %', '1,727 %', '–'));
  expect([0, 0.0001, 0.1234, 17.27, Infinity].map((share) => formatShare(share, '~'))).toEqual(unbroken('0.0 %', '< 0.1 %', '~12.3 %', '~1,727 %', '–'));
  expect([-0.0001, -0.1234, -17.27].map((share) => formatShare(share, '~'))).toEqual(unbroken('> −0.1 %', '~−12.3 %', '~−1,727 %'));
});
