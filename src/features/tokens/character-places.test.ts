import { expect, test } from 'vitest';
import { charactersBefore, countTo } from './character-places';

test('counts code points before an offset, also far into a text', () => {
  const text = 'a👩b'.repeat(100_000);
  for (const copies of [0, 1, 20_000, 99_999, 100_000]) expect(charactersBefore(text, copies * 4)).toBe(copies * 3);
  expect(charactersBefore(text, 4 * 50_000 + 1)).toBe(150_001);
  expect(charactersBefore('\ud800x', 2)).toBe(2);
  expect(charactersBefore('', 0)).toBe(0);
});

test('a pair that a stride would part counts once', () => {
  const text = `x${'👩'.repeat(200_000)}`;
  for (const pairs of [32_767, 32_768, 65_536, 200_000]) expect(charactersBefore(text, 1 + 2 * pairs)).toBe(1 + pairs);
});

test('knows when it is asked about another text', () => {
  expect(charactersBefore('👩👩', 4)).toBe(2);
  expect(charactersBefore('abcd', 4)).toBe(4);
});

test('a place far away takes several steps, none of them long', () => {
  const text = 'é👩'.repeat(2_000_000);
  expect(charactersBefore(text, text.length)).toBeNull();
  expect([...countTo(text, text.length)].length).toBeGreaterThan(3);
  expect(charactersBefore(text, text.length)).toBe(4_000_000);
  expect(charactersBefore(text, 30)).toBe(20);
});
