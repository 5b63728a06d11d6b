import { expect, it } from 'vitest';
import { sameBytes } from './equal-arrays';

it('arrays of numbers of one kind with the same numbers are equal', () => {
  const part = new Uint32Array([9, 1, 2, 9]).subarray(1, 3);
  expect(sameBytes(part, Uint32Array.of(1, 2))).toBe(true);
  expect({ ids: part }).toEqual({ ids: Uint32Array.of(1, 2) });
});

it('what differs in a number, in length or in kind is not, wherever it stands', () => {
  for (const other of [Uint32Array.of(1, 3), Uint32Array.of(1), Uint32Array.of(1, 2, 0), Uint16Array.of(1, 2), Float32Array.of(1, 2), [1, 2]]) {
    expect(sameBytes(Uint32Array.of(1, 2), other)).toBeUndefined();
    expect(Uint32Array.of(1, 2)).not.toEqual(other);
    expect([{ ids: Uint32Array.of(1, 2) }]).not.toEqual([{ ids: other }]);
  }
  expect(Float64Array.of(0)).not.toEqual(Float64Array.of(-0));
});
