import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import type { FamilyId } from '@/core/tokenize/estimate-family';
import { known } from '@/test/known-model';
import { ESTIMATE_FAMILIES } from './families';
import { TEMPLATE_FRAMING } from './framing';
import { countedWith, documentRatio } from './mappings';
import { MODALITIES, type Model, type Sourced } from './model';
import { MODELS } from './models';
import { findSource } from './find-source';
import { SOURCES } from './sources';

const day = v.pipe(v.string(), v.isoDate());
const tokens = v.pipe(v.number(), v.integer(), v.minValue(1));
const knownSource = v.pipe(
  v.string(),
  v.check((id) => findSource(id) !== null, 'names no source of the catalogue'),
);
const dayMonthOrYear = v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/));
const sourcedAs = <Schema extends v.GenericSchema>(value: Schema) =>
  v.strictObject({
    value,
    source: knownSource,
    asOf: day,
    conflicts: v.optional(v.pipe(v.array(v.strictObject({ value, source: knownSource })), v.minLength(1))),
  });
const figure = sourcedAs(tokens);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const band = v.pipe(
  v.strictObject({ low: v.pipe(v.number(), v.minValue(0)), tokens: v.number(), high: v.number() }),
  v.check(({ low, tokens: middle, high }) => low <= middle && middle <= high, 'is no band'),
);
const sentence = v.pipe(v.string(), v.endsWith('.'), v.maxLength(200));
const FAMILY_IDS = Object.keys(ESTIMATE_FAMILIES) as FamilyId[];
const stated = { exactness: v.picklist(['exact', 'mapping-assumed', 'estimate']), note: sentence, source: knownSource };
const modelSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+\/[A-Za-z0-9.-]+$/)),
  name: v.pipe(v.string(), v.nonEmpty()),
  vendorKey: v.pipe(v.string(), v.nonEmpty()),
  vendor: v.pipe(v.string(), v.nonEmpty()),
  windowTokens: figure,
  maxInputTokens: v.nullable(figure),
  maxOutputTokens: v.nullable(figure),
  budget: v.picklist(['shared', 'separate']),
  modalities: sourcedAs(v.pipe(v.array(v.picklist(MODALITIES)), v.minLength(1))),
  openWeights: v.nullable(sourcedAs(v.boolean())),
  licence: v.nullable(sourcedAs(v.string())),
  released: v.nullable(sourcedAs(dayMonthOrYear)),
  knowledgeCutoff: v.nullable(sourcedAs(dayMonthOrYear)),
  tokenizer: v.variant('kind', [
    v.strictObject({ kind: v.picklist(['exact', 'mapping-assumed']), encodingId: v.picklist(ENCODING_IDS), note: sentence, source: knownSource }),
    v.strictObject({ kind: v.literal('estimate'), family: v.picklist(FAMILY_IDS), note: sentence, source: knownSource }),
  ]),
  framing: v.strictObject({
    messages: v.variant('kind', [
      v.strictObject({
        kind: v.literal('constants'),
        perMessage: band,
        perSystemMessage: band,
        tokensPerRole: v.picklist([0, 1]),
        tokensPerName: v.number(),
        start: band,
        reply: band,
        ...stated,
      }),
      v.strictObject({
        kind: v.literal('template'),
        templateId: v.picklist(Object.keys(TEMPLATE_FRAMING)),
        doubt: v.nullable(v.strictObject({ perMessage: v.number(), once: v.number() })),
        ...stated,
      }),
    ]),
    tools: v.variant('kind', [
      v.strictObject({
        kind: v.literal('signatures'),
        functionStart: v.number(),
        propertiesStart: v.number(),
        propertyKey: v.number(),
        enumStart: v.number(),
        enumItem: v.number(),
        functionsEnd: v.number(),
        byChoice: v.strictObject({ auto: v.number(), none: v.number(), any: v.number(), tool: v.number() }),
        spread: share,
        ...stated,
      }),
      v.strictObject({
        kind: v.literal('json'),
        shape: v.picklist(['anthropic', 'openai']),
        prelude: v.strictObject({ auto: band, none: band, any: band, tool: band }),
        perTool: band,
        spread: share,
        ...stated,
      }),
      v.strictObject({ kind: v.literal('words'), perTool: band, spread: share, ...stated }),
      v.strictObject({ kind: v.literal('template'), spread: share, ...stated }),
    ]),
    calls: v.nullable(v.strictObject({ perCall: band, ...stated })),
  }),
});
const sourceSchema = v.strictObject({
  id: v.string(),
  name: v.pipe(v.string(), v.nonEmpty()),
  url: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  licence: v.pipe(v.string(), v.nonEmpty()),
  asOf: day,
});

function figuresOf(model: Model): Sourced<number>[] {
  return [model.windowTokens, model.maxInputTokens, model.maxOutputTokens].filter((sourced) => sourced !== null);
}

function sourcesOfFamily(id: FamilyId): string[] {
  return Object.values(ESTIMATE_FAMILIES[id].ratios).map(({ source }) => source);
}

describe('the data', () => {
  it.each(MODELS.map((model) => [model.id, model] as const))('%s has the right shape', (_id, model) => {
    const result = v.safeParse(modelSchema, model);
    expect(result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual([]);
  });

  it('finds a figure without source or date', () => {
    const [model] = MODELS;
    expect(v.safeParse(modelSchema, { ...model, windowTokens: { value: 8192, asOf: '2026-11-10' } }).success).toBe(false);
    expect(v.safeParse(modelSchema, { ...model, windowTokens: { value: 8192, source: 'pi-ai' } }).success).toBe(false);
    const unknown = { value: 8192, source: 'hearsay', asOf: '2026-11-10' };
    expect(v.safeParse(modelSchema, { ...model, windowTokens: unknown }).success).toBe(false);
  });

  it.each(Object.entries(SOURCES))('source %s can be followed', (id, source) => {
    expect(v.safeParse(sourceSchema, source).success).toBe(true);
    expect(source.id).toBe(id);
  });

  it('uses every source', () => {
    const used = new Set(
      MODELS.flatMap((model) => [
        model.tokenizer.source,
          model.framing.messages.source,
          model.framing.tools.source,
          ...(model.framing.calls === null ? [] : [model.framing.calls.source]),
          ...(model.tokenizer.kind === 'estimate' ? sourcesOfFamily(model.tokenizer.family) : []),
        ...figuresOf(model).flatMap((sourced) => [sourced.source, ...(sourced.conflicts ?? []).map((c) => c.source)]),
      ]),
    );
    expect([...used].filter((id) => Object.hasOwn(SOURCES, id)).sort()).toEqual(Object.keys(SOURCES).sort());
  });

  it('dates each figure as its source does, and keeps only real conflicts', () => {
    for (const model of MODELS) {
      for (const sourced of figuresOf(model)) {
        expect(sourced.asOf, model.id).toBe(findSource(sourced.source)?.asOf);
        for (const conflict of sourced.conflicts ?? []) {
          expect(conflict.value, model.id).not.toBe(sourced.value);
          expect(conflict.source, model.id).not.toBe(sourced.source);
        }
      }
    }
  });

  it('holds each model once, from many vendors', () => {
    expect(new Set(MODELS.map((model) => model.id)).size).toBe(MODELS.length);
    expect(new Set(MODELS.map((model) => model.name)).size).toBe(MODELS.length);
    expect(MODELS.length).toBeGreaterThanOrEqual(150);
    expect(new Set(MODELS.map((model) => model.vendor)).size).toBeGreaterThanOrEqual(15);
  });

  it('states limits that can hold together', () => {
    for (const model of MODELS) {
      const windowTokens = model.windowTokens.value;
      expect(model.maxInputTokens?.value ?? 0, model.id).toBeLessThanOrEqual(windowTokens);
      if (model.budget === 'shared') expect(model.maxOutputTokens?.value ?? 0, model.id).toBeLessThanOrEqual(windowTokens);
    }
  });

  it('has a band exactly where a count is an estimate', () => {
    for (const { id, tokenizer } of MODELS) {
      const { low, mid, high } = documentRatio(tokenizer);
      if (tokenizer.kind === 'estimate') {
        expect(high, id).toBeGreaterThan(low);
        expect(countedWith(tokenizer), id).toBe('o200k_base');
      } else {
        expect([low, mid, high], id).toEqual([1, 1, 1]);
        expect(countedWith(tokenizer), id).toBe(tokenizer.encodingId);
      }
    }
  });

  it('counts every model that has a public tokenizer with it', () => {
    const kindOf = (id: string) => {
      const { tokenizer } = known(id);
      return tokenizer.kind === 'estimate' ? tokenizer.family : `${tokenizer.kind} ${tokenizer.encodingId}`;
    };
    expect(kindOf('openai/gpt-5.5')).toBe('exact o200k_base');
    expect(kindOf('openai/gpt-6-sol')).toBe('mapping-assumed o200k_base');
    expect(kindOf('google/gemini-2.5-pro')).toBe('exact gemma3');
    expect(kindOf('google/gemini-3.1-pro-preview')).toBe('mapping-assumed gemma3');
    expect(kindOf('google/gemini-4-argon')).toBe('mapping-assumed gemma3');
    expect(kindOf('deepseek/deepseek-v4-pro')).toBe('exact deepseek');
    expect(kindOf('mistral/mistral-large-2512')).toBe('exact tekken');
    expect(kindOf('mistral/mistral-large-4')).toBe('mapping-assumed tekken');
    expect(kindOf('meta/llama-3.3-70b-instruct')).toBe('exact llama3');
    expect(kindOf('alibaba/qwen3-235b-a22b-2507')).toBe('exact qwen3');
    expect(kindOf('anthropic/claude-haiku-4-5')).toBe('claude-old');
    expect(kindOf('anthropic/claude-opus-4-8')).toBe('claude-new');
    const used = new Set(MODELS.map(({ tokenizer }) => countedWith(tokenizer)));
    expect([...used].sort()).toEqual(ENCODING_IDS.filter((id) => id !== 'p50k_base').sort());
  });

  it('calls framing exact only where the vendor’s rule names the model', () => {
    const exact = MODELS.filter(({ framing }) => framing.messages.exactness === 'exact').map(({ id }) => id);
    expect(exact.filter((id) => id.startsWith('openai/'))).toEqual([
      'openai/gpt-4o-mini',
      'openai/gpt-4o-2024-05-13',
      'openai/gpt-4o',
      'openai/gpt-4-turbo',
      'openai/gpt-4',
      'openai/gpt-3.5-turbo',
      'openai/gpt-3',
      'openai/gpt-2',
      'openai/gpt-1',
    ]);
    // And where its own chat template is rendered.
    expect(exact.filter((id) => !id.startsWith('openai/')).toSorted()).toEqual([
      'alibaba/qwen2.5-72b-instruct',
      'alibaba/qwen3-235b-a22b-2507',
      'deepseek/deepseek-v3',
      'google/gemma-3-27b-it',
      'meta/llama-3.1-405b-instruct',
      'meta/llama-3.1-70b-instruct',
      'meta/llama-3.1-8b-instruct',
      'meta/llama-3.3-70b-instruct',
      'mistral/open-mistral-nemo',
    ]);
  });

  it('has a band around every framing that is an estimate', () => {
    for (const { id, framing } of [...MODELS, ...Object.entries(TEMPLATE_FRAMING).map(([name, rule]) => ({ id: name, framing: rule }))]) {
      const { messages } = framing;
      const doubt =
        messages.kind === 'template'
          ? (messages.doubt?.perMessage ?? 0)
          : [messages.perMessage, messages.start, messages.reply].reduce((sum, { low, high }) => sum + high - low, 0);
      expect(doubt > 0, id).toBe(messages.exactness === 'estimate');
    }
  });

  it('knows Anthropic’s instructions for tools by model', () => {
    const prelude = (id: string) => {
      const { tools } = known(id).framing;
      return tools.kind === 'json' ? [tools.prelude.auto.low, tools.prelude.auto.tokens, tools.prelude.auto.high, tools.prelude.any.tokens] : [];
    };
    expect(prelude('anthropic/claude-opus-4-8')).toEqual([290, 290, 290, 410]);
    expect(prelude('anthropic/claude-sonnet-4-6')).toEqual([497, 497, 497, 589]);
    expect(prelude('anthropic/claude-haiku-4-5')).toEqual([496, 496, 496, 588]);
    // No row of the table: all rows are the range.
    expect(prelude('anthropic/claude-haiku-5-5')).toEqual([264, 286, 675, 406]);
  });
});
