import { describe, expect, it } from 'vitest';
import type { PromptShape } from '@/core/budget/prompt-shape';
import type { Count } from '@/core/tokenize/count';
import { DEFAULT_GROWTH } from '@/state/cost-plan-defaults';
import type { GrowthChoices } from '@/state/cost-plans-slice';
import { restsOnEstimate, startFigures } from './start-figures';

const exact = (tokens: number) => ({ tokens, low: tokens, high: tokens, exactness: 'exact' as const });
const EMPTY: PromptShape = { instructions: exact(0), documents: exact(0), question: exact(0), meanTurnTokens: new Map() };
const MEASURED: PromptShape = { instructions: exact(800), documents: exact(200), question: exact(70), meanTurnTokens: new Map([['user', 90], ['assistant', 250], ['tool', 1500]]) };
const choices = (over: Partial<GrowthChoices> = {}): GrowthChoices => ({ ...DEFAULT_GROWTH, ...over });

describe('startFigures', () => {
  it('are the measured prompt: what stands before the history, and its mean turn', () => {
    expect(startFigures(choices(), MEASURED)).toEqual({
      prefixTokens: { tokens: 1000, basis: 'prompt' },
      userTokens: { tokens: 90, basis: 'prompt' },
      toolResultTokens: { tokens: 0, basis: 'assumed' },
      assistantTokens: { tokens: 250, basis: 'prompt' },
    });
    expect(startFigures(choices({ kind: 'agent' }), MEASURED).toolResultTokens).toEqual({ tokens: 1500, basis: 'prompt' });
  });

  it('take the question where there is no history, and a round figure where there is nothing', () => {
    expect(startFigures(choices(), { ...MEASURED, meanTurnTokens: new Map() })).toMatchObject({ userTokens: { tokens: 70, basis: 'prompt' }, assistantTokens: { tokens: 400, basis: 'assumed' } });
    expect(startFigures(choices({ kind: 'agent' }), EMPTY)).toMatchObject({ userTokens: { tokens: 200, basis: 'assumed' }, toolResultTokens: { tokens: 2000, basis: 'assumed' }, prefixTokens: { tokens: 0, basis: 'prompt' } });
  });

  it('are the user’s own where they are set, zero included', () => {
    expect(startFigures(choices({ userTokens: 0, prefixTokens: 5 }), MEASURED)).toMatchObject({ userTokens: { tokens: 0, basis: 'own' }, prefixTokens: { tokens: 5, basis: 'own' } });
  });

  it('rest on an estimate where one is measured on one, and not where the user sets them', () => {
    const guessed: Count = { ...exact(800), exactness: 'calibrated' };
    const rests = (over: Partial<GrowthChoices>, shape: PromptShape, count: Count = exact(800)) => restsOnEstimate(startFigures(choices(over), shape), shape, [{ enabled: true, count }]);
    expect(rests({}, MEASURED)).toBe(false);
    expect(rests({}, { ...MEASURED, instructions: guessed })).toBe(true);
    expect(rests({}, MEASURED, guessed)).toBe(true);
    expect(rests({ prefixTokens: 5 }, { ...MEASURED, instructions: guessed })).toBe(false);
    expect(rests({ prefixTokens: 5, userTokens: 1, assistantTokens: 1 }, MEASURED, guessed)).toBe(false);
  });
});
