import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyTokenText } from '@/test/token-texts';
import { cutBlocks } from './document-cut';
import { isHighSurrogate } from './utf8';
import { BYTE_LEVEL_IDS } from './encoding';

/** What documents stand on: pieces depend on nothing before them, and on nothing at their reach or after it. */
describe.each(BYTE_LEVEL_IDS)('%s', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const naive = naiveEncoder(encodingId);

  test('a piece stays what it is, whatever stands before it and from its reach on', () => {
    fc.assert(
      fc.property(anyTokenText, anyTokenText, (text, other) => {
        const { length, ends, tokens, reaches } = naive.pieces(text);
        const found = encoder.pieces(text);
        expect(found.ends.slice(0, found.length)).toEqual(ends);
        expect(found.tokens.slice(0, found.length)).toEqual(tokens);
        const claims = [reaches, found.reaches.slice(0, found.length)];
        for (let piece = 0; piece < length; piece += 1) {
          const start = piece === 0 ? 0 : ends[piece - 1]!;
          for (const claim of claims) {
            const reach = claim[piece]!;
            expect(reach).toBeGreaterThanOrEqual(ends[piece]!);
            // Documents take care of pairs that are torn or joined there.
            if (reach > text.length || isHighSurrogate(text.charCodeAt(reach - 1))) continue;
            expect(encoder.pieces(text.slice(start, reach) + other).ends[0]).toBe(ends[piece]! - start);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('only what is certain is cut, unless nothing follows', () => {
    fc.assert(
      fc.property(anyTokenText, anyTokenText, (text, other) => {
        const end = text.length > 0 && isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
        const never = (): boolean => false;
        const { blocks, units } = cutBlocks(encoder, text.slice(0, end), false, 8, never);
        const longer = cutBlocks(encoder, text.slice(0, end) + other, true, 8, never);
        expect(blocks.map((block) => block.text).join('')).toBe(text.slice(0, units));
        expect(longer.units).toBe(end + other.length);
        for (const [index, block] of blocks.entries()) {
          // The last block of a text takes what is too small for one of its own.
          if (index + 2 < longer.blocks.length) expect(longer.blocks[index]).toEqual(block);
          else expect(longer.blocks[index]!.text.startsWith(block.text)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
