import { expect, it } from 'vitest';
import { fillWindow } from '@/core/budget/fill';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { offerOf } from '@/test/price-cards';
import { AT_MS, CARD } from '@/test/reported-models';
import { costLine } from './cost-line';

const filled = (tokens: number, over: Partial<Count> = {}, uncountedAttachments = 0) =>
  fillWindow({ parts: { tokens, low: tokens, high: tokens, exactness: 'exact', ...over }, uncountedAttachments, overhead: NOTHING, limits: { windowTokens: 10_000, maxInputTokens: null, maxOutputTokens: 2_000, budget: 'shared' }, reserveTokens: 2_000, reasoningTokens: 0 });
const offer = offerOf(CARD);

it('the printed report says what one request costs, as of when and by whom', () => {
  expect(costLine(filled(900), offer, AT_MS)).toMatch(/^One request: \$0\.011, with 2,000 tokens of answer and all input uncached\. Price of 2026-11-20, by \S.*\.$/);
  // At 1,100 tokens all of it is doubled.
  expect(costLine(filled(900, { low: 800, high: 1_100, exactness: 'estimate' }), offer, AT_MS)).toContain('One request: ~$0.011 ($0.011–$0.022), with');
  expect(costLine(filled(900, { low: 800, high: 1_100, exactness: 'estimate' }, 2), offer, AT_MS)).toContain('at least ~$0.011 ($0.011–$0.022; not everything is counted), with');
  expect(costLine(filled(900, {}, 1), offer, AT_MS)).toContain('One request: at least ~$0.011 (not everything is counted), with');
});

it('the printed report says of a price of zero that it is free, as the table of models does', () => {
  const free = offerOf({ periods: [{ rates: { input: 0, output: 0 } }] });
  expect(costLine(filled(900, { low: 800, high: 1_100, exactness: 'estimate' }), free, AT_MS)).toMatch(/^One request: free, with 2,000 tokens/);
  expect(costLine(filled(900, {}, 1), free, AT_MS)).toContain('One request: free (not everything is counted), with');
});

it('the printed report says why there is no price', () => {
  expect(costLine(filled(900), null, AT_MS)).toBe('One request: no price of this model is known here.');
  expect(costLine(filled(900), offerOf({ periods: [{ from: '2027-01-01', rates: { input: 1, output: 5 } }] }), AT_MS)).toMatch(/^One request: no price\. \S/);
});
