import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CacheFacts } from '@/core/catalog/catalogue-offer';
import { cardOf, offerOf } from '@/test/price-cards';
import { instantMs } from './instant';
import { compareUsd } from './money';
import { cachedUsage, cachingName, cachingsOf, type CacheUse, type PrefixCaching } from './prefix-caching';
import { priceRequest } from './price-request';
import { promptTokensOf, usageFault } from './usage';

const NOW = instantMs('2026-11-20') ?? 0;
const facts = (over: Partial<CacheFacts>): CacheFacts => ({ kind: 'explicit', lifetimesSeconds: [], minTokens: null, source: 'test', asOf: '2026-11-20', ...over });
const FIVE_MINUTES: PrefixCaching = { kind: 'write', lifetime: '5m', lifetimeSeconds: 300, isAssumed: false, minTokens: 1024 };
const use = (caching: PrefixCaching, over: Partial<CacheUse> = {}): CacheUse => ({ caching, pauseSeconds: 60, hitPercent: 100, ...over });
const sent = { promptTokens: 5000, sharedTokens: 4000, outputTokens: 300, keptTokens: 5000 };

describe('cachingsOf', () => {
  it('has a way for each lifetime that is sold, the shortest first, with the shortest prefix', () => {
    expect(cachingsOf(offerOf(cardOf('opus47')), facts({ minTokens: 4096 }), NOW)).toEqual([
      { kind: 'write', lifetime: '5m', lifetimeSeconds: 300, isAssumed: false, minTokens: 4096 },
      { kind: 'write', lifetime: '1h', lifetimeSeconds: 3600, isAssumed: false, minTokens: 4096 },
    ]);
  });

  it('takes a cache without a price of writing for one that works unasked', () => {
    expect(cachingsOf({ ...offerOf(cardOf('gpt55')), automaticCacheSeconds: 1800 }, null, NOW)).toEqual([{ kind: 'implicit', lifetimeSeconds: 1800, isAssumed: false, minTokens: 0 }]);
    expect(cachingsOf(offerOf(cardOf('gpt55')), null, NOW)).toEqual([{ kind: 'implicit', lifetimeSeconds: 300, isAssumed: true, minTokens: 0 }]);
  });

  it('has storage where that has a price', () => {
    expect(cachingsOf(offerOf(cardOf('gem31')), facts({ kind: 'both' }), NOW).map(cachingName)).toEqual(['Automatic', 'Stored by the hour']);
  });

  it('has none where reading has no price, or nothing has', () => {
    expect(cachingsOf(offerOf(cardOf('seedSonnet')), null, NOW)).toEqual([]);
    expect(cachingsOf(offerOf({ periods: [{ from: '2027-01-01', rates: { input: 1, cacheRead: 0.1 } }] }), null, NOW)).toEqual([]);
  });
});

describe('cachedUsage', () => {
  it('reads what is shared and writes the rest', () => {
    expect(cachedUsage(sent, use(FIVE_MINUTES))).toMatchObject({ inputTokens: 0, cacheReadTokens: 4000, cacheWriteTokens: { '5m': 1000 }, outputTokens: 300 });
    expect(cachedUsage({ ...sent, keptTokens: 4500 }, use(FIVE_MINUTES))).toMatchObject({ inputTokens: 500, cacheReadTokens: 4000, cacheWriteTokens: { '5m': 500 } });
    expect(cachedUsage(sent, use({ kind: 'implicit', lifetimeSeconds: null, isAssumed: false, minTokens: 0 }))).toMatchObject({ inputTokens: 1000, cacheReadTokens: 4000, cacheWriteTokens: {} });
    expect(cachedUsage(sent, null)).toMatchObject({ inputTokens: 5000, cacheReadTokens: 0 });
  });

  it('reads nothing after the lifetime, which may be met to the second', () => {
    expect(cachedUsage(sent, use(FIVE_MINUTES, { pauseSeconds: 300 })).cacheReadTokens).toBe(4000);
    expect(cachedUsage(sent, use(FIVE_MINUTES, { pauseSeconds: 301 }))).toMatchObject({ cacheReadTokens: 0, cacheWriteTokens: { '5m': 5000 } });
  });

  it('neither reads nor writes what is shorter than the shortest prefix, which may be met to the token', () => {
    expect(cachedUsage({ ...sent, promptTokens: 1023, sharedTokens: 900, keptTokens: 1023 }, use(FIVE_MINUTES))).toMatchObject({ inputTokens: 1023, cacheReadTokens: 0, cacheWriteTokens: {} });
    expect(cachedUsage({ ...sent, promptTokens: 1024, sharedTokens: 1023, keptTokens: 1024 }, use(FIVE_MINUTES))).toMatchObject({ cacheReadTokens: 0, cacheWriteTokens: { '5m': 1024 } });
    expect(cachedUsage({ ...sent, promptTokens: 1100, sharedTokens: 1024, keptTokens: 1100 }, use(FIVE_MINUTES)).cacheReadTokens).toBe(1024);
  });

  const anySent = fc
    .tuple(fc.nat(400_000), fc.nat(100), fc.nat(100), fc.nat(9000))
    .map(([promptTokens, shared, kept, outputTokens]) => ({ promptTokens, sharedTokens: Math.floor((promptTokens * shared) / 100), outputTokens, keptTokens: Math.floor((promptTokens * kept) / 100) }));
  const anyCaching = fc.constantFrom<PrefixCaching>(FIVE_MINUTES, { ...FIVE_MINUTES, lifetime: '1h', lifetimeSeconds: 3600, isAssumed: false, minTokens: 0 }, { kind: 'implicit', lifetimeSeconds: null, isAssumed: false, minTokens: 2048 });
  const anyPercent = fc.nat(100);

  it('splits the prompt without a token more or less', () => {
    fc.assert(
      fc.property(anySent, anyCaching, anyPercent, fc.nat(4000), (request, caching, hitPercent, pauseSeconds) => {
        const usage = cachedUsage(request, { caching, hitPercent, pauseSeconds });
        expect(usageFault(usage)).toBeNull();
        expect(promptTokensOf(usage)).toBe(request.promptTokens);
        expect(usage.cacheReadTokens).toBeLessThanOrEqual(request.sharedTokens);
      }),
    );
  });

  it('never costs more for finding more, where reading is cheaper than sending', () => {
    fc.assert(
      fc.property(anySent, anyCaching, anyPercent, anyPercent, fc.constantFrom('opus47', 'sonnet46', 'haiku55'), (request, caching, one, other, card) => {
        const cost = (hitPercent: number) => {
          const priced = priceRequest(cachedUsage(request, { caching, hitPercent, pauseSeconds: 0 }), offerOf(cardOf(card)), NOW);
          if (!priced.ok) throw new Error(priced.error.kind);
          return priced.value.totalUsd;
        };
        expect(compareUsd(cost(Math.max(one, other)), cost(Math.min(one, other)))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
