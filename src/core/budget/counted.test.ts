// What could not be counted is no zero, in whatever sum it stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { anyCountedParts } from '@/test/arbitraries';
import { type CountedPart, enabledCount, formatAmount, isPartCounted, roleCounts } from './counted';
import { fillWindow } from './fill';
import { splitRows } from './split';

const exact = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });
const document = (tokens: number, enabled = true): CountedPart => ({ id: `d${tokens}` as UnitId, role: 'documents', name: 'd', enabled, characters: tokens, count: exact(tokens), turns: [] });
const uncounted = (enabled = true): CountedPart => ({ ...document(0, enabled), characters: 0, count: { ...exact(0), exactness: 'estimate' }, attachment: { kind: 'absent', mediaType: '', note: '', isCounted: false, items: 2 } });
const saidOf = (...parts: readonly CountedPart[]) => roleCounts(parts).map(({ role, count, isCounted }) => `${role} ${formatAmount(count, isCounted)}`);

describe('the sum of a role', () => {
  it('is not counted where none of its parts is, and about its tokens where some are', () => {
    expect(saidOf(uncounted(), uncounted())).toEqual(['documents not counted']);
    expect(saidOf(uncounted(), document(5))).toEqual(['documents ~5']);
    expect(saidOf(uncounted(), document(0))).toEqual(['documents ~0']);
    expect(saidOf(document(0))).toEqual(['documents 0']);
    // What is off is in no sum.
    expect(saidOf(uncounted(false), document(5))).toEqual(['documents 5']);
    expect(saidOf(uncounted(false), uncounted(false))).toEqual([]);
    expect(saidOf(uncounted(), document(5, false))).toEqual(['documents not counted']);
  });

  it('says so in the table too, where the input is about its tokens', () => {
    const parts = [uncounted(), { ...document(7), role: 'question' as const }];
    const limits = { windowTokens: 100, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
    const { roles, input } = splitRows(parts, fillWindow({ parts: enabledCount(parts), overhead: NOTHING, uncountedAttachments: 2, limits, reserveTokens: 0, reasoningTokens: 0 }));
    expect(roles.map(({ role, isCounted, tokens, exactness }) => [role, isCounted, tokens, exactness])).toEqual([['documents', false, 0, 'estimate'], ['question', true, 7, 'exact']]);
    expect([input.tokens, input.exactness]).toEqual([7, 'estimate']);
  });

  it('has characters for a token of what is read alone: a value that is given by its tokens has none', () => {
    const parts = [{ ...document(50), givenTokens: 40, characters: 20 }];
    const limits = { windowTokens: 100, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
    const fill = fillWindow({ parts: enabledCount(parts), overhead: exact(30), uncountedAttachments: 0, limits, reserveTokens: 0, reasoningTokens: 0 });
    const { parts: rows, roles, input } = splitRows(parts, fill);
    for (const row of [...rows, ...roles]) expect([row.tokens, row.charactersPerToken]).toEqual([50, 2]);
    // And framing has none.
    expect([input.tokens, input.charactersPerToken]).toEqual([80, 2]);
  });

  it('is that of all its parts, and all of them are that of the prompt', () => {
    fc.assert(
      fc.property(anyCountedParts, (parts) => {
        const roles = roleCounts(parts);
        expect(roles.reduce((sum, { count }) => sum + count.tokens, 0)).toBe(enabledCount(parts).tokens);
        expect(roles.flatMap((each) => each.parts).length).toBe(parts.filter(({ enabled }) => enabled).length);
        for (const { parts: own, isCounted } of roles) expect(isCounted).toBe(own.some(isPartCounted));
      }),
    );
  });
});
