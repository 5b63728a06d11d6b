import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedText } from './source-text';

test('segments read as if they were joined', () => {
  const segments = fc.array(fc.string({ maxLength: 6 }), { maxLength: 8 });
  fc.assert(
    fc.property(segments, fc.nat(60), fc.nat(60), (parts, a, b) => {
      const joined = parts.join('');
      const [start, end] = [Math.min(a, b, joined.length), Math.min(Math.max(a, b), joined.length)];
      const text = joinedText(parts);
      expect(text.length).toBe(joined.length);
      expect(text.slice(start, end)).toBe(joined.slice(start, end));
    }),
    { numRuns: 500 },
  );
});

test('a lone segment is the text itself', () => {
  expect(joinedText(['abc'])).toBe('abc');
  expect(joinedText([]).slice(0, 0)).toBe('');
});
