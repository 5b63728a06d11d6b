import { expect, test } from 'vitest';
import { reserveOf } from './reserve';
import { otherReserveSentence, requestClause } from './reserve-words';

const limits = { windowTokens: 100_000, maxInputTokens: null, maxOutputTokens: 8_000, budget: 'shared' } as const;

test('what a request allows is reserved for a model for which the user set nothing, as far as it writes', () => {
  const nothing = { reserveTokens: null };
  expect(reserveOf(nothing, undefined, limits)).toEqual({ reserveTokens: 8_000, isDefaultReserve: true, isRequestReserve: false });
  expect(reserveOf(nothing, 500, limits)).toEqual({ reserveTokens: 500, isDefaultReserve: false, isRequestReserve: true });
  expect(reserveOf(nothing, 20_000, limits).reserveTokens).toBe(8_000);
  expect(reserveOf(nothing, 20_000, { ...limits, maxOutputTokens: null }).reserveTokens).toBe(20_000);
  expect(reserveOf(nothing, 200_000, { ...limits, maxOutputTokens: null }).reserveTokens).toBe(100_000);
  expect(reserveOf({ reserveTokens: 0 }, 500, limits)).toEqual({ reserveTokens: 0, isDefaultReserve: false, isRequestReserve: false });
  expect(reserveOf({ reserveTokens: null, keepsDefault: true }, 500, limits)).toEqual({ reserveTokens: 8_000, isDefaultReserve: true, isRequestReserve: false });
});

test('a reserve is told as that of the request, or beside it', () => {
  expect([requestClause(500, null), requestClause(500, 500), requestClause(8_000, 20_000)]).toEqual(['', 'as the request asks', 'the request asks for 20,000']);
  const model = { name: 'M', mostTokens: 8_000 };
  expect([otherReserveSentence(500, 500, model), otherReserveSentence(400, 500, model), otherReserveSentence(8_000, 20_000, model)]).toEqual([
    '',
    'The imported request asks for 500.',
    'The imported request asks for 20,000, of which M writes at most 8,000.',
  ]);
});
