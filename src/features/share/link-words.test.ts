import { expect, it } from 'vitest';
import { tooLargeWords } from './link-words';

it('what is too large is compared with the limit that it met', () => {
  expect(tooLargeWords({ kind: 'too-large', bytes: 2_200_000, isPacked: false })).toBe('Too large for a link: 2.2 MB, and 2.1 MB is the most. Leave texts out, or save the work as a file.');
  expect(tooLargeWords({ kind: 'too-large', bytes: 120_000, isPacked: true })).toBe('Too large for a link: 120.0 KB packed, and 65.5 KB packed is the most. Leave texts out, or save the work as a file.');
  expect(tooLargeWords({ kind: 'too-large', bytes: 2 * 1024 * 1024 + 1, isPacked: false })).toMatch(/^Too large for a link: a little over 2\.1 MB, and 2\.1 MB is the most\./);
});
