import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInvalidUtf8, utf8Lengths } from './utf8';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the platform's decoder says. */
function oracle(bytes: Uint8Array): ReturnType<typeof utf8Lengths> {
  try {
    const text = strict.decode(bytes);
    return { units: text.length, characters: [...text].length };
  } catch {
    return null;
  }
}

/** Bytes at which the ranges of table 3-7 begin and end, and their neighbours. */
const EDGES = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff];

describe('the lengths of UTF-8', () => {
  it('are those of the string that it decodes to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(utf8Lengths(new TextEncoder().encode(text))).toEqual({ units: text.length, characters: [...text].length });
      }),
    );
  });

  it('are none where a strict decoder refuses: every sequence of up to four bytes at the edges of the ranges', () => {
    let refused = 0;
    for (const a of EDGES) {
      for (const b of EDGES) {
        for (const c of EDGES) {
          for (const d of [0x41, 0x7f, 0x80, 0xbf, 0xc2]) {
            for (const length of [1, 2, 3, 4]) {
              const bytes = Uint8Array.of(a, b, c, d).subarray(0, length);
              const lengths = utf8Lengths(bytes);
              if (lengths === null) refused += 1;
              const expected = oracle(bytes);
              if (lengths?.units !== expected?.units || lengths?.characters !== expected?.characters) expect(lengths, bytes.join()).toEqual(expected);
              if ((lengths === null) !== (firstInvalidUtf8(bytes) >= 0)) expect.unreachable(`${bytes.join()} is judged in two ways`);
            }
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(10_000);
  });

  it('are none for bytes of chance that a strict decoder refuses', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        expect(utf8Lengths(bytes)).toEqual(oracle(bytes));
      }),
    );
  });
});
