import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { mergedWords } from './merged-words';

it('says of parts that are drawn as one how many they are, what they count, and which of them are not counted', () => {
  const merged = { kind: 'parts', role: 'documents', ids: Array.from({ length: 1312 }, (_, index) => `${index}` as UnitId), startTokens: 0, tokens: 4051, low: 4051, high: 4051, exactness: 'exact' } as const;
  expect(mergedWords(merged, 0)).toBe('Documents: 1,312 parts, 4,051 tokens');
  expect(mergedWords(merged, 12)).toBe('Documents: 1,312 parts, 4,051 tokens, 12 not counted');
  expect(mergedWords({ ...merged, tokens: 0, low: 0, high: 0 }, 1312)).toBe('Documents: 1,312 parts, not counted');
});
