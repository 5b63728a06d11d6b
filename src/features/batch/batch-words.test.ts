import { expect, it } from 'vitest';
import type { ModelId } from '@/core/units';
import { parseUsd } from '@/core/pricing/money';
import { answerWords } from '@/state/batch-answer-words';
import type { NamedModel } from '@/state/batch-asks';
import { addableModels, brokenWords, costWords, faultyWords, guessedWords, includedWords, leftOutOfSums, namedWords, partialWords, rowsWords, rowTokens } from './batch-words';

const named = (id: string, rows: number, model = id): NamedModel => ({ id, rows, model: model === '' ? null : { id: model as ModelId, name: model.toUpperCase() } });

it('rows that name several models name the first of them in words, and all that may be chosen', () => {
  expect([namedWords([]), namedWords([named('a', 9)])]).toEqual(['', '']);
  expect(namedWords([named('house-1', 1, '')])).toBe('The rows name house-1 (1 row, not known here).');
  expect(namedWords([named('a', 1200), named('b', 1), named('c', 2, '')])).toBe('The rows name a (1,200 rows), b (1 row) and c (2 rows, not known here).');
  expect(namedWords([named('x'.repeat(100), 1_000_000, '')])).toBe(`The rows name ${'x'.repeat(25)}… (1,000,000 rows, not known here).`);
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => named(id, 1));
  expect(namedWords(seven)).toBe('The rows name a (1 row), b (1 row), c (1 row), d (1 row), e (1 row) and 2 more.');
  const idsOf = (chosen: readonly string[], of = seven) => addableModels(of, chosen as readonly ModelId[]).map(({ id }) => id);
  expect([idsOf(['a']), idsOf(['x', 'c']), idsOf(['v', 'w', 'x', 'y', 'z']), idsOf(['a'], [named('a', 1), named('house-1', 1, ''), named('b-2026', 1, 'b'), named('b', 1)])]).toEqual([['b', 'c', 'd', 'e'], ['a', 'b', 'd'], [], ['b']]);
});

it('what is in no sum is told by its reason, and one row is not several', () => {
  expect([leftOutOfSums({ partial: 0, unserved: 0, unpriced: 0 }), leftOutOfSums({ partial: 1200, unserved: 1, unpriced: 3 }), leftOutOfSums({ partial: 0, unserved: 2, unpriced: 0 })]).toEqual([[], ['1,200 not counted', '1 does not fit', '3 without a price'], ['2 do not fit']]);
  expect([rowsWords(1), rowsWords(2), partialWords(1), partialWords(2)]).toEqual(['1 row', '2 rows', '1 row holds something that is not counted, such as an image by its address: it is in no size, sum or cost.', '2 rows hold something that is not counted, such as an image by its address: they are in no size, sum or cost.']);
  const count = { tokens: 1200, low: 1100, high: 1300, exactness: 'estimate' } as const;
  expect([rowTokens({ count, uncounted: 0 }), rowTokens({ count, uncounted: 1 })]).toEqual(['~1,200', '≥ 1,100']);
});

it('files that are no text are told apart from rows that are not counted', () => {
  expect([faultyWords({ badRows: 1, binaryRows: 0 }), faultyWords({ badRows: 1, binaryRows: 1 }), faultyWords({ badRows: 1202, binaryRows: 2 })]).toEqual(['1 row is not counted', '1 file is binary', '1,200 rows are not counted, 2 files are binary']);
  expect([brokenWords(1), brokenWords(2)]).toEqual(['1 file is not what it looks like and counts as text', '2 files are not what they look like and count as text']);
  expect([guessedWords(1), guessedWords(2)]).toEqual(['1 file is not in sound UTF-8', '2 files are not in sound UTF-8']);
});

it('a cost is approximate where a count is that it is for, whether its range is wide enough to see or not', () => {
  const words = (low: string, high: string, isApproximate: boolean) => costWords({ costUsd: parseUsd('0.12'), lowUsd: parseUsd(low), highUsd: parseUsd(high) }, isApproximate);
  expect([words('0.12', '0.12', false), words('0.1199', '0.1201', true), words('0.10', '0.14', true)]).toEqual([{ main: '$0.12', range: '' }, { main: '~$0.12', range: '' }, { main: '~$0.12', range: '$0.10–$0.14' }]);
});

it('what is priced of answers is said, and a sum says what it includes', () => {
  const answerOf = (tokens: number, isTyped: boolean, limited: number) => answerWords({ tokens, isTyped }, { limited, rows: 3 }).answer;
  expect([answerOf(0, false, 0), answerOf(900, false, 0), answerOf(0, true, 3)]).toEqual(['no answer', 'an answer of 900 tokens or as many as fit', 'no answer']);
  expect(answerOf(0, false, 2)).toBe('an answer of each row’s own limit, none where it has none, or as many as fit');
  const included = (answered: number) => includedWords({ answered, rows: 6, partial: 1, unserved: 1, unpriced: 1 });
  expect([included(0), included(2), included(3)]).toEqual(['input alone', 'input, and answers to 2 of 3 rows', 'input and answers']);
});
