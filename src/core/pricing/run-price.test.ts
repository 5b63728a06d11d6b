import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, offerOf, type PriceCard, sourced } from '@/test/price-cards';
import { type Conversation, conversationTurns, type HistoryPolicy } from './conversation';
import { decimalOf } from './decimal';
import { instantMs } from './instant';
import { addUsd, compareUsd, costUsd, formatUsd, multiplyUsd, parseUsd, parseUsdPerMTok, sumUsd, type Usd, usdToNumber, ZERO_USD } from './money';
import type { Offer } from './offer';
import type { CacheUse } from './prefix-caching';
import { priceRun } from './run-price';

const NOW = instantMs('2026-11-20') ?? 0;
const CHAT: Conversation = { kind: 'chat', turns: 10, prefixTokens: 1000, userTokens: 100, toolResultTokens: 0, assistantTokens: 300, budget: 'shared' };
const RESEND: HistoryPolicy = { kind: 'resend' };
const flat: PriceCard = { periods: [{ rates: { input: 3, output: 15, cacheRead: 0.3, cacheWrite5m: 3.75 } }] };
const CACHED: CacheUse = { caching: { kind: 'write', lifetime: '5m', lifetimeSeconds: 300, isAssumed: false, minTokens: 0 }, pauseSeconds: 60, hitPercent: 100 };
const run = (conversation: Conversation, offer: Offer = offerOf(flat), cacheUse: CacheUse | null = null, policy: HistoryPolicy = RESEND) => priceRun(conversationTurns(conversation, policy, cacheUse), offer, NOW);
const usd = (text: string): Usd => parseUsd(text) ?? ZERO_USD;

describe('priceRun', () => {
  it('adds up ten turns of a chat', () => {
    // 10 × 1,100 and 400 more for each turn before: 11,000 + 400 × 45 = 29,000 tokens at $3, 3,000 at $15.
    const { totalUsd, turns, stop, cliffs } = run(CHAT);
    expect(totalUsd).toEqual(usd('0.132'));
    expect(turns[0]?.costUsd).toEqual(usd('0.0078'));
    expect(turns.at(-1)?.cumulativeUsd).toEqual(totalUsd);
    expect([stop, cliffs]).toEqual([null, []]);
  });

  it('makes a session of 125,000 tokens $0.375 and not the $0.44 of a published example', () => {
    const session = run({ ...CHAT, turns: 1, prefixTokens: 125_000, userTokens: 0, assistantTokens: 0 });
    expect(session.totalUsd).toEqual(usd('0.375'));
    expect(formatUsd(multiplyUsd(session.totalUsd, decimalOf(100) ?? ZERO_USD))).toBe('$37.50');
  });

  it('costs about a hundred times as much for ten times the turns', () => {
    const talk = { ...CHAT, prefixTokens: 0, userTokens: 300, assistantTokens: 0 };
    // 300 × n(n + 1) ÷ 2 tokens at $3.
    expect([10, 100, 1000].map((turns) => usdToNumber(run({ ...talk, turns }).totalUsd))).toEqual([0.0495, 4.545, 450.45]);
  });

  it('reads the cache at its price', () => {
    // Writes 1,100 and 9 × 400 at $3.75; reads 1,100 … 4,300, that is 24,300, at $0.30; 3,000 of output at $15.
    expect(run(CHAT, offerOf(flat), CACHED).totalUsd).toEqual(usd('0.069915'));
  });

  it('names the turn at which a bracket begins to hold, and bills it so from there on', () => {
    const long = { ...CHAT, turns: 4, prefixTokens: 90_000, userTokens: 5000, assistantTokens: 1000 };
    const { cliffs, turns } = run(long, offerOf(cardOf('haiku55')));
    // 95,000 and 101,000 tokens: 0.1 and 0.5 dollars a million; output 0.5 and 2.5.
    expect(turns.slice(0, 2).map(({ costUsd: cost }) => usdToNumber(cost))).toEqual([0.01, 0.053]);
    expect(cliffs).toHaveLength(1);
    expect(cliffs[0]).toMatchObject({ turn: 2, promptTokens: 101_000, from: null, extraUsd: usd('0.043'), to: { thresholdTokens: { value: 100_000 } } });
  });

  it('falls back below the cliff with a compaction', () => {
    const long = { ...CHAT, turns: 4, prefixTokens: 90_000, userTokens: 5000, assistantTokens: 1000 };
    const { cliffs } = run(long, offerOf(cardOf('haiku55')), null, { kind: 'compact', thresholdTokens: 105_000, keepPercent: 0, how: 'drop' });
    expect(cliffs.map(({ turn, to }) => [turn, to === null])).toEqual([[2, false], [3, true], [4, false]]);
  });

  it('ends before the first turn that is not served, and does not price it', () => {
    const offer = offerOf(flat, { servedLimits: { windowTokens: sourced(3000), maxInputTokens: null, maxOutputTokens: null, budget: 'shared' } });
    const { turns, stop, totalUsd } = run(CHAT, offer);
    expect(turns.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
    expect(stop).toMatchObject({ turn: 6, failure: { kind: 'not-servable', limit: 'window', tokens: 3400 } });
    expect(totalUsd).toEqual(sumUsd(turns.map(({ costUsd: cost }) => cost)));
    expect(run(CHAT, offerOf({ periods: [{ rates: { input: 1 } }] })).stop).toMatchObject({ turn: 1, failure: { kind: 'rate-unknown', category: 'output' } });
  });

  it('bills the summary of a compaction, and what retrieval embeds', () => {
    const policy: HistoryPolicy = { kind: 'compact', thresholdTokens: 2200, keepPercent: 25, how: 'summary' };
    const compacted = run({ ...CHAT, turns: 4 }, offerOf(flat), null, policy);
    // Prefix and history, 2,200 tokens, at $3; 300 of summary at $15.
    expect(compacted.compactionUsd).toEqual(usd('0.0111'));
    // And the four turns: 1,100 + 1,500 + 1,900 + 1,400 at $3, 1,200 of output at $15.
    expect(compacted.totalUsd).toEqual(usd('0.0468'));
    const turns = conversationTurns(CHAT, { kind: 'retrieve', chunks: 100, chunkTokens: 100 }, null);
    const price = parseUsdPerMTok(0.02);
    // 10 × 400 tokens are embedded.
    expect(priceRun(turns, offerOf(flat), NOW, price).totalUsd).toEqual(addUsd(run(CHAT).totalUsd, usd('0.00008')));
  });
});

const anyConversation: fc.Arbitrary<Conversation> = fc.record({
  kind: fc.constantFrom('chat', 'agent'),
  turns: fc.integer({ min: 1, max: 40 }),
  prefixTokens: fc.nat(150_000),
  userTokens: fc.nat(5000),
  toolResultTokens: fc.nat(9000),
  assistantTokens: fc.nat(3000),
  budget: fc.constantFrom('shared', 'separate'),
});
const anyCard = fc.constantFrom('opus47', 'haiku55', 'sonnet46', 'gpt55', 'gem31', 'grok43', 'qwen37f');
const anyPolicy: fc.Arbitrary<HistoryPolicy> = fc.oneof(
  fc.constant(RESEND),
  fc.record({ kind: fc.constant('compact' as const), thresholdTokens: fc.integer({ min: 1, max: 250_000 }), keepPercent: fc.nat(100), how: fc.constantFrom('summary' as const, 'drop' as const) }),
);

describe('any run', () => {
  it('costs without cache and brackets what the closed form says', () => {
    fc.assert(
      fc.property(anyConversation, (plan) => {
        const { turns: n, prefixTokens, userTokens, toolResultTokens, assistantTokens } = plan;
        const [first, later] = plan.kind === 'chat' ? [userTokens + toolResultTokens, userTokens + toolResultTokens] : [userTokens, toolResultTokens];
        // The first message goes with all n requests, each later one with its answer before it with all from its own on.
        const input = n * (prefixTokens + first) + (assistantTokens + later) * ((n * (n - 1)) / 2);
        const said = costUsd(input, parseUsdPerMTok(3)!);
        expect(run(plan).totalUsd).toEqual(addUsd(said, costUsd(n * assistantTokens, parseUsdPerMTok(15)!)));
      }),
    );
  });

  it('is to the last digit the sum of its turns, cumulative and never falling', () => {
    fc.assert(
      fc.property(anyConversation, anyCard, anyPolicy, (plan, card, policy) => {
        const { turns, totalUsd, cliffs } = run(plan, offerOf(cardOf(card)), null, policy);
        let sum = ZERO_USD;
        for (const { costUsd: cost, cumulativeUsd } of turns) {
          expect(compareUsd(cost, ZERO_USD)).toBeGreaterThanOrEqual(0);
          sum = addUsd(sum, cost);
          expect(cumulativeUsd).toEqual(sum);
        }
        expect(totalUsd).toEqual(sum);
        for (const { turn, extraUsd } of cliffs) expect(addUsd(turns[turn - 2]?.costUsd ?? ZERO_USD, extraUsd)).toEqual(turns[turn - 1]?.costUsd);
      }),
    );
  });

  it('costs no less for one turn or one token more', () => {
    fc.assert(
      fc.property(anyConversation, anyCard, fc.constantFrom('turns', 'prefixTokens', 'userTokens', 'assistantTokens'), (plan, card, field) => {
        const offer = offerOf(cardOf(card));
        expect(compareUsd(run({ ...plan, [field]: plan[field] + 1 }, offer).totalUsd, run(plan, offer).totalUsd)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('costs no more for finding more in the cache', () => {
    fc.assert(
      fc.property(anyConversation, fc.constantFrom('opus47', 'haiku55', 'sonnet46'), fc.nat(100), fc.nat(100), anyPolicy, (plan, card, one, other, policy) => {
        const total = (hitPercent: number) => run(plan, offerOf(cardOf(card)), { ...CACHED, hitPercent }, policy).totalUsd;
        expect(compareUsd(total(Math.max(one, other)), total(Math.min(one, other)))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
