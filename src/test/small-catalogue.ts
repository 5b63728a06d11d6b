// A catalogue small enough to read: two vendors and a host, brackets, dated prices, peak hours, several sources.
import type { CatalogueOffer, CataloguePeriod } from '@/core/catalog/catalogue-offer';
import { framingOf } from '@/core/catalog/framing-models';
import type { Model, TokenizerMapping } from '@/core/catalog/model';
import { tokenizerNamed } from '@/core/catalog/named-tokenizers';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { ModelId } from '@/core/units';

export const LIST = { source: 'list', asOf: '2026-11-10' };
export const BLOG = { source: 'blog', asOf: '2026-11-01' };
const list = <Value>(value: Value) => ({ value, ...LIST });

function model(id: string, name: string, more: Partial<Model> = {}): Model {
  const vendorKey = id.slice(0, id.indexOf('/'));
  return {
    id: id as ModelId,
    name,
    vendorKey,
    vendor: { openai: 'OpenAI', anthropic: 'Anthropic' }[vendorKey] ?? vendorKey,
    windowTokens: list(200_000),
    maxInputTokens: null,
    maxOutputTokens: list(64_000),
    budget: 'shared',
    tokenizer: tokenizerNamed('o200k') as TokenizerMapping,
    framing: framingOf(id),
    modalities: list(['text', 'image']),
    openWeights: list(false),
    licence: null,
    released: list('2026-03'),
    knowledgeCutoff: null,
    ...more,
  };
}

export const PERIOD: CataloguePeriod = {
  from: null,
  until: null,
  maxPrompt: null,
  rates: { input: 5, output: 30, cacheRead: 0.5 },
  rateSources: { cacheRead: BLOG },
  tierMode: 'whole',
  contextTiers: [{ threshold: 272_000, boundary: 'gt', rates: { input: 10, output: 45, cacheRead: 1 } }],
  timeWindows: [],
  ...LIST,
};

function offer(id: string, modelId: string, periods: readonly CataloguePeriod[]): CatalogueOffer {
  const colon = id.indexOf(':');
  return {
    id,
    modelId: modelId as ModelId,
    provider: id.slice(0, colon),
    providerName: id.slice(0, colon),
    region: null,
    apiId: id.slice(colon + 1),
    served: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null },
    periods,
    modifiers: [{ name: 'batch', factor: 0.5, excludesLongContext: false, ...LIST }],
    cache: null,
  };
}

const flat = (input: number, output: number, more: Partial<CataloguePeriod> = {}): CataloguePeriod => ({ ...PERIOD, rates: { input, output }, rateSources: {}, contextTiers: [], ...more });

export const SMALL_CATALOGUE: Catalogue = {
  asOf: '2026-11-10',
  sources: [
    { id: 'list', name: 'A list', url: 'https://example.org/list', licence: 'MIT', asOf: '2026-11-10' },
    { id: 'blog', name: 'A blog', url: 'https://example.org/blog', licence: 'public web page', asOf: '2026-11-01' },
  ],
  models: [
    model('openai/gpt-5.5', 'GPT-5.5', { windowTokens: list(1_050_000) }),
    model('openai/gpt-5.4', 'GPT-5.4'),
    model('anthropic/claude-opus-5', 'Claude Opus 5', { windowTokens: list(1_000_000) }),
    model('anthropic/claude-2', 'Claude 2', { released: list('2023-07') }),
  ],
  offers: [
    offer('openai:gpt-5.5', 'openai/gpt-5.5', [PERIOD]),
    offer('openai:gpt-5.4', 'openai/gpt-5.4', [
      flat(2, 8, { until: '2027-01-01', timeWindows: [{ days: ['MON'], ranges: [['01:00', '04:00']], except: null, rates: { input: 4 } }] }),
      flat(4, 16, { from: '2027-01-01' }),
    ]),
    offer('anthropic:claude-opus-5', 'anthropic/claude-opus-5', [flat(5, 25)]),
    offer('vercel-ai-gateway:openai/gpt-5.5', 'openai/gpt-5.5', [flat(5, 30)]),
  ],
  documents: [],
  claimed: [],
};
