import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { mergedSegments } from './merged-segments';
import type { Segment } from './segments';

const bar = (parts: readonly (readonly [role: Role, tokens: number])[]): readonly Segment[] => {
  let startTokens = 0;
  return parts.map(([role, tokens], index) => {
    const segment = { kind: 'part', id: `p${index}` as UnitId, role, name: `${index}`, startTokens, tokens, low: tokens, high: tokens + 1, exactness: 'exact' } as const;
    startTokens += tokens;
    return segment;
  });
};
const idsOf = (segments: ReturnType<typeof mergedSegments>) => segments.flatMap((segment) => (segment.kind === 'part' ? [segment.id] : segment.kind === 'parts' ? segment.ids : []));

describe('mergedSegments', () => {
  it('draws no more marks than the bar has places for, and says how many parts and tokens each is', () => {
    const merged = mergedSegments(bar(Array.from({ length: 7000 }, () => ['documents', 10])), 7000 * 10 / 448, null);
    expect(merged.length).toBeLessThanOrEqual(449);
    expect(merged[0]).toMatchObject({ kind: 'parts', role: 'documents', startTokens: 0, tokens: 160, low: 160, high: 176 });
    expect(merged[0]?.kind === 'parts' && merged[0].ids.length).toBe(16);
  });

  it('merges no two roles, nothing wide enough to be pressed, and not the part that is looked at', () => {
    const segments = bar([...Array.from({ length: 300 }, () => ['system', 1] as const), ...Array.from({ length: 300 }, () => ['documents', 1] as const), ['documents', 500], ['documents', 2], ['documents', 2]]);
    const merged = mergedSegments(segments, 10_000, 'p450' as UnitId);
    expect(merged.map((segment) => (segment.kind === 'parts' ? `${segment.ids.length} ${segment.role}` : segment.kind))).toEqual(['300 system', '150 documents', 'part', '152 documents']);
    expect(mergedSegments(segments, 100, null).map(({ kind }) => kind)).toContain('part');
  });

  it('loses no part and no token, and leaves the order', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom<Role>('system', 'documents'), fc.nat(50)), { maxLength: 900 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 400 }), (list, least) => {
        const segments = bar(list);
        const merged = mergedSegments(segments, least, 'p7' as UnitId);
        expect(idsOf(merged)).toEqual(idsOf(segments));
        // Each begins where the one before ends.
        expect(merged.slice(1).map((segment) => segment.startTokens)).toEqual(merged.slice(0, -1).map((segment) => segment.startTokens + segment.tokens));
        expect(merged.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(list.reduce((sum, [, tokens]) => sum + tokens, 0));
      }),
      { numRuns: 20 },
    );
  });
});
