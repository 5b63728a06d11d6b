// The rules of price that a page would get wrong without the catalogue: dates, brackets, times of day, regions, caches.
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { type CatalogueOffer, type CataloguePeriod, sourcedRate } from '@/core/catalog/catalogue-offer';
import { readSnapshot } from '@/core/catalog/snapshot';
import { catalogueFaults } from '@/test/catalogue-faults';
import { makeSnapshot } from './build-catalogue.mjs';

const result = readSnapshot(JSON.parse(makeSnapshot()));
if (!result.ok) throw new Error(JSON.stringify(result.error.issues.slice(0, 10)));
const catalogue: Catalogue = result.value;

function find(id: string): CatalogueOffer {
  const offer = catalogue.offers.find((each) => each.id === id);
  if (offer === undefined) throw new Error(`There is no offer ${id}`);
  return offer;
}

/** Dates with input and output, as in "..2026-12-01 2 10". */
const plain = (offer: CatalogueOffer): string[] =>
  offer.periods.map(({ from, until, rates }) => `${from ?? ''}..${until ?? ''} ${rates.input ?? '?'} ${rates.output ?? '?'}`);
const last = (offer: CatalogueOffer): CataloguePeriod => offer.periods.at(-1) as CataloguePeriod;
const brackets = (offer: CatalogueOffer): string[] =>
  last(offer).contextTiers.map(({ boundary, threshold, rates }) => `${boundary} ${threshold} ${rates.input} ${rates.output}`);
const factors = (offer: CatalogueOffer): Record<string, number> => Object.fromEntries(offer.modifiers.map(({ name, factor }) => [name, factor]));

describe('prices that change on a day', () => {
  it.each([
    ['google:gemini-4-argon', ['2026-09-30..2026-12-01 2 10', '2026-12-01.. 4 20']],
    ['google:gemini-3.6-flash', ['..2027-01-01 0.75 3.75', '2027-01-01.. 1.5 7.5']],
    ['google:gemini-3.7-flash', ['..2027-01-01 0.75 3.75', '2027-01-01.. 1.5 7.5']],
    ['google:gemini-3.8-flash', ['..2027-01-01 0.75 3.75', '2027-01-01.. 1.5 7.5']],
    ['openai:gpt-5.6-sol', ['..2026-08-21 5 30', '2026-08-21.. 4 20']],
    ['deepseek:deepseek-v4-pro', ['2026-04-24..2026-08-16T16:00Z 0.435 0.87', '2026-08-16T16:00Z.. 0.66 1.98']],
  ])('%s', (id, periods) => {
    expect(plain(find(id))).toEqual(periods);
  });

  it('take the cache with them: Argon’s reads double too, and an hour of Flash’s storage does not', () => {
    expect(find('google:gemini-4-argon').periods.map(({ rates }) => rates.cacheRead)).toEqual([0.1, 0.2]);
    expect(find('google:gemini-3.8-flash').periods.map(({ rates }) => rates.cacheStoragePerHour)).toEqual([0.5, 0.5]);
  });

  it('ended the surcharge of long prompts to Opus and Sonnet 4.6', () => {
    for (const id of ['anthropic:claude-opus-4-6', 'anthropic:claude-sonnet-4-6']) {
      expect(find(id).periods.map(({ until, contextTiers }) => [until, contextTiers.length])).toEqual([
        ['2026-03-13', 1],
        [null, 0],
      ]);
    }
  });

  it('ended the long prompts to Sonnet 4.5', () => {
    expect(find('anthropic:claude-sonnet-4-5').periods.map(({ from, maxPrompt }) => [from, maxPrompt])).toEqual([
      [null, null],
      ['2026-04-30', 200_000],
    ]);
  });
});

describe('prices of long prompts', () => {
  it.each([
    ['anthropic:claude-haiku-5-5', ['gt 100000 0.5 2.5']],
    ['openai:gpt-5.5', ['gt 272000 10 45']],
    ['google:gemini-2.5-pro', ['gt 200000 2.5 15']],
    ['xai:grok-4.3', ['gte 200000 2.5 5']],
    ['xai:grok-4.7', ['gte 200000 4 12']],
    ['meta:muse-ember-1.0', ['gt 200000 0.3 1.5']],
    ['minimax:MiniMax-M3', ['gt 512000 0.6 2.4']],
    ['vercel-ai-gateway:alibaba/qwen3.7-flash', ['gt 32000 0.1 0.4', 'gt 256000 0.2 0.8']],
    ['anthropic:claude-opus-5-5', []],
  ])('%s', (id, expected) => {
    expect(brackets(find(id))).toEqual(expected);
  });

  it('hold for the whole request, and for everything of Haiku 5.5 five times', () => {
    const { rates, tierMode, contextTiers } = last(find('anthropic:claude-haiku-5-5'));
    expect(tierMode).toBe('whole');
    for (const name of ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const) {
      expect(contextTiers[0]?.rates[name]).toBeCloseTo(5 * (rates[name] ?? Number.NaN), 10);
    }
  });
});

describe('other rules', () => {
  it('DeepSeek doubles in the two stretches of a working day in China', () => {
    for (const id of ['deepseek:deepseek-flash', 'deepseek:deepseek-v4-flash', 'deepseek:deepseek-v4-pro']) {
      const { rates, timeWindows } = last(find(id));
      expect(timeWindows).toMatchObject([
        { days: ['MON', 'TUE', 'WED', 'THU', 'FRI'], ranges: [['01:00', '04:00'], ['06:00', '10:00']], except: 'public holidays in China' },
      ]);
      for (const name of ['input', 'output', 'cacheRead'] as const) {
        expect(timeWindows[0]?.rates[name]).toBeCloseTo(2 * (rates[name] ?? Number.NaN), 10);
      }
    }
  });

  it('factors of batch, flex, priority, region and speed', () => {
    expect(factors(find('openai:gpt-5.5'))).toEqual({ batch: 0.5, flex: 0.5, priority: 2.5, regional: 1.1 });
    expect(find('openai:gpt-5.5').modifiers.filter(({ excludesLongContext }) => excludesLongContext).map(({ name }) => name)).toEqual(['priority']);
    expect(factors(find('anthropic:claude-opus-5-5'))).toEqual({ batch: 0.5, 'us-inference': 1.1, fast: 2 });
    expect(factors(find('anthropic:claude-haiku-4-5'))).toEqual({ batch: 0.5 });
    expect(factors(find('google:gemini-3.8-flash'))).toEqual({ batch: 0.5, flex: 0.5, priority: 1.8 });
    expect(factors(find('moonshotai:kimi-k3'))).toEqual({ batch: 0.6 });
  });

  it('caches: how long, how they are asked for, and what a longer life costs', () => {
    expect(find('anthropic:claude-opus-5-5').cache).toMatchObject({ kind: 'explicit', lifetimesSeconds: [300, 3600] });
    expect(last(find('anthropic:claude-opus-5-5')).rates).toEqual({ input: 4, output: 20, cacheRead: 0.2, cacheWrite5m: 5, cacheWrite1h: 8 });
    expect(find('openai:gpt-6-sol').cache).toMatchObject({ kind: 'implicit', lifetimesSeconds: [1800] });
    expect(find('google:gemini-4-argon').cache).toMatchObject({ kind: 'implicit' });
    expect(last(find('google:gemini-2.5-pro')).rates.cacheStoragePerHour).toBe(4.5);
    expect(find('openai:gpt-4').cache).toBeNull();
  });

  it('regions and hosts have prices and limits of their own', () => {
    expect(find('amazon-bedrock:eu.anthropic.claude-opus-5-5@EU')).toMatchObject({ region: 'EU', providerName: 'Amazon Bedrock' });
    expect(last(find('amazon-bedrock:eu.anthropic.claude-opus-5-5@EU')).rates.input).toBe(4.4);
    expect(find('groq:qwen/qwen3.6-27b').served.windowTokens?.value).toBe(131_072);
    expect(find('openai:gpt-5.5').served).toEqual({ windowTokens: null, maxInputTokens: null, maxOutputTokens: null });
  });

  it('a rate may be of another source than its period', () => {
    const period = last(find('google:gemini-4-argon'));
    expect(sourcedRate(period, 'input')).toMatchObject({ value: 4, source: 'google-latest-model' });
    expect(sourcedRate(period, 'cacheRead')).toMatchObject({ value: 0.2, source: 'litellm-46238' });
    expect(sourcedRate(period, 'cacheWrite1h')).toBeNull();
  });
});

describe('prices that contradict themselves are found', () => {
  const [early, late] = find('google:gemini-4-argon').periods as [CataloguePeriod, CataloguePeriod];
  const haiku = last(find('anthropic:claude-haiku-5-5'));
  const [tier] = haiku.contextTiers;
  const peak = last(find('deepseek:deepseek-flash'));
  const [night] = peak.timeWindows;
  if (tier === undefined || night === undefined) throw new Error('There is no bracket or window');

  it.each<[string, Partial<CatalogueOffer>]>([
    ['has no price', { periods: [] }],
    ['two periods overlap', { periods: [early, { ...late, from: '2026-11-30' }] }],
    ['two periods overlap', { periods: [late, early] }],
    ['before it begins', { periods: [{ ...early, until: '2026-09-30' }] }],
    ['a price is below 0', { periods: [{ ...haiku, rates: { ...haiku.rates, input: -1 } }] }],
    ['does not rise', { periods: [{ ...haiku, contextTiers: [tier, tier] }] }],
    ['leaves a rate out', { periods: [{ ...haiku, contextTiers: [{ ...tier, rates: { input: 1, output: 2 } }] }] }],
    ['is out of order', { periods: [{ ...peak, timeWindows: [{ ...night, ranges: [['06:00', '04:00']] }] }] }],
    ['its source hearsay is not there', { periods: [{ ...early, source: 'hearsay' }] }],
    ['is not that of its source', { periods: [{ ...early, asOf: '' }] }],
    ['is not that of its source', { periods: [{ ...early, rateSources: { cacheRead: { source: 'pi-ai', asOf: '' } } }] }],
    ['its model openai/gpt-0 is not there', { modelId: 'openai/gpt-0' as CatalogueOffer['modelId'] }],
    ['two offers have the id', { id: 'openai:gpt-4' }],
  ])('%s', (fault, change) => {
    const offers = catalogue.offers.map((offer) => (offer.id === 'google:gemini-4-argon' ? { ...offer, ...change } : offer));
    expect(catalogueFaults({ ...catalogue, offers }).join('\n')).toContain(fault);
  });
});
