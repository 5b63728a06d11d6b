import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glyphPieces, standingAlone, visibleText, type Mark } from './glyph-pieces';

describe('glyphPieces', () => {
  test('draws white space over its characters, line ends in their place', () => {
    expect(glyphPieces('  a\tb.\n', 0, true, [])).toEqual([
      { text: '  ', glyph: '··', how: 'over', mark: null },
      { text: 'a', glyph: null, how: 'over', mark: null },
      { text: '\t', glyph: '→', how: 'over', mark: null },
      { text: 'b.', glyph: null, how: 'over', mark: null },
      { text: '\n', glyph: '↵', how: 'instead', mark: null },
    ]);
  });

  test('what is drawn as it is is one piece', () => {
    expect(glyphPieces('one  two\tthree', 0, false, [])).toEqual([{ text: 'one  two\tthree', glyph: null, how: 'over', mark: null }]);
  });

  test('a token of line ends keeps its width when the glyphs are off', () => {
    expect(glyphPieces('\n\n', 0, false, []).map((piece) => piece.glyph)).toEqual(['\u00a0', '\u00a0']);
  });

  test('shows what cannot be seen, whatever the switch', () => {
    expect(glyphPieces('\u0000', 0, false, [])[0]?.glyph).toBe('␀');
    expect(glyphPieces('\u007f', 0, false, [])[0]?.glyph).toBe('␡');
    expect(glyphPieces('\u200b', 0, false, [])[0]).toMatchObject({ glyph: '¦', how: 'instead' });
    expect(glyphPieces('a\u200d', 0, false, [])[0]?.glyph).toBeNull();
    expect(glyphPieces('\u0085', 0, false, [])[0]?.glyph).toBe('␤');
  });

  test('cuts at marks, in offsets of the joined text', () => {
    const marks: Mark[] = [
      { start: 95, end: 102, kind: 'found' },
      { start: 104, end: 105, kind: 'current' },
    ];
    expect(glyphPieces('a bcdef', 100, true, marks).map(({ text, mark }) => [text, mark])).toEqual([
      ['a', 'found'],
      [' ', 'found'],
      ['bc', null],
      ['d', 'current'],
      ['ef', null],
    ]);
  });

  test('the pieces are the text', () => {
    const marksOf = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 })
      .map((places) => places.sort((a, b) => a - b))
      .map((places) =>
        Array.from({ length: places.length >> 1 }, (_, index): Mark => {
          return { start: places[index * 2] ?? 0, end: places[index * 2 + 1] ?? 0, kind: 'found' };
        }),
      );
    const nasty = fc.array(fc.constantFrom(' ', '\n', '\r', '\t', 'a', '\u200d', '\u0001', '👩', '\u3000', 'ش'), { maxLength: 40 });
    fc.assert(
      fc.property(nasty, fc.boolean(), marksOf, fc.integer({ min: 0, max: 20 }), (parts, show, marks, start) => {
        const text = parts.join('');
        expect(glyphPieces(text, start, show, marks).map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

test('visibleText', () => {
  expect(visibleText(' a\r\n')).toBe('·a␍↵');
  expect(visibleText('a\u2028b\u2029\u0085')).toBe('a↓b¶␤');
});

test('a mark that stands alone has a circle to sit on, unless there is nothing to see of it', () => {
  expect(standingAlone('\u0301')).toBe('\u25cc\u0301');
  expect(standingAlone('\u0301 a')).toBe('\u25cc\u0301·a');
  expect(standingAlone('e\u0301')).toBe('e\u0301');
  expect(standingAlone('\ufe0f')).toBe('¦');
});
