import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, offerOf, type PriceCard, sourced } from '@/test/price-cards';
import { ARCHITECTURES, type ArchitectureId, COST_PARTS, type MonthCost, monthCost, type RetrievalPlan, type Terms, type Workload } from './architecture';
import { instantMs } from './instant';
import { compareUsd, parseUsdPerMTok, sumUsd, usdToNumber } from './money';
import type { Offer } from './offer';
import type { PrefixCaching } from './prefix-caching';

const NOW = instantMs('2026-11-20') ?? 0;
const FIVE_MINUTES: PrefixCaching = { kind: 'write', lifetime: '5m', lifetimeSeconds: 300, isAssumed: false, minTokens: 1024 };
const STORED: PrefixCaching = { kind: 'stored', lifetimeSeconds: null, isAssumed: false, minTokens: 0 };
const flat: PriceCard = { periods: [{ rates: { input: 3, output: 15, cacheRead: 0.3, cacheWrite5m: 3.75, cacheStoragePerHour: 1 } }] };
const WORK: Workload = { corpusTokens: 100_000, queriesPerDay: 300, hoursPerDay: 24, changesPerMonth: 0, changedPercent: 10, instructionTokens: 1000, questionTokens: 200, answerTokens: 500 };
const PLAN: RetrievalPlan = { chunkTokens: 500, chunks: 8, chunksPerSummary: 20, summaryTokens: 250, summaries: 4 };
const terms = (over: Partial<Terms> = {}): Terms => ({ offer: offerOf(flat), atMs: NOW, caching: FIVE_MINUTES, embedding: parseUsdPerMTok(0.02), ...over });

function cost(id: ArchitectureId, workload: Partial<Workload> = {}, over: Partial<Terms> = {}, plan: Partial<RetrievalPlan> = {}): MonthCost {
  const result = monthCost(id, { ...WORK, ...workload }, { ...PLAN, ...plan }, terms(over));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
const partsOf = ({ parts }: MonthCost) => COST_PARTS.map((part) => usdToNumber(parts[part]));
const failure = (id: ArchitectureId, workload: Partial<Workload>, over: Partial<Terms> = {}) => {
  const result = monthCost(id, { ...WORK, ...workload }, PLAN, terms(over));
  return result.ok ? null : result.error;
};

describe('monthCost', () => {
  it('sends the whole corpus with each of 9,000 questions', () => {
    // 101,200 tokens at $3 and 500 at $15: $0.3111 each.
    expect(partsOf(cost('long-context'))).toEqual([2799.9, 0, 0, 0, 0]);
    expect(cost('long-context').promptTokens).toBe(101_200);
  });

  it('writes it once and reads it 8,999 times where questions come within the lifetime', () => {
    // Read: 101,000 × 0.3, 200 × 3, 500 × 15 → $0.0384. Written: 101,000 × 3.75 and the same → $0.38685.
    expect(partsOf(cost('cached-context'))).toEqual([345.5616, 0.38685, 0, 0, 0]);
    // 287 a day come too seldom: each of 8,610 writes.
    expect(partsOf(cost('cached-context', { queriesPerDay: 287 }))).toEqual([0, 3330.7785, 0, 0, 0]);
  });

  it('pays for storage by the hour, and for the request that stores', () => {
    // 9,000 × $0.0384; made once, 101,000 × 3; 101,000 tokens for 720 hours at $1.
    expect(partsOf(cost('cached-context', {}, { caching: STORED }))).toEqual([345.6, 0.303, 72.72, 0, 0]);
  });

  it('sends eight chunks, and embeds the corpus, what changes and the questions', () => {
    // 5,200 × 3 and 500 × 15: $0.0231 each; 100,000 + 9,000 × 200 tokens at $0.02.
    expect(partsOf(cost('retrieval'))).toEqual([207.9, 0, 0, 0, 0.038]);
    expect(partsOf(cost('retrieval', { changesPerMonth: 30 }))).toEqual([207.9, 0, 0, 0, 0.044]);
    expect(partsOf(cost('retrieval', {}, { embedding: null }))).toEqual([207.9, 0, 0, 0, 0]);
    expect(cost('retrieval', { corpusTokens: 3000 }).promptTokens).toBe(4200);
  });

  it('reads each section once for its summary, sends four of them, and makes anew what changes', () => {
    // 10 sections: 10,000 × 3 and 250 × 15 each. A question: 6,200 × 3 and 500 × 15 → $0.0261. 2,500 tokens more to embed.
    expect(partsOf(cost('hierarchical'))).toEqual([234.9, 0, 0, 0.3375, 0.03805]);
    // Each of 2 changes touches 10,000 tokens: one section of $0.03375.
    expect(partsOf(cost('hierarchical', { changesPerMonth: 2 }))[3]).toBe(0.405);
    // A rest of 100 tokens has a summary of 100.
    expect(partsOf(cost('hierarchical', { corpusTokens: 10_100 }))[3]).toBe(0.03555);
  });

  it('bills the whole request by its bracket', () => {
    const haiku = { offer: offerOf(cardOf('haiku55')) };
    // 100,000 tokens of prompt at $0.1, and 500 of output at $0.5; with one more $0.5 and $2.5.
    expect(usdToNumber(cost('long-context', { corpusTokens: 98_800 }, haiku).totalUsd)).toBe(92.25);
    expect(usdToNumber(cost('long-context', { corpusTokens: 98_801 }, haiku).totalUsd)).toBe(461.2545);
  });

  it('says why there is no price', () => {
    const small: Offer = offerOf(flat, { servedLimits: { windowTokens: sourced(50_000), maxInputTokens: null, maxOutputTokens: null, budget: 'shared' } });
    expect(failure('long-context', {}, { offer: small })).toMatchObject({ kind: 'not-servable', limit: 'window', tokens: 101_700 });
    expect(failure('cached-context', {}, { offer: small })).toMatchObject({ kind: 'not-servable' });
    expect(failure('retrieval', {}, { offer: small })).toBeNull();
    expect(failure('cached-context', {}, { caching: null })).toEqual({ kind: 'no-caching' });
    expect(failure('cached-context', { instructionTokens: 20, corpusTokens: 1003 })).toEqual({ kind: 'too-short-to-cache', minTokens: 1024 });
    expect(failure('cached-context', { instructionTokens: 20, corpusTokens: 1004 })).toBeNull();
  });
});

const anyWorkload: fc.Arbitrary<Workload> = fc.record({
  corpusTokens: fc.integer({ min: 2000, max: 190_000 }),
  queriesPerDay: fc.integer({ min: 1, max: 3000 }),
  hoursPerDay: fc.integer({ min: 1, max: 24 }),
  changesPerMonth: fc.nat(60),
  changedPercent: fc.nat(100),
  instructionTokens: fc.nat(3000),
  questionTokens: fc.nat(500),
  answerTokens: fc.nat(1000),
});
const anyPlan: fc.Arbitrary<RetrievalPlan> = fc.record({
  chunkTokens: fc.integer({ min: 50, max: 1000 }),
  chunks: fc.integer({ min: 1, max: 20 }),
  chunksPerSummary: fc.integer({ min: 2, max: 30 }),
  summaryTokens: fc.integer({ min: 20, max: 1000 }),
  summaries: fc.integer({ min: 1, max: 10 }),
});
const anyCaching = fc.constantFrom(FIVE_MINUTES, STORED);

/** All requests of the month one by one, in plain dollars. */
function naiveMonth(id: ArchitectureId, work: Workload, plan: RetrievalPlan, caching: PrefixCaching): number {
  const rates = { input: 3e-6, output: 15e-6, read: 0.3e-6, write: 3.75e-6, storage: 1e-6, embed: 0.02e-6 };
  let dollars = 0;
  const kept = work.instructionTokens + work.corpusTokens;
  const changed = Math.floor((work.corpusTokens * work.changedPercent) / 100);
  const summarise = (tokens: number): number => {
    let sum = 0;
    for (let rest = tokens; rest > 0; rest -= plan.chunkTokens * plan.chunksPerSummary) {
      const section = Math.min(rest, plan.chunkTokens * plan.chunksPerSummary);
      const summary = Math.min(section, plan.summaryTokens);
      dollars += section * rates.input + summary * rates.output;
      sum += summary;
    }
    dollars += (tokens + sum) * rates.embed;
    return sum;
  };
  let summaries = 0;
  if (id === 'hierarchical') {
    summaries = summarise(work.corpusTokens);
    for (let change = 0; change < work.changesPerMonth; change += 1) summarise(changed);
  }
  if (id === 'retrieval') dollars += (work.corpusTokens + work.changesPerMonth * changed) * rates.embed;
  if (id === 'cached-context' && caching.kind === 'stored') {
    const makings = (work.hoursPerDay === 24 ? 1 : 30) + work.changesPerMonth;
    dollars += kept * (makings * rates.input + work.hoursPerDay * 30 * rates.storage);
  }
  const queries = work.queriesPerDay * 30;
  const isTooSeldom = (work.hoursPerDay * 3600) / work.queriesPerDay > 300;
  const written = caching.kind === 'stored' ? 0 : Math.min(queries, (isTooSeldom ? queries : work.hoursPerDay === 24 ? 1 : 30) + work.changesPerMonth);
  for (let query = 0; query < queries; query += 1) {
    dollars += work.questionTokens * rates.input + work.answerTokens * rates.output;
    if (id === 'long-context') dollars += kept * rates.input;
    if (id === 'cached-context') dollars += kept * (query < written ? rates.write : rates.read);
    if (id === 'retrieval' || id === 'hierarchical') {
      dollars += (work.instructionTokens + Math.min(work.corpusTokens, plan.chunks * plan.chunkTokens)) * rates.input + work.questionTokens * rates.embed;
    }
    if (id === 'hierarchical') dollars += Math.min(summaries, plan.summaries * plan.summaryTokens) * rates.input;
  }
  return dollars;
}

describe('any month', () => {
  it('costs what its requests cost one by one, and is the sum of its parts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ARCHITECTURES), anyWorkload, anyPlan, anyCaching, (id, workload, plan, caching) => {
        const month = cost(id, workload, { caching }, plan);
        const naive = naiveMonth(id, workload, plan, caching);
        expect(Math.abs(usdToNumber(month.totalUsd) - naive)).toBeLessThanOrEqual(1e-9 * Math.max(1, naive));
        expect(month.totalUsd).toEqual(sumUsd(COST_PARTS.map((part) => month.parts[part])));
      }),
    );
  });

  it('costs no less for a token more anywhere, or for a change more', () => {
    const fields = fc.constantFrom('corpusTokens', 'instructionTokens', 'questionTokens', 'answerTokens', 'changesPerMonth');
    fc.assert(
      fc.property(fc.constantFrom(...ARCHITECTURES), anyWorkload, fields, anyCaching, (id, workload, field, caching) => {
        const more = cost(id, { ...workload, [field]: workload[field] + 1 }, { caching });
        expect(compareUsd(more.totalUsd, cost(id, workload, { caching }).totalUsd)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
