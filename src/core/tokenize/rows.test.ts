import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { anyBlockUnits, anyTokenText } from '@/test/token-texts';
import { strongDirection, textColumns } from './character-columns';
import { createDocument, type TokenDocument } from './document';
import { layoutDocuments } from './rows';
import type { RowTable, TokenSlice } from './spans';
import { glyphGroups, type GlyphGroup } from './token';
import { encodeSlice } from './token-slice';

function layout(documents: readonly TokenDocument[], columns: number): { rows: RowTable; progress: number[] } {
  const progress: number[] = [];
  const steps = layoutDocuments(documents, columns);
  for (;;) {
    const step = steps.next();
    if (step.done) return { rows: step.value, progress };
    progress.push(step.value);
  }
}

/** A document whose tokens are the given texts, each of whole characters, in slices of `sliceTokens`. */
function documentOf(tokens: readonly string[], sliceTokens = 2): TokenDocument {
  const text = tokens.join('');
  const sliceAt = (first: number, start: number, texts: readonly string[]): TokenSlice => {
    let end = start;
    return {
      encodingId: 'o200k_base',
      firstToken: first,
      ids: new Uint32Array(texts.length),
      starts: Uint32Array.from(texts, (token) => (end += token.length) - token.length),
      headBytes: new Uint8Array(texts.length),
      byteLengths: new Uint16Array(texts.length),
      endOffset: start + texts.join('').length,
    };
  };
  return {
    encodingId: 'o200k_base',
    units: text.length,
    tokens: tokens.length,
    text: (start, end) => text.slice(start, end),
    *slices() {
      let start = 0;
      for (let first = 0; first < tokens.length; first += sliceTokens) {
        const slice = sliceAt(first, start, tokens.slice(first, first + sliceTokens));
        yield slice;
        start = slice.endOffset;
      }
    },
  } as Partial<TokenDocument> as TokenDocument;
}

function rowsOf(segments: readonly (readonly string[])[], columns: number): string[] {
  const tokens = segments.flat();
  const { rowTokens } = layout(segments.map((segment) => documentOf(segment)), columns).rows;
  return Array.from(rowTokens, (from, row) => tokens.slice(from, rowTokens[row + 1] ?? tokens.length).join(''));
}

test('a row takes tokens while they fit; one that is too wide stands alone', () => {
  expect(rowsOf([['abcd', ' efg', 'h', 'i']], 9)).toEqual(['abcd efgh', 'i']);
  expect(rowsOf([['a', 'bcdefghijkl', 'm']], 8)).toEqual(['a', 'bcdefghijkl', 'm']);
  expect(rowsOf([], 8)).toEqual([]);
  expect(rowsOf([[], []], 8)).toEqual([]);
});

test('a row ends with the token that holds a line break, also a lone carriage return', () => {
  expect(rowsOf([['a', '.\n\n', 'b', '\r\n', 'c', '\r', 'd']], 40)).toEqual(['a.\n\n', 'b\r\n', 'c\r', 'd']);
  expect(rowsOf([['a', '\r', '\n', 'b']], 40)).toEqual(['a\r\n', 'b']);
  expect(rowsOf([['\r', '\n', 'b']], 40)).toEqual(['\r\n', 'b']);
  expect(rowsOf([['a\r'], ['\nb']], 40)).toEqual(['a\r', '\nb']);
});

test('a segment begins a row', () => {
  expect(rowsOf([['a'], [], ['b', 'c']], 40)).toEqual(['a', 'bc']);
  const { rows } = layout([documentOf(['a', 'é']), documentOf([]), documentOf(['bc', 'd'])], 40);
  expect(rows).toEqual({
    encodingId: 'o200k_base',
    columns: 40,
    tokens: 4,
    rowTokens: Uint32Array.of(0, 2),
    rowOffsets: Uint32Array.of(0, 2),
    rowRightToLeft: Uint8Array.of(0, 0),
    segmentTokens: Uint32Array.of(0, 2, 2),
    segmentOffsets: Uint32Array.of(0, 2, 2),
  });
});

test('the first strong character gives a paragraph its direction, which wrapped rows keep', () => {
  const directions = (tokens: readonly string[], columns: number): number[] => [
    ...layout([documentOf(tokens)], columns).rows.rowRightToLeft,
  ];
  expect(directions(['12 ', 'שלום', ' abc', ' def', '\n', 'abc', '\n', '--', '\n', '123'], 10)).toEqual([1, 1, 0, 0, 0]);
  expect(directions(['.\n- ', 'مرحبا', '\n'], 4)).toEqual([0, 1, 1]);
  // Far beyond the slice, and with a pair across each place where the search may pause.
  for (let digits = 250; digits < 258; digits += 1) {
    expect(directions([...Array<string>(digits).fill('1'), '\u{1f600}', '\u{1e922}', 'a'], 8000)).toEqual([1]);
  }
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

/** The rules in their plainest form, for one segment: the groups of each row, and whether it reads from right to left. */
function plainRows(text: string, groups: readonly GlyphGroup[], columns: number): { groups: GlyphGroup[]; rightToLeft: boolean }[] {
  const rows: { groups: GlyphGroup[]; rightToLeft: boolean }[] = [];
  const widthOf = ({ start, end }: GlyphGroup): number => Math.round(10 * textColumns(text.slice(start, end)));
  let rowTenths = 0;
  let isComplete = true;
  let paragraph = 0;
  for (const group of groups) {
    const tenths = widthOf(group);
    if (isComplete || (rowTenths > 0 && rowTenths + tenths > 10 * columns)) {
      const line = /^[^\r\n]*/.exec(text.slice(paragraph))![0];
      const strong = [...line].map((character) => strongDirection(character.codePointAt(0)!)).find(Boolean);
      rows.push({ groups: [], rightToLeft: strong === 'rtl' });
      rowTenths = 0;
    }
    rows.at(-1)!.groups.push(group);
    rowTenths += tenths;
    const breaks = [...text.matchAll(/\n|\r(?!\n)/g)].map(({ index }) => index).filter((at) => at >= group.start && at < group.end);
    isComplete = breaks.length > 0;
    if (isComplete) paragraph = breaks.at(-1)! + 1;
  }
  return rows;
}

test('rows are those of the plain rules, however the documents come in slices', async () => {
  const encoder = await loadEncoder('o200k_base');
  fc.assert(
    fc.property(fc.array(anyTokenText, { maxLength: 4 }), anyBlockUnits, fc.integer({ min: 1, max: 40 }), (segments, blockUnits, columns) => {
      const documents = segments.map((segment) => {
        const document = createDocument(encoder, blockUnits);
        document.edit(0, 0, segment);
        return document;
      });
      const { rows, progress } = layout(documents, columns);
      const units = segments.join('').length;
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
      expect(progress.at(-1) ?? 0).toBe(units);

      const expected = { rowTokens: [] as number[], rowOffsets: [] as number[], rowRightToLeft: [] as number[] };
      let tokens = 0;
      let offset = 0;
      for (const [index, segment] of segments.entries()) {
        expect([rows.segmentTokens[index], rows.segmentOffsets[index]]).toEqual([tokens, offset]);
        const slice = encodeSlice(encoder, segment, segment.length, 0, 0);
        for (const { groups, rightToLeft } of plainRows(segment, glyphGroups(slice, 0, slice.ids.length), columns)) {
          expected.rowTokens.push(tokens + groups[0]!.firstToken);
          expected.rowOffsets.push(offset + groups[0]!.start);
          expected.rowRightToLeft.push(rightToLeft ? 1 : 0);
        }
        tokens += slice.ids.length;
        offset += segment.length;
      }
      expect(rows.tokens).toBe(tokens);
      expect({
        rowTokens: [...rows.rowTokens],
        rowOffsets: [...rows.rowOffsets],
        rowRightToLeft: [...rows.rowRightToLeft],
      }).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('a million tokens are laid out while nobody notices', () => {
  const words = ['the', ' context', ' window', ' fills', ',', '\n', ' été', ' 中'];
  const tokens = Array.from({ length: 1_000_000 }, (_, index) => words[index % words.length]!);
  const document = documentOf(tokens, 16_384);
  layout([document], 80);
  const startedMs = performance.now();
  const { rows } = layout([document], 80);
  const elapsedMs = performance.now() - startedMs;
  expect(rows.rowTokens.length).toBe(125_001);
  // About 0.1 s on two slow cores; much more than that, even on a busy machine, means that something has become quadratic.
  expect(elapsedMs).toBeLessThan(2000);
});
