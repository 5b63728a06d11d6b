import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelOf, plainLabel, shortLabelOf } from './token-label';

const utf8 = new TextEncoder();

describe('labelOf', () => {
  test('shows characters as they are and white space by its glyphs', () => {
    expect(labelOf(utf8.encode(' naïve\n'))).toEqual([{ text: '·naïve↵', isHex: false }]);
    expect(labelOf(utf8.encode('\ufeff'))).toEqual([{ text: '¦', isHex: false }]);
  });

  test('shows bytes that are no characters in hexadecimal, between those that are', () => {
    expect(labelOf(Uint8Array.of(0x20, 0xf0, 0x9f, 0x91))).toEqual([
      { text: '·', isHex: false },
      { text: 'f0 9f 91', isHex: true },
    ]);
    expect(plainLabel(Uint8Array.of(0xa9, 0x61, 0x80))).toBe('a9 a 80');
  });

  test('a mark that stands alone has a circle to sit on', () => {
    expect(labelOf(utf8.encode('\u0301'))).toEqual([{ text: '\u25cc\u0301', isHex: false }]);
    expect(labelOf(utf8.encode('e\u0301'))).toEqual([{ text: 'e\u0301', isHex: false }]);
  });

  test('never decodes what is not text: overlong forms, surrogates, beyond the last character', () => {
    for (const bytes of [[0xc0, 0x80], [0xe0, 0x9f, 0xbf], [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xff]]) {
      expect(labelOf(Uint8Array.from(bytes))).toEqual([{ text: expect.any(String), isHex: true }]);
    }
  });

  test('every byte is somewhere, and no replacement character', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const runs = labelOf(bytes);
        const shown = runs.filter(({ isHex }) => isHex).flatMap(({ text }) => text.split(' '));
        expect(shown.length).toBeLessThanOrEqual(bytes.length);
        expect(runs.map(({ text }) => text).join('')).not.toContain('\ufffd');
        expect(runs.length === 0).toBe(bytes.length === 0);
      }),
    );
  });
});

test('a long run is cut in its middle, between characters', () => {
  expect(shortLabelOf(utf8.encode('='.repeat(80)))).toEqual([{ text: `${'='.repeat(12)}…====`, isHex: false }]);
  expect(shortLabelOf(utf8.encode('👍'.repeat(30)))).toEqual([{ text: `${'👍'.repeat(12)}…${'👍'.repeat(4)}`, isHex: false }]);
  expect(shortLabelOf(utf8.encode('x'.repeat(20)))).toEqual([{ text: 'x'.repeat(20), isHex: false }]);
});
