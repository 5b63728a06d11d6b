import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultReserve, fillWindow, type Limits } from './fill';
import { type Count, isApproximate, NOTHING } from '@/core/tokenize/count';
import { formatTokens } from '@/core/units';
import { verdictSentence } from './verdict';
import { anyCount, anyLimits, anyTokens } from '@/test/arbitraries';

const exact = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });
const limits: Limits = { windowTokens: 1000, maxInputTokens: null, maxOutputTokens: 200, budget: 'shared' };
const filled = (tokens: number, reserveTokens = 200, over: Partial<Limits> = {}) =>
  fillWindow({ parts: exact(tokens), overhead: exact(10), limits: { ...limits, ...over }, reserveTokens, reasoningTokens: 0 });

const anyFill = fc
  .record({ parts: anyCount, overhead: anyCount, uncountedAttachments: fc.constantFrom(0, 0, 1, 3), limits: anyLimits, reserveTokens: anyTokens, reasoningTokens: anyTokens })
  .map(fillWindow);

describe('fillWindow, on any input', () => {
  it('closes: parts + overhead + free + beyond max input (+ reserve, when shared) = window, and what is free is what the verdict says', () => {
    fc.assert(
      fc.property(anyFill, (fill) => {
        const reserve = fill.limits.budget === 'shared' ? fill.reserveTokens : 0;
        expect(fill.parts.tokens + fill.overhead.tokens + reserve + fill.freeTokens + fill.beyondMaxInputTokens).toBe(fill.limits.windowTokens);
        expect(fill.beyondMaxInputTokens).toBeGreaterThanOrEqual(0);
        if (fill.verdict === 'fits') expect(verdictSentence(fill).rest).toBe(`${isApproximate(fill.input.exactness) ? '~' : ''}${formatTokens(fill.freeTokens)} free`);
        expect(fill.input.tokens).toBe(fill.parts.tokens + fill.overhead.tokens);
        expect(fill.input.low).toBe(fill.parts.low + fill.overhead.low);
        expect(fill.input.high).toBe(fill.parts.high + fill.overhead.high);
      }),
    );
  });

  it('checks each stated limit apart, and the headroom is the smallest slack', () => {
    fc.assert(
      fc.property(anyFill, (fill) => {
        const { windowTokens, maxInputTokens, maxOutputTokens, budget } = fill.limits;
        const input = fill.input.tokens;
        const expected = [
          { limit: 'window', slackTokens: windowTokens - input - (budget === 'shared' ? fill.reserveTokens : 0) },
          ...(maxInputTokens === null ? [] : [{ limit: 'max-input', slackTokens: maxInputTokens - input }]),
          ...(maxOutputTokens === null ? [] : [{ limit: 'max-output', slackTokens: maxOutputTokens - fill.reserveTokens }]),
        ];
        expect(fill.slacks).toEqual(expected);
        expect(fill.headroomTokens).toBe(Math.min(...expected.map(({ slackTokens }) => slackTokens)));
        expect(fill.bindingLimit).toBe(expected.find(({ slackTokens }) => slackTokens === fill.headroomTokens)?.limit);
        // What input would meet first is as far off as the input may grow, and never the limit of the output.
        expect(fill.inputLimit).not.toBe('max-output');
        expect(expected.find(({ limit }) => limit === fill.inputLimit)?.slackTokens).toBe(fill.inputCapacityTokens - input);
      }),
    );
  });

  it('is sure only when both ends of the band agree and all is counted, and the middle never contradicts it', () => {
    fc.assert(
      fc.property(anyFill, (fill) => {
        const outputOver = (fill.limits.maxOutputTokens ?? Infinity) < fill.reserveTokens;
        const fitsAt = (tokens: number) => tokens <= fill.inputCapacityTokens && !outputOver;
        const verdict = fill.uncountedAttachments === 0 && fitsAt(fill.input.high) ? 'fits' : fitsAt(fill.input.low) ? 'uncertain' : 'over';
        expect(fill.verdict).toBe(verdict);
        if (verdict === 'fits') expect(fill.headroomTokens).toBeGreaterThanOrEqual(0);
        if (verdict === 'over') expect(fill.headroomTokens).toBeLessThan(0);
        expect(fill.reasoningTokens).toBeLessThanOrEqual(fill.reserveTokens);
      }),
    );
  });

  it('is never uncertain about exact counts', () => {
    fc.assert(fc.property(anyTokens, anyTokens, (tokens, reserve) => filled(tokens, reserve).verdict !== 'uncertain'));
  });
});

describe('fillWindow, by example', () => {
  it('fits to the last token, and one more is over', () => {
    expect(filled(790)).toMatchObject({ verdict: 'fits', freeTokens: 0, headroomTokens: 0, bindingLimit: 'window' });
    expect(filled(791)).toMatchObject({ verdict: 'over', freeTokens: -1, headroomTokens: -1, bindingLimit: 'window' });
  });

  it('keeps the reserve out of a separate window', () => {
    expect(filled(990, 200, { budget: 'separate' })).toMatchObject({ verdict: 'fits', freeTokens: 0, inputCapacityTokens: 1000 });
  });

  it('names max input and max output when they bind', () => {
    expect(filled(600, 100, { maxInputTokens: 500 })).toMatchObject({ verdict: 'over', bindingLimit: 'max-input', headroomTokens: -110, freeTokens: -110, beyondMaxInputTokens: 400 });
    expect(filled(400, 100, { maxInputTokens: 500 })).toMatchObject({ verdict: 'fits', freeTokens: 90, beyondMaxInputTokens: 400 });
    expect(filled(400, 100, { maxInputTokens: 950 })).toMatchObject({ verdict: 'fits', inputLimit: 'window', freeTokens: 490, beyondMaxInputTokens: 0 });
    expect(filled(0, 300)).toMatchObject({ verdict: 'over', bindingLimit: 'max-output', headroomTokens: -100 });
    expect(filled(0, 300, { maxOutputTokens: null })).toMatchObject({ verdict: 'fits', bindingLimit: 'window' });
  });

  it('is uncertain between the ends of a band', () => {
    const parts: Count = { tokens: 780, low: 700, high: 900, exactness: 'estimate' };
    expect(fillWindow({ parts, overhead: NOTHING, limits, reserveTokens: 200, reasoningTokens: 500 })).toMatchObject({
      verdict: 'uncertain',
      headroomTokens: 0,
      reasoningTokens: 200,
    });
  });

  it('never fits with an attachment that is not counted, and is over where the rest is', () => {
    const short = (parts: Count) => fillWindow({ parts, overhead: NOTHING, uncountedAttachments: 1, limits, reserveTokens: 200, reasoningTokens: 0 });
    expect(short(NOTHING)).toMatchObject({ verdict: 'uncertain', uncountedAttachments: 1, freeTokens: 800, input: { tokens: 0, exactness: 'estimate' } });
    expect(short(exact(800))).toMatchObject({ verdict: 'uncertain', input: { low: 800, high: 800, exactness: 'estimate' } });
    expect(short(exact(801))).toMatchObject({ verdict: 'over', headroomTokens: -1 });
    expect(filled(0)).toMatchObject({ verdict: 'fits', uncountedAttachments: 0, input: { exactness: 'exact' } });
  });

  it('takes half-typed numbers as whole ones', () => {
    expect(filled(0, Number.NaN).reserveTokens).toBe(0);
    expect(filled(0, -5).reserveTokens).toBe(0);
    expect(filled(0, 10.4).reserveTokens).toBe(10);
  });
});

describe('defaultReserve', () => {
  it('is a quarter of the window, at most max output', () => {
    expect(defaultReserve(limits)).toBe(200);
    expect(defaultReserve({ ...limits, maxOutputTokens: 900 })).toBe(250);
    expect(defaultReserve({ ...limits, maxOutputTokens: null, windowTokens: 8191 })).toBe(2047);
  });
});
