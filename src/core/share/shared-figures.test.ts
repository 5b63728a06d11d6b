import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLayers, withModelFigure, withOfferFigure } from '@/core/catalog/edit-layer';
import { EMPTY_LAYER, type Layer } from '@/core/catalog/figures';
import { lastOf } from '@/core/importers/steps';
import { samplePrompt } from '@/core/prompt/sample';
import type { ModelId } from '@/core/units';
import { linkPayload, readLinkPayload, withShortIds } from './link';
import { asShared, type KnownHere, MOST_FIGURES_UNITS, packSharedFigures, readSharedFigures } from './shared-figures';
import type { Work } from './work';
import { readFiledWorkInSteps, readWorkFileInSteps, workFileLines } from './work-file';

const [GPT, OPUS, OWN] = ['openai/gpt-5.5', 'anthropic/claude-opus-5-5', 'own/house'] as ModelId[] as [ModelId, ModelId, ModelId];
const GPT_OFFER = 'openai:gpt-5.5';
const known: KnownHere = { windowOf: (id) => (id === GPT || id === OPUS ? 400_000 : null), modelOf: (id) => (id === GPT_OFFER ? GPT : null) };
const mine = <Value,>(value: Value) => ({ value, source: 'you', asOf: '2026-11-20' });
const layer: Layer = [
  withModelFigure(EMPTY_LAYER, GPT, 'windowTokens', mine(130_000)),
  withOfferFigure(EMPTY_LAYER, GPT, GPT_OFFER, 'input', mine(2)),
  withModelFigure(EMPTY_LAYER, OWN, 'name', mine('House')),
  withModelFigure(EMPTY_LAYER, OWN, 'windowTokens', mine(9_000)),
  withOfferFigure(EMPTY_LAYER, OWN, 'own:house', 'output', { value: 0, source: 'models-dev-file', asOf: '2026-10-01' }),
].reduce(joinLayers);
const { work } = withShortIds({ prompt: samplePrompt(), modelId: GPT, settings: {}, calibrations: {}, untouchedSample: false });
const roundTrip = (raw: unknown) => JSON.parse(JSON.stringify(raw)) as unknown;
const fieldsOf = (raw: unknown) => readSharedFigures(raw, known).refused.map(({ field }) => field);
const figure = (value: unknown) => ({ value, asOf: '2026-11-20' });

describe('figures of models that go along', () => {
  it('come back with their sources and days, and are those of who shared them once they are taken', () => {
    expect(packSharedFigures(EMPTY_LAYER)).toBeNull();
    const read = readSharedFigures(roundTrip(packSharedFigures(layer)), known);
    expect(read).toEqual({ layer, refused: [] });
    expect(asShared(read.layer).offers['own:house']?.figures.output).toEqual({ value: 0, source: 'shared', asOf: '2026-10-01' });
  });

  it('are refused by field where one breaks a rule; the others stay', () => {
    const raw = {
      models: {
        [GPT]: { windowTokens: figure(-1), maxInputTokens: figure(500_000), name: figure('<b>\u202eGPT</b>'), tokenizer: figure('none'), licence: figure('x'.repeat(300)), released: { value: '2026-11' }, html: figure('<img>'), openWeights: figure(true) },
        [OPUS]: { windowTokens: { value: 9, asOf: 'some day' } },
        'openai/unheard-of': { name: figure('New'), windowTokens: figure(9) },
        'own/bare': { name: figure('No window') },
        'no id': {},
        [`own/${'a'.repeat(300)}`]: { name: figure('Long'), windowTokens: figure(9) },
      },
      offers: {
        [GPT_OFFER]: { model: OPUS, input: figure(0) },
        'own:bare': { model: 'own/bare', input: figure(1) },
        'openai:gpt-5.5-pro': { model: GPT, input: figure(1e9), output: figure(3), modifiers: figure([{ name: '\u202ebatch', factor: 0.5 }]), brackets: figure([{ threshold: 5, boundary: 'about', rates: {} }]) },
        'azure:x': { model: GPT },
      },
      later: 1,
    };
    const { layer: left, refused } = readSharedFigures(raw, known);
    expect(left).toEqual({
      models: { [GPT]: { name: { ...figure('<b>GPT</b>'), source: 'you' }, openWeights: { ...figure(true), source: 'you' } } },
      offers: { 'openai:gpt-5.5-pro': { modelId: GPT, figures: { output: { ...figure(3), source: 'you' }, modifiers: { ...figure([{ name: 'batch', factor: 0.5, excludesLongContext: false }]), source: 'you' } } } },
    });
    const said = refused.map(({ field, message }) => `${field} ${message}`);
    for (const words of [`models ${GPT} windowTokens is no whole number of tokens from 1 on`, `models ${GPT} maxInputTokens is more than the window`, `models ${GPT} tokenizer is no tokenizer that this page knows`, `models ${GPT} licence is no name of a licence`, `models ${GPT} released asOf is no day`, `models ${GPT} html is not a field`, `models ${OPUS} windowTokens asOf is no day`, 'models openai/unheard-of is no model of the catalogue', 'models own/bare windowTokens is missing', 'models no id is no id', `offers ${GPT_OFFER} model is ${OPUS}, and the offer is of another model here`, 'offers own:bare model is own/bare, which is neither', 'offers openai:gpt-5.5-pro input is no price', 'offers openai:gpt-5.5-pro brackets 0 boundary is neither', 'later is not a field'])
      expect(said.some((each) => each.startsWith(words)), words).toBe(true);
    expect(said.some((each) => /own\/a+ .*longer id/.test(each) || each.startsWith('models own/aaaa'))).toBe(true);
  });

  it('are refused as a whole where they are no object, or more than this page reads, and nothing in them throws', () => {
    expect(fieldsOf('too many')).toEqual(['figures']);
    expect(fieldsOf([])).toEqual(['figures']);
    expect(fieldsOf({ models: { [GPT]: { name: figure('x'.repeat(MOST_FIGURES_UNITS)) } } })).toEqual(['figures']);
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as unknown;
    expect(readSharedFigures(deep, known).layer).toEqual(EMPTY_LAYER);
    const proto = JSON.parse(`{"models":{"__proto__":{"windowTokens":{"value":1,"asOf":"2026-11-20"}},"${GPT}":{"__proto__":{"value":1}}},"__proto__":{}}`) as unknown;
    expect(readSharedFigures(proto, known).layer).toEqual(EMPTY_LAYER);
    const anyFigures = fc.record({ models: fc.dictionary(fc.constantFrom(GPT, OWN, 'x'), fc.anything()), offers: fc.dictionary(fc.constantFrom(GPT_OFFER, 'own:house'), fc.dictionary(fc.constantFrom('model', 'input', 'brackets'), fc.anything())) }, { requiredKeys: [] });
    fc.assert(fc.property(fc.oneof(anyFigures, fc.anything()), (raw) => {
      const read = readSharedFigures(raw, known);
      expect(readSharedFigures(packSharedFigures(read.layer) ?? { models: {} }, known)).toEqual({ layer: read.layer, refused: [] });
    }));
  });
});

describe('a link and a file', () => {
  const figures = packSharedFigures(layer);
  const lines = (held: unknown) => [...workFileLines(work, held)];

  it('hold figures beside the work, in the form in which they were written', () => {
    const shared = { madeBy: '0.1.0', work, scenario: null, figures };
    expect(readLinkPayload(linkPayload(shared))).toEqual({ ok: true, value: shared });
    expect(lastOf(readFiledWorkInSteps(lines(figures).join('')))).toEqual({ ok: true, value: { work, figures } });
    expect(lastOf(readFiledWorkInSteps(JSON.stringify(JSON.parse(lines(figures).join('')), null, 2)))).toEqual({ ok: true, value: { work, figures } });
    expect(lastOf(readFiledWorkInSteps(lines(null).join('')))).toEqual({ ok: true, value: { work, figures: null } });
  });

  it('are to a reader that does not know the field as ones without it', () => {
    // Neither version was raised, all but a field or a line is as it was, and what is not known is passed over.
    const { figures: held, ...rest } = JSON.parse(linkPayload({ madeBy: '0.1.0', work, scenario: null, figures })) as Record<string, unknown>;
    expect(held).toEqual(figures);
    expect(JSON.stringify(rest)).toBe(linkPayload({ madeBy: '0.1.0', work, scenario: null }));
    expect(readLinkPayload(JSON.stringify({ ...rest, 'of later': held }))).toEqual({ ok: true, value: { madeBy: '0.1.0', work, scenario: null } });
    const added = lines(figures).filter((line) => !lines(null).includes(line));
    expect(added).toEqual([`"figures":${JSON.stringify(figures)},\n`]);
    expect(lines(figures).filter((line) => line !== added[0])).toEqual(lines(null));
    const unknown = lines(figures).join('').replace('"figures":', '"of later":');
    expect(lastOf(readWorkFileInSteps(unknown))).toEqual({ ok: true, value: work satisfies Work });
  });

  it('of a file, a line of figures that is cut or too long is no end of the work', () => {
    for (const [line, told] of [['"figures":{"models":,', 'no JSON'], [`"figures":${JSON.stringify({ a: 'x'.repeat(MOST_FIGURES_UNITS) })},`, 'too many']] as const) {
      const text = lines(figures).map((each) => (each.startsWith('"figures":') ? `${line}\n` : each)).join('');
      expect(lastOf(readFiledWorkInSteps(text))).toEqual({ ok: true, value: { work, figures: told } });
    }
  });
});
