import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, offerOf, type PriceCard, sourced } from '@/test/price-cards';
import { ARCHITECTURES, type ArchitectureId, monthCost, type RetrievalPlan, type Terms, type Workload } from './architecture';
import { architectureCurves, type AxisRange } from './architecture-curves';
import { instantMs } from './instant';
import { compareUsd, parseUsdPerMTok, type Usd } from './money';
import type { PrefixCaching } from './prefix-caching';

const NOW = instantMs('2026-11-20') ?? 0;
const flat: PriceCard = { periods: [{ rates: { input: 3, output: 15, cacheRead: 0.3, cacheWrite5m: 3.75 } }] };
const WORK: Workload = { corpusTokens: 100_000, queriesPerDay: 300, hoursPerDay: 24, changesPerMonth: 0, changedPercent: 10, instructionTokens: 1000, questionTokens: 200, answerTokens: 500 };
const PLAN: RetrievalPlan = { chunkTokens: 500, chunks: 8, chunksPerSummary: 20, summaryTokens: 250, summaries: 4 };
const FIVE_MINUTES: PrefixCaching = { kind: 'write', lifetime: '5m', lifetimeSeconds: 300, isAssumed: false, minTokens: 1024 };
const TERMS: Terms = { offer: offerOf(flat), atMs: NOW, caching: FIVE_MINUTES, embedding: parseUsdPerMTok(0.02) };
const QUERIES: AxisRange = { axis: 'queriesPerDay', from: 1, until: 2000 };

function totalAt(id: ArchitectureId, axis: AxisRange['axis'], at: number, workload: Workload, plan: RetrievalPlan, terms: Terms): Usd | null {
  const result = monthCost(id, { ...workload, [axis]: at }, plan, terms);
  return result.ok ? result.value.totalUsd : null;
}

describe('architectureCurves', () => {
  it('finds where a cache begins to pay: at the number of queries that come within its lifetime', () => {
    const { crossings, cheapest } = architectureCurves(QUERIES, WORK, PLAN, TERMS);
    // Below 288 a day each query writes, which is dearer than sending.
    expect(crossings.find(({ cheaper }) => cheaper === 'cached-context')).toMatchObject({ at: 288, dearer: 'long-context' });
    expect(cheapest).toEqual([{ from: 1, until: 2000, architecture: 'retrieval' }]);
  });

  it('finds where building an index begins to pay, by a sum that can be done by hand', () => {
    // Embedding at $50 a million: $0.40 for the corpus of 8,000 tokens, and $0.01 for a question. A query a day costs a month:
    // whole, 9,200 × 3 + 500 × 15, $1.053; looked up $0.693 + $0.3; so the index pays after 0.4 ÷ 0.06 = 6.67 a day.
    // With a summary of 250 tokens $0.7155 + $0.3, and $0.44025 to build: after 0.44025 ÷ 0.0375 = 11.74.
    const dear = { ...TERMS, embedding: parseUsdPerMTok(50) };
    const { crossings, cheapest } = architectureCurves({ axis: 'queriesPerDay', from: 1, until: 100 }, { ...WORK, corpusTokens: 8000 }, PLAN, { ...dear, caching: null });
    expect(crossings.map(({ at, cheaper, dearer }) => [at, cheaper, dearer])).toEqual([
      [7, 'retrieval', 'long-context'],
      [12, 'hierarchical', 'long-context'],
    ]);
    expect(cheapest).toEqual([
      { from: 1, until: 6, architecture: 'long-context' },
      { from: 7, until: 100, architecture: 'retrieval' },
    ]);
  });

  it('ends where a corpus is no longer served, to the token', () => {
    const offer = offerOf(flat, { servedLimits: { windowTokens: sourced(200_000), maxInputTokens: null, maxOutputTokens: null, budget: 'shared' } });
    const { endsAt, points } = architectureCurves({ axis: 'corpusTokens', from: 1000, until: 1_000_000 }, WORK, PLAN, { ...TERMS, offer });
    // 1,000 + 200 + 500 beside it.
    expect(endsAt).toEqual({ 'long-context': 198_301, 'cached-context': 198_301, retrieval: null, hierarchical: null });
    const last = points.findLast(({ costs }) => costs['long-context'] !== null);
    expect(last?.at).toBe(198_300);
  });

  it('has no price at all where nothing has one', () => {
    const { cheapest, crossings, endsAt } = architectureCurves({ axis: 'corpusTokens', from: 10, until: 1000 }, WORK, PLAN, { ...TERMS, offer: offerOf({ periods: [{ rates: {} }] }) });
    expect(cheapest).toEqual([{ from: 10, until: 1000, architecture: null }]);
    expect(crossings).toEqual([]);
    expect(endsAt.retrieval).toBe(10);
  });

  const anyWorkload: fc.Arbitrary<Workload> = fc.record({
    corpusTokens: fc.integer({ min: 2000, max: 120_000 }),
    queriesPerDay: fc.integer({ min: 1, max: 400 }),
    hoursPerDay: fc.integer({ min: 1, max: 24 }),
    changesPerMonth: fc.nat(400),
    changedPercent: fc.nat(100),
    instructionTokens: fc.nat(3000),
    questionTokens: fc.nat(500),
    answerTokens: fc.nat(1000),
  });
  const anyTerms: fc.Arbitrary<Terms> = fc.record({
    offer: fc.constantFrom('opus47', 'haiku55', 'sonnet46', 'gem31').map((card) => offerOf(cardOf(card))),
    atMs: fc.constant(NOW),
    caching: fc.constantFrom<PrefixCaching | null>(FIVE_MINUTES, { kind: 'implicit', lifetimeSeconds: 1800, isAssumed: false, minTokens: 2048 }, { kind: 'implicit', lifetimeSeconds: null, isAssumed: false, minTokens: 0 }, null),
    embedding: fc.constantFrom(parseUsdPerMTok(0.02), parseUsdPerMTok(20), null),
  }).filter(({ offer, caching }) => caching?.kind !== 'write' || offer.periods.every(({ rates }) => rates.cacheWriteUsdPerMTok['5m'] !== undefined));

  it('finds along queries just the crossings that a look at every number finds', () => {
    fc.assert(
      fc.property(anyWorkload, anyTerms, (workload, terms) => {
        const range: AxisRange = { axis: 'queriesPerDay', from: 1, until: 120 };
        const { crossings, cheapest } = architectureCurves(range, workload, PLAN, terms);
        const order = new Map<string, number>();
        const found: string[] = [];
        for (let at = 1; at <= 120; at += 1) {
          const totals = ARCHITECTURES.map((id) => totalAt(id, range.axis, at, workload, PLAN, terms));
          ARCHITECTURES.forEach((first, i) => ARCHITECTURES.forEach((second, j) => {
            const [a, b] = [totals[i] ?? null, totals[j] ?? null];
            if (i >= j || a === null || b === null) return;
            const sign = compareUsd(a, b);
            const before = order.get(`${first} ${second}`) ?? 0;
            if (sign !== 0 && before !== 0 && sign !== before) found.push(`${at} ${sign < 0 ? first : second}`);
            if (sign !== 0) order.set(`${first} ${second}`, sign);
          }));
          const best = cheapest.find(({ from, until }) => from <= at && at <= until)?.architecture ?? null;
          const bestUsd = best === null ? null : (totals[ARCHITECTURES.indexOf(best)] ?? null);
          for (const total of totals) if (total !== null && bestUsd !== null) expect(compareUsd(bestUsd, total)).toBeLessThanOrEqual(0);
        }
        expect(crossings.map(({ at, cheaper }) => `${at} ${cheaper}`).toSorted()).toEqual(found.toSorted());
      }),
      { numRuns: 25 },
    );
  });

  it('names along sizes places at which the order does change, to the token', () => {
    fc.assert(
      fc.property(anyWorkload, anyTerms, (workload, terms) => {
        const { crossings } = architectureCurves({ axis: 'corpusTokens', from: 1000, until: 2_000_000 }, workload, PLAN, terms);
        for (const { at, cheaper, dearer } of crossings) {
          const gain = (place: number) => {
            const [a, b] = [cheaper, dearer].map((id) => totalAt(id, 'corpusTokens', place, workload, PLAN, terms));
            return a == null || b == null ? null : compareUsd(a, b);
          };
          expect(gain(at)).toBe(-1);
          expect(gain(at - 1) ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
