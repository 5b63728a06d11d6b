import { describe, expect, it } from 'vitest';
import { CHARACTER_PX, placedKeys } from './svg-keys';

describe('placedKeys', () => {
  it('fills a row and goes on in the next', () => {
    const keys = placedKeys(['one', 'two', 'three'], 10, 120);
    expect(keys.map(({ row }) => row)).toEqual([0, 0, 1]);
    expect(keys.map(({ x }) => x)).toEqual([0, 10 + 6 + 3 * CHARACTER_PX + 18, 0]);
    expect(keys[2]?.labelX).toBe(16);
  });

  it('gives a label that is wider than the picture a row of its own', () => {
    expect(placedKeys(['a'.repeat(40), 'b'], 10, 60).map(({ x, row }) => [x, row])).toEqual([[0, 0], [0, 1]]);
  });

  it('has nothing to place without labels', () => {
    expect(placedKeys([], 10, 100)).toEqual([]);
  });
});
