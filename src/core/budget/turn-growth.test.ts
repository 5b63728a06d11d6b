import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addParts, EMPTY_PROMPT } from '@/core/prompt/edit';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { countedParts } from './counted';
import { promptAtTurn, thinned, turnGrowth } from './turn-growth';

const text = (role: 'system' | 'tools' | 'documents' | 'question', length: number, enabled = true): Part => ({ id: role as UnitId, role, name: role, text: 'x'.repeat(length), enabled });
const history = (lengths: readonly number[]): Part => ({ id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: lengths.map((length, at) => ({ id: `t${at}` as UnitId, speaker: at % 2 === 0 ? 'user' : 'assistant', text: 'x'.repeat(length), ...(at === 1 ? { compacted: 4 } : {}) })) });
const promptOf = (...parts: Part[]) => addParts(EMPTY_PROMPT, parts);
const counted = (prompt: ReturnType<typeof promptOf>) =>
  countedParts(prompt, ({ text: { length } }) => ({ count: { tokens: length, low: length, high: length, exactness: 'exact' }, characters: length }), () => ({ count: { tokens: 0, low: 0, high: 0, exactness: 'exact' }, note: '', refusal: null }));

describe('the growth of a history', () => {
  it('is at each turn what the prompt at that turn counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 8 }), fc.nat(9), fc.boolean(), (lengths, system, enabled) => {
        const prompt = promptOf(text('system', system), text('tools', 3, enabled), history(lengths), text('documents', 7), text('question', 5));
        const growth = turnGrowth(counted(prompt), prompt)!;
        expect(growth.points).toHaveLength(lengths.length + 1);
        for (const { turn, tokens } of growth.points) {
          const at = counted(promptAtTurn(prompt, turn)).filter((part) => part.enabled);
          expect(tokens).toBe(at.reduce((sum, { count }) => sum + count.tokens, 0));
        }
        expect(growth.compactions).toEqual([{ turn: 2, leftOut: 4 }]);
      }),
    );
  });

  it('is none of one turn or without a history, and is thinned to its ends', () => {
    for (const prompt of [promptOf(history([3])), promptOf(text('system', 3))]) expect(turnGrowth(counted(prompt), prompt)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 50 }), (length, most) => {
        const points = Array.from({ length }, (_, at) => at);
        const few = thinned(points, most);
        expect(few.length).toBeLessThanOrEqual(most + 1);
        expect([few[0], few.at(-1)]).toEqual([0, length - 1]);
      }),
    );
  });
});
