import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { genaiPricesFile, modelsDevFile } from '@/test/newer-files';
import { readNewerFile } from './newer-file';

const PROVIDERS = ['openai', 'anthropic', 'vercel-ai-gateway', 'xai'];
const TODAY = '2026-11-27';
const read = (value: unknown) => readNewerFile(JSON.stringify(value), PROVIDERS, TODAY);

function good(value: unknown) {
  const result = read(value);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function failure(text: string) {
  const result = readNewerFile(text, PROVIDERS, TODAY);
  return result.ok ? null : result.error;
}

const entry = (value: unknown, apiId: string, provider = 'openai') => good(value).entries.find((each) => each.provider === provider && each.apiIds[0] === apiId);

describe('api.json of models.dev', () => {
  it('is known by its shape and read for the providers of the catalogue alone', () => {
    const file = good(modelsDevFile());
    expect(file).toMatchObject({ kind: 'models-dev', providers: ['openai', 'anthropic', 'vercel-ai-gateway'], issues: [], unread: [], newestRelease: '2026-11-26' });
    expect(file.entries.map(({ provider, apiIds }) => `${provider}:${apiIds.join()}`)).toEqual([
      'openai:gpt-5.5',
      'openai:gpt-5.4',
      'openai:gpt-7-nova',
      'openai:gpt-image-9',
      'anthropic:claude-opus-5',
      'anthropic:claude-2-latest',
      'vercel-ai-gateway:openai/gpt-5.5',
    ]);
  });

  it('gives limits, prices and the bracket of the tiers, which are exact where the older field is not', () => {
    expect(entry(modelsDevFile(), 'gpt-5.5')).toMatchObject({
      windowTokens: 1_050_000,
      maxInputTokens: 922_000,
      maxOutputTokens: 128_000,
      modalities: ['text', 'image'],
      openWeights: false,
      released: '2026-03-05',
      knowledgeCutoff: '2025-12',
      rates: { input: 2.5, output: 30, cacheRead: 0.5 },
      brackets: [{ threshold: 272_000, rates: { input: 5, output: 45, cacheRead: 0.5 } }],
    });
  });

  it('gives the older bracket where there are no tiers, and nothing for what is 0', () => {
    const file = modelsDevFile();
    const model = file['openai']?.models['gpt-5.5'] as unknown as { cost: Record<string, unknown> };
    delete model.cost['tiers'];
    expect(entry(file, 'gpt-5.5')?.brackets).toMatchObject([{ threshold: 200_000, boundary: 'gt' }]);
    expect(entry(file, 'gpt-image-9')).toMatchObject({ windowTokens: null, maxOutputTokens: null, isForText: false });
  });

  it('says by field which entry is wrong, leaves it out, and knows that it is there', () => {
    const file = modelsDevFile();
    Object.assign(file['openai']?.models['gpt-5.5'] as object, { limit: { context: '1M', output: 1 }, cost: { input: -1, output: 2 } });
    const { issues, entries, unread } = good(file);
    expect(issues.map(({ field }) => field)).toEqual(['openai gpt-5.5 limit.context', 'openai gpt-5.5 cost.input']);
    expect(issues[0]?.message).toBe('Invalid type: Expected number but received "1M"');
    expect(unread).toEqual(['openai:gpt-5.5']);
    expect(entries).toHaveLength(6);
  });

  it('is refused with all its errors where nothing in it can be read, and where it has no known provider', () => {
    const { openai } = modelsDevFile();
    expect(failure(JSON.stringify({ openai: { ...openai, models: { a: { id: 'a' }, b: 3 } } }))).toMatchObject({
      kind: 'malformed',
      of: 'models-dev',
      issues: [{ field: 'openai a name' }, { field: 'openai b' }],
    });
    expect(failure(JSON.stringify({ nobody: openai }))).toEqual({ kind: 'no-provider', of: 'models-dev' });
    // One provider that is broken as a whole is named as such.
    expect(good({ ...modelsDevFile(), openai: { models: [] } }).issues).toEqual([{ field: 'openai models', message: 'are not there' }]);
  });

  it('is told from its form of 2025, which is refused as such', () => {
    expect(failure(JSON.stringify({ providers: modelsDevFile() }))).toEqual({ kind: 'old-form', of: 'models-dev' });
  });
});

describe('data of genai-prices', () => {
  it('is known by its shape, as a list or as the providers of version 3', () => {
    const file = good(genaiPricesFile());
    expect(file).toMatchObject({ kind: 'genai-prices', providers: ['openai', 'anthropic'], issues: [], newestRelease: null });
    expect(good({ units: { input_tokens: { per: 1_000_000 } }, providers: genaiPricesFile() })).toEqual(file);
  });

  it('gives the names in full, and the price that holds on the day', () => {
    expect(entry(genaiPricesFile(), 'gpt-5.5')).toMatchObject({
      apiIds: ['gpt-5.5', 'gpt-5-5'],
      windowTokens: 1_050_000,
      rates: { input: 2.5, output: 30, cacheRead: 0.5 },
      brackets: [{ threshold: 272_000, boundary: 'gte', rates: { input: 5, output: 45, cacheRead: 1 } }],
    });
    // Neither the names by their beginning, nor the price of next year, nor that by the hour.
    expect(entry(genaiPricesFile(), 'gpt-5.4-2026-03-05')).toMatchObject({ apiIds: ['gpt-5.4-2026-03-05', 'gpt-5.4'], rates: { input: 1, output: 8 } });
    expect(entry(genaiPricesFile(), 'claude-opus-5', 'anthropic')).toMatchObject({ apiIds: ['claude-opus-5'], rates: { cacheWrite5m: 6.25, cacheWrite1h: 10 } });
    expect(entry(genaiPricesFile(), 'whisper-9')).toMatchObject({ rates: {}, isForText: false });
  });

  it('says by field which entry is wrong', () => {
    const [openai = {}, ...others] = genaiPricesFile();
    const models = [...(openai['models'] as object[]), { id: 'bad', prices: { input_mtok: 'free' } }, { id: 'worse', prices: [{ prices: { input_mtok: { base: 1, tiers: [{ start: 0, price: 1 }] } } }] }];
    const { issues, unread } = good([{ ...openai, models }, ...others]);
    expect(issues.map(({ field }) => field)).toEqual(['openai bad prices.input_mtok', 'openai worse prices.0.prices.input_mtok.tiers.0.start']);
    expect(unread).toEqual(['openai:bad', 'openai:worse']);
  });
});

describe('any other file', () => {
  it('is refused as what it is', () => {
    const whole = JSON.stringify(modelsDevFile());
    expect(failure(whole.slice(0, whole.length >> 1))).toMatchObject({ kind: 'not-json', isCutOff: true });
    expect(failure('{"openai": {models: {}}}')).toMatchObject({ kind: 'not-json', isCutOff: false });
    expect(failure('')).toMatchObject({ kind: 'not-json' });
    for (const text of ['3', 'null', '[]', '{}', '[1,2]', '{"name":"contextscope","dependencies":{"react":"19"}}', '[{"role":"user","content":"Hi"}]']) {
      expect(failure(text), text).toEqual({ kind: 'other-kind', isOwnFigures: false });
    }
    expect(failure('{"format":"contextscope own figures","version":1,"models":{}}')).toEqual({ kind: 'other-kind', isOwnFigures: true });
  });

  it('never makes the reader throw', () => {
    const inFile = fc.jsonValue({ maxDepth: 4 });
    fc.assert(fc.property(fc.oneof(inFile, inFile.map((value) => ({ openai: { models: { a: value } } })), inFile.map((value) => [{ id: 'openai', models: [value] }])), (value) => {
      const result = read(value);
      expect(result.ok || result.error.kind !== undefined).toBe(true);
    }));
    fc.assert(fc.property(fc.string(), (text) => !readNewerFile(text, PROVIDERS, TODAY).ok));
    const whole = JSON.stringify(genaiPricesFile());
    fc.assert(fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => failure(whole.slice(0, length))?.kind === 'not-json'));
  });
});
