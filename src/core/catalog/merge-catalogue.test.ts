import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { offerOfCatalogue } from '@/core/pricing/offer-of-catalogue';
import type { ModelId } from '@/core/units';
import { anyLayer } from '@/test/layer-arbitraries';
import { BLOG, LIST, SMALL_CATALOGUE } from '@/test/small-catalogue';
import { sourcedRate } from './catalogue-offer';
import { figureAt, figuresOf, givenBack, joinLayers, withFigure, modelsOf, withModelFigure, withoutFigure, withoutModel, withOfferFigure } from './edit-layer';
import { EMPTY_LAYER, type Figure, type Layer } from './figures';
import { mergeCatalogue, offerNames, periodOf } from './merge-catalogue';
import { mergeModels } from './merge-models';

const GPT = 'openai/gpt-5.5' as ModelId;
const OLDER = 'openai/gpt-5.4' as ModelId;
const mine = <Value>(value: Value, asOf = '2026-11-27'): Figure<Value> => ({ value, source: 'you', asOf });
const newer = <Value>(value: Value, asOf = '2026-11-27'): Figure<Value> => ({ value, source: 'models-dev-file', asOf });

function merged(refreshed: Layer, overrides: Layer) {
  const catalogue = mergeCatalogue(SMALL_CATALOGUE, refreshed, overrides);
  const model = (id: string) => catalogue.models.find((each) => each.id === id);
  const offer = (id: string) => catalogue.offers.find((each) => each.id === id);
  return { catalogue, model, offer };
}

describe('figures over the catalogue', () => {
  it('go per figure: the user’s over those of a newer file over the snapshot’s, each with its source', () => {
    const refreshed = withModelFigure(withModelFigure(EMPTY_LAYER, GPT, 'windowTokens', newer(2_000_000)), GPT, 'maxOutputTokens', newer(256_000));
    const overrides = withModelFigure(EMPTY_LAYER, GPT, 'windowTokens', mine(400_000));
    const { model, catalogue } = merged(refreshed, overrides);
    expect(model(GPT)).toMatchObject({
      windowTokens: { value: 400_000, source: 'you', asOf: '2026-11-27', conflicts: [{ value: 2_000_000, source: 'models-dev-file', asOf: '2026-11-27' }, { value: 1_050_000, ...LIST }] },
      maxOutputTokens: { value: 256_000, source: 'models-dev-file' },
      modalities: { value: ['text', 'image'], ...LIST },
    });
    expect(catalogue.sources.map(({ id, asOf }) => [id, asOf])).toEqual([
      ['list', '2026-11-10'],
      ['blog', '2026-11-01'],
      ['models-dev-file', '2026-11-27'],
      ['you', '2026-11-27'],
    ]);
  });

  it('may say that there is no such limit, and how a model is counted', () => {
    const layer = withModelFigure(withModelFigure(EMPTY_LAYER, GPT, 'maxOutputTokens', mine(null)), GPT, 'tokenizer', mine('llama3'));
    expect(merged(EMPTY_LAYER, layer).model(GPT)).toMatchObject({ maxOutputTokens: null, tokenizer: { encodingId: 'llama3' } });
  });

  it('hold in all periods where the user set them, and in that of their day where a file states them', () => {
    const price = (figure: Figure<number>) => withOfferFigure(EMPTY_LAYER, OLDER, 'openai:gpt-5.4', 'input', figure);
    const inputs = (refreshed: Layer, overrides: Layer) => merged(refreshed, overrides).offer('openai:gpt-5.4')?.periods.map((period) => sourcedRate(period, 'input')?.value);
    expect(inputs(EMPTY_LAYER, price(mine(1)))).toEqual([1, 1]);
    expect(inputs(price(newer(1)), EMPTY_LAYER)).toEqual([1, 4]);
    expect(inputs(price(newer(1, '2027-01-01')), EMPTY_LAYER)).toEqual([2, 1]);
    expect(inputs(price(newer(1)), price(mine(3)))).toEqual([3, 3]);
  });

  it('leave the rates of brackets and peak hours as they were, with the source that they had', () => {
    const { offer } = merged(EMPTY_LAYER, withOfferFigure(EMPTY_LAYER, GPT, 'openai:gpt-5.5', 'cacheRead', mine(0.25)));
    const [period] = offer('openai:gpt-5.5')?.periods ?? [];
    if (period === undefined) throw new Error('no period');
    expect(sourcedRate(period, 'cacheRead')).toMatchObject({ value: 0.25, source: 'you' });
    expect(sourcedRate(period, 'input')).toMatchObject({ value: 5, ...LIST });
    const [tier] = period.contextTiers;
    expect(sourcedRate(period, 'cacheRead', tier)).toEqual({ value: 1, ...BLOG });
    // And so they reach what is billed.
    const model = SMALL_CATALOGUE.models[0];
    if (model === undefined) throw new Error('no model');
    expect(offerOfCatalogue(offer('openai:gpt-5.5')!, model).periods[0]?.brackets[0]?.rates.cacheReadUsdPerMTok).toEqual({ value: 1, ...BLOG });
  });

  it('replace brackets and modifiers as a whole, with the user as the source of all in them', () => {
    const brackets = [{ threshold: 100_000, boundary: 'gte' as const, rates: { input: 7 } }];
    const layer = joinLayers(
      withOfferFigure(EMPTY_LAYER, GPT, 'openai:gpt-5.5', 'brackets', mine(brackets)),
      withOfferFigure(EMPTY_LAYER, GPT, 'openai:gpt-5.5', 'modifiers', mine([{ name: 'contract', factor: 0.8, excludesLongContext: false }])),
    );
    const offer = merged(EMPTY_LAYER, layer).offer('openai:gpt-5.5');
    if (offer === undefined) throw new Error('no offer');
    expect(offer.modifiers).toEqual([{ name: 'contract', factor: 0.8, excludesLongContext: false, source: 'you', asOf: '2026-11-27' }]);
    const [bracket, ...others] = offerOfCatalogue(offer, SMALL_CATALOGUE.models[0]!).periods[0]?.brackets ?? [];
    expect(others).toEqual([]);
    expect(bracket).toMatchObject({
      thresholdTokens: { value: 100_000, source: 'you' },
      boundary: { value: 'gte', source: 'you' },
      rates: { inputUsdPerMTok: { value: 7, source: 'you' }, outputUsdPerMTok: { value: 30, ...LIST } },
    });
  });

  it('set peak hours, at which the rates that are not set are those of the other hours', () => {
    const hours = [{ days: ['MON', 'FRI'] as const, from: '22:00', until: '02:00', rates: { input: 9 } }];
    const offer = merged(EMPTY_LAYER, withOfferFigure(EMPTY_LAYER, GPT, 'openai:gpt-5.5', 'peakHours', mine(hours))).offer('openai:gpt-5.5');
    const [window, ...others] = offerOfCatalogue(offer!, SMALL_CATALOGUE.models[0]!).periods[0]?.timeWindows ?? [];
    expect(others).toEqual([]);
    expect(window).toMatchObject({ weekdays: ['MON', 'FRI'], ranges: [['22:00', '02:00']], rates: { inputUsdPerMTok: { value: 9, source: 'you' }, outputUsdPerMTok: { value: 30, ...LIST } } });
  });

  it('end an offer that is no longer sold on the day, later periods included', () => {
    const layer = withOfferFigure(EMPTY_LAYER, OLDER, 'openai:gpt-5.4', 'soldUntil', newer('2026-11-27'));
    expect(merged(layer, EMPTY_LAYER).offer('openai:gpt-5.4')?.periods.map(({ from, until }) => [from, until])).toEqual([[null, '2026-11-27']]);
    const later = withOfferFigure(EMPTY_LAYER, OLDER, 'openai:gpt-5.4', 'soldUntil', newer('2027-03-01'));
    expect(merged(later, EMPTY_LAYER).offer('openai:gpt-5.4')?.periods.map(({ from, until }) => [from, until])).toEqual([[null, '2027-01-01'], ['2027-01-01', '2027-03-01']]);
  });

  it('make a model of the user’s own, with its price', () => {
    const layer = joinLayers(
      { models: { 'own/mine': { name: mine('Mine'), windowTokens: mine(32_768), maxOutputTokens: mine(4096) } }, offers: {} },
      { models: {}, offers: { 'own:mine': { modelId: 'own/mine' as ModelId, figures: { input: mine(0.1), output: mine(0.4) } } } },
    );
    const { catalogue, model, offer } = merged(EMPTY_LAYER, layer);
    expect(catalogue.models).toHaveLength(5);
    expect(model('own/mine')).toMatchObject({
      name: 'Mine',
      vendor: 'Own',
      vendorKey: 'own',
      windowTokens: { value: 32_768, source: 'you' },
      maxInputTokens: null,
      budget: 'shared',
      tokenizer: { kind: 'estimate', family: 'unknown' },
      modalities: { value: ['text'], source: 'you' },
    });
    expect(offer('own:mine')).toMatchObject({ provider: 'own', providerName: 'Own', periods: [{ rates: { input: 0.1, output: 0.4 }, source: 'you', asOf: '2026-11-27' }] });
  });

  it('make no model without a name or window, and no offer of a model that is not there', () => {
    const layer: Layer = {
      models: { 'own/half': { name: mine('Half') } },
      offers: { 'own:half': { modelId: 'own/half' as ModelId, figures: { input: mine(1), output: mine(1) } } },
    };
    expect(merged(EMPTY_LAYER, layer).catalogue).toMatchObject({ models: SMALL_CATALOGUE.models, offers: SMALL_CATALOGUE.offers });
  });

  it('put a new model of a vendor before its others', () => {
    const layer: Layer = { models: { 'anthropic/claude-7': { name: newer('Claude 7'), windowTokens: newer(5_000_000) } }, offers: {} };
    expect(mergeModels(SMALL_CATALOGUE.models, layer).map(({ id }) => id)).toEqual(['openai/gpt-5.5', 'openai/gpt-5.4', 'anthropic/claude-7', 'anthropic/claude-opus-5', 'anthropic/claude-2']);
  });

  it('are not there where nothing is set: the same catalogue and the same models', () => {
    expect(mergeCatalogue(SMALL_CATALOGUE, EMPTY_LAYER, EMPTY_LAYER)).toBe(SMALL_CATALOGUE);
    expect(mergeModels(SMALL_CATALOGUE.models, EMPTY_LAYER, EMPTY_LAYER)).toBe(SMALL_CATALOGUE.models);
  });
});

describe('any two layers', () => {
  const layers = [anyLayer(['models-dev-file', 'genai-prices-file']), anyLayer(['you'])] as const;
  const sourcedFields = ['windowTokens', 'maxInputTokens', 'maxOutputTokens', 'modalities', 'openWeights', 'licence', 'released', 'knowledgeCutoff'] as const;

  it('give each figure of a model the value and the source of the first that states it: user, newer file, snapshot', () => {
    fc.assert(
      fc.property(...layers, (refreshed, overrides) => {
        const { model } = merged(refreshed, overrides);
        for (const before of SMALL_CATALOGUE.models) {
          const after = model(before.id);
          for (const field of sourcedFields) {
            const figure = overrides.models[before.id]?.[field] ?? refreshed.models[before.id]?.[field];
            const expected = figure === undefined ? before[field] : figure.value === null ? null : figure;
            expect(after?.[field] ?? null, `${before.id} ${field}`).toEqual(expected === null ? null : expect.objectContaining({ value: expected.value, source: expected.source, asOf: expected.asOf }));
          }
          expect(after?.name).toBe((overrides.models[before.id]?.name ?? refreshed.models[before.id]?.name)?.value ?? before.name);
        }
      }),
    );
  });

  it('do so for each rate too, in the period of the day', () => {
    fc.assert(
      fc.property(...layers, (refreshed, overrides) => {
        const { offer } = merged({ ...refreshed, offers: withoutEnds(refreshed) }, { ...overrides, offers: withoutEnds(overrides) });
        for (const before of SMALL_CATALOGUE.offers) {
          for (const [place, period] of before.periods.entries()) {
            const after = offer(before.id)?.periods[place];
            for (const name of ['input', 'output', 'cacheRead'] as const) {
              const ofFile = refreshed.offers[before.id]?.figures[name];
              const inForce = ofFile !== undefined && periodOf(before.periods, ofFile.asOf) === period ? ofFile : undefined;
              const expected = overrides.offers[before.id]?.figures[name] ?? inForce ?? sourcedRate(period, name);
              expect(after === undefined ? null : sourcedRate(after, name), `${before.id} ${place} ${name}`).toEqual(expected);
            }
          }
        }
      }),
    );
  });

  it('are taken back figure by figure, model by model, to the snapshot as it was', () => {
    fc.assert(
      fc.property(anyLayer(), fc.boolean(), (layer, oneByOne) => {
        let left = layer;
        for (const id of modelsOf(layer)) {
          const keys = figuresOf(layer, id as ModelId);
          if (oneByOne) for (const key of keys) left = withoutFigure(left, key);
          else left = withoutModel(left, id as ModelId);
          expect(keys.every((key) => figureAt(layer, key) !== null && figureAt(left, key) === null)).toBe(true);
          expect(figuresOf(left, id as ModelId)).toEqual([]);
        }
        expect(left).toEqual(EMPTY_LAYER);
        expect(mergeCatalogue(SMALL_CATALOGUE, left, left)).toBe(SMALL_CATALOGUE);
      }),
    );
  });

  it('are taken back to what was there before, where that was something', () => {
    fc.assert(fc.property(anyLayer(), anyLayer(), (before, taken) => {
      expect(givenBack(joinLayers(before, taken), taken, before)).toEqual(before);
    }));
  });

  it('are the sum of their figures', () => {
    fc.assert(fc.property(anyLayer(), (layer) => {
      const keys = [...modelsOf(layer)].flatMap((id) => figuresOf(layer, id as ModelId));
      expect(keys.reduce((sum, key) => withFigure(sum, key, figureAt(layer, key) as Figure), EMPTY_LAYER)).toEqual(layer);
    }));
  });

  it('change nothing in what they are laid over', () => {
    const before = JSON.stringify(SMALL_CATALOGUE);
    fc.assert(fc.property(...layers, (refreshed, overrides) => {
      const [a, b] = [JSON.stringify(refreshed), JSON.stringify(overrides)];
      mergeCatalogue(SMALL_CATALOGUE, refreshed, overrides);
      expect([JSON.stringify(SMALL_CATALOGUE), JSON.stringify(refreshed), JSON.stringify(overrides)]).toEqual([before, a, b]);
    }));
  });
});

function withoutEnds({ offers }: Layer): Layer['offers'] {
  return Object.fromEntries(
    Object.entries(offers).map(([id, { modelId, figures }]) => [id, { modelId, figures: Object.fromEntries(Object.entries(figures).filter(([field]) => field !== 'soldUntil')) }]),
  );
}

describe('the id of an offer', () => {
  it('is taken apart at its first colon and its last @', () => {
    expect(offerNames('amazon-bedrock:eu.amazon.nova-pro-v1:0@EU')).toEqual({ provider: 'amazon-bedrock', apiId: 'eu.amazon.nova-pro-v1:0', region: 'EU' });
    expect(offerNames('own:mine')).toEqual({ provider: 'own', apiId: 'mine', region: null });
  });
});
