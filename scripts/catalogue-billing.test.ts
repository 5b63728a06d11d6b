// The built catalogue in dollars: every offer of it can be billed, and those whose prices were worked out by hand cost that.
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { CatalogueOffer, CataloguePeriod } from '@/core/catalog/catalogue-offer';
import { readSnapshot } from '@/core/catalog/snapshot';
import { lastTokensBelow } from '@/core/pricing/bracket';
import { DEFAULT_EMBEDDING } from '@/core/pricing/embedding';
import { instantMs } from '@/core/pricing/instant';
import { usdToNumber } from '@/core/pricing/money';
import { CACHE_LIFETIMES, type Offer, type Rates } from '@/core/pricing/offer';
import { offerOfCatalogue } from '@/core/pricing/offer-of-catalogue';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import { priceRequest } from '@/core/pricing/price-request';
import { NO_USAGE, type Usage } from '@/core/pricing/usage';
import { PRICE_VECTORS, type UsageCard, usageOf } from '@/test/price-cards';
import { makeSnapshot } from './build-catalogue.mjs';

const result = readSnapshot(JSON.parse(makeSnapshot()));
if (!result.ok) throw new Error(JSON.stringify(result.error.issues.slice(0, 10)));
const catalogue: Catalogue = result.value;
const models = new Map(catalogue.models.map((model) => [model.id, model]));

function billed(facts: CatalogueOffer): Offer {
  const model = models.get(facts.modelId);
  if (model === undefined) throw new Error(`There is no model ${facts.modelId}`);
  return offerOfCatalogue(facts, model);
}

function find(id: string): Offer {
  const facts = catalogue.offers.find((each) => each.id === id);
  if (facts === undefined) throw new Error(`There is no offer ${id}`);
  return billed(facts);
}

const SOME_DAY = '2026-11-20T12:00:00Z';
const at = (iso: string): number => instantMs(iso) ?? Number.NaN;
/** For prices alone, where the request is larger than what is served. */
const unlimited = (offer: Offer): Offer => ({ ...offer, servedLimits: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' } });
/** A moment of a period, outside every time window. */
const within = ({ from, until }: CataloguePeriod): number => (from !== null ? at(from) : until !== null ? at(until) - 1 : at(SOME_DAY));

function dollars(offer: Offer, usage: Usage, atMs: number): number | string {
  const priced = priceRequest(usage, offer, atMs);
  return priced.ok ? usdToNumber(priced.value.totalUsd) : priceFailureSentence(priced.error);
}

describe('every offer', () => {
  const all = catalogue.offers.map((facts) => ({ facts, offer: billed(facts) }));
  const moments = all.flatMap(({ facts, offer }) => facts.periods.map((period) => ({ offer, period, atMs: within(period) })));

  it('bills a small request in each of its periods at the rates that the catalogue states', () => {
    expect(moments.length).toBeGreaterThan(200);
    for (const { offer, period, atMs } of moments) {
      const { input = Number.NaN, output = Number.NaN } = period.rates;
      const price = dollars(offer, { ...NO_USAGE, inputTokens: 100, outputTokens: 10 }, atMs);
      expect(price, offer.id).toBeTypeOf('number');
      expect(Math.abs(Number(price) - (100 * input + 10 * output) / 1e6), offer.id).toBeLessThanOrEqual(1e-12);
    }
  });

  it('has no price where the catalogue has none, and says which', () => {
    for (const { offer, period, atMs } of moments) {
      const read = dollars(offer, { ...NO_USAGE, cacheReadTokens: 10 }, atMs);
      if (period.rates.cacheRead === undefined) expect(read, offer.id).toBe('Cache read has no known price.');
      else expect(read, offer.id).toBeTypeOf('number');
      const written = CACHE_LIFETIMES.map((lifetime) => dollars(offer, { ...NO_USAGE, cacheWriteTokens: { [lifetime]: 10 } }, atMs));
      const stated = [period.rates.cacheWrite5m, period.rates.cacheWrite1h].filter((rate) => rate !== undefined);
      expect(written.filter((price) => typeof price === 'number').length, offer.id).toBe(stated.length);
      for (const price of written) if (typeof price === 'string') expect(price).toMatch(/^Cache write \(\d+[mh]\) has no known price\.$/);
      const stored = dollars(offer, { ...NO_USAGE, cacheStorageTokenHours: 10 }, atMs);
      if (period.rates.cacheStoragePerHour === undefined) expect(stored, offer.id).toBe('Cache storage has no known price.');
      else expect(stored, offer.id).toBeTypeOf('number');
    }
  });

  it('knows each rate in a bracket or window that it knows outside', () => {
    const known = ({ inputUsdPerMTok, outputUsdPerMTok, cacheReadUsdPerMTok, cacheWriteUsdPerMTok }: Rates): string[] => [
      ...Object.entries({ inputUsdPerMTok, outputUsdPerMTok, cacheReadUsdPerMTok }).flatMap(([name, price]) => (price === null ? [] : [name])),
      ...Object.keys(cacheWriteUsdPerMTok),
    ];
    const brackets = all.flatMap(({ offer }) => offer.periods.flatMap((period) => period.brackets.map((bracket) => ({ offer, period, bracket }))));
    expect(brackets.length).toBeGreaterThan(40);
    for (const { offer, period, bracket } of brackets) {
      expect(known(bracket.rates), offer.id).toEqual(known(period.rates));
      const inputTokens = lastTokensBelow(bracket) + 1;
      const only = { ...unlimited(offer), periods: [{ ...period, from: null, until: null, maxPromptTokens: null }] };
      expect(dollars(only, { ...NO_USAGE, inputTokens }, 0), offer.id).toBeCloseTo((inputTokens * (bracket.rates.inputUsdPerMTok?.value ?? Number.NaN)) / 1e6, 9);
    }
    for (const { offer } of all) for (const period of offer.periods) for (const window of period.timeWindows) expect(known(window.rates), offer.id).toEqual(known(period.rates));
  });

  it('takes one of batch, flex and priority', () => {
    const modifierIds = ['batch', 'flex'];
    const price = dollars(find('openai:gpt-5.5'), { ...NO_USAGE, inputTokens: 100, modifierIds }, at(SOME_DAY));
    expect(price).toBe('Batch and Flex exclude each other.');
  });

  it('says that a lifetime is not stated only where writes are sold by a host', () => {
    const noted = all.filter(({ offer }) => offer.notes.length > 0).map(({ offer }) => offer.provider);
    expect(new Set(noted)).toEqual(new Set(['amazon-bedrock', 'minimax']));
  });
});

describe('the vectors of the vendors’ own prices, by the catalogue', () => {
  const OFFERS: Readonly<Record<string, string>> = {
    sonnet46: 'anthropic:claude-sonnet-4-6',
    opus46: 'anthropic:claude-opus-4-6',
    sonnet45: 'anthropic:claude-sonnet-4-5',
    opus47: 'anthropic:claude-opus-4-7',
    opus55: 'anthropic:claude-opus-5-5',
    haiku55: 'anthropic:claude-haiku-5-5',
    gpt55: 'openai:gpt-5.5',
    gem31: 'google:gemini-3.1-pro-preview',
    gem38f: 'google:gemini-3.8-flash',
    argon: 'google:gemini-4-argon',
    grok43: 'xai:grok-4.3',
    qwen36p: 'vercel-ai-gateway:alibaba/qwen3.6-plus',
    qwen37f: 'vercel-ai-gateway:alibaba/qwen3.7-flash',
    m3: 'minimax:MiniMax-M3',
    dsv4pro: 'deepseek:deepseek-v4-pro',
    dsflash: 'deepseek:deepseek-flash',
  };
  const vectors = PRICE_VECTORS.filter(({ card }) => card in OFFERS);

  it('are all but the three of made-up cards', () => {
    expect(PRICE_VECTORS.filter(({ card }) => !(card in OFFERS)).map(({ card }) => card)).toEqual(['seedSonnet', 'seedSonnetMarginal', 'kimi']);
  });

  it.each(vectors.map((vector) => [vector.id, vector.says, vector] as const))('%s: %s', (_id, _says, { card, usage, at: iso = SOME_DAY, modifiers = [], expected }) => {
    const price = dollars(unlimited(find(OFFERS[card] ?? '')), usageOf(usage, modifiers), at(iso));
    expect(price).toBeTypeOf('number');
    expect(Math.abs(Number(price) - expected.total)).toBeLessThanOrEqual(1e-9);
  });
});

describe('within what is served', () => {
  const request: UsageCard = { input: 100_000, output: 10_000 };

  it.each<[string, UsageCard, string, number, string[]?]>([
    ['anthropic:claude-haiku-5-5', { input: 100_000, output: 10_000 }, SOME_DAY, 0.015],
    ['anthropic:claude-haiku-5-5', { input: 100_001, output: 10_000 }, SOME_DAY, 0.0750005],
    ['anthropic:claude-haiku-5-5', { input: 1, cacheRead: 100_000 }, SOME_DAY, 0.0050005],
    ['google:gemini-4-argon', request, '2026-11-30T23:59:59Z', 0.3],
    ['google:gemini-4-argon', request, '2026-12-01', 0.6],
    ['google:gemini-4-argon', { cacheRead: 100_000 }, '2026-12-01', 0.02],
    ['deepseek:deepseek-v4-pro', request, '2026-08-16T15:59:59Z', 0.0522],
    ['deepseek:deepseek-v4-pro', request, '2026-11-20T05:59:59Z', 0.0858],
    ['deepseek:deepseek-v4-pro', request, '2026-11-20T06:00:00Z', 0.1716],
    ['deepseek:deepseek-v4-pro', request, '2026-11-20T10:00:00Z', 0.0858],
    ['deepseek:deepseek-v4-pro', request, '2026-11-21T07:00:00Z', 0.0858],
    ['openai:gpt-5.5', { input: 272_000, output: 1000 }, SOME_DAY, 1.39],
    ['openai:gpt-5.5', { input: 272_001, output: 1000 }, SOME_DAY, 2.76501],
    ['openai:gpt-5.5', request, SOME_DAY, 0.44, ['batch', 'regional']],
    ['openai:gpt-6-sol', { input: 272_000, output: 1000 }, SOME_DAY, 0.554],
    ['openai:gpt-6-sol', { input: 272_001, output: 1000 }, SOME_DAY, 1.103004],
    ['openai:gpt-6-sol', { cacheWrite30m: 100_000 }, SOME_DAY, 0.25],
    ['xai:grok-4.3', { input: 199_999, output: 1000 }, SOME_DAY, 0.25249875],
    ['xai:grok-4.3', { input: 200_000, output: 1000 }, SOME_DAY, 0.505],
    ['anthropic:claude-sonnet-4-5', { input: 200_000 }, '2026-05-01', 0.6],
  ])('%s: %j at %s costs $%f', (id, usage, iso, expected, modifiers = []) => {
    const price = dollars(find(id), usageOf(usage, modifiers), at(iso));
    expect(price).toBeTypeOf('number');
    expect(Math.abs(Number(price) - expected)).toBeLessThanOrEqual(1e-9);
  });

  it.each<[string, UsageCard, string, string[], string]>([
    ['anthropic:claude-sonnet-4-5', { input: 200_001 }, '2026-05-01', [], 'Not servable: 200,001 tokens, and the largest prompt that is served is 200,000.'],
    ['groq:qwen/qwen3.6-27b', { input: 131_073 }, SOME_DAY, [], 'Not servable: 131,073 tokens, and the window that is served is 131,072.'],
    ['openai:gpt-6-sol', { cacheWrite5m: 100 }, SOME_DAY, [], 'Cache write (5m) has no known price.'],
    ['openai:gpt-5.5', { input: 272_001 }, SOME_DAY, ['priority'], 'Priority is not offered for a prompt of more than 272,000 tokens.'],
    ['google:gemini-4-argon', { input: 1 }, '2026-09-29', [], 'No price is known for this time.'],
  ])('%s: %j at %s with %j fails', (id, usage, iso, modifiers, sentence) => {
    expect(dollars(find(id), usageOf(usage, modifiers), at(iso))).toBe(sentence);
  });
});

it('the price of embedding that calculators begin with is from a source of the catalogue, as of its day', () => {
  const { source, asOf } = DEFAULT_EMBEDDING.price;
  expect(catalogue.sources.find(({ id }) => id === source)).toMatchObject({ asOf });
});
