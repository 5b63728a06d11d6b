import { expect, it } from 'vitest';
import { formatInteger } from '@/core/units';
import { parseTokens } from './parse-tokens';

it.each([
  ['8192', 8192],
  ['8,192', 8192],
  [' 8 192 ', 8192],
  ['8_192', 8192],
  ['8\u202f192', 8192],
  ['8k', 8000],
  ['8 K', 8000],
  ['8Ki', 8192],
  ['32.768k', 32768],
  ['1.05M', 1_050_000],
  ['1.1m', 1_100_000],
  ['1,048,576 tokens', 1_048_576],
  ['0', 0],
] as const)('%j is %d', (text, tokens) => expect(parseTokens(text)).toBe(tokens));

it.each(['', 'many', '-5', '8,19', '1,05M', '8.192', '1.5', '1e6', '0x10', '12,34,567', '8kk', '99999999999999999999'])(
  '%j is not a number of tokens',
  (text) => expect(parseTokens(text)).toBeNull(),
);

it('reads what the app writes', () => {
  for (const tokens of [0, 7, 999, 1000, 61_240, 1_050_000]) expect(parseTokens(formatInteger(tokens))).toBe(tokens);
});
