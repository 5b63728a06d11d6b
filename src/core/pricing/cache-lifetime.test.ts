// One lifetime for every calculator: what each does just within it and just past it.
import { describe, expect, it } from 'vitest';
import { cardOf, offerOf } from '@/test/price-cards';
import { hitShare } from './cache-calls';
import { durationText, keptSentence } from './cache-lifetime';
import { cacheMonth } from './corpus-month';
import { cachedUsage, cachingSentences, cachingsOf } from './prefix-caching';
import { DEFAULT_SCENARIO } from './scenario';
import { hitSentence } from './scenario-cache';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const unstated = offerOf(cardOf('gpt55'));
const stated = { ...unstated, automaticCacheSeconds: 1800 };

describe('the lifetime of an automatic cache', () => {
  it.each([
    ['assumed', unstated, 300],
    ['stated', stated, 1800],
  ] as const)('that is %s is the same in the scenario, the conversation and the month of a corpus', (_, offer, lifetimeSeconds) => {
    const [caching] = cachingsOf(offer, null, NOW);
    expect(caching).toMatchObject({ kind: 'implicit', lifetimeSeconds });
    const perDay = 86_400 / lifetimeSeconds;
    const hits = (requestsPerDay: number): boolean => hitShare({ ...DEFAULT_SCENARIO, use: 'spread', requestsPerDay }, 'automatic', offer).digits > 0n;
    const reads = (queriesPerDay: number): boolean => cacheMonth({ queriesPerDay, hoursPerDay: 24, changesPerMonth: 0 }, caching!).reads > 0;
    const finds = (pauseSeconds: number): boolean =>
      cachedUsage({ promptTokens: 9000, sharedTokens: 8000, outputTokens: 1, keptTokens: 9000 }, { caching: caching!, pauseSeconds, hitPercent: 100 }).cacheReadTokens > 0;
    expect([hits(perDay), reads(perDay), finds(lifetimeSeconds)]).toEqual([true, true, true]);
    expect([hits(perDay - 1), reads(perDay - 1), finds(lifetimeSeconds + 1)]).toEqual([false, false, false]);
  });

  it('is said to be assumed where it is, and not where it is stated', () => {
    const [assumed] = cachingsOf(unstated, null, NOW);
    const words = 'How long an automatic cache keeps a prefix is not stated; 5 minutes after it was last used are assumed.';
    expect(keptSentence(assumed!)).toBe(words);
    expect(cachingSentences(assumed!, 'Stored.')).toBe(`${words} The shortest prefix that is cached is not stated.`);
    expect(hitSentence(DEFAULT_SCENARIO, 'automatic', unstated)).toContain(words);
    expect(hitSentence(DEFAULT_SCENARIO, 'automatic', stated)).not.toContain('assumed');
    expect(keptSentence(cachingsOf(stated, null, NOW)[0]!)).toBe('A prefix is kept for 30 minutes after it was last used.');
  });

  it('is said in seconds, minutes or hours', () => {
    expect([0.5, 1, 45, 60, 288, 864, 3600, 5400, 43_200].map(durationText)).toEqual(['0.5 seconds', '1 second', '45 seconds', '1 minute', '4.8 minutes', '14.4 minutes', '1 hour', '90 minutes', '12 hours']);
  });
});
