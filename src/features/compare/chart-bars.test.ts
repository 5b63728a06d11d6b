import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedTokenizers } from '@/core/catalog/compared-tokenizers';
import { O200K } from '@/core/catalog/mappings';
import { tokenizerCounts } from '@/core/catalog/tokenizer-counts';
import { chartBars, chartCaption, tokenAxis } from './chart-bars';
import { compareRows } from './compare-rows';

const figures = tokenizerCounts(comparedTokenizers(O200K, { withOlder: false }), (id) =>
  id === 'qwen3' ? [undefined] : [{ status: 'ready', tokens: id === 'o200k_base' ? 1000 : 1200, tally: null }],
);
const bars = chartBars(compareRows(figures, null, O200K));

describe('the bars', () => {
  it('are those of what is counted, the fewest tokens first, with the range of an estimate', () => {
    expect(bars.map(({ name }) => name)).not.toContain('Qwen 3');
    expect(bars.map(({ tokens }) => tokens)).toEqual(bars.map(({ tokens }) => tokens).sort((a, b) => a - b));
    expect(bars.find(({ isChosen }) => isChosen)).toMatchObject({ name: 'o200k_base', low: 1000, high: 1000, label: '1,000', range: null, isEstimate: false });
    expect(bars.at(-1)).toMatchObject({ name: 'Claude 4.7 and later', low: 1240, tokens: 1550, high: 1860, label: '~1,550', range: '1,240–1,860' });
  });

  it('are told in words', () => {
    expect(chartCaption(bars, 'GPT-5.5')).toContain('most: Claude 4.7 and later with ~1,550. GPT-5.5: 1,000.');
    expect(chartCaption([], 'GPT-5.5')).toBe('Nothing is counted yet.');
  });
});

describe('tokenAxis', () => {
  it('reaches beyond the largest in a few round, equal steps', () => {
    expect(tokenAxis(15_800)).toEqual({ end: 20_000, ticks: [0, 5000, 10_000, 15_000, 20_000] });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (most) => {
        const { end, ticks } = tokenAxis(most);
        expect(end).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBe(end);
        const step = ticks[1]!;
        expect(ticks.every((tick, index) => tick === step * index)).toBe(true);
        expect(end - step).toBeLessThan(Math.max(1, most));
      }),
    );
  });
});
