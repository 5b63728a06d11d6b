import { describe, expect, it } from 'vitest';
import { cardOf, offerOf, type PriceCard, sourced, type UsageCard, usageOf } from '@/test/price-cards';
import { instantMs } from './instant';
import { usdToNumber } from './money';
import type { Offer } from './offer';
import { priceFailureSentence } from './price-failure';
import { type Priced, priceRequest } from './price-request';
import { signedSentence } from './rule';
import { NO_USAGE } from './usage';

const NOW = '2026-11-20T12:00:00Z';
const at = (iso: string): number => instantMs(iso) ?? Number.NaN;

interface Asked {
  readonly at?: string;
  readonly modifiers?: readonly string[];
  readonly over?: Partial<Offer>;
}
const ask = (card: string | PriceCard, usage: UsageCard, { at: iso = NOW, modifiers = [], over = {} }: Asked = {}) =>
  priceRequest(usageOf(usage, modifiers), offerOf(typeof card === 'string' ? cardOf(card) : card, over), at(iso));

function priced(...asked: Parameters<typeof ask>): Priced {
  const result = ask(...asked);
  if (!result.ok) throw new Error(priceFailureSentence(result.error));
  return result.value;
}
const total = (...asked: Parameters<typeof ask>): number => usdToNumber(priced(...asked).totalUsd);
const sentences = (...asked: Parameters<typeof ask>): string[] => priced(...asked).rules.map(({ sentence }) => sentence);
const refusal = (...asked: Parameters<typeof ask>) => {
  const result = ask(...asked);
  return result.ok ? null : priceFailureSentence(result.error);
};

describe('the trace of an estimate', () => {
  it('has the sign before what rests on the prompt, and not before what is billed of the answer', () => {
    const { rules } = priced('gpt55', { input: 300_000, output: 1000 }, { modifiers: ['batch'] });
    expect(rules.map((rule) => signedSentence(rule, ''))).toEqual(rules.map(({ sentence }) => sentence));
    const signed = rules.map((rule) => signedSentence(rule, '~'));
    expect(signed.find((sentence) => sentence.includes('in the bracket'))).toContain('A prompt of ~300,000 tokens');
    expect(signed.find((sentence) => sentence.startsWith('Uncached input'))).toMatch(/: ~300,000 tokens at .*, ~\$/);
    expect(signed.find((sentence) => sentence.startsWith('Output'))).not.toContain('~');
    // The tokens of the answer are known even where its price is not.
    expect(rules.map((rule) => signedSentence(rule, '~', '~')).find((sentence) => sentence.startsWith('Output'))).toMatch(/: 1,000 tokens at .*, ~\$/);
    expect(signed.find((sentence) => sentence.startsWith('Batch'))).toMatch(/, ~\$[\d.]+ → ~\$/);
  });
});

describe('the parts of a price', () => {
  it('hold what is billed apart, and add up', () => {
    const value = priced('sonnet46', { input: 10_000, cacheRead: 20_000, cacheWrite5m: 4000, cacheWrite1h: 1000, output: 1000, reasoning: 500 });
    expect(usdToNumber(value.inputUsd)).toBe(0.03);
    expect(usdToNumber(value.cacheReadUsd)).toBe(0.006);
    expect(usdToNumber(value.cacheWriteUsd)).toBe(0.021);
    expect(Object.entries(value.cacheWriteUsdByLifetime).map(([lifetime, amount]) => [lifetime, usdToNumber(amount)])).toEqual([
      ['1h', 0.006],
      ['5m', 0.015],
    ]);
    expect(usdToNumber(value.outputUsd)).toBe(0.0225);
    expect(usdToNumber(value.reasoningUsd)).toBe(0.0075);
    expect(usdToNumber(value.totalUsd)).toBe(0.0795);
    expect(value.promptTokens).toBe(35_000);
    expect(value.bracket).toBeNull();
  });

  it('are all zero where nothing is used', () => {
    const value = priced('sonnet46', {});
    expect(value).toMatchObject({ promptTokens: 0, bracket: null, cacheWriteUsdByLifetime: {} });
    expect(usdToNumber(value.totalUsd)).toBe(0);
    expect(value.rules.map(({ kind }) => kind)).toEqual(['period']);
  });

  it('read cache prices as each vendor sets them', () => {
    expect(total('opus47', { cacheWrite1h: 1_000_000 })).toBe(10);
    expect(total('fable51', { cacheRead: 1_000_000 })).toBe(0.25);
    expect(total('gem31', { cacheStorageTokenHours: 1_000_000 })).toBe(4.5);
    expect(total('gpt6sol', { cacheWrite5m: 272_001 })).toBe(1.360005);
  });
});

describe('brackets', () => {
  it('are entered above or at their threshold', () => {
    expect([total('gem31', { input: 200_000 }), total('gem31', { input: 200_001 })]).toEqual([0.4, 0.800004]);
    expect([total('grok43', { input: 199_999 }), total('grok43', { input: 200_000 })]).toEqual([0.24999875, 0.5]);
  });

  it('take the highest that is reached, in whatever order they stand', () => {
    const [period] = cardOf('qwen37f').periods;
    if (period === undefined) throw new Error('No period');
    const backwards: PriceCard = { periods: [{ ...period, contextTiers: (period.contextTiers ?? []).toReversed() }] };
    for (const [input, cost] of [[32_000, 0.00096], [256_000, 0.0256], [256_001, 0.0512002]] as const) {
      expect(total('qwen37f', { input })).toBe(cost);
      expect(total(backwards, { input })).toBe(cost);
    }
  });

  it('bill in marginal mode each token in its own, in the order of the prompt, and output in none', () => {
    const card: PriceCard = {
      periods: [
        {
          rates: { input: 1, cacheRead: 0.1, cacheWrite5m: 2, output: 10 },
          tierMode: 'marginal',
          contextTiers: [
            { threshold: 300, boundary: 'gte', rates: { input: 4, cacheRead: 0.4, cacheWrite5m: 8, output: 40 } },
            { threshold: 100, boundary: 'gt', rates: { input: 2, cacheRead: 0.2, cacheWrite5m: 4, output: 20 } },
          ],
        },
      ],
    };
    const value = priced(card, { cacheRead: 150, cacheWrite5m: 100, input: 100, output: 10 });
    const charges = value.rules.flatMap((rule) => (rule.kind === 'charge' ? [[rule.category, rule.tokens, rule.price.value]] : []));
    expect(charges).toEqual([
      ['cache-read', 100, 0.1],
      ['cache-read', 50, 0.2],
      ['cache-write', 100, 4],
      ['input', 49, 2],
      ['input', 51, 4],
      ['output', 10, 10],
    ]);
    expect(value.bracket?.thresholdTokens.value).toBe(300);
  });
});

describe('modifiers', () => {
  it('are multiplied, in whatever order a request names them, once each', () => {
    const usage = { input: 1_000_000, output: 100_000 };
    expect(total('opus47', usage, { modifiers: ['batch'] })).toBe(3.75);
    expect(total('opus47', usage, { modifiers: ['batch', 'us-inference'] })).toBe(4.125);
    expect(total('opus47', usage, { modifiers: ['us-inference', 'batch', 'batch'] })).toBe(4.125);
    expect(total('opus46', { input: 1_000_000 }, { modifiers: ['fast'] })).toBe(30);
  });

  it('leave storage and the categories they are not for alone', () => {
    expect(total('gem38f', { input: 1_000_000, cacheStorageTokenHours: 1_000_000 }, { modifiers: ['batch'] })).toBe(0.875);
    const modifiers = offerOf(cardOf('opus47')).modifiers.map((modifier) => ({ ...modifier, appliesTo: ['output' as const] }));
    const value = priced('opus47', { input: 1000, output: 1000, reasoning: 1000 }, { modifiers: ['batch'], over: { modifiers } });
    expect([value.inputUsd, value.outputUsd, value.reasoningUsd].map(usdToNumber)).toEqual([0.005, 0.025, 0.0125]);
    expect(value.rules.at(-1)?.sentence).toBe('Batch: × 0.5 on output, $0.055 → $0.03.');
  });
});

describe('the trace', () => {
  it('says in order what fired, with the figures and their sources', () => {
    const modifiers = { batch: 0.5 };
    const card: PriceCard = { ...cardOf('gem31'), modifiers };
    const rules = priced(card, { input: 150_000, cacheRead: 60_000, output: 2000, reasoning: 1000, cacheStorageTokenHours: 60_000 }, { modifiers: ['batch'] }).rules;
    expect(rules.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
      'period: Price since 2026-02-19.',
      'bracket: A prompt of 210,000 tokens is in the bracket of more than 200,000 tokens: the whole request is billed at the rates of this bracket.',
      'reasoning-as-output: 1,000 reasoning tokens are billed as output.',
      'charge: Cache read: 60,000 tokens at $0.40 per million, $0.024.',
      'charge: Uncached input: 150,000 tokens at $4.00 per million, $0.60.',
      'charge: Output: 2,000 tokens at $18.00 per million, $0.036.',
      'charge: Reasoning: 1,000 tokens at $18.00 per million, $0.018.',
      'modifier: Batch: × 0.5 on all tokens, $0.68 → $0.34.',
      'storage: Cache storage: 60,000 token-hours at $4.50 per million, $0.27. No modifier applies.',
    ]);
    expect(rules.find(({ kind }) => kind === 'charge')).toMatchObject({ price: { value: 0.4, source: 'vectors', asOf: '2026-11-20' }, tokens: 60_000 });
    expect(rules.find(({ kind }) => kind === 'bracket')).toMatchObject({ promptTokens: 210_000, mode: 'whole', bracket: { thresholdTokens: { value: 200_000 } } });
  });

  it('announces a scheduled change, and says when a price ends', () => {
    expect(sentences('argon', {}).slice(0, 2)).toEqual(['Price until 2026-12-01.', 'A change is scheduled. From 2026-12-01: input $4.00, output $20.00 per million tokens.']);
    expect(sentences('argon', {}, { at: '2026-12-01' })).toEqual(['Price since 2026-12-01.']);
    expect(sentences('sonnet46', {}, { at: '2026-03-01' })[0]).toBe('Price from 2026-02-17 until 2026-03-13.');
    expect(sentences('m3', {})).toEqual(['Price without dates.']);
  });

  it('names the time window, and the days that nothing checks', () => {
    expect(sentences('dsflash', {}, { at: '2026-11-20T07:00:00Z' })).toEqual(['Price without dates.', 'Rates of Mon–Fri 06:00–10:00 UTC.']);
    const offer = offerOf(cardOf('dsflash'));
    const periods = offer.periods.map((period) => ({ ...period, timeWindows: period.timeWindows.map((window) => ({ ...window, weekdays: ['FRI', 'SUN'] as const, exceptions: 'public holidays' })) }));
    expect(sentences('dsflash', {}, { at: '2026-11-20T07:00:00Z', over: { periods } })[1]).toBe('Rates of Fri, Sun 06:00–10:00 UTC. Not on public holidays, it is said; that is not checked.');
  });

  it('says where sources disagree about one size', () => {
    const offer = offerOf(cardOf('gpt55'));
    const boundary = { ...sourced('gt' as const), conflicts: [{ value: 'gte' as const, source: 'price-table' }] };
    const periods = offer.periods.map((period) => ({ ...period, brackets: period.brackets.map((bracket) => ({ ...bracket, boundary })) }));
    expect(sentences('gpt55', { input: 272_000 }, { over: { periods } })[1]).toBe('Sources disagree about exactly 272,000 tokens; the bracket is taken not to be reached.');
    expect(sentences('gpt55', { input: 272_001 }, { over: { periods } })[1]).toMatch(/^A prompt of 272,001/);
    expect(sentences('gpt55', { input: 271_999 }, { over: { periods } })[1]).toMatch(/^Uncached input/);
  });

  it('has no such line where reasoning has a price of its own', () => {
    const card: PriceCard = { periods: [{ rates: { input: 1, output: 2, reasoning: 3 } }] };
    expect(sentences(card, { reasoning: 1_000_000 })).toEqual(['Price without dates.', 'Reasoning: 1,000,000 tokens at $3.00 per million, $3.00.']);
    expect(usdToNumber(priced(card, { reasoning: 1_000_000, output: 1_000_000 }).outputUsd)).toBe(5);
  });
});

describe('no price', () => {
  it('for usage that cannot be', () => {
    for (const impossible of [-1, 0.5, Number.NaN, Infinity, 2 ** 53]) expect(refusal('opus47', { input: impossible })).toBe('Tokens are whole numbers from 0 up.');
    const fields = (usage: UsageCard) => {
      const result = ask('opus47', usage);
      return !result.ok && result.error.kind === 'usage-invalid' ? result.error.field : null;
    };
    expect(fields({ cacheRead: -1 })).toBe('cacheReadTokens');
    expect(fields({ cacheWrite5m: -1 })).toBe('cacheWriteTokens');
    expect(fields({ output: -1 })).toBe('outputTokens');
    expect(fields({ reasoning: -1 })).toBe('reasoningTokens');
    expect(fields({ cacheStorageTokenHours: -0.5 })).toBe('cacheStorageTokenHours');
  });

  it('at a time for which none is known', () => {
    expect(refusal('haiku55', { input: 1 }, { at: '2026-10-06' })).toBe('No price is known for this time.');
    expect(priceRequest(NO_USAGE, offerOf(cardOf('m3')), Number.NaN)).toEqual({ ok: false, error: { kind: 'no-price-at-time' } });
  });

  it('where one that is needed is not known: it is neither nothing nor that of another bracket', () => {
    expect(refusal('gpt55', { cacheWrite1h: 1 })).toBe('Cache write (1h) has no known price.');
    expect(refusal('opus47', { cacheStorageTokenHours: 1 })).toBe('Cache storage has no known price.');
    const card: PriceCard = { periods: [{ rates: { input: 1, cacheRead: 0.1 }, contextTiers: [{ threshold: 10, boundary: 'gt', rates: { input: 2 } }] }] };
    expect(total(card, { cacheRead: 10 })).toBe(0.000001);
    expect(refusal(card, { cacheRead: 11 })).toBe('Cache read has no known price.');
    expect(refusal({ periods: [{ rates: { input: -1 } }] }, { input: 1 })).toBe('Uncached input has no known price.');
    expect(total({ periods: [{ rates: { input: 0 } }] }, { input: 1 })).toBe(0);
  });

  it('with a modifier that is not offered', () => {
    const [batch, regional] = offerOf(cardOf('opus47')).modifiers;
    if (batch === undefined || regional === undefined) throw new Error('No modifiers');
    expect(refusal('opus47', {}, { modifiers: ['flex'] })).toBe('This offer has no price for “flex”.');
    const rivals = [{ ...batch, exclusiveGroup: 'tier' }, { ...batch, id: 'flex', name: 'Flex', exclusiveGroup: 'tier' }, regional];
    expect(refusal('opus47', {}, { modifiers: ['flex', 'batch'], over: { modifiers: rivals } })).toBe('Batch and Flex exclude each other.');
    expect(total('opus47', { input: 1_000_000 }, { modifiers: ['flex', 'us-inference'], over: { modifiers: rivals } })).toBe(2.75);
    const priority = [{ ...batch, id: 'priority', name: 'Priority', factor: sourced(2.5), excludesLongContext: true }];
    expect(total('gpt55', { input: 272_000 }, { modifiers: ['priority'], over: { modifiers: priority } })).toBe(3.4);
    expect(refusal('gpt55', { input: 272_001 }, { modifiers: ['priority'], over: { modifiers: priority } })).toBe('Priority is not offered for a prompt of more than 272,000 tokens.');
    const broken = [{ ...batch, factor: sourced(Number.NaN) }];
    expect(refusal('opus47', {}, { modifiers: ['batch'], over: { modifiers: broken } })).toBe('This offer has no price for “batch”.');
  });

  it('past what is served, and up to it there is one', () => {
    expect(refusal('sonnet45', { input: 200_001 })).toBe('Not servable: 200,001 tokens, and the largest prompt that is served is 200,000.');
    expect(total('sonnet45', { input: 200_000 })).toBe(0.6);
    expect(total('sonnet45', { input: 200_001 }, { at: '2026-01-15' })).toBe(1.200006);
    const limits = { windowTokens: sourced(1000), maxInputTokens: sourced(900), maxOutputTokens: sourced(200), budget: 'shared' } as const;
    const served = (usage: UsageCard, budget: 'shared' | 'separate' = 'shared') => refusal('opus47', usage, { over: { servedLimits: { ...limits, budget } } });
    expect(served({ input: 850, output: 100, reasoning: 50 })).toBeNull();
    expect(served({ input: 850, output: 101, reasoning: 50 })).toBe('Not servable: 1,001 tokens, and the window that is served is 1,000.');
    expect(served({ input: 850, output: 101, reasoning: 50 }, 'separate')).toBeNull();
    expect(served({ input: 801, cacheRead: 100 })).toBe('Not servable: 901 tokens, and the largest input that is served is 900.');
    expect(served({ output: 150, reasoning: 51 })).toBe('Not servable: 201 tokens, and the largest output that is served is 200.');
  });
});
