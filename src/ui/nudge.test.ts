import { expect, it } from 'vitest';
import { nudgeFor, snapTo } from './nudge';

it.each([
  [1_050_000, 10_000],
  [128_000, 1_000],
  [64_000, 500],
  [8_192, 50],
  [100, 1],
  [3, 1],
  [0, 1],
])('0…%d moves in steps of %d', (max, nudge) => expect(nudgeFor(max)).toBe(nudge));

it('reaches both ends and stays within them', () => {
  expect(snapTo(8_180, 50, 8_192)).toBe(8_192);
  expect(snapTo(8_160, 50, 8_192)).toBe(8_150);
  expect(snapTo(12, 50, 8_192)).toBe(0);
  expect(snapTo(-5, 50, 8_192)).toBe(0);
  expect(snapTo(0, 1, 0)).toBe(0);
});
