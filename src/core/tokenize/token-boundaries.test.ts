import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { localView, rowsOf } from '@/test/local-tokenizer';
import type { Encoder } from './encoder';
import type { TokenSlice } from './spans';
import { isBetween, placedTokens, tokensCutOtherwise, unitOf, type PlacedToken } from './token-boundaries';

let encoders: Encoder[];
beforeAll(async () => {
  encoders = await Promise.all((['r50k_base', 'gemma3', 'qwen3'] as const).map(loadEncoder));
});

const textArbitrary = fc
  .array(fc.oneof(fc.constantFrom('the library ', 'Büro', '狐', '👩‍💻', ' \n\n', '\r\n', 'é', '12345', 'पुस्तक', '    '), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** Bytes of the text before every token, by the vocabulary's own byte lengths and nothing else. */
function spansByBytes(slice: TokenSlice): string[] {
  let byte = 0;
  return Array.from(slice.byteLengths, (length) => `${byte}-${(byte += length)}`);
}

describe('the tokens of a stretch', () => {
  it('are the same from the pages of a view as from all tokens at once', () => {
    fc.assert(
      fc.property(textArbitrary, fc.nat(), fc.nat(), fc.nat({ max: 2 }), (text, a, b, which) => {
        const view = localView(encoders[which]!, [text], 12);
        const rows = view.table.rowTokens.length;
        fc.pre(rows > 0);
        const offsets = [...view.table.rowOffsets, text.length];
        const [start, end] = [offsets[a % offsets.length]!, offsets[b % offsets.length]!].sort((x, y) => x - y) as [number, number];
        const pages = Array.from({ length: Math.ceil(rows / 3) }, (_, page) => rowsOf(view, page * 3, Math.min(rows, page * 3 + 3))).reverse();
        const all = placedTokens([view.slice], 0, text.length) ?? [];
        expect(all.map(({ token }) => token)).toEqual(Array.from(view.slice.ids, (_, index) => index));
        const expected = all.filter(({ from, to }) => from < end * 4 && (to > start * 4 || from >= start * 4));
        expect(placedTokens(pages, start, end)).toEqual(start < end ? expected : []);
        if (start < end) expect(placedTokens(pages.slice(1), 0, text.length)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('tokens that are cut otherwise', () => {
  it('are those whose bytes are no token of the other tokenizer', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const [left, right] = [localView(encoders[0]!, [text]).slice, localView(encoders[1]!, [text]).slice];
        const theirs = new Set(spansByBytes(right));
        const expected = spansByBytes(left).flatMap((span, token) => (theirs.has(span) ? [] : [token]));
        const placed = (slice: TokenSlice): PlacedToken[] => placedTokens([slice], 0, text.length) ?? [];
        expect([...tokensCutOtherwise(placed(left), placed(right))]).toEqual(expected);
        expect(tokensCutOtherwise(placed(left), placed(left)).size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('are told by the byte inside a character', () => {
    const [one] = placedTokens([localView(encoders[0]!, ['狐']).slice], 0, 1) ?? [];
    expect(one && [isBetween(one.from), unitOf(one.from), isBetween(one.to)]).toEqual([true, 0, false]);
  });
});
