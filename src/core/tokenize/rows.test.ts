import { expect, test } from 'vitest';
import { strongDirection, textColumns } from './character-columns';
import { layoutRows } from './rows';
import type { TokenSpans } from './spans';

/** Spans whose tokens are the given texts, each of whole characters; `segments` counts the tokens of each segment. */
function spansOf(tokens: readonly string[], segments: readonly number[] = [tokens.length]): TokenSpans {
  let offset = 0;
  const starts = tokens.map((token) => {
    offset += token.length;
    return offset - token.length;
  });
  const firsts = segments.map((_, index) => segments.slice(0, index).reduce((sum, size) => sum + size, 0));
  return {
    encodingId: 'o200k_base',
    ids: new Uint32Array(tokens.length),
    starts: Uint32Array.from(starts),
    headBytes: new Uint8Array(tokens.length),
    byteLengths: Uint16Array.from(tokens, (token) => new TextEncoder().encode(token).length),
    segmentStarts: Uint32Array.from(firsts),
    segmentOffsets: Uint32Array.from(firsts, (first) => starts[first] ?? offset),
  };
}

function rowsOf(tokens: readonly string[], columns: number, segments?: readonly number[]): string[] {
  const { rowStarts } = layoutRows(spansOf(tokens, segments), tokens.join(''), columns);
  return Array.from(rowStarts, (from, row) => tokens.slice(from, rowStarts[row + 1] ?? tokens.length).join(''));
}

test('a row takes tokens while they fit; one that is too wide stands alone', () => {
  expect(rowsOf(['abcd', ' efg', 'h', 'i'], 9)).toEqual(['abcd efgh', 'i']);
  expect(rowsOf(['a', 'bcdefghijkl', 'm'], 8)).toEqual(['a', 'bcdefghijkl', 'm']);
  expect(rowsOf([], 8, [])).toEqual([]);
});

test('a row ends with the token that holds a line break, also a lone carriage return', () => {
  expect(rowsOf(['a', '.\n\n', 'b', '\r\n', 'c', '\r', 'd'], 40)).toEqual(['a.\n\n', 'b\r\n', 'c\r', 'd']);
  expect(rowsOf(['a', '\r', '\n', 'b'], 40)).toEqual(['a\r\n', 'b']);
});

test('a segment begins a row', () => {
  expect(rowsOf(['a', 'b', 'c'], 40, [1, 0, 2])).toEqual(['a', 'bc']);
});

test('the first strong character gives a paragraph its direction, which wrapped rows keep', () => {
  const directions = (tokens: readonly string[], columns: number): number[] => [
    ...layoutRows(spansOf(tokens), tokens.join(''), columns).rowRightToLeft,
  ];
  expect(directions(['12 ', 'שלום', ' abc', ' def', '\n', 'abc', '\n', '--', '\n', '123'], 10)).toEqual([1, 1, 0, 0, 0]);
  expect(directions(['.\n- ', 'مرحبا', '\n'], 4)).toEqual([0, 1, 1]);
});

test('widths follow the script', () => {
  expect(textColumns('abc')).toBe(3);
  expect(textColumns('中あ한')).toBe(6);
  expect(textColumns('e\u0301')).toBe(1);
  expect(textColumns('a\u200b\ufeff')).toBe(1);
  expect(textColumns('👍')).toBe(2);
  expect(textColumns('🇩🇪')).toBe(2);
  expect(textColumns('\t')).toBe(4);
  expect(textColumns('ห')).toBe(1.6);
  expect(strongDirection(0x5d0)).toBe('rtl');
  expect(strongDirection(0x30)).toBeUndefined();
  expect(strongDirection(0x416)).toBe('ltr');
});

test('a million tokens are laid out while nobody notices', () => {
  const words = ['the', ' context', ' window', ' fills', ',', '\n', ' été', ' 中'];
  const tokens = Array.from({ length: 1_000_000 }, (_, index) => words[index % words.length]!);
  const spans = spansOf(tokens);
  const text = tokens.join('');
  layoutRows(spans, text, 80);
  const startedMs = performance.now();
  const { rowStarts } = layoutRows(spans, text, 80);
  const elapsedMs = performance.now() - startedMs;
  expect(rowStarts.length).toBe(125_001);
  // 80 ms on two slow cores; much more than that, even on a busy machine, means that something has become quadratic.
  expect(elapsedMs).toBeLessThan(2000);
});
