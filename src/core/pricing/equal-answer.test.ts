import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limits } from '@/core/budget/fill';
import type { Count } from '@/core/tokenize/count';
import { equalAnswer } from './equal-answer';
import type { Offer } from './offer';

const input = (tokens: number, high = tokens): Count => ({ tokens, low: tokens, high, exactness: high === tokens ? 'exact' : 'estimate' });
const limits = (over: Partial<Limits> = {}): Limits => ({ windowTokens: 10_000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared', ...over });
const figure = (value: number) => ({ value, source: 'test', asOf: '2026-11-20' });
const served = (over: Partial<Offer['servedLimits']>) => ({ servedLimits: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null, budget: 'shared', ...over } }) as Offer;

describe('an equal answer', () => {
  it('is what was asked for where the model writes as much, whatever its own reserve', () => {
    expect(equalAnswer(4_000, { limits: limits(), input: input(1_000) }, null)).toEqual({ answerTokens: 4_000, isCapped: false });
    expect(equalAnswer(4_000, { limits: limits({ maxOutputTokens: 4_000 }), input: input(1_000) }, null)).toEqual({ answerTokens: 4_000, isCapped: false });
  });

  it('is shorter where max output, what is served, or the window beside the prompt is', () => {
    expect(equalAnswer(4_000, { limits: limits({ maxOutputTokens: 3_999 }), input: input(1_000) }, null)).toEqual({ answerTokens: 3_999, isCapped: true });
    expect(equalAnswer(4_000, { limits: limits(), input: input(1_000) }, served({ maxOutputTokens: figure(512) }))).toEqual({ answerTokens: 512, isCapped: true });
    expect(equalAnswer(4_000, { limits: limits(), input: input(7_000, 8_000) }, null)).toEqual({ answerTokens: 2_000, isCapped: true });
    expect(equalAnswer(4_000, { limits: limits(), input: input(1_000) }, served({ windowTokens: figure(3_000) }))).toEqual({ answerTokens: 2_000, isCapped: true });
  });

  it('of a window for the input alone is not shortened by the prompt', () => {
    expect(equalAnswer(4_000, { limits: limits({ budget: 'separate' }), input: input(9_999) }, served({ budget: 'separate', windowTokens: figure(10_000) })).answerTokens).toBe(4_000);
  });

  it('is the same as ever where the prompt leaves no room for any, as the window is not what makes it shorter', () => {
    expect(equalAnswer(4_000, { limits: limits(), input: input(9_999) }, null)).toEqual({ answerTokens: 1, isCapped: true });
    expect(equalAnswer(4_000, { limits: limits(), input: input(10_000) }, null)).toEqual({ answerTokens: 4_000, isCapped: false });
    expect(equalAnswer(4_000, { limits: limits({ maxOutputTokens: 3_000 }), input: input(12_000) }, null)).toEqual({ answerTokens: 3_000, isCapped: true });
  });

  it('fits beside the prompt wherever any answer does, and is never more than was asked for', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.option(fc.nat(20_000)), (asked, tokens, maxOutputTokens) => {
        const { answerTokens, isCapped } = equalAnswer(asked, { limits: limits({ maxOutputTokens }), input: input(tokens) }, null);
        expect(answerTokens).toBeLessThanOrEqual(asked);
        expect(answerTokens).toBeLessThanOrEqual(maxOutputTokens ?? Infinity);
        expect(isCapped).toBe(answerTokens < asked);
        if (tokens < 10_000) expect(tokens + answerTokens).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});
