import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTokenText } from '@/test/token-texts';
import { differenceOf } from './difference';

const applied = (before: string, after: string): string => {
  const { start, end, insertEnd } = differenceOf(before, after);
  return before.slice(0, start) + after.slice(start, insertEnd) + before.slice(end);
};

test('the replacement turns one text into the other, and nothing smaller at either end would', () => {
  fc.assert(
    fc.property(anyTokenText, anyTokenText, anyTokenText, anyTokenText, (head, old, insert, tail) => {
      const before = head + old + tail;
      const after = head + insert + tail;
      const { start, end, insertEnd } = differenceOf(before, after);
      expect(applied(before, after)).toBe(after);
      expect(start).toBeGreaterThanOrEqual(Math.min(head.length, before.length, after.length));
      expect(end - start).toBeLessThanOrEqual(old.length);
      if (start < end && start < insertEnd) {
        expect(before[start]).not.toBe(after[start]);
        expect(before[end - 1]).not.toBe(after[insertEnd - 1]);
      }
    }),
  );
});

test('texts that repeat themselves overlap at neither end', () => {
  expect(differenceOf('aaaa', 'aaa')).toEqual({ start: 3, end: 4, insertEnd: 3 });
  expect(differenceOf('aaa', 'aaaa')).toEqual({ start: 3, end: 3, insertEnd: 4 });
  expect(differenceOf('', 'a')).toEqual({ start: 0, end: 0, insertEnd: 1 });
  expect(differenceOf('same', 'same')).toEqual({ start: 4, end: 4, insertEnd: 4 });
});

test('a change anywhere in several blocks is found', () => {
  const text = 'the word and other words '.repeat(12_000);
  for (const place of [0, 1, 65_535, 65_536, 65_537, 150_000, text.length - 1]) {
    const after = `${text.slice(0, place)}#${text.slice(place + 1)}`;
    expect(differenceOf(text, after)).toEqual({ start: place, end: place + 1, insertEnd: place + 1 });
  }
});
