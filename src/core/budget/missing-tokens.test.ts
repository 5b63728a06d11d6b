import { expect, it } from 'vitest';
import { missingTokens } from './missing-tokens';
import type { CountedPart } from './counted';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

const estimate = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'estimate' });
const part = (id: string, role: CountedPart['role'], turns: readonly number[], more: Partial<CountedPart> = {}): CountedPart => ({
  id: id as UnitId,
  role,
  name: id,
  enabled: true,
  characters: 0,
  count: estimate(turns.reduce((sum, each) => sum + each, 0)),
  turns: role === 'history' ? turns.map((tokens, at) => ({ id: `${id}${at}` as UnitId, speaker: 'user', count: estimate(tokens), characters: 0 })) : [],
  ...more,
} as CountedPart);

it('subtracts what the request held, and neither its answer, nor the question, nor what stands for what is missing', () => {
  const parts = [part('history', 'history', [10, 3000]), part('a.md', 'documents', [7]), part('off', 'documents', [50], { enabled: false }), part('missing', 'documents', [500]), part('question', 'question', [40])];
  const report = { inputTokens: 15_005, turns: 1, model: 'claude-sonnet-4-5' };
  expect(missingTokens(parts, 8, 'missing' as UnitId, report)).toEqual({ heldTokens: 25, missing: 14_980 });
  expect(missingTokens(parts, 8, 'missing' as UnitId, { ...report, inputTokens: 20 })).toEqual({ heldTokens: 25, missing: -5 });
  // Turns that were deleted since are none of the prompt.
  expect(missingTokens(parts, 8, 'missing' as UnitId, { ...report, turns: 9 }).heldTokens).toBe(3025);
});
