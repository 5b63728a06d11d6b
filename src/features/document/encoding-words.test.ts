import { expect, it } from 'vitest';
import { encodingWords } from './encoding-words';

it('of UTF-16 with a mark is said what it is, unless it is read as something else', () => {
  expect(encodingWords('utf-16le', 'utf-16le')).toBe('UTF-16, little-endian, from its byte order mark.');
  expect(encodingWords('utf-16be', undefined)).toBe('UTF-16, big-endian, from its byte order mark.');
  expect(encodingWords('utf-16be', 'utf-16le')).toMatch(/^Its byte order mark says UTF-16, big-endian\. Where/);
  for (const stated of [undefined, 'windows-1251']) expect(encodingWords(stated, 'utf-16le')).toMatch(/^Its file is not in sound UTF-8\. Where/);
});
