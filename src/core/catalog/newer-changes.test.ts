import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { genaiPricesFile, modelsDevFile } from '@/test/newer-files';
import { SMALL_CATALOGUE } from '@/test/small-catalogue';
import type { CatalogueTier } from './catalogue-offer';
import { withoutFigure } from './edit-layer';
import { EMPTY_LAYER, type Layer } from './figures';
import { mergeCatalogue } from './merge-catalogue';
import { type Change, changesOf, isTaken, withChanges } from './newer-changes';
import { type NewerFile, readNewerFile } from './newer-file';

const TODAY = '2026-11-27';
const PROVIDERS = ['openai', 'anthropic', 'vercel-ai-gateway'];

function fileOf(value: unknown): NewerFile {
  const result = readNewerFile(JSON.stringify(value), PROVIDERS, TODAY);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const rows = (changes: readonly Change[]) =>
  changes.map(({ kind, id, before, after }) => [kind, id, before?.value ?? null, after] as const);
const after = (layer: Layer) => mergeCatalogue(SMALL_CATALOGUE, layer, EMPTY_LAYER);
const change = (changes: readonly Change[], id: string): Change => {
  const found = changes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no change ${id}`);
  return found;
};

describe('the changes of a file of models.dev', () => {
  const changes = changesOf(SMALL_CATALOGUE, fileOf(modelsDevFile()), TODAY);
  const brackets: readonly CatalogueTier[] = [{ threshold: 272_000, boundary: 'gt', rates: { input: 5, output: 45, cacheRead: 0.5 } }];

  it('are what differs, with both values: prices, limits, facts, a new model', () => {
    expect(rows(changes)).toEqual([
      ['limit', 'openai/gpt-5.5 maxInputTokens', null, 922_000],
      ['limit', 'openai/gpt-5.5 maxOutputTokens', 64_000, 128_000],
      ['fact', 'openai/gpt-5.5 knowledgeCutoff', null, '2025-12'],
      ['price-down', 'openai:gpt-5.5 input', 5, 2.5],
      ['price-other', 'openai:gpt-5.5 brackets', SMALL_CATALOGUE.offers[0]?.periods[0]?.contextTiers, brackets],
      ['price-down', 'vercel-ai-gateway:openai/gpt-5.5 input', 5, 2.5],
      ['fact', 'openai/gpt-5.4 knowledgeCutoff', null, '2025-12'],
      ['limit', 'anthropic/claude-opus-5 maxOutputTokens', 64_000, 128_000],
      ['fact', 'anthropic/claude-opus-5 knowledgeCutoff', null, '2025-12'],
      ['price-up', 'anthropic:claude-opus-5 output', 25, 27.5],
      ['price-other', 'anthropic:claude-opus-5 cacheRead', null, 0.5],
      ['price-other', 'anthropic:claude-opus-5 cacheWrite5m', null, 6.25],
      // The newest first; what does not answer in text is no model here.
      ['new', 'openai/gpt-7-nova', null, null],
      ['new', 'anthropic/claude-2-latest', null, null],
    ]);
  });

  it('name the source and the day of what the catalogue had', () => {
    expect(change(changes, 'openai:gpt-5.5 input').before).toEqual({ value: 5, source: 'list', asOf: '2026-11-10' });
  });

  it('never take one name for another that begins like it', () => {
    expect(changes.filter(({ modelId }) => modelId === 'anthropic/claude-2')).toEqual([]);
  });

  it('are taken one by one, and nothing else changes', () => {
    const layer = withChanges(EMPTY_LAYER, [change(changes, 'openai:gpt-5.5 input')]);
    expect(layer).toEqual({ models: {}, offers: { 'openai:gpt-5.5': { modelId: 'openai/gpt-5.5', figures: { input: { value: 2.5, source: 'models-dev-file', asOf: TODAY } } } } });
    expect(changes.filter((each) => isTaken(each, layer)).map(({ id }) => id)).toEqual(['openai:gpt-5.5 input']);
    const { models, offers } = after(layer);
    expect(models).toEqual(SMALL_CATALOGUE.models);
    expect(offers[0]?.periods[0]?.rates).toEqual({ input: 2.5, output: 30, cacheRead: 0.5 });
    expect(offers.slice(1)).toEqual(SMALL_CATALOGUE.offers.slice(1));
  });

  it('leave nothing to take once all are taken, and everything once all are taken back', () => {
    const layer = withChanges(EMPTY_LAYER, changes);
    expect(changesOf(after(layer), fileOf(modelsDevFile()), TODAY)).toEqual([]);
    const left = changes.reduce((rest, { key }) => (key === null ? rest : withoutFigure(rest, key)), layer);
    expect(changes.filter((each) => isTaken(each, left)).every(({ kind }) => kind === 'new')).toBe(true);
  });

  it('can be taken in any choice and order, with the same figures in the end', () => {
    fc.assert(fc.property(fc.shuffledSubarray([...changes]), (chosen) => {
      const layer = withChanges(EMPTY_LAYER, chosen);
      expect(changes.filter((each) => isTaken(each, layer)).map(({ id }) => id).sort()).toEqual(chosen.map(({ id }) => id).sort());
      const ids = new Set(chosen.map(({ id }) => id));
      expect(rows(changesOf(after(layer), fileOf(modelsDevFile()), TODAY)).map(([, id]) => id).sort()).toEqual(changes.filter(({ id }) => !ids.has(id)).map(({ id }) => id).sort());
    }));
  });

  it('make a new model with its price, dated by the day on which it was taken', () => {
    const { models, offers } = after(withChanges(EMPTY_LAYER, [change(changes, 'openai/gpt-7-nova')]));
    expect(models[0]).toMatchObject({ id: 'openai/gpt-7-nova', name: 'GPT-7 Nova', vendor: 'OpenAI', windowTokens: { value: 4_000_000, source: 'models-dev-file', asOf: TODAY }, released: { value: '2026-11-26' } });
    expect(offers.at(-1)).toMatchObject({ id: 'openai:gpt-7-nova', provider: 'openai', periods: [{ rates: { input: 6, output: 36, cacheRead: 0.3 } }] });
  });

  it('say what a vendor sold and the file does not have, which is not taken for gone where it could not be read', () => {
    const file = modelsDevFile();
    delete file['openai']?.models['gpt-5.4'];
    const [gone] = changesOf(SMALL_CATALOGUE, fileOf(file), TODAY).filter(({ kind }) => kind === 'gone');
    expect(gone).toMatchObject({ id: 'openai:gpt-5.4 gone', before: { value: 2 }, layer: { offers: { 'openai:gpt-5.4': { figures: { soldUntil: { value: TODAY } } } } } });
    Object.assign(file['openai']?.models ?? {}, { 'gpt-5.4': { id: 'gpt-5.4', name: 7 } });
    expect(changesOf(SMALL_CATALOGUE, fileOf(file), TODAY).filter(({ kind }) => kind === 'gone')).toEqual([]);
    // A provider that the file does not have says nothing of its models.
    const { openai: _, ...others } = file;
    expect(changesOf(SMALL_CATALOGUE, fileOf(others), TODAY).filter(({ modelId, kind }) => kind === 'gone' || modelId === 'openai/gpt-5.4')).toEqual([]);
  });

  it('give a price to a model that its vendor had none for', () => {
    const file = modelsDevFile();
    const models = file['anthropic']?.models as Record<string, { id: string }>;
    models['claude-2'] = { ...models['claude-2-latest'], id: 'claude-2' };
    const changed = change(changesOf(SMALL_CATALOGUE, fileOf(file), TODAY), 'anthropic/claude-2 price');
    expect(changed).toMatchObject({ kind: 'price-other', layer: { offers: { 'anthropic:claude-2': { figures: { input: { value: 99 }, output: { value: 99 } } } } } });
    expect(after(withChanges(EMPTY_LAYER, [changed])).offers.at(-1)).toMatchObject({ id: 'anthropic:claude-2', modelId: 'anthropic/claude-2' });
  });
});

describe('the changes of a file of genai-prices', () => {
  it('are those of the names in full and of the price on the day', () => {
    expect(rows(changesOf(SMALL_CATALOGUE, fileOf(genaiPricesFile()), TODAY))).toEqual([
      ['price-down', 'openai:gpt-5.5 input', 5, 2.5],
      ['price-other', 'openai:gpt-5.5 brackets', expect.anything(), [{ threshold: 272_000, boundary: 'gte', rates: { input: 5, output: 45, cacheRead: 1 } }]],
      ['price-down', 'openai:gpt-5.4 input', 2, 1],
      ['price-up', 'anthropic:claude-opus-5 output', 25, 27.5],
      ['price-other', 'anthropic:claude-opus-5 cacheRead', null, 0.5],
      ['price-other', 'anthropic:claude-opus-5 cacheWrite5m', null, 6.25],
      ['price-other', 'anthropic:claude-opus-5 cacheWrite1h', null, 10],
    ]);
  });

  it('do not see another bracket where only its boundary is written otherwise', () => {
    const [openai, ...others] = genaiPricesFile();
    const models = openai?.['models'] as { prices: Record<string, unknown> }[];
    Object.assign(models[0]?.prices ?? {}, { input_mtok: { base: 5, tiers: [{ start: 271_999, price: 10 }] } });
    expect(changesOf(SMALL_CATALOGUE, fileOf([openai, ...others]), TODAY).filter(({ id }) => id.startsWith('openai:gpt-5.5'))).toEqual([]);
  });
});
