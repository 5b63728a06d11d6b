import { expect, test } from 'vitest';
import type { RowTable, TokenSlice } from './spans';
import {
  endToken,
  glyphGroups,
  holds,
  rowOfOffset,
  rowOfToken,
  segmentOfToken,
  tokenBytes,
  tokenId,
  tokenRange,
  tokenStart,
} from './token';

/** "é👍b" in four tokens that begin with token 100: é and the first byte of 👍, its second, its last two, "b". */
const TEXT = `${'x'.repeat(50)}é👍bb`;
const SLICE: TokenSlice = {
  encodingId: 'o200k_base',
  firstToken: 100,
  ids: Uint32Array.of(7, 8, 9, 10),
  starts: Uint32Array.of(50, 51, 51, 53),
  headBytes: Uint8Array.of(0, 1, 2, 0),
  byteLengths: Uint16Array.of(3, 1, 2, 1),
  endOffset: 54,
};
const OFFSETS = Uint32Array.of(0, 54);

test('a token touches whole characters and owns only its bytes', () => {
  expect([100, 101, 102, 103].map((index) => tokenRange(SLICE, TEXT, index, OFFSETS))).toEqual([
    { start: 50, end: 53 },
    { start: 51, end: 53 },
    { start: 51, end: 53 },
    { start: 53, end: 54 },
  ]);
  expect([100, 101, 102, 103].map((index) => [...tokenBytes(SLICE, TEXT, index, OFFSETS)])).toEqual([[0xc3, 0xa9, 0xf0], [0x9f], [0x91, 0x8d], [0x62]]);
});

test('a slice knows which tokens it holds', () => {
  expect(endToken(SLICE)).toBe(104);
  expect([holds(SLICE, 100, 104), holds(SLICE, 99, 101), holds(SLICE, 103, 105)]).toEqual([true, false, false]);
  expect([tokenId(SLICE, 103), tokenStart(SLICE, 103), tokenStart(SLICE, 104)]).toEqual([10, 53, 54]);
});

test('tokens that share a character make one group, also when only a part is asked for', () => {
  const first = { start: 50, end: 53, firstToken: 100, lastToken: 102 };
  const last = { start: 53, end: 54, firstToken: 103, lastToken: 103 };
  expect(glyphGroups(SLICE, 100, 104)).toEqual([first, last]);
  expect(glyphGroups(SLICE, 102, 103)).toEqual([first]);
  expect(glyphGroups(SLICE, 0, 900)).toEqual([first, last]);
  expect(glyphGroups(SLICE, 104, 900)).toEqual([]);
});

test('rows and segments are found by token and by offset', () => {
  const rows: RowTable = {
    encodingId: 'o200k_base',
    columns: 8,
    tokens: 5,
    rowTokens: Uint32Array.of(0, 3, 4),
    rowOffsets: Uint32Array.of(0, 3, 4),
    rowRightToLeft: new Uint8Array(3),
    segmentTokens: Uint32Array.of(0, 4, 4),
    segmentOffsets: Uint32Array.of(0, 4, 4),
  };
  expect([0, 2, 3, 4].map((token) => rowOfToken(rows, token))).toEqual([0, 0, 1, 2]);
  expect([0, 2, 3, 99].map((offset) => rowOfOffset(rows, offset))).toEqual([0, 0, 1, 2]);
  expect([0, 3, 4].map((token) => segmentOfToken(rows, token))).toEqual([0, 0, 2]);
  const none = { ...rows, rowTokens: new Uint32Array(), rowOffsets: new Uint32Array() };
  expect([rowOfToken(none, 0), rowOfOffset(none, 0)]).toEqual([-1, -1]);
});

test('halves of a surrogate pair in two segments are two characters, each of three bytes', () => {
  const text = '\ud83d\ude00';
  const halves: TokenSlice = {
    ...SLICE,
    firstToken: 0,
    ids: new Uint32Array(3),
    starts: Uint32Array.of(0, 0, 1),
    headBytes: Uint8Array.of(0, 2, 0),
    byteLengths: Uint16Array.of(2, 1, 3),
    endOffset: 2,
  };
  const offsets = Uint32Array.of(0, 1);
  expect([0, 1, 2].map((index) => tokenRange(halves, text, index, offsets))).toEqual([
    { start: 0, end: 1 },
    { start: 0, end: 1 },
    { start: 1, end: 2 },
  ]);
  expect([...tokenBytes(halves, text, 1, offsets)]).toEqual([0xbd]);
  // In one segment the same units are one character, of which both tokens hold a part.
  expect(tokenRange(halves, text, 0, Uint32Array.of(0))).toEqual({ start: 0, end: 2 });
});
