import { expect, test } from 'vitest';
import { offerOf, sourced } from '@/test/price-cards';
import { servedReserve } from './served-limit';

const served = (windowTokens: number | null, maxOutputTokens: number | null) =>
  offerOf(
    { periods: [{ rates: { input: 1, output: 2 } }] },
    { servedLimits: { windowTokens: windowTokens === null ? null : sourced(windowTokens), maxInputTokens: null, maxOutputTokens: maxOutputTokens === null ? null : sourced(maxOutputTokens), budget: 'shared' } },
  );

test('a reserve that nobody chose stays within what is served: its largest answer, and a quarter of its window', () => {
  expect(servedReserve(2_500_000, served(3_500_000, 8192))).toBe(8192);
  expect(servedReserve(2_500_000, served(3_500_000, null))).toBe(875_000);
  expect(servedReserve(2_500_000, served(null, null))).toBe(2_500_000);
  expect(servedReserve(4000, served(1_000_000, 128_000))).toBe(4000);
  expect(servedReserve(4000, served(3, 128_000))).toBe(0);
});
