import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTokenText } from '@/test/token-texts';
import { naiveEncoder } from '@/test/naive-encoder';
import { scanCuts } from './cut-scanner';
import { BYTE_LEVEL_IDS } from './encoding';
import { safeCuts } from './safe-cuts';

const cutsOf = (text: string, chunkUnits: number, sliceUnits: number): number[] =>
  [...scanCuts(text, chunkUnits, sliceUnits)].filter((cut) => cut !== undefined);

const chunksOf = (text: string, cuts: readonly number[]): string[] =>
  cuts.map((cut, index) => text.slice(cuts[index - 1] ?? 0, cut));

test('an empty text has no chunk, a short one is one', () => {
  expect(cutsOf('', 64, 64)).toEqual([]);
  expect(cutsOf('one two', 64, 64)).toEqual([7]);
});

test('where cuts are near, they are those of safeCuts', () => {
  const text = 'the other word, \nand 中文字。12,34 '.repeat(500);
  expect(cutsOf(text, 64, 64)).toEqual([...safeCuts(text, 64)]);
  expect(cutsOf(text, 1000, 64)).toEqual([...safeCuts(text, 1000)]);
});

test('a text without cuts is looked at once, a slice at a time', () => {
  const text = 'x'.repeat(10_000);
  const steps = [...scanCuts(text, 64, 256)];
  expect(steps.at(-1)).toBe(10_000);
  expect(steps.slice(0, -1).every((step) => step === undefined)).toBe(true);
  expect(steps.length).toBeLessThan(10_000 / 200 + 2);
});

test('a cut far away is found, wherever the slices end', () => {
  for (let place = 300; place < 420; place += 1) {
    const text = `${'x'.repeat(place)} ${'y'.repeat(200)}`;
    expect(cutsOf(text, 64, 64)).toEqual([place, text.length]);
  }
});

describe.each(BYTE_LEVEL_IDS)('%s', (encodingId) => {
  const encoder = naiveEncoder(encodingId);
  test('the tokens of the chunks are those of the text', () => {
    fc.assert(
      fc.property(fc.array(anyTokenText, { minLength: 3, maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const chunks = chunksOf(text, cutsOf(text, 64, 64));
        expect(chunks.join('')).toBe(text);
        expect(chunks.flatMap((chunk) => [...encoder.encode(chunk)])).toEqual([...encoder.encode(text)]);
      }),
    );
  });
});
