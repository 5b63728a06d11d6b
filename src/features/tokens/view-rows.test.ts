import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localView } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyTokenText } from '@/test/token-texts';
import { rowOfToken } from '@/core/tokenize/token';
import { drawnRow, rowTokens, tableRows, viewRow, viewRows } from './view-rows';

const encoder = naiveEncoder('o200k_base');

describe('view rows', () => {
  test('one text has no captions', () => {
    const { table } = localView(encoder, ['one\ntwo'], 40);
    const rows = viewRows(table, false);
    expect(rows.count).toBe(2);
    expect(viewRow(rows, 1)).toEqual({ kind: 'tokens', row: 1 });
    expect(rowTokens(table, 1)).toEqual({ first: 2, end: table.tokens });
    expect(tableRows(rows, 1, 2)).toEqual({ first: 1, end: 2 });
  });

  test('every segment has a caption, the empty ones too', () => {
    const { table } = localView(encoder, ['', 'one\ntwo', '', 'three', ''], 40);
    const rows = viewRows(table, true);
    const kinds = Array.from({ length: rows.count }, (_, index) => viewRow(rows, index).kind[0]).join('');
    expect(kinds).toBe('ccttcctc');
    expect(drawnRow(rows, 0)).toBe(2);
    expect(drawnRow(rows, 2)).toBe(6);
    expect(tableRows(rows, 0, 2)).toEqual({ first: 0, end: 0 });
    expect(tableRows(rows, 1, 7)).toEqual({ first: 0, end: 3 });
    expect(tableRows(rows, 3, 4)).toEqual({ first: 1, end: 2 });
  });

  test('a token is in the row where it is said to be', () => {
    fc.assert(
      fc.property(fc.array(anyTokenText, { minLength: 1, maxLength: 4 }), (segments) => {
        const { table } = localView(encoder, segments, 20);
        const rows = viewRows(table, true);
        for (let token = 0; token < table.tokens; token += 1) {
          const drawn = drawnRow(rows, rowOfToken(table, token));
          const row = viewRow(rows, drawn);
          if (row.kind !== 'tokens') throw new Error('a caption');
          const { first, end } = rowTokens(table, row.row);
          expect(first <= token && token < end).toBe(true);
          expect(tableRows(rows, drawn, drawn + 1)).toEqual({ first: row.row, end: row.row + 1 });
        }
      }),
      { numRuns: 60 },
    );
  });
});
