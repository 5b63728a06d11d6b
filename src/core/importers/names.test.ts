import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, pastedName, sanitizeName } from './names';
import { anyText } from '@/test/arbitraries';

describe('sanitizeName', () => {
  it('is short, on one line, never empty, and settles at once', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 40 }).map((texts) => texts.join('')), (name) => {
        const safe = sanitizeName(name);
        expect(safe.trim()).not.toBe('');
        expect([...safe].length).toBeLessThanOrEqual(200);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u);
        expect(sanitizeName(safe)).toBe(safe);
      }),
    );
  });

  it('keeps what people write, and drops what misleads', () => {
    expect(sanitizeName('src/notes (1).md')).toBe('src/notes (1).md');
    expect(sanitizeName('家族 👨‍👩‍👧.txt')).toBe('家族 👨‍👩‍👧.txt');
    expect(sanitizeName('invoice\u202excod.exe')).toBe('invoicexcod.exe');
    expect(sanitizeName(' a\r\nb\t\u0007c ')).toBe('a b c');
    for (const empty of ['', ' \n', '\u200b\u200d', '\ufeff']) expect(sanitizeName(empty)).toBe('Untitled');
  });
});

describe('pastedName', () => {
  it('takes the first that is free', () => {
    expect(pastedName([])).toBe('Pasted text');
    expect(pastedName(['Pasted text', 'Pasted text 3'])).toBe('Pasted text 2');
  });
});

describe('compareNames', () => {
  it('reads numbers as numbers and ignores case', () => {
    expect(['b.md', 'file10.txt', 'File2.txt', 'A.md', 'file1.txt'].toSorted(compareNames)).toEqual(['A.md', 'b.md', 'file1.txt', 'File2.txt', 'file10.txt']);
  });

  it('is an order, and equal only for the same name', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
        expect(compareNames(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

