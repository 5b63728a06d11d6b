import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPieces } from '@/test/split-patterns';
import { characterClass, LETTER, SPACE, UPPER } from './character-classes';
import { BYTE_LEVEL_IDS } from './encoding';
import { isLetter, isSpace, safeCuts } from './safe-cuts';

const chunksOf = (text: string, chunkUnits: number): string[] => {
  const ends = [...safeCuts(text, chunkUnits)];
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
};

test('an empty text has no chunk, a short one is one', () => {
  expect(chunksOf('', 8)).toEqual([]);
  expect(chunksOf('one two', 8)).toEqual(['one two']);
});

test('cuts lie before blanks, after line breaks, at the end of words and of numbers', () => {
  expect(chunksOf('one two three', 8)).toEqual(['one two', ' three']);
  expect(chunksOf('+\n+\n+\n', 2)).toEqual(['+\n', '+\n', '+\n']);
  expect(chunksOf('中文字。中文字。', 4)).toEqual(['中文字', '。中文字', '。']);
  expect(chunksOf('12,34,56', 3)).toEqual(['12', ',34', ',56']);
});

test('white space is that of the table, and what is taken for a letter is one there', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
  const isTableLetter = (unit: number) => characterClass(unit) >= UPPER && characterClass(unit) <= LETTER;
  expect(units.filter(isSpace)).toEqual(units.filter((unit) => characterClass(unit) >= SPACE));
  expect(units.filter((unit) => isLetter(unit) && !isTableLetter(unit))).toEqual([]);
  // Those of the scripts that are written without blanks above all.
  for (const letter of 'aZéßøşαжאبकกあアー中가') expect(isLetter(letter.charCodeAt(0))).toBe(true);
});

test('no cut splits a contraction, a run of blanks, or what o200k takes along after a line break', () => {
  expect(chunksOf("don't", 2)).toEqual(["don't"]);
  expect(chunksOf('++   \n', 3)).toEqual(['++', '   \n']);
  expect(chunksOf('+\n/+\n/', 2)).toEqual(['+\n/+\n/']);
});

test('a chunk grows where there is no safe place', () => {
  const word = 'x'.repeat(1000);
  expect(chunksOf(`${word} ${word} y`, 64)).toEqual([word, ` ${word}`, ' y']);
});

const CHARACTERS = [...'aBsSé中。　アʰ9٣½ \t\n\r\u0085\u00a0./\'"!', '\u0301', '\u0323', '\u200b', '\ufeff', '・', '가', '\u11a8', '😀', '\ud800', '\n\n', '  ', "'s", "'ſ", "'ll"];

test('the pieces of the chunks are the pieces of the text, in every encoding', () => {
  const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 40 }).map((characters) => characters.join(''));
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 8 }), (text, chunkUnits) => {
      const chunks = chunksOf(text, chunkUnits);
      expect(chunks.map((chunk) => chunk.normalize('NFC')).join('')).toBe(text.normalize('NFC'));
      for (const encodingId of BYTE_LEVEL_IDS) {
        const piecesOf = (part: string) => splitPieces(encodingId, part);
        expect(chunks.flatMap(piecesOf)).toEqual(piecesOf(text));
      }
    }),
    { numRuns: 3000 },
  );
});
