import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCount } from '@/test/arbitraries';
import { addCounts, type Count, type Exactness, formatBand, formatCount, formatShareOf, NOTHING } from './count';

const count = (tokens: number, exactness: Exactness, slack = 0): Count => ({ tokens, low: tokens - slack, high: tokens + slack, exactness });

test('“~” stands in front of estimates and calibrated counts alone', () => {
  expect(formatCount(count(61_240, 'exact'))).toBe('61,240');
  expect(formatCount(count(61_240, 'mapping-assumed'))).toBe('61,240');
  expect(formatCount(count(61_240, 'calibrated', 1200))).toBe('~61,240');
  expect(formatCount(count(61_240, 'estimate', 9000))).toBe('~61,240');
  expect(formatBand(count(61_240, 'calibrated', 1200))).toBe('60,040–62,440');
});

test('a sum is as sure as its weakest term, and its band is the sum of the bands', () => {
  const sum = addCounts([count(100, 'exact'), count(50, 'mapping-assumed'), count(40, 'calibrated', 2), count(0, 'estimate')]);
  expect(sum).toEqual({ tokens: 190, low: 188, high: 192, exactness: 'calibrated' });
  expect(addCounts([sum, count(10, 'estimate', 5)])).toEqual({ tokens: 200, low: 193, high: 207, exactness: 'estimate' });
  fc.assert(
    fc.property(fc.array(anyCount), fc.array(anyCount), (left, right) => {
      expect(addCounts([addCounts(left), addCounts(right)])).toEqual(addCounts([...left, ...right]));
    }),
  );
});

test('a share is as sure as what it is a share of, and all of a count is exactly all of it', () => {
  const [exact, estimate, half] = [count(50, 'exact'), count(50, 'estimate', 10), count(100, 'calibrated', 10)];
  expect([exact, estimate].map((each) => formatShareOf(each, 200))).toEqual(['25.0\u00a0%', '~25.0\u00a0%']);
  expect([exact, estimate, half, NOTHING].map((each) => formatShareOf(each, half))).toEqual(['~50.0\u00a0%', '~50.0\u00a0%', '100.0\u00a0%', '0.0\u00a0%']);
  expect([formatShareOf(exact, count(50, 'estimate')), formatShareOf(estimate, NOTHING), formatShareOf(count(1, 'estimate'), 10_000)]).toEqual(['~100.0\u00a0%', '0.0\u00a0%', '<\u00a00.1\u00a0%']);
});
