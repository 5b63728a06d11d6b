import { expect, it } from 'vitest';
import { printedWords } from './printed-rows';

it('says which rows of how many are printed', () => {
  expect(printedWords({ end: 1, whole: 1 })).toBe('1 row.');
  expect(printedWords({ end: 239, whole: 239 })).toBe('All 239 rows.');
  expect(printedWords({ end: 1000, whole: 12_345 })).toBe('The first 1,000 of 12,345 rows are printed.');
  expect(printedWords({ first: 1200, end: 2200, whole: 12_345 })).toBe('Rows 1,201–2,200 of 12,345 are printed.');
});
