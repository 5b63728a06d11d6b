import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMoment, anyUsageCard, cardAndModifiers } from '@/test/price-arbitraries';
import { cardOf, offerOf, sourced, type UsageCard, usageOf } from '@/test/price-cards';
import { instantMs } from './instant';
import { addUsd, usdToNumber } from './money';
import { type Cliffs, nextCliff } from './next-cliff';
import type { Offer } from './offer';
import { priceRequest } from './price-request';
import { promptTokensOf, trimmedPrompt } from './usage';

const NOW = instantMs('2026-11-20') ?? 0;

function cliffs(card: string, usage: UsageCard, over: Partial<Offer> = {}, modifiers: readonly string[] = []): Cliffs {
  const result = nextCliff(usageOf(usage, modifiers), offerOf(cardOf(card), over), NOW);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('nextCliff', () => {
  it('says how far the next bracket is and what one token across costs', () => {
    const { ahead, behind, totalUsd } = cliffs('haiku55', { input: 60_000, cacheRead: 30_000, output: 10_000 });
    expect(behind).toBeNull();
    expect(usdToNumber(totalUsd)).toBe(0.0113);
    expect(ahead?.tokensLeft).toBe(10_000);
    if (ahead?.crossing.ok !== true) throw new Error('No crossing');
    expect(usdToNumber(ahead.crossing.value.belowUsd)).toBe(0.0123);
    // 70,001 at $0.50, 30,000 at $0.05 and 10,000 at $2.50.
    expect(usdToNumber(ahead.crossing.value.withinUsd)).toBe(0.0615005);
    expect(usdToNumber(ahead.crossing.value.extraUsd)).toBe(0.0492005);
  });

  it('stands at the edge with nothing left', () => {
    expect(cliffs('gem31', { input: 200_000 }).ahead?.tokensLeft).toBe(0);
    expect(cliffs('gem31', { input: 200_001 })).toMatchObject({ ahead: null, behind: { tokensToTrim: 1 } });
    expect(cliffs('grok43', { input: 199_999 }).ahead?.tokensLeft).toBe(0);
    expect(cliffs('grok43', { input: 200_000 })).toMatchObject({ ahead: null, behind: { tokensToTrim: 1 } });
  });

  it('says what trimming below the bracket saves, uncached tokens first', () => {
    const { behind } = cliffs('gem31', { input: 4000, cacheRead: 206_000, output: 1000 });
    expect(behind?.tokensToTrim).toBe(10_000);
    if (behind?.trimming.ok !== true) throw new Error('No trimming');
    // 200,000 read at $0.20 and 1,000 of output at $12.
    expect(usdToNumber(behind.trimming.value.trimmedUsd)).toBe(0.052);
    expect(usdToNumber(behind.trimming.value.savedUsd)).toBe(0.0644);
  });

  it('has both sides between two brackets, and none on a flat card', () => {
    expect(cliffs('qwen37f', { input: 40_000 })).toMatchObject({ ahead: { tokensLeft: 216_000 }, behind: { tokensToTrim: 8000 } });
    expect(cliffs('opus47', { input: 40_000 })).toMatchObject({ ahead: null, behind: null });
  });

  it('names of two brackets that begin at the same token the one that holds there', () => {
    const rates = { input: 1 };
    const contextTiers = [{ threshold: 5, boundary: 'gt' as const, rates }, { threshold: 6, boundary: 'gte' as const, rates }];
    const result = nextCliff(usageOf({ input: 2 }), offerOf({ periods: [{ rates, contextTiers }] }), NOW);
    expect(result).toMatchObject({ ok: true, value: { ahead: { tokensLeft: 3, bracket: { thresholdTokens: { value: 6 } } } } });
  });

  it('says where a limit or a modifier comes before the bracket', () => {
    const servedLimits = { windowTokens: sourced(205_000), maxInputTokens: null, maxOutputTokens: null, budget: 'shared' } as const;
    const { ahead } = cliffs('gem31', { input: 100_000, output: 10_000 }, { servedLimits });
    expect(ahead).toMatchObject({ tokensLeft: 100_000, crossing: { ok: false, error: { kind: 'not-servable', limit: 'window' } } });
    const modifiers = offerOf(cardOf('gpt55')).modifiers.map((modifier) => ({ ...modifier, excludesLongContext: true }));
    expect(cliffs('gpt55', { input: 1 }, { modifiers }, ['batch']).ahead?.crossing).toMatchObject({ ok: false, error: { kind: 'modifier-excludes-long-context' } });
  });

  it('fails as the price does', () => {
    expect(nextCliff(usageOf({ input: -1 }), offerOf(cardOf('gem31')), NOW)).toMatchObject({ ok: false, error: { kind: 'usage-invalid' } });
  });

  it('agrees on any card with the prices it is made of', () => {
    fc.assert(
      fc.property(cardAndModifiers, anyUsageCard, anyMoment, ({ card, modifiers }, usageCard, atMs) => {
        const offer = offerOf(card);
        const usage = usageOf(usageCard, modifiers);
        const result = nextCliff(usage, offer, atMs);
        const now = priceRequest(usage, offer, atMs);
        expect(result.ok).toBe(now.ok);
        if (!result.ok || !now.ok) return;
        const { ahead, behind } = result.value;
        if (ahead !== null) {
          expect(ahead.tokensLeft).toBeGreaterThanOrEqual(0);
          const within = priceRequest({ ...usage, inputTokens: usage.inputTokens + ahead.tokensLeft + 1 }, offer, atMs);
          if (within.ok) expect(within.value.bracket).toBe(ahead.bracket);
        }
        expect(behind?.bracket ?? null).toBe(now.value.bracket);
        if (behind?.trimming.ok !== true) return;
        expect(addUsd(behind.trimming.value.trimmedUsd, behind.trimming.value.savedUsd)).toEqual(now.value.totalUsd);
        const trimmed = trimmedPrompt(usage, behind.tokensToTrim);
        expect(promptTokensOf(trimmed)).toBe(promptTokensOf(usage) - behind.tokensToTrim);
        const below = priceRequest(trimmed, offer, atMs);
        expect(below.ok && below.value.bracket !== behind.bracket).toBe(true);
      }),
    );
  });
});

describe('trimmedPrompt', () => {
  it('takes from the end: uncached, then written, then read', () => {
    const usage = usageOf({ input: 10, cacheRead: 100, cacheWrite5m: 20, cacheWrite1h: 30, output: 7 });
    const after = (tokens: number) => {
      const { inputTokens, cacheWriteTokens, cacheReadTokens, outputTokens } = trimmedPrompt(usage, tokens);
      return [cacheReadTokens, cacheWriteTokens['1h'], cacheWriteTokens['5m'], inputTokens, outputTokens];
    };
    expect(after(0)).toEqual([100, 30, 20, 10, 7]);
    expect(after(4)).toEqual([100, 30, 20, 6, 7]);
    expect(after(25)).toEqual([100, 30, 5, 0, 7]);
    expect(after(50)).toEqual([100, 10, 0, 0, 7]);
    expect(after(160)).toEqual([0, 0, 0, 0, 7]);
  });
});
