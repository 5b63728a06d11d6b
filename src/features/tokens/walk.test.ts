import { describe, expect, test } from 'vitest';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { tokenAtPlace, walk } from './walk';

// Four rows of five tokens, each two characters.
const table: RowTable = {
  encodingId: 'o200k_base',
  columns: 10,
  tokens: 20,
  rowTokens: Uint32Array.of(0, 5, 10, 15),
  rowOffsets: Uint32Array.of(0, 10, 20, 30),
  rowRightToLeft: new Uint8Array(4),
  segmentTokens: Uint32Array.of(0),
  segmentOffsets: Uint32Array.of(0),
};
/** The tokens of the third row. */
const slice: TokenSlice = {
  encodingId: 'o200k_base',
  firstToken: 10,
  ids: new Uint32Array(5),
  starts: Uint32Array.of(20, 22, 24, 26, 28),
  headBytes: new Uint8Array(5),
  byteLengths: new Uint16Array(5).fill(2),
  endOffset: 30,
};

function step(key: string, token: number | null, change: { ctrlKey?: boolean; altKey?: boolean; rightToLeft?: boolean } = {}) {
  const event = { key, ctrlKey: change.ctrlKey ?? false, metaKey: false, altKey: change.altKey ?? false };
  const reached = walk({ event, token, firstInSight: 5, table, rightToLeft: change.rightToLeft ?? false, pageRows: 2, unitsIntoRow: 4 });
  return reached?.kind === 'token' ? reached.token : reached;
}

describe('walk', () => {
  test('by token, to the edges', () => {
    expect(step('ArrowRight', 7)).toBe(8);
    expect(step('ArrowLeft', 7)).toBe(6);
    expect(step('Home', 7)).toBe(5);
    expect(step('End', 7)).toBe(9);
    expect(step('End', 16)).toBe(19);
    expect(step('Home', 7, { ctrlKey: true })).toBe(0);
    expect(step('End', 7, { ctrlKey: true })).toBe(19);
  });

  test('by row and by page, to the same place in the row', () => {
    expect(step('ArrowDown', 7)).toEqual({ kind: 'place', row: 2, unitsIntoRow: 4 });
    expect(step('ArrowUp', 7)).toEqual({ kind: 'place', row: 0, unitsIntoRow: 4 });
    expect(step('PageDown', 7)).toEqual({ kind: 'place', row: 3, unitsIntoRow: 4 });
    expect(step('PageUp', 17)).toEqual({ kind: 'place', row: 1, unitsIntoRow: 4 });
  });

  test('stays inside', () => {
    expect(step('ArrowLeft', 0)).toBe(0);
    expect(step('ArrowRight', 19)).toBe(19);
    expect(step('ArrowUp', 2)).toBe(2);
    expect(step('PageDown', 17)).toBe(17);
  });

  test('the arrows follow the eye in a right-to-left row', () => {
    expect(step('ArrowLeft', 7, { rightToLeft: true })).toBe(8);
    expect(step('ArrowRight', 7, { rightToLeft: true })).toBe(6);
  });

  test('the first step goes to the first token in sight', () => {
    expect(step('ArrowRight', null)).toBe(5);
    expect(step('PageDown', null)).toBe(5);
  });

  test('leaves other keys to the page', () => {
    expect(step('a', 7)).toBeNull();
    expect(step('ArrowLeft', 7, { altKey: true })).toBeNull();
    expect(step('ArrowRight', 7, { ctrlKey: true })).toBeNull();
  });
});

test('a place in a row is that of the token which begins there or before', () => {
  expect([0, 1, 4, 5, 8, 99].map((units) => tokenAtPlace(table, slice, 2, units))).toEqual([10, 10, 12, 12, 14, 14]);
});
