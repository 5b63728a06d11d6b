import { expect, test } from 'vitest';
import { charactersBefore } from './character-places';

test('counts code points before an offset, also far into a text', () => {
  const text = 'a👩b'.repeat(100_000);
  for (const copies of [0, 1, 20_000, 99_999, 100_000]) expect(charactersBefore(text, copies * 4)).toBe(copies * 3);
  expect(charactersBefore(text, 4 * 50_000 + 1)).toBe(150_001);
  expect(charactersBefore('\ud800x', 2)).toBe(2);
  expect(charactersBefore('', 0)).toBe(0);
});

test('knows when it is asked about another text', () => {
  expect(charactersBefore('👩👩', 4)).toBe(2);
  expect(charactersBefore('abcd', 4)).toBe(4);
});
