import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '@/test/arbitraries';
import { isBlankText, leadingBlanks, trailingBlanks } from './blank-ends';

const blanks = fc.oneof(fc.constantFrom('', ' ', '\n\t', '\u00a0\u2028', ' '.repeat(255), '\n'.repeat(256), ' '.repeat(700)), anyText);

it('finds what trimming cuts off, however much it is', () => {
  fc.assert(
    fc.property(fc.array(blanks, { maxLength: 4 }), (parts) => {
      const text = parts.join('');
      expect(leadingBlanks(text)).toBe(text.length - text.trimStart().length);
      expect(trailingBlanks(text)).toBe(text.length - text.trimEnd().length);
      expect(isBlankText(text)).toBe(text.trim() === '');
    }),
  );
});
