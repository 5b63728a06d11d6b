import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localView, rowsOf } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyTokenText } from '@/test/token-texts';
import { clusterGroups } from './clusters';

const encoder = naiveEncoder('o200k_base');

describe('clusterGroups', () => {
  test('an emoji is one group, however many tokens it is; a sentence is not', () => {
    const { slice, text, table } = localView(encoder, ['hi 👩‍💻🇮🇳🇮🇳!']);
    const texts = clusterGroups(slice, text, 0, table.tokens).map((group) => text.slice(group.start, group.end));
    expect(texts.at(0)).toBe('hi');
    expect(texts.at(-1)).toBe('!');
    expect(texts.some((piece) => piece.includes('👩‍💻'))).toBe(true);
    expect(texts.join('')).toBe(text);
  });

  test('groups cover the tokens without a gap, whatever slice they come from', () => {
    fc.assert(
      fc.property(anyTokenText, fc.nat(10), (text, from) => {
        const view = localView(encoder, [text], 20);
        const { table, slice } = view;
        let next = 0;
        for (const group of clusterGroups(slice, text, 0, table.tokens)) {
          expect(group.firstToken).toBe(next);
          next = group.lastToken + 1;
        }
        expect(next).toBe(table.tokens);
        if (table.rowTokens.length === 0) return;
        const row = from % table.rowTokens.length;
        const first = table.rowTokens[row] ?? 0;
        const end = table.rowTokens[row + 1] ?? table.tokens;
        expect(clusterGroups(rowsOf(view, row, row + 1), text, first, end)).toEqual(clusterGroups(slice, text, first, end));
      }),
      { numRuns: 100 },
    );
  });
});
