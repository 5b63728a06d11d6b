import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addParts, EMPTY_PROMPT } from '@/core/prompt/edit';
import type { Part, Turn } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { sentPieces } from '@/core/prompt/sent-piece';
import { type Count, formatCount } from '@/core/tokenize/count';
import { countedParts } from './counted';
import { promptAtTurn, thinned, turnGrowth } from './turn-growth';

const text = (role: 'system' | 'tools' | 'documents' | 'question', length: number, enabled = true): Part => ({ id: role as UnitId, role, name: role, text: 'x'.repeat(length), enabled });
const turnsOf = (name: string, lengths: readonly number[]): Turn[] => lengths.map((length, at) => ({ id: `${name}${at}` as UnitId, speaker: at % 2 === 0 ? 'user' : 'assistant', text: 'x'.repeat(length) }));
const history = (turns: readonly Turn[], earlier: readonly (readonly Turn[])[] = []): Part => ({ id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns, ...(earlier.length === 0 ? {} : { earlier }) });
const promptOf = (...parts: Part[]) => addParts(EMPTY_PROMPT, parts);
const counted = (prompt: ReturnType<typeof promptOf>) =>
  countedParts(prompt, ({ text: { length } }) => ({ count: { tokens: length, low: length, high: length, exactness: 'exact' }, characters: length }), () => ({ count: { tokens: 0, low: 0, high: 0, exactness: 'exact' }, note: '', refusal: null }));
const exact = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });
const countOf = (turn: Turn) => exact(turn.text.length);

describe('the growth of a history', () => {
  const anyLengths = fc.array(fc.nat(20), { minLength: 2, maxLength: 8 });
  const anyEarlier = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 3 });

  it('is at each turn what the prompt at that turn counts, before and after its compactions', () => {
    fc.assert(
      fc.property(anyLengths, anyEarlier, fc.nat(9), fc.boolean(), (lengths, before, system, enabled) => {
        const earlier = before.map((each, at) => turnsOf(`e${at}-`, each));
        const prompt = promptOf(text('system', system), text('tools', 3, enabled), history(turnsOf('t', lengths), earlier), text('documents', 7), text('question', 5));
        const growth = turnGrowth(counted(prompt), prompt, countOf)!;
        expect(growth.points.map(({ turn }) => turn)).toEqual([0, ...[...before.flat(), ...lengths].map((_, at) => at + 1)]);
        expect(growth.earlierTurns).toBe(before.flat().length);
        // Of those that are sent each has the same number wherever it is named.
        expect(sentPieces(prompt).filter(({ speaker }) => speaker !== null).map(({ name }) => name)).toEqual(growth.points.slice(growth.earlierTurns + 1).map(({ turn }) => `turn ${turn}`));
        for (const { turn, count: { tokens }, added: { tokens: addedTokens } } of growth.points) {
          const at = promptAtTurn(prompt, turn);
          expect(tokens).toBe(counted(at).filter((part) => part.enabled).reduce((sum, { count }) => sum + count.tokens, 0));
          expect(at.parts.flatMap((part) => ('turns' in part ? part.turns : [])).at(-1)?.text.length ?? 0).toBe(addedTokens);
        }
      }),
    );
  });

  it('begins anew at a compaction, and one turn behind it is enough', () => {
    const earlier = [turnsOf('a', [5, 6, 7])];
    const [summary] = turnsOf('t', [2]);
    const prompt = promptOf(text('system', 10), history([{ ...summary!, compacted: 3 }], earlier));
    expect(turnGrowth(counted(prompt), prompt, countOf)).toEqual({
      points: [0, 5, 6, 7, 2].map((addedTokens, turn) => ({ turn, added: exact(addedTokens), count: exact([10, 15, 21, 28, 12][turn]!) })),
      compactions: [{ turn: 4, leftOut: 3 }],
      earlierTurns: 3,
    });
    expect(promptAtTurn(prompt, 2).parts.flatMap((part) => ('turns' in part ? part.turns.map(({ id }) => id) : []))).toEqual(['a0', 'a1']);
  });

  it('is at each turn as sure as what the window held then, and exactly nothing before the first', () => {
    const prompt = promptOf(history(turnsOf('t', [5, 6, 7])));
    const parts = counted(prompt).map((part) => ({ ...part, turns: part.turns.map((turn, at) => (at === 1 ? { ...turn, count: { ...turn.count, exactness: 'estimate' as const } } : turn)) }));
    const { points } = turnGrowth(parts, prompt, countOf)!;
    expect(points.map(({ count, added }) => `${formatCount(count)} ${formatCount(added)}`)).toEqual(['0 0', '5 5', '~11 ~6', '~18 7']);
  });

  it('is none of one turn or without a history, and is thinned to its ends', () => {
    for (const prompt of [promptOf(history(turnsOf('t', [3]))), promptOf(text('system', 3))]) expect(turnGrowth(counted(prompt), prompt, countOf)).toBeNull();
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
