import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naivePrice } from '@/test/naive-price';
import { anyMoment, anyUsageCard, cardAndModifiers } from '@/test/price-arbitraries';
import { offerOf, type UsageCard, usageOf } from '@/test/price-cards';
import { lastTokensBelow, reachedBracket } from './bracket';
import { addUsd, compareUsd, costUsd, parseUsdPerMTok, subtractUsd, sumUsd, type Usd, usdToNumber, ZERO_USD } from './money';
import type { SourcedPrice } from './offer';
import { tariffAt } from './period';
import { type Priced, priceRequest } from './price-request';
import { promptTokensOf, trimmedPrompt, type Usage } from './usage';

const TOLERANCE = 1e-9;

/** Whole token-hours: halves and thirds as binary fractions do not add up, whatever money does. */
const wholeUsage = anyUsageCard.map((usage) => usageOf({ ...usage, cacheStorageTokenHours: Math.floor(usage.cacheStorageTokenHours ?? 0) }));

const anyRequest = fc.record({ cards: cardAndModifiers, usage: anyUsageCard, atMs: anyMoment });

function sum(a: Usage, b: Usage): Usage {
  const lifetimes = ['5m', '1h'] as const;
  return {
    ...a,
    inputTokens: a.inputTokens + b.inputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: Object.fromEntries(lifetimes.map((each) => [each, (a.cacheWriteTokens[each] ?? 0) + (b.cacheWriteTokens[each] ?? 0)])),
    outputTokens: a.outputTokens + b.outputTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
    cacheStorageTokenHours: a.cacheStorageTokenHours + b.cacheStorageTokenHours,
  };
}

describe('a price, on any card', () => {
  it('is what plain arithmetic gives, and is missing where that has none', () => {
    let pricedRuns = 0;
    fc.assert(
      fc.property(anyRequest, ({ cards: { card, modifiers }, usage, atMs }) => {
        const priced = priceRequest(usageOf(usage, modifiers), offerOf(card), atMs);
        const naive = naivePrice(card, usage, atMs, modifiers);
        expect(priced.ok).toBe(naive !== null);
        if (!priced.ok || naive === null) return;
        pricedRuns++;
        expect(Math.abs(usdToNumber(priced.value.totalUsd) - naive)).toBeLessThanOrEqual(TOLERANCE);
      }),
      { numRuns: 1000 },
    );
    expect(pricedRuns).toBeGreaterThan(400);
  });

  it('is the sum of its parts and of its trace, to the last digit', () => {
    fc.assert(
      fc.property(anyRequest, ({ cards: { card, modifiers }, usage, atMs }) => {
        const priced = priceRequest(usageOf(usage, modifiers), offerOf(card), atMs);
        if (!priced.ok) return;
        const { totalUsd, inputUsd, cacheReadUsd, cacheWriteUsd, cacheWriteUsdByLifetime, outputUsd, reasoningUsd, storageUsd, rules } = priced.value;
        expect(sumUsd([inputUsd, cacheReadUsd, cacheWriteUsd, outputUsd, storageUsd])).toEqual(totalUsd);
        expect(sumUsd(Object.values(cacheWriteUsdByLifetime))).toEqual(cacheWriteUsd);
        expect(compareUsd(reasoningUsd, outputUsd)).toBeLessThanOrEqual(0);
        const charged = sumUsd(rules.flatMap((rule) => (rule.kind === 'charge' ? [rule.costUsd] : [])));
        const steps = rules.flatMap((rule) => (rule.kind === 'modifier' ? [rule] : []));
        expect(steps.map(({ modifier }) => modifier.id)).toEqual(modifiers);
        expect(steps[0]?.beforeUsd ?? charged).toEqual(charged);
        expect(addUsd(steps.at(-1)?.afterUsd ?? charged, storageUsd)).toEqual(totalUsd);
      }),
    );
  });

  it('is additive inside a bracket: one request costs what two halves of it do', () => {
    let compared = 0;
    fc.assert(
      fc.property(cardAndModifiers, wholeUsage, wholeUsage, anyMoment, ({ card, modifiers: modifierIds }, a, b, atMs) => {
        const offer = offerOf(card);
        const price = (usage: Usage) => priceRequest({ ...usage, modifierIds }, offer, atMs);
        const [one, other, both] = [price(a), price(b), price(sum(a, b))];
        if (!one.ok || !other.ok || !both.ok) return;
        const isOneBracket = one.value.bracket === both.value.bracket && other.value.bracket === both.value.bracket;
        const isMarginal = tariffAt(offer, atMs)?.bracketMode === 'marginal';
        if (!isOneBracket || (isMarginal && both.value.bracket !== null)) return;
        compared++;
        expect(addUsd(one.value.totalUsd, other.value.totalUsd)).toEqual(both.value.totalUsd);
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  it('never falls when a token is added, where the brackets rise', () => {
    fc.assert(
      fc.property(cardAndModifiers, wholeUsage, wholeUsage, anyMoment, ({ card, modifiers: modifierIds }, usage, more, atMs) => {
        const offer = offerOf(card);
        const less = priceRequest({ ...usage, modifierIds }, offer, atMs);
        const greater = priceRequest({ ...sum(usage, more), modifierIds }, offer, atMs);
        if (less.ok && greater.ok) expect(compareUsd(less.value.totalUsd, greater.value.totalUsd)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('does not depend on the order of modifiers', () => {
    fc.assert(
      fc.property(anyRequest, ({ cards: { card, modifiers }, usage, atMs }) => {
        const offer = offerOf(card);
        expect(priceRequest(usageOf(usage, modifiers.toReversed()), offer, atMs)).toEqual(priceRequest(usageOf(usage, modifiers), offer, atMs));
      }),
    );
  });
});

describe('a bracket, on any card', () => {
  /** A request whose prompt is exactly so large, with whatever else was asked. */
  const sized = (usage: Usage, promptTokens: number): Usage => {
    const size = promptTokensOf(usage);
    return size > promptTokens ? trimmedPrompt(usage, size - promptTokens) : { ...usage, inputTokens: usage.inputTokens + promptTokens - size };
  };
  const atEachBoundary = (check: (below: Priced, within: Priced, usage: Usage, isMarginal: boolean) => void): void => {
    let checked = 0;
    fc.assert(
      fc.property(cardAndModifiers, wholeUsage, anyMoment, ({ card }, usage, atMs) => {
        const offer = offerOf(card);
        const tariff = tariffAt(offer, atMs);
        for (const bracket of tariff?.brackets ?? []) {
          // One that begins at the same token as a higher one is never reached.
          if (reachedBracket(tariff?.brackets ?? [], lastTokensBelow(bracket) + 1) !== bracket) continue;
          const edge = sized(usage, lastTokensBelow(bracket));
          const below = priceRequest(edge, offer, atMs);
          const within = priceRequest({ ...edge, inputTokens: edge.inputTokens + 1 }, offer, atMs);
          if (!below.ok || !within.ok) continue;
          checked++;
          expect(within.value.bracket).toBe(bracket);
          expect(below.value.bracket).not.toBe(bracket);
          check(below.value, within.value, edge, tariff?.bracketMode === 'marginal');
        }
      }),
      { numRuns: 500 },
    );
    expect(checked).toBeGreaterThan(100);
  };

  it('is a cliff at its boundary: one token re-prices the whole request', () => {
    atEachBoundary((below, within, edge, isMarginal) => {
      if (isMarginal || within.bracket === null) return;
      const { rates } = within.bracket;
      const at = (tokens: number, price: SourcedPrice | undefined): Usd => {
        const perMTok = parseUsdPerMTok(price?.value ?? Number.NaN);
        if (tokens > 0 && perMTok === null) throw new Error('No price');
        return perMTok === null ? ZERO_USD : costUsd(tokens, perMTok);
      };
      const anew = sumUsd([
        at(edge.inputTokens + 1, rates.inputUsdPerMTok),
        at(edge.cacheReadTokens, rates.cacheReadUsdPerMTok),
        at(edge.cacheWriteTokens['5m'] ?? 0, rates.cacheWriteUsdPerMTok['5m']),
        at(edge.cacheWriteTokens['1h'] ?? 0, rates.cacheWriteUsdPerMTok['1h']),
        at(edge.outputTokens, rates.outputUsdPerMTok),
        at(edge.reasoningTokens, rates.reasoningUsdPerMTok ?? rates.outputUsdPerMTok),
        within.storageUsd,
      ]);
      expect(within.totalUsd).toEqual(anew);
      expect(compareUsd(below.totalUsd, within.totalUsd)).toBeLessThanOrEqual(0);
    });
  });

  it('is none in marginal mode: a token more costs its own price', () => {
    atEachBoundary((below, within, _edge, isMarginal) => {
      if (!isMarginal) return;
      const price = parseUsdPerMTok(within.bracket?.rates.inputUsdPerMTok?.value ?? Number.NaN);
      if (price !== null) expect(subtractUsd(within.totalUsd, below.totalUsd)).toEqual(costUsd(1, price));
    });
  });

  it('is never selected by output', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(2_000_000), ({ cards: { card }, usage, atMs }, output) => {
        const bracketOf = (of: UsageCard) => {
          const priced = priceRequest(usageOf(of), offer, atMs);
          return priced.ok ? priced.value.bracket : null;
        };
        const offer = offerOf(card);
        expect(bracketOf({ ...usage, output })).toBe(bracketOf({ ...usage, output: 0 }));
      }),
    );
  });
});
