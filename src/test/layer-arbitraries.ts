// Random layers over the small catalogue: of its models and offers, and of models of the user's own.
import * as fc from 'fast-check';
import { type Figure, type Layer, type LayerModel, type LayerOffer, LAYER_SOURCES, type LayerSourceId } from '@/core/catalog/figures';
import { MODALITIES } from '@/core/catalog/model';
import type { ModelId } from '@/core/units';
import { WEEKDAYS } from '@/core/weekday';
import { SMALL_CATALOGUE } from './small-catalogue';

const anyDay = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const anyTokens = fc.integer({ min: 1, max: 10_000_000 });
const anyPrice = fc.integer({ min: 0, max: 200_000_000 }).map((millionths) => millionths / 1e6);
const anyWords = fc.constantFrom('A name', 'MIT', 'x', 'Ünïcode “quoted” \\ name', '__proto__');
const anyDate = fc.oneof(anyDay, anyDay.map((day) => day.slice(0, 7)), anyDay.map((day) => day.slice(0, 4)));
const anyRates = fc.record({ input: anyPrice, output: anyPrice, cacheRead: anyPrice }, { requiredKeys: [] });

const brackets = fc
  .uniqueArray(fc.record({ threshold: anyTokens, boundary: fc.constantFrom('gt' as const, 'gte' as const), rates: anyRates }), { maxLength: 3, selector: ({ threshold }) => threshold })
  .map((list) => list.toSorted((a, b) => a.threshold - b.threshold));
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
const peakHours = fc.array(fc.record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), from: anyTime, until: anyTime, rates: anyRates }), { maxLength: 2 });
const modifiers = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('batch', 'flex', 'fast'), factor: fc.constantFrom(0.25, 0.5, 1.1, 2), excludesLongContext: fc.boolean() }),
  { maxLength: 2, selector: ({ name }) => name },
);

export function anyLayer(sources: readonly LayerSourceId[] = Object.keys(LAYER_SOURCES) as LayerSourceId[]): fc.Arbitrary<Layer> {
  const figure = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Figure<Value>> => fc.record({ value, source: fc.constantFrom(...sources), asOf: anyDay });
  const maybe = <Value>(value: fc.Arbitrary<Value>) => figure(fc.option(value));
  const ofModel = {
    name: figure(anyWords),
    // Not below any max input, so that no layer contradicts itself.
    windowTokens: figure(fc.integer({ min: 10_000_000, max: 20_000_000 })),
    maxInputTokens: maybe(anyTokens),
    maxOutputTokens: maybe(anyTokens),
    budget: figure(fc.constantFrom('shared' as const, 'separate' as const)),
    tokenizer: figure(fc.constantFrom('o200k', 'llama3', 'unknown')),
    modalities: figure(fc.subarray([...MODALITIES], { minLength: 1 })),
    openWeights: figure(fc.boolean()),
    licence: maybe(anyWords),
    released: maybe(anyDate),
    knowledgeCutoff: maybe(anyDate),
  };
  const ofOffer = {
    input: figure(anyPrice),
    output: figure(anyPrice),
    cacheRead: figure(anyPrice),
    cacheWrite5m: figure(anyPrice),
    cacheStoragePerHour: figure(anyPrice),
    brackets: figure(brackets),
    bracketMode: figure(fc.constantFrom('whole' as const, 'marginal' as const)),
    peakHours: figure(peakHours),
    modifiers: figure(modifiers),
    soldUntil: figure(anyDay),
  };
  const some = { requiredKeys: [] };
  const known = SMALL_CATALOGUE.models.map(({ id }) => id as string);
  const model = fc.record(ofModel, some) as fc.Arbitrary<LayerModel>;
  const whole = fc.record(ofModel, { requiredKeys: ['name', 'windowTokens'] }) as fc.Arbitrary<LayerModel>;
  const knownOffers = SMALL_CATALOGUE.offers.map(({ id, modelId }) => fc.record(ofOffer, some).map((figures) => [id, { modelId, figures }] as [string, LayerOffer]));
  const ownOffer = fc.record(ofOffer, { requiredKeys: ['input', 'output'] }).map((figures) => ['own:mine', { modelId: 'own/mine' as ModelId, figures }] as [string, LayerOffer]);
  return fc
    .record({
      models: fc.array(fc.tuple(fc.constantFrom(...known), model), { maxLength: 4 }),
      mine: fc.option(whole),
      offers: fc.array(fc.oneof(...knownOffers), { maxLength: 3 }),
      ownOffer: fc.option(ownOffer),
    })
    .map(({ models, mine, offers, ownOffer: own }): Layer => ({
      models: Object.fromEntries([...models, ...(mine === null ? [] : [['own/mine', mine] as [string, LayerModel]])].filter(([, figures]) => Object.keys(figures).length > 0)),
      offers: Object.fromEntries([...offers, ...(mine === null || own === null ? [] : [own])].filter(([, { figures }]) => Object.keys(figures).length > 0)),
    }));
}
