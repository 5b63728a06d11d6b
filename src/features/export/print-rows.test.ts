import { expect, it } from 'vitest';
import type { Count } from '@/core/tokenize/count';
import { MOST_ROWS, printedRows } from './print-rows';

const part = (tokens: number, exactness: Count['exactness'] = 'exact', enabled = true) => ({ enabled, count: { tokens, low: tokens, high: tokens, exactness } });
const parts = (count: number) => Array.from({ length: count }, (_, index) => part(index + 1));

it('one page has the largest parts, and the others as one sum that is as sure as they are', () => {
  const { shown, rest } = printedRows([...parts(MOST_ROWS + 9), part(5, 'estimate'), part(1_000, 'exact', false)]);
  expect(shown.map(({ count }) => count.tokens)).toEqual(Array.from({ length: MOST_ROWS }, (_, index) => MOST_ROWS + 9 - index));
  expect(rest).toEqual({ name: '10 smaller parts', count: { tokens: 45 + 5, low: 50, high: 50, exactness: 'estimate' }, isCounted: true, isStatedInPart: false });
  const absent = { ...part(0, 'estimate'), attachment: { kind: 'absent' as const, mediaType: '', note: '', isCounted: false, items: 1 } };
  const many = (count: number) => Array.from({ length: count }, () => absent);
  expect(printedRows([...parts(MOST_ROWS + 1), ...many(1)]).rest).toMatchObject({ count: { tokens: 1, exactness: 'estimate' }, isCounted: true });
  expect(printedRows([...parts(MOST_ROWS), ...many(2)]).rest).toMatchObject({ isCounted: false });
  const withheld = { ...part(1), attachment: { kind: 'withheld' as const, mediaType: 'text/plain', note: '', isCounted: true, items: 1 } };
  expect(printedRows([...parts(MOST_ROWS + 1), withheld]).rest).toMatchObject({ isCounted: true, isStatedInPart: true });
});

it('a single part that is left is a row like any other', () => {
  expect(printedRows(parts(MOST_ROWS + 1))).toMatchObject({ rest: null, shown: { length: MOST_ROWS + 1 } });
  expect(printedRows([])).toEqual({ shown: [], rest: null });
});
