import { describe, expect, it } from 'vitest';
import type { ArchitectureCurves } from '@/core/pricing/architecture-curves';
import { parseUsd, ZERO_USD } from '@/core/pricing/money';
import { cheapestSentence, crossingSentences, endSentence, failureText, placeText } from './architecture-words';

describe('the sentences', () => {
  it('say who is cheapest where', () => {
    expect(cheapestSentence('queriesPerDay', [{ from: 1, until: 100, architecture: 'retrieval' }])).toBe('For a corpus of this size, retrieval is cheapest from 1 query a day to 100 queries a day.');
    expect(
      cheapestSentence('queriesPerDay', [
        { from: 1, until: 6, architecture: 'long-context' },
        { from: 7, until: 50, architecture: 'cached-context' },
        { from: 51, until: 100, architecture: 'retrieval' },
      ]),
    ).toBe('For a corpus of this size, long context is cheapest up to 6 queries a day; cached long context from 7 to 50; retrieval from 51 queries a day on.');
    expect(
      cheapestSentence('corpusTokens', [
        { from: 1000, until: 9999, architecture: 'long-context' },
        { from: 10_000, until: 20_000, architecture: null },
      ]),
    ).toBe('For this many queries, long context is cheapest up to 9,999 tokens; none is served from 10,000 tokens on.');
    expect(cheapestSentence('corpusTokens', [{ from: 1, until: 5, architecture: null }])).toBe('None of them has a price.');
  });

  it('say where two cross and where a corpus is no longer served', () => {
    const crossing = { at: 288, cheaper: 'cached-context', dearer: 'long-context', costUsd: parseUsd(345.9) ?? ZERO_USD } as const;
    expect(crossingSentences('queriesPerDay', [crossing])).toEqual(['From 288 queries a day on, cached long context costs less than long context: $345.90 a month there.']);
    expect(crossingSentences('queriesPerDay', [crossing, { ...crossing, dearer: 'retrieval' }, { ...crossing, at: 300 }, { ...crossing, dearer: 'hierarchical' }], '~')).toEqual([
      'From ~288 queries a day on, cached long context costs less than long context, retrieval and hierarchical retrieval: ~$345.90 a month there.',
      'From ~300 queries a day on, cached long context costs less than long context: ~$345.90 a month there.',
    ]);
    const ends = (endsAt: ArchitectureCurves['endsAt']) => endSentence({ points: [], crossings: [], cheapest: [], endsAt });
    expect(ends({ 'long-context': 900, 'cached-context': 900, retrieval: null, hierarchical: null })).toBe('Long context and cached long context have no price from 900 tokens on.');
    expect(ends({ 'long-context': null, 'cached-context': null, retrieval: null, hierarchical: null })).toBeNull();
  });

  it('say why there is no price, and name a place', () => {
    expect(failureText({ kind: 'no-caching' })).toBe('No price for reading from a cache is known.');
    expect(failureText({ kind: 'too-short-to-cache', minTokens: 1024 })).toBe('Too short to be cached: 1,024 tokens or more are.');
    expect(failureText({ kind: 'no-price-at-time' })).toBe('No price is known for this time.');
    expect([placeText('queriesPerDay', 1), placeText('corpusTokens', 1500)]).toEqual(['1 query a day', '1,500 tokens']);
  });
});
