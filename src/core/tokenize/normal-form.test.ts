import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyBlockUnits, anyEdit, placeOfEdit } from '@/test/token-texts';
import { createDocument } from './document';
import { certainFrom, changesOf } from './normal-form';
import { createNormalFormCheck } from './normal-form-check';
import { layoutDocuments } from './rows';
import { tokenBytes } from './token';
import { encodeSlice } from './token-slice';
import { unitsAt } from './utf8';

const utf8 = new TextEncoder();

/** Characters that compose, decompose, change their order or their number of bytes, and some that do none of this. */
const CHARACTERS = [
  'a', 'e', 'q', 's', 'ſ', ' ', '\n', '.', '1', '中', 'é', 'ệ', 'Å', '\u0300', '\u0301', '\u0302', '\u0307', '\u0323', '\u031b', '\u0345',
  '\u0344', '\u037e', '\u0340', '\u212b', '\u2126', '\u1100', '\u1161', '\u11a8', '가', '\u0958', '\u0915', '\u093c', '\u09c7', '\u09be',
  '\ufb2c', '\uf900', '\u{2f800}', '\u{1d15e}', '\u{1d165}', '\u2000', '\u0f43', '\u3099', 'か', '\u{16d67}', '\u{16d63}', '\ud834', '\udd5e', '😀', '\ufe0f',
]; // prettier-ignore
const anyText = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 30 }).map((characters) => characters.join(''));

const mayChange = createNormalFormCheck();

test('every character that is no normal form, or may change another, is known', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x110000; code += 1) {
    const character = String.fromCodePoint(code);
    const isChanged = character.normalize('NFC') !== character;
    // A mark that goes before another one or behind it.
    const texts = [`a${character}`, `a\u0345${character}`, `a${character}\u0334`, `a\u05b0${character}`, `a${character}\u05b0`];
    const areMissed = texts.some((text) => text.normalize('NFC') !== text && !mayChange([utf8.encode(text)]));
    if (areMissed || (isChanged && changesOf(character).length !== 1)) wrong.push(code.toString(16));
    // The second character of each that is made of two.
    const last = [...character.normalize('NFD')].at(-1)!;
    if (!isChanged && last !== character && !mayChange([utf8.encode(`x${last}`)])) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  for (const text of ['Plain – “text”, naïve。', 'हिन्दी में', 'ไทยที่', 'Việt Nam', '한국어', '日本語が、中文字。']) {
    expect(mayChange([utf8.encode(text)])).toBe(false);
  }
});

test('the changes make the normal form', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const normal = text.normalize('NFC');
      let made = '';
      let done = 0;
      for (const { start, end, normalStart, normalEnd } of changesOf(text)) {
        made += text.slice(done, start);
        expect(made.length).toBe(normalStart);
        made += normal.slice(normalStart, normalEnd);
        done = end;
      }
      expect(made + text.slice(done)).toBe(normal);
      const bytes = utf8.encode(text);
      const middle = bytes.length >> 1;
      if (normal !== text) {
        expect(mayChange([bytes])).toBe(true);
        expect(mayChange([bytes.subarray(0, middle), bytes.subarray(middle)])).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what is certain does not change, whatever follows', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(30), (text, other, at) => {
      const place = Math.min(at, text.length);
      const seen = certainFrom(text, place);
      if (seen > text.length) return;
      // All but the last character seen, which what follows may join.
      const certain = text.slice(0, seen - (seen > 1 && unitsAt(text, seen - 2, seen) === 2 ? 2 : 1));
      expect(certain.length).toBeGreaterThanOrEqual(Math.min(place, text.length));
      expect((text.slice(0, seen) + other).normalize('NFC').startsWith(certain.normalize('NFC'))).toBe(true);
    }),
  );
});

describe('qwen3', async () => {
  const encoder = await loadEncoder('qwen3');
  const naive = naiveEncoder('qwen3');

  test('counts and encodes the normal form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = [...naive.encode(text)];
        expect([...encoder.encode(text)]).toEqual(expected);
        expect(encoder.count(text)).toBe(expected.length);
        const bytes = utf8.encode(text);
        const middle = bytes.length >> 1;
        expect(encoder.countUtf8([bytes.subarray(0, middle), bytes.subarray(middle)])).toBe(expected.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('the tokens of a view lie in the text as it is and add up to it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slice = encodeSlice(encoder, text, text.length, 0, 0);
        expect(slice.byteLengths.reduce((sum, length) => sum + length, 0)).toBe(utf8.encode(text).length);
        const places = [...slice.starts, slice.endOffset];
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(slice.endOffset).toBe(text.length);
        const bytes = Array.from(slice.ids, (_, index) => [...tokenBytes(slice, text, index, Uint32Array.of(0))]);
        expect(bytes.flat()).toEqual([...utf8.encode(text)]);
        expect(slice).toEqual(encodeSlice(naive, text, text.length, 0, 0));
      }),
      { numRuns: 1000 },
    );
  });

  test('an edited document is what its text is', () => {
    fc.assert(
      fc.property(anyText, anyBlockUnits, fc.array(fc.tuple(anyEdit, anyText), { maxLength: 8 }), (start, blockUnits, edits) => {
        let text = start;
        const document = createDocument(encoder, blockUnits);
        for (const _ of document.append(text));
        for (const [edit, long] of edits) {
          const insert = long.slice(0, 4);
          const place = placeOfEdit(edit, text.length, []);
          document.edit(place.start, place.end, insert);
          text = text.slice(0, place.start) + insert + text.slice(place.end);
          expect(document.tokens).toBe(naive.count(text));
          expect(document.slice(0, text.length)).toEqual(encodeSlice(naive, text, text.length, 0, 0));
        }
        const layout = layoutDocuments([document], 8);
        let step = layout.next();
        while (!step.done) step = layout.next();
        expect(step.value.tokens).toBe(document.tokens);
      }),
      { numRuns: 400 },
    );
  });
});
