// The closed form against a month that is played call by call, in plain numbers, with another price engine.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naivePrice } from '@/test/naive-price';
import { anyMoment } from '@/test/price-arbitraries';
import { cardOf, offerOf, PRICE_CARDS, type PriceCard, type UsageCard } from '@/test/price-cards';
import { anyRequest, anyScenario } from '@/test/scenario-arbitraries';
import { cacheKindOf, type RepeatedRequest } from './cache-calls';
import { usdToNumber } from './money';
import type { CacheKind, Scenario } from './scenario';
import { scenarioCost } from './scenario-cost';

const LIFETIME_MS: Readonly<Record<Exclude<CacheKind, 'stored'>, number>> = { '5m': 300_000, '30m': 1_800_000, '1h': 3_600_000, '12h': 43_200_000, automatic: 300_000 };

/** Dollars of a month, or null where some call has no price. Hits by the clock of the cache, or as often as is said. */
function playedMonth(card: PriceCard, asked: RepeatedRequest, used: Scenario, kind: CacheKind, atMs: number): number | null {
  const { promptTokens, cachedTokens, outputTokens, reasoningTokens } = asked;
  const hours = used.use === 'at' ? used.useHours : 24;
  const answer = { output: outputTokens, reasoning: reasoningTokens };
  const miss: UsageCard = kind === 'automatic' || kind === 'stored' || cachedTokens === 0 ? { input: promptTokens, ...answer } : { input: promptTokens - cachedTokens, [`cacheWrite${kind}`]: cachedTokens, ...answer };
  const hit: UsageCard = { input: promptTokens - cachedTokens, cacheRead: cachedTokens, ...answer };
  let month = 0;
  const pay = (usage: UsageCard, times: number, ids: readonly string[] = []) => {
    if (times === 0) return;
    const price = naivePrice(card, usage, atMs, ids);
    month += price === null ? Number.NaN : price * times;
  };
  for (let day = 0; day < used.daysPerMonth; day += 1) {
    if (kind === 'stored' && cachedTokens > 0 && used.requestsPerDay > 0) pay({ input: cachedTokens, cacheStorageTokenHours: cachedTokens * hours }, 1);
    let keptUntilMs = Number.NEGATIVE_INFINITY;
    for (let call = 0; call < used.requestsPerDay; call += 1) {
      const sentMs = (call * hours * 3_600_000) / used.requestsPerDay;
      const inCache = kind === 'stored' || sentMs <= keptUntilMs;
      const hits = cachedTokens === 0 ? 0 : used.hitPattern === 'share' ? used.hitPercent / 100 : inCache ? 1 : 0;
      if (kind !== 'stored') keptUntilMs = sentMs + LIFETIME_MS[kind];
      const copies = 1 + used.retryPercent / 100;
      const batch = used.batchPercent / 100;
      for (const [usage, share] of [[miss, 1 - hits], [hit, hits]] as const) {
        pay(usage, share * copies * (1 - batch));
        pay(usage, share * copies * batch, ['batch']);
      }
    }
  }
  return Number.isNaN(month) ? null : month;
}

describe('a month played call by call costs what the closed form says', () => {
  it('for small numbers of calls, every price card, cache and hit pattern', () => {
    let played = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(PRICE_CARDS)),
        anyRequest,
        anyScenario,
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 3 }),
        anyMoment,
        (name, asked, drawn, requestsPerDay, daysPerMonth, atMs) => {
          const card = cardOf(name);
          const used: Scenario = { ...drawn, requestsPerDay, daysPerMonth, use: drawn.use === 'at' ? 'at' : 'now' };
          fc.pre(used.use === 'now' || card.periods.every(({ timeWindows }) => timeWindows === undefined));
          const offer = offerOf(card);
          const cost = scenarioCost(asked, used, offer, atMs);
          const month = playedMonth(card, asked, used, cacheKindOf(used, offer, atMs), atMs);
          if (!cost.ok) {
            expect(month, cost.error.kind).toBeNull();
            return;
          }
          played += 1;
          const exact = usdToNumber(cost.value.perMonthUsd);
          expect(Math.abs(exact - (month ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * Math.max(1, exact));
        },
      ),
      { numRuns: 200 },
    );
    expect(played).toBeGreaterThan(30);
  });
});
