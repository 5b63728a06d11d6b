import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { anyLayer } from '@/test/layer-arbitraries';
import { SMALL_CATALOGUE } from '@/test/small-catalogue';
import { EMPTY_LAYER, MODEL_FIELDS, OFFER_FIELDS, OWN_FIGURES_FORMAT } from './figures';
import { OWN_FIGURES_VERSION, readOwnFigures, writeOwnFigures } from './own-figures-file';
import { packFigures, STORED_FIGURES_VERSION, unpackFigures } from './stored-figures';

const TODAY = '2026-11-27';
const KNOWN = {
  isModel: (id: string) => SMALL_CATALOGUE.models.some((model) => model.id === id),
  isOffer: (id: string) => SMALL_CATALOGUE.offers.some((offer) => offer.id === id),
};
const GPT = 'openai/gpt-5.5';

const file = (content: object) => JSON.stringify({ format: OWN_FIGURES_FORMAT, version: OWN_FIGURES_VERSION, ...content });
const read = (content: object) => readOwnFigures(file(content), TODAY, KNOWN);

/** "field: message" of every issue. */
function issues(content: object): string[] {
  const result = read(content);
  if (result.ok) return [];
  return result.error.kind === 'malformed' ? result.error.issues.map(({ field, message }) => `${field}: ${message}`) : [result.error.kind];
}

describe('a file of own figures', () => {
  it('gives the layer again that was written', () => {
    fc.assert(fc.property(anyLayer(['you']), (layer) => {
      expect(readOwnFigures(writeOwnFigures(layer), '1999-01-01', KNOWN)).toEqual({ ok: true, value: layer });
    }));
  });

  it('may be written by hand: a bare value is of today', () => {
    const result = read({
      models: { [GPT]: { windowTokens: 400_000 }, 'own/mine': { name: 'Mine', windowTokens: { value: 32_768, asOf: '2026-01-02' } } },
      offers: { 'own:mine': { model: 'own/mine', input: 0.1, output: 0.4, modifiers: [{ name: 'contract', factor: 0.8 }] } },
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        models: { [GPT]: { windowTokens: { value: 400_000, source: 'you', asOf: TODAY } }, 'own/mine': { windowTokens: { value: 32_768, asOf: '2026-01-02' } } },
        offers: { 'own:mine': { modelId: 'own/mine', figures: { input: { value: 0.1 }, modifiers: { value: [{ name: 'contract', factor: 0.8, excludesLongContext: false }] } } } },
      },
    });
  });

  it('may be empty', () => {
    expect(read({})).toEqual({ ok: true, value: EMPTY_LAYER });
  });

  const badModels: readonly (readonly [string, unknown, string])[] = [
    ['name', '', 'is no name of 1 to 200 characters'],
    ['windowTokens', '400K', 'is no whole number of tokens from 1 on'],
    ['windowTokens', 0, 'is no whole number of tokens from 1 on'],
    ['windowTokens', 1.5, 'is no whole number of tokens from 1 on'],
    ['windowTokens', null, 'is no whole number of tokens from 1 on'],
    ['maxInputTokens', -1, 'is no whole number of tokens from 1 on'],
    ['maxOutputTokens', 1e15, 'is no whole number of tokens from 1 on'],
    ['budget', 'joint', 'is neither "shared" nor "separate"'],
    ['tokenizer', 'o300k', 'is no tokenizer that this page knows'],
    ['modalities', [], 'names no modality'],
    ['modalities', ['text', 'text'], 'names a modality twice'],
    ['openWeights', 'yes', 'is neither true nor false'],
    ['licence', 3, 'is no name of a licence'],
    ['released', '27.11.2026', 'is no day, month or year such as 2026-11-27, 2026-11 or 2026'],
    ['knowledgeCutoff', '2026-13', 'is no day, month or year such as 2026-11-27, 2026-11 or 2026'],
  ];
  it.each(badModels)('names the field %s of a model where it is %j', (field, value, message) => {
    expect(issues({ models: { [GPT]: { [field]: value } } })).toEqual([`models ${GPT} ${field}: ${message}`]);
    expect(issues({ models: { [GPT]: { [field]: { value, asOf: TODAY } } } })).toEqual([`models ${GPT} ${field}: ${message}`]);
  });

  const PRICE = 'is no price in US dollars from 0 to 1,000,000';
  type BadField = readonly [field: string, value: unknown, message: string, place?: string];
  const badOffers: readonly BadField[] = [
    ...['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'cacheStoragePerHour', 'cacheReadImplicit'].map((field): BadField => [field, -0.1, PRICE]),
    ['input', '5', PRICE],
    ['brackets', {}, 'is no list of brackets'],
    ['brackets', [{ threshold: 9, boundary: 'over', rates: {} }], 'is neither "gt" nor "gte"', ' 0 boundary'],
    ['brackets', [{ threshold: 9, boundary: 'gt', rates: { inputs: 1 } }], 'is not a field of this format', ' 0 rates inputs'],
    ['brackets', [{ threshold: 9, boundary: 'gt' }], 'is missing', ' 0 rates'],
    ['brackets', [{ threshold: 9, boundary: 'gt', rates: {} }, { threshold: 9, boundary: 'gt', rates: {} }], 'are not in order of rising thresholds'],
    ['bracketMode', 'half', 'is neither "whole" nor "marginal"'],
    ['peakHours', [{ days: ['MON'], from: '25:00', until: '04:00', rates: {} }], 'is no time of day such as 06:00', ' 0 from'],
    ['peakHours', [{ days: [], from: '01:00', until: '04:00', rates: {} }], 'names no day', ' 0 days'],
    ['modifiers', [{ name: 'batch', factor: 0 }], 'is no factor above 0', ' 0 factor'],
    ['modifiers', [{ name: 'a', factor: 1 }, { name: 'a', factor: 2 }], 'name one modifier twice'],
    ['soldUntil', '2026-11', 'is no day such as 2026-11-27'],
  ];
  it.each(badOffers.map(([field, value, message, place = '']) => [field, value, message, place] as const))('names the field %s of an offer where it is %j', (field, value, message, place) => {
    expect(issues({ offers: { 'openai:gpt-5.5': { model: GPT, [field]: value } } })).toEqual([`offers openai:gpt-5.5 ${field}${place}: ${message}`]);
  });

  it('has a bad example of every field above', () => {
    expect(new Set([...badModels, ...badOffers].map(([field]) => field))).toEqual(new Set([...MODEL_FIELDS, ...OFFER_FIELDS]));
  });

  it('names all that is wrong, and what it does not know', () => {
    expect(issues({ models: { [GPT]: { windowToken: 1, maxOutputTokens: 0 }, 'No Id': {} }, offers: { nothing: { model: GPT } }, more: 1 })).toEqual([
      `models ${GPT} maxOutputTokens: is no whole number of tokens from 1 on`,
      `models ${GPT} windowToken: is not a field of this format`,
      'models No Id: is no id such as own/my-model',
      'offers nothing: is no id such as own:my-model',
      'more: is not a field of this format',
    ]);
    expect(issues({ models: [] })).toEqual(['models: is no list of models by id']);
    expect(issues({ models: { [GPT]: { windowTokens: { value: 9, asOf: 'yesterday', by: 'me' } } } })).toEqual([
      `models ${GPT} windowTokens asOf: is no day such as 2026-11-27`,
      `models ${GPT} windowTokens by: is not a field of this format`,
    ]);
  });

  it('names what an own model lacks, and models that are nowhere', () => {
    expect(issues({ models: { 'own/mine': { maxOutputTokens: 9 }, 'acme/one': { windowTokens: 9 } }, offers: { 'own:mine': { model: 'own/mine', soldUntil: '2026-12-01' }, 'own:b': { model: 'own/b', input: 1, output: 1 } } })).toEqual([
      'models own/mine name: is missing',
      'models own/mine windowTokens: is missing',
      'models acme/one: is no model of the catalogue; the id of an own model begins with own/',
      'offers own:mine: has no price, and is not in the catalogue',
      'offers own:b model: is own/b, which is neither in the catalogue nor in this file',
    ]);
    expect(issues({ models: { [GPT]: { windowTokens: 100, maxInputTokens: 101 } } })).toEqual([`models ${GPT} maxInputTokens: is more than the window`]);
  });

  it('is refused where it is no JSON, something else, or of another version', () => {
    const failure = (text: string) => {
      const result = readOwnFigures(text, TODAY, KNOWN);
      return result.ok ? null : result.error;
    };
    expect(failure(file({}).slice(0, -3))).toMatchObject({ kind: 'not-json' });
    expect(failure('{"models":{}}')).toEqual({ kind: 'other-kind' });
    expect(failure('null')).toEqual({ kind: 'other-kind' });
    expect(failure(JSON.stringify({ format: OWN_FIGURES_FORMAT, version: 2 }))).toEqual({ kind: 'other-version', version: '2' });
    expect(failure(JSON.stringify({ format: OWN_FIGURES_FORMAT }))).toEqual({ kind: 'other-version', version: 'undefined' });
  });

  it('never makes the reader throw', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (models, offers) => {
      const result = read({ models, offers });
      expect(result.ok || result.error.kind === 'malformed').toBe(true);
    }));
    fc.assert(fc.property(fc.string(), (text) => !readOwnFigures(text, TODAY, KNOWN).ok));
  });
});

describe('the kept record', () => {
  it('gives both layers again, through JSON and structured cloning', () => {
    fc.assert(fc.property(anyLayer(['you']), anyLayer(), (overrides, refreshed) => {
      const kept = { overrides, refreshed };
      expect(unpackFigures(structuredClone(packFigures(kept)))).toEqual({ ok: true, value: kept });
      expect(unpackFigures(JSON.parse(JSON.stringify(packFigures(kept))))).toEqual({ ok: true, value: kept });
    }));
  });

  it('is one that older pages read, unless figures came with shared work', () => {
    const kept = (source: string) => ({ overrides: { models: { [GPT]: { windowTokens: { value: 9, source, asOf: TODAY } } }, offers: {} }, refreshed: EMPTY_LAYER });
    expect(packFigures(kept('you'))).toMatchObject({ schemaVersion: 1 });
    expect(packFigures(kept('shared'))).toMatchObject({ schemaVersion: STORED_FIGURES_VERSION });
    expect(unpackFigures(packFigures(kept('shared')))).toEqual({ ok: true, value: kept('shared') });
  });

  it('is refused where it is broken, by field, and where a newer page wrote it', () => {
    expect(unpackFigures({ schemaVersion: STORED_FIGURES_VERSION + 1 })).toEqual({ ok: false, error: { kind: 'newer' } });
    expect(unpackFigures('x')).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
    const record = { schemaVersion: 1, overrides: { models: { [GPT]: { windowTokens: { value: 9 } } }, offers: {} }, refreshed: EMPTY_LAYER };
    expect(unpackFigures(record)).toEqual({ ok: false, error: { kind: 'corrupt', detail: `overrides models ${GPT} windowTokens asOf is no day such as 2026-11-27` } });
    fc.assert(fc.property(fc.jsonValue(), (value) => !unpackFigures(value).ok));
  });
});
