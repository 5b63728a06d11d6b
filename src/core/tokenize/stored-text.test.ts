import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTokenText } from '@/test/token-texts';
import { joinStored, storeTexts } from './stored-text';

const anyTexts = fc.array(fc.oneof(anyTokenText, fc.constantFrom('', '\ud800', 'a\udc00', '\ufeffa')), { maxLength: 12 });

test('texts come back as they were, halves of surrogate pairs too, alone and joined', () => {
  fc.assert(
    fc.property(anyTexts, fc.nat(12), fc.nat(12), (texts, from, to) => {
      const stored = storeTexts(texts);
      expect(texts.map((_, index) => joinStored(stored, index, index + 1))).toEqual(texts);
      const [first, last] = [Math.min(from, to, texts.length), Math.min(Math.max(from, to), texts.length)];
      expect(joinStored(stored, first, last)).toBe(texts.slice(first, last).join(''));
    }),
  );
});

test('texts stored at different times lie side by side in a table', () => {
  const stored = [...storeTexts(['a', 'ä']), ...storeTexts(['中', '\ud83d', '\ude00'])];
  expect(joinStored(stored, 0, stored.length)).toBe('aä中😀');
  stored.splice(1, 1);
  expect(joinStored(stored, 0, stored.length)).toBe('a中😀');
});

test('what is beyond Latin-1 takes a byte for a letter, and three for what has no letter', () => {
  const texts = [`${'e'.repeat(999)}’`, 'e'.repeat(1000)];
  const bytes = storeTexts(texts).map((stored) => (typeof stored === 'string' ? Infinity : stored.length));
  expect(bytes).toEqual([1002, 1000]);
  const giant = '中'.repeat(200_000);
  const [stored] = storeTexts([giant]);
  expect(stored).toHaveLength(600_000);
  expect(joinStored([stored!], 0, 1)).toBe(giant);
});
