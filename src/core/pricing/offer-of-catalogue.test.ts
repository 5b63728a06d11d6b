// What the catalogue leaves unsaid has a meaning of its own; the engine's is another. The built catalogue is billed in
// scripts/catalogue-billing.test.ts.
import { describe, expect, it } from 'vitest';
import { framingOf } from '@/core/catalog/framing-models';
import type { CatalogueOffer, CataloguePeriod } from '@/core/catalog/catalogue-offer';
import type { Model, TokenizerMapping } from '@/core/catalog/model';
import { tokenizerNamed } from '@/core/catalog/named-tokenizers';
import type { ModelId } from '@/core/units';
import { keptFor } from './cache-lifetime';
import { offerOfCatalogue } from './offer-of-catalogue';

const LIST = { source: 'list', asOf: '2026-11-20' };
const BLOG = { source: 'blog', asOf: '2026-11-01' };
const list = <Value>(value: Value) => ({ value, ...LIST });
const blog = <Value>(value: Value) => ({ value, ...BLOG });

const MODEL: Model = {
  id: 'acme/one' as ModelId,
  name: 'One',
  vendorKey: 'acme',
  vendor: 'Acme',
  windowTokens: list(1_000_000),
  maxInputTokens: list(900_000),
  maxOutputTokens: list(64_000),
  budget: 'separate',
  tokenizer: tokenizerNamed('unknown') as TokenizerMapping,
  framing: framingOf('acme/one'),
  modalities: list(['text']),
  openWeights: null,
  licence: null,
  released: null,
  knowledgeCutoff: null,
};

const PERIOD: CataloguePeriod = {
  from: null,
  until: null,
  maxPrompt: null,
  rates: { input: 1, output: 2, cacheRead: 0.1 },
  rateSources: {},
  tierMode: 'whole',
  contextTiers: [],
  timeWindows: [],
  ...LIST,
};

const OFFER: CatalogueOffer = {
  id: 'host:one@EU',
  modelId: MODEL.id,
  provider: 'host',
  providerName: 'A host',
  region: 'EU',
  apiId: 'one',
  served: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null },
  periods: [PERIOD],
  modifiers: [],
  cache: null,
};

const converted = (over: Partial<CatalogueOffer>) => offerOfCatalogue({ ...OFFER, ...over }, MODEL);
const onlyPeriod = (period: Partial<CataloguePeriod>, over: Partial<CatalogueOffer> = {}) => {
  const [only] = converted({ ...over, periods: [{ ...PERIOD, ...period }] }).periods;
  if (only === undefined) throw new Error('There is no period');
  return only;
};

describe('an offer of the catalogue', () => {
  it('keeps its names, and has the limits of the model where the host states none', () => {
    expect(converted({ served: { ...OFFER.served, maxOutputTokens: blog(8000) } })).toMatchObject({
      id: 'host:one@EU',
      modelId: 'acme/one',
      provider: 'host',
      region: 'EU',
      apiId: 'one',
      servedLimits: { windowTokens: list(1_000_000), maxInputTokens: list(900_000), maxOutputTokens: blog(8000), budget: 'separate' },
      notes: [],
    });
  });

  it('keeps the dates, and the source of each rate', () => {
    const period = onlyPeriod({
      from: '2026-01-01',
      until: '2026-12-01T16:00Z',
      maxPrompt: 200_000,
      rates: { input: 1, output: 0, cacheRead: 0.1, cacheStoragePerHour: 4.5 },
      rateSources: { cacheRead: BLOG, cacheStoragePerHour: BLOG },
    });
    expect(period).toEqual({
      from: '2026-01-01',
      until: '2026-12-01T16:00Z',
      ...LIST,
      rates: { inputUsdPerMTok: list(1), cacheReadUsdPerMTok: blog(0.1), cacheWriteUsdPerMTok: {}, outputUsdPerMTok: list(0), reasoningUsdPerMTok: null },
      brackets: [],
      bracketMode: 'whole',
      timeWindows: [],
      cacheStorageUsdPerMTokHour: blog(4.5),
      maxPromptTokens: list(200_000),
    });
  });

  it('does not know what nobody states', () => {
    const { rates, cacheStorageUsdPerMTokHour } = onlyPeriod({ rates: {} });
    expect(rates).toEqual({ inputUsdPerMTok: null, cacheReadUsdPerMTok: null, cacheWriteUsdPerMTok: {}, outputUsdPerMTok: null, reasoningUsdPerMTok: null });
    expect(cacheStorageUsdPerMTokHour).toBeNull();
  });

  it('bills the reads that were not asked for where no others have a price', () => {
    expect(onlyPeriod({ rates: { cacheReadImplicit: 0.2 } }).rates.cacheReadUsdPerMTok).toEqual(list(0.2));
    expect(onlyPeriod({ rates: { cacheRead: 0.1, cacheReadImplicit: 0.2 } }).rates.cacheReadUsdPerMTok).toEqual(list(0.1));
  });
});

describe('a bracket', () => {
  const contextTiers = [{ threshold: 500, boundary: 'gte', rates: { input: 3 } }] as const;

  it('has the rates of the period that it leaves out', () => {
    const period = onlyPeriod({ tierMode: 'marginal', contextTiers, rateSources: { output: BLOG } });
    expect(period.bracketMode).toBe('marginal');
    expect(period.brackets).toEqual([
      {
        thresholdTokens: list(500),
        boundary: list('gte'),
        rates: { inputUsdPerMTok: list(3), cacheReadUsdPerMTok: list(0.1), cacheWriteUsdPerMTok: {}, outputUsdPerMTok: blog(2), reasoningUsdPerMTok: null },
      },
    ]);
  });

  it('holds in a time window, too, as a window takes the place of all of its period', () => {
    const timeWindows = [{ days: ['MON', 'FRI'], ranges: [['01:00', '04:00']], except: 'holidays', rates: { output: 4 } }] as const;
    const period = onlyPeriod({ contextTiers, timeWindows });
    expect(period.timeWindows).toMatchObject([
      { weekdays: ['MON', 'FRI'], ranges: [['01:00', '04:00']], exceptions: 'holidays', rates: { inputUsdPerMTok: list(1), outputUsdPerMTok: list(4) }, bracketMode: 'whole' },
    ]);
    expect(period.timeWindows[0]?.brackets).toEqual(period.brackets);
  });

  it('a window of all seven days is one of every day', () => {
    const timeWindows = [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'], ranges: [], except: null, rates: {} }] as const;
    expect(onlyPeriod({ timeWindows }).timeWindows[0]?.weekdays).toBeNull();
  });
});

describe('a write to the cache', () => {
  const rates = { input: 1, output: 2, cacheWrite5m: 1.25 };
  const cacheOf = (...lifetimesSeconds: number[]): Partial<CatalogueOffer> => ({ cache: { kind: 'explicit', lifetimesSeconds, minTokens: null, ...LIST } });
  const writes = (over: Partial<CatalogueOffer>, more: CataloguePeriod['rates'] = {}) => onlyPeriod({ rates: { ...rates, ...more } }, over).rates.cacheWriteUsdPerMTok;

  it('is kept as long as the shortest lifetime that is sold, whatever the name of its rate', () => {
    expect(writes(cacheOf(300, 3600), { cacheWrite1h: 2 })).toEqual({ '5m': list(1.25), '1h': list(2) });
    expect(writes(cacheOf(1800))).toEqual({ '30m': list(1.25) });
    expect(writes(cacheOf(43_200))).toEqual({ '12h': list(1.25) });
  });

  it('has no known price for a lifetime that is not billed', () => {
    expect(writes(cacheOf(600))).toEqual({});
  });

  it('is taken as one of five minutes where no lifetime is stated, and the offer says so', () => {
    for (const over of [{}, cacheOf()]) {
      expect(writes(over)).toEqual({ '5m': list(1.25) });
      expect(converted({ ...over, periods: [{ ...PERIOD, rates }] }).notes).toEqual([expect.stringContaining('taken as five minutes')]);
    }
    expect(converted({ ...cacheOf(1800), periods: [{ ...PERIOD, rates }] }).notes).toEqual([]);
  });
});

describe('a cache that works unasked', () => {
  const cached = (kind: 'implicit' | 'explicit' | 'both', ...lifetimesSeconds: number[]) =>
    converted({ cache: { kind, lifetimesSeconds, minTokens: null, ...LIST }, periods: [{ ...PERIOD, rates: { input: 1, output: 2, cacheRead: 0.1 } }] });

  it('is kept for as long as is stated of it, which lifetimes of caches that are asked for do not say', () => {
    expect(keptFor('automatic', cached('implicit', 1800))).toEqual({ lifetimeSeconds: 1800, isAssumed: false });
    expect(keptFor('automatic', cached('both', 3600))).toEqual({ lifetimeSeconds: 300, isAssumed: true });
    expect(keptFor('automatic', cached('implicit'))).toEqual({ lifetimeSeconds: 300, isAssumed: true });
  });
});

describe('a factor', () => {
  it('has a name for the reader, and excludes the other ways of processing alone', () => {
    const names = ['batch', 'flex', 'priority', 'regional', 'us-inference', 'fast', 'constructor'];
    const { modifiers } = converted({ modifiers: names.map((name) => ({ name, factor: 0.5, excludesLongContext: name === 'priority', ...BLOG })) });
    expect(modifiers[2]).toEqual({ id: 'priority', name: 'Priority', factor: blog(0.5), appliesTo: null, excludesLongContext: true, exclusiveGroup: 'processing' });
    expect(modifiers.map(({ name }) => name)).toEqual(['Batch', 'Flex', 'Priority', 'Regional processing', 'US inference', 'Fast mode', 'Constructor']);
    expect(modifiers.filter(({ exclusiveGroup }) => exclusiveGroup !== null).map(({ id }) => id)).toEqual(['batch', 'flex', 'priority', 'fast']);
  });
});
