import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import type { CountedPart, CountedTurn } from './counted';
import { promptShape } from './prompt-shape';

const exact = (tokens: number) => ({ tokens, low: tokens, high: tokens, exactness: 'exact' as const });
const part = (role: CountedPart['role'], tokens: number, over: Partial<CountedPart> = {}): CountedPart => ({ id: role as UnitId, role, name: role, enabled: true, characters: 0, count: exact(tokens), turns: [], ...over });
const turn = (speaker: CountedTurn['speaker'], tokens: number): CountedTurn => ({ id: 'turn' as UnitId, speaker, characters: 0, count: exact(tokens) });

describe('promptShape', () => {
  it('has what stands before the documents, and the mean turn of each speaker', () => {
    const history = part('history', 604, { turns: [turn('user', 100), turn('assistant', 300), turn('user', 201), turn('tool', 3)] });
    const shape = promptShape([part('system', 50), part('tools', 70), history, part('documents', 400), part('documents', 600), part('question', 9)], exact(11));
    expect(shape.instructions).toEqual(exact(131));
    expect(shape.documents).toEqual(exact(1000));
    expect(shape.question).toEqual(exact(9));
    expect([...shape.meanTurnTokens]).toEqual([['user', 151], ['assistant', 300], ['tool', 3]]);
  });

  it('is an estimate of documents that could not all be counted', () => {
    const absent = part('documents', 0, { count: { ...exact(0), exactness: 'estimate' }, attachment: { kind: 'absent', mediaType: '', note: '', isCounted: false, items: 1 } });
    expect(promptShape([part('system', 50), absent, part('documents', 5)], exact(0))).toMatchObject({ instructions: exact(50), documents: { tokens: 5, exactness: 'estimate' } });
  });

  it('leaves out what is switched off', () => {
    const off = { enabled: false };
    const shape = promptShape([part('system', 50, off), part('history', 100, { ...off, turns: [turn('user', 100)] }), part('documents', 5, off)], exact(0));
    expect(shape).toEqual({ instructions: exact(0), documents: exact(0), question: exact(0), meanTurnTokens: new Map() });
  });
});
