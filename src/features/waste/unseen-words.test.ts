import { expect, it } from 'vitest';
import { unseenWords } from './unseen-words';

it('what has no text here is told as parts and attachments, and nothing is said of none', () => {
  const words = (withheld: number, files: number, absent: number) => unseenWords({ withheld, files, absent });
  expect(words(0, 0, 0)).toBeNull();
  expect(words(5, 0, 0)).toBe('5 parts have no text here and were not looked at.');
  expect(words(1, 0, 0)).toBe('1 part has no text here and was not looked at.');
  expect(words(0, 0, 1)).toBe('1 attachment has no text here and was not looked at.');
  expect(words(1, 2, 3)).toBe('1 part and 5 attachments have no text here and were not looked at.');
});
