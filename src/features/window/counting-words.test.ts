import { expect, test } from 'vitest';
import { countingWords } from './counting-words';

test.each([
  [1, 0, 900_000, false, 'Counting one text…'],
  [3, 0, 900_000, true, 'Counting 3 texts…'],
  [1, 12_999_999, 40_100_000, false, 'Counting… 12 of 40 MB'],
  [1, 12_999_999, 40_100_000, true, 'Counting… 12 of about 40 MB'],
  // The rest turned out shorter than the samples let expect.
  [2, 41_500_000, 40_100_000, true, 'Counting… 40 of about 40 MB'],
])('%i texts, %i of %i bytes', (texts, doneBytes, totalBytes, isEstimate, words) => {
  expect(countingWords(texts, { doneBytes, totalBytes, isEstimate })).toBe(words);
});
