import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyUsd, parseUsd, sumUsd, type Usd, ZERO_USD } from '@/core/pricing/money';
import { COST_PARTS, type CostParts } from '@/core/pricing/scenario-cost';
import { parseFigure } from './parse-figure';
import { dollarTicks, requestDollars, waterfallBars, waterfallCaption } from './waterfall-bars';

const usd = (value: number) => parseUsd(value) ?? ZERO_USD;

function costOf(figures: Partial<Record<(typeof COST_PARTS)[number], number>>) {
  const parts = Object.fromEntries(COST_PARTS.map((kind) => [kind, usd(figures[kind] ?? 0)])) as CostParts;
  return { parts, perRequestUsd: sumUsd(Object.values(parts) as Usd[]) };
}

describe('the waterfall', () => {
  it('leaves out what is nothing, and goes back where something saves', () => {
    const bars = waterfallBars(costOf({ input: 0.6, output: 0.4, batch: -0.5 }));
    expect(bars.map(({ name, label, span }) => [name, label, span])).toEqual([
      ['Uncached input', '$0.60', [0, 0.6]],
      ['Output', '$0.40', [0.6, 1]],
      ['Batch', '−$0.50', [1, 0.5]],
      ['Per request', '$0.50', [0, 0.5]],
    ]);
    expect(waterfallCaption(bars, null)).toBe('A mean request costs $0.50. The most is uncached input: $0.60, 60\u00a0% of what is billed before it is made cheaper.');
    expect(bars.map(({ share }) => share)).toEqual([0.6, 0.4, -0.5, 0.5]);
    expect(waterfallCaption(waterfallBars(costOf({})), null)).toBe('Nothing is billed.');
  });

  it('has "~" where the prompt is an estimate, save at what is billed of the answer', () => {
    const bars = waterfallBars(costOf({ input: 0.6, output: 0.4, batch: -0.5 }), '~');
    expect(bars.map(({ label }) => label)).toEqual(['~$0.60', '$0.40', '~−$0.50', '~$0.50']);
    expect(waterfallBars(costOf({ input: 0.6, output: 0.4 }), '~', '~').map(({ label }) => label)).toEqual(['~$0.60', '~$0.40', '~$1.00']);
  });

  it('begins each bar where the one before ends, and adds up', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(COST_PARTS.map((kind) => [kind, fc.integer({ min: -1000, max: 100_000 }).map((millis) => millis / 1000)]))), (figures) => {
        const cost = costOf(figures);
        const bars = waterfallBars(cost);
        const steps = bars.slice(0, -1);
        expect(sumUsd(steps.map((bar) => bar.usd))).toEqual(bars.at(-1)?.usd);
        for (const [index, { span }] of steps.entries()) expect(span[0]).toBe(steps[index - 1]?.span[1] ?? 0);
        expect(bars.at(-1)?.span[1]).toBe(steps.at(-1)?.span[1] ?? 0);
      }),
    );
  });

  it('has round ticks that it reaches', () => {
    expect(dollarTicks(3.88)).toEqual([0, 1, 2, 3]);
    expect(dollarTicks(0)).toEqual([0]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (most) => {
        const ticks = dollarTicks(most);
        expect(ticks.length).toBeGreaterThan(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
    );
  });

  it('shows a price between two cents whole', () => {
    expect(requestDollars(usd(0.375))).toBe('$0.375');
    expect(requestDollars(multiplyUsd(usd(-0.375), usd(1)))).toBe('−$0.375');
    expect(requestDollars(usd(0.5))).toBe('$0.50');
    expect(requestDollars(usd(0.0123456))).toBe('$0.012');
    expect(requestDollars(usd(3.875))).toBe('$3.88');
  });
});

describe('a figure that is typed', () => {
  it.each([
    ['8k', 'count', { ok: true, value: 8000 }],
    ['2.5 %', 'percent', { ok: true, value: 2.5 }],
    ['80', 'percent', { ok: true, value: 80 }],
    ['many', 'count', { ok: false, problem: 'Not a number of requests. Try 30.' }],
    ['half', 'percent', { ok: false, problem: 'Not a percentage. Try 80 or 2.5.' }],
    ['101', 'percent', { ok: false, problem: 'From 0 to 100 %.' }],
    ['200', 'count', { ok: true, value: 200 }],
    ['20k', 'count', { ok: false, problem: 'From 0 to 10,000 requests.' }],
    ['-1', 'count', { ok: false, problem: 'A number of requests is not below 0. Try 30.' }],
    ['12.5', 'count', { ok: false, problem: 'A number of requests is whole. Try 30.' }],
    ['0.2', 'rate', { ok: true, value: 0.2 }],
    ['10k', 'rate', { ok: true, value: 10_000 }],
    ['-0.2', 'rate', { ok: false, problem: 'A number of requests is not below 0. Try 30.' }],
  ] as const)('%s as %s', (text, kind, parsed) => {
    expect(parseFigure(text, kind, 'requests', kind === 'percent' ? [0, 100] : [0, 10_000])).toEqual(parsed);
  });
});
