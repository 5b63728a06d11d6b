import { expect, it } from 'vitest';
import { fillWindow } from '@/core/budget/fill';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { offerOf, sourced } from '@/test/price-cards';
import { AT_MS, CARD } from '@/test/reported-models';
import type { Fill } from '@/core/budget/fill';
import { billedAnswer } from '@/core/pricing/billed-answer';
import type { Offer } from '@/core/pricing/offer';
import { costLine } from './cost-line';

const filled = (tokens: number, over: Partial<Count> = {}, uncountedAttachments = 0) =>
  fillWindow({ parts: { tokens, low: tokens, high: tokens, exactness: 'exact', ...over }, uncountedAttachments, overhead: NOTHING, limits: { windowTokens: 10_000, maxInputTokens: null, maxOutputTokens: 2_000, budget: 'shared' }, reserveTokens: 2_000, reasoningTokens: 0 });
const offer = offerOf(CARD);
const lineOf = (fill: Fill, by: Offer | null) => costLine(fill, billedAnswer({ reserveTokens: fill.reserveTokens, isDefaultReserve: true }, by), by, AT_MS);

it('the printed report says what one request costs, as of when and by whom', () => {
  expect(lineOf(filled(900), offer)).toMatch(/^One request: \$0\.011, with 2,000 tokens of answer and all input uncached\. Price of 2026-11-20, by \S.*\.$/);
  // At 1,100 tokens all of it is doubled.
  expect(lineOf(filled(900, { low: 800, high: 1_100, exactness: 'estimate' }), offer)).toContain('One request: ~$0.011 ($0.011–$0.022), with');
  expect(lineOf(filled(900, { low: 800, high: 1_100, exactness: 'estimate' }, 2), offer)).toContain('at least ~$0.011 ($0.011–$0.022; not everything is counted), with');
  expect(lineOf(filled(900, {}, 1), offer)).toContain('One request: at least ~$0.011 (not everything is counted), with');
});

it('the printed report says of a price of zero that it is free, as the table of models does', () => {
  const free = offerOf({ periods: [{ rates: { input: 0, output: 0 } }] });
  expect(lineOf(filled(900, { low: 800, high: 1_100, exactness: 'estimate' }), free)).toMatch(/^One request: free, with 2,000 tokens/);
  expect(lineOf(filled(900, {}, 1), free)).toContain('One request: free (not everything is counted), with');
});

it('the printed report says why there is no price', () => {
  expect(lineOf(filled(900), null)).toBe('One request: no price of this model is known here.');
  expect(lineOf(filled(900), offerOf({ periods: [{ from: '2027-01-01', rates: { input: 1, output: 5 } }] }))).toMatch(/^One request: no price\. \S/);
});

it('the printed report bills what the offer serves of a reserve that nobody chose, and says so', () => {
  const short: Offer = { ...offer, servedLimits: { ...offer.servedLimits, maxOutputTokens: sourced(500) } };
  expect(lineOf(filled(900), short)).toMatch(/^One request: \$0\.0034, with 500 tokens of answer and all input uncached\. Billed 500 tokens of answer, not the 2,000 reserved: the largest answer that the offer serves\. Price of /);
  expect(costLine(filled(900), billedAnswer({ reserveTokens: 2_000, isDefaultReserve: false }, short), short, AT_MS)).toContain('no price. Not servable: 2,000 tokens');
});
