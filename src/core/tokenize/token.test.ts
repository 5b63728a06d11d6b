import { expect, test } from 'vitest';
import type { TokenSpans } from './spans';
import { glyphGroups, rowOfToken, segmentOfToken, tokenAtOffset, tokenBytes, tokenRange } from './token';

/** "é👍b" in five tokens: é and the first byte of 👍, its second, its last two, "b", and "b" of an empty-led segment. */
const TEXT = 'é👍bb';
const SPANS: TokenSpans = {
  encodingId: 'o200k_base',
  ids: new Uint32Array(5),
  starts: Uint32Array.of(0, 1, 1, 3, 4),
  headBytes: Uint8Array.of(0, 1, 2, 0, 0),
  byteLengths: Uint16Array.of(3, 1, 2, 1, 1),
  segmentStarts: Uint32Array.of(0, 4, 4),
  segmentOffsets: Uint32Array.of(0, 4, 4),
};

test('a token touches whole characters and owns only its bytes', () => {
  expect([0, 1, 2, 3].map((index) => tokenRange(SPANS, TEXT, index))).toEqual([
    { start: 0, end: 3 },
    { start: 1, end: 3 },
    { start: 1, end: 3 },
    { start: 3, end: 4 },
  ]);
  expect([0, 1, 2, 3].map((index) => [...tokenBytes(SPANS, TEXT, index)])).toEqual([[0xc3, 0xa9, 0xf0], [0x9f], [0x91, 0x8d], [0x62]]);
});

test('tokens that share a character make one group, also when only a part is asked for', () => {
  const first = { start: 0, end: 3, firstToken: 0, lastToken: 2 };
  expect(glyphGroups(SPANS, TEXT, 0, 4)).toEqual([first, { start: 3, end: 4, firstToken: 3, lastToken: 3 }]);
  expect(glyphGroups(SPANS, TEXT, 2, 3)).toEqual([first]);
  expect(glyphGroups(SPANS, TEXT, 5, 5)).toEqual([]);
});

test('the token at an offset is the first that touches the character', () => {
  expect([0, 1, 3, 4, 99].map((offset) => tokenAtOffset(SPANS, offset))).toEqual([0, 0, 3, 4, 4]);
  expect(tokenAtOffset({ ...SPANS, ids: new Uint32Array(), starts: new Uint32Array() }, 0)).toBe(-1);
});

test('a token lies in the last segment that begins at or before it, and in one row', () => {
  expect([0, 3, 4].map((index) => segmentOfToken(SPANS, index))).toEqual([0, 0, 2]);
  const layout = { columns: 8, rowStarts: Uint32Array.of(0, 3), rowRightToLeft: new Uint8Array(2) };
  expect([0, 2, 3, 4].map((index) => rowOfToken(layout, index))).toEqual([0, 0, 1, 1]);
});

test('halves of a surrogate pair in two segments are two characters, each of three bytes', () => {
  const halves: TokenSpans = {
    ...SPANS,
    ids: new Uint32Array(3),
    starts: Uint32Array.of(0, 0, 1),
    headBytes: Uint8Array.of(0, 2, 0),
    byteLengths: Uint16Array.of(2, 1, 3),
    segmentStarts: Uint32Array.of(0, 2),
    segmentOffsets: Uint32Array.of(0, 1),
  };
  expect([0, 1, 2].map((index) => tokenRange(halves, '\ud83d\ude00', index))).toEqual([
    { start: 0, end: 1 },
    { start: 0, end: 1 },
    { start: 1, end: 2 },
  ]);
  expect([...tokenBytes(halves, '\ud83d\ude00', 1)]).toEqual([0xbd]);
});
