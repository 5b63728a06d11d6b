import { describe, expect, it } from 'vitest';
import { offerOf } from '@/test/price-cards';
import { CARD, reportedModel, reportedModels } from '@/test/reported-models';
import { modelTable } from './markdown-models';
import type { Report } from './report';
import { reportModel } from './report-models';

const rows = reportedModels().map(reportModel);
const row = (id: string) => rows.find((each) => each.id === id)!;

describe('models in the report', () => {
  it('cost this request with the reserve as the answer, with the ends of the range', () => {
    // 900 × $1 + 2,000 × $5 per million; at 1,100 tokens all of it is doubled.
    expect(row('vendor/below')).toMatchObject({ tokens: 900, low: 800, high: 1_100, exactness: 'estimate', verdict: 'fits', costUsd: 0.0109, costLowUsd: 0.0108, costHighUsd: 0.0222, costNote: null });
    expect(row('vendor/above')).toMatchObject({ costUsd: 0.023, costLowUsd: 0.023, costHighUsd: 0.023 });
  });

  it('say which rules fired, in order and in words', () => {
    expect(row('vendor/below').rules.map(({ kind }) => kind)).toEqual(['period', 'charge', 'charge']);
    expect(row('vendor/above').rules.map(({ kind }) => kind)).toEqual(['period', 'bracket', 'charge', 'charge']);
    expect(row('vendor/above').rules[1]?.sentence).toContain('more than 1,000 tokens');
  });

  it('have no cost, and the reason, where nobody sells or serves them', () => {
    expect(row('vendor/unsold')).toMatchObject({ costUsd: null, costLowUsd: null, costNote: 'No price of this model is known here.', offer: null, priceAsOf: null, rules: [] });
    expect(row('vendor/refused')).toMatchObject({ costUsd: null, verdict: 'fits', rules: [] });
    expect(row('vendor/refused').costNote).toContain('the window that is served is 3,000');
  });
});

describe('models in Markdown', () => {
  const asCode = (text: string) => `\`${text}\``;
  const linesOf = (models: Report['models'], chosen: string) => modelTable({ models, modelsAnswer: 'All the same.', shownCase: null, cases: [] as Report['cases'], model: { id: chosen, name: chosen, vendor: '' } } as Report, asCode);

  it('are the ten cheapest that fit, and the chosen one wherever it stands', () => {
    const many = Array.from({ length: 14 }, (_, at) => reportModel(reportedModel(`v/m${at}`, 100 * (14 - at), offerOf(CARD))));
    const over = reportModel(reportedModel('v/over', 9_000, null));
    const table = linesOf([...many, over], 'v/over').filter((line) => line.startsWith('| ') && !line.startsWith('| :') && !line.startsWith('| Model'));
    expect(table).toHaveLength(11);
    expect(table[0]).toBe('| `Name of v/m13` | fits | 100 | 2,000 | $0.010 | 2026-11-20 |');
    expect(table.at(-1)).toBe('| **`Name of v/over`** | over | 9,000 | 2,000 | No price of this model is known here. | – |');
    expect(linesOf(many, 'v/m13').filter((line) => line.includes('**'))).toHaveLength(1);
  });

  it('are not the none that fit: where no priced model surely does, the chosen one stands alone', () => {
    const unsure = reportModel(reportedModel('v/unsold', 900, null));
    const head = (models: Report['models'], chosen: string) => linesOf(models, chosen)[0]?.split(';')[0];
    expect(head([unsure], 'v/unsold')).toBe('No model that has a price surely fits, so this is the chosen one alone');
    expect(linesOf([unsure], 'v/other')).toEqual([]);
    const [one, two] = [1, 2].map((at) => reportModel(reportedModel(`v/m${at}`, 100 * at, offerOf(CARD))));
    expect(head([one!], 'v/m1')).toBe('The cheapest model that fits');
    expect(head([one!, unsure], 'v/unsold')).toBe('The cheapest model that fits, and the chosen one');
    expect(head([one!, two!, unsure], 'v/unsold')).toBe('The 2 cheapest models that fit, and the chosen one');
  });

  it('of prices of zero are free, as on the page, whether the tokens are exact or not', () => {
    const free = offerOf({ periods: [{ rates: { input: 0, output: 0 } }] });
    const models = [reportModel(reportedModel('v/free', 900, free, { low: 800, high: 1_000, exactness: 'estimate' })), reportModel(reportedModel('v/exact', 900, free))];
    expect(linesOf(models, 'v/other').filter((line) => line.includes('| free |'))).toHaveLength(2);
    expect(linesOf(models, 'v/other').join()).not.toContain('$0');
  });

  it('have tokens that a link states called so, and in the JSON too', () => {
    const models = (['all', 'some', 'none'] as const).map((stated) => reportModel({ ...reportedModel(`v/${stated}`, 900, offerOf(CARD)), stated }));
    expect(models.map((model) => model.stated)).toEqual(['all', 'some', 'none']);
    const lines = linesOf(models, 'v/none').filter((line) => line.includes('Name of'));
    expect(lines.map((line) => line.split(' | ')[2])).toEqual(['900 (stated by the link)', '900 (partly stated by the link)', '900']);
    const about = reportModel({ ...reportedModel('v/about', 900, offerOf(CARD), { low: 1, exactness: 'estimate' }), stated: 'all' });
    expect(linesOf([about], 'v/about').join()).toContain('| ~900 |');
  });

  it('say which answer is billed, and mark those that are shorter', () => {
    const short = reportModel({ ...reportedModel('v/short', 900, offerOf(CARD)), answerTokens: 500, isAnswerCapped: true, answerNote: 'Shorter.' });
    expect(short).toMatchObject({ reserveTokens: 2_000, answerTokens: 500, isAnswerCapped: true, costNote: 'Shorter.' });
    const lines = linesOf([short], 'v/short');
    expect(lines[0]).toContain('the cost is that of this request, all input uncached. All the same.');
    expect(lines.find((line) => line.includes('Name of'))).toBe('| **`Name of v/short`** | fits | 900 | 500 | $0.011† | 2026-11-20 |');
  });

  it('are left out where the report knows none', () => {
    expect(linesOf([], 'v/none')).toEqual([]);
  });
});
