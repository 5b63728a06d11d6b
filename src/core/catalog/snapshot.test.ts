import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { ModelId } from '@/core/units';
import { readSnapshot } from './snapshot';
import { SNAPSHOT_VERSION } from './snapshot-schema';

/** One model, two offers, one claim. */
function packed() {
  return {
    version: SNAPSHOT_VERSION,
    sources: [
      ['paper', 'A paper', 'https://example.org/paper', 'public paper', '2026-01-01'],
      ['package', 'package 1.0.0 (npm)', 'https://example.org/package', 'MIT', '2026-02-02'],
    ],
    names: { acme: 'Acme', host: 'A host' },
    usual: { w: 0, x: 0, o: 1, m: 1, p: 0, l: 0, r: 0, k: 0, price: 1 },
    models: [{ i: 'acme/one', n: 'One', w: [2048, 1, [[4096, 0]]], o: 512, b: 1, t: 'unknown', m: 'tp', p: 1, l: ['MIT', 1], r: '2026-01' }],
    offers: [
      [
        {
          d: [
            { u: '2026-12-01', r: [1, 2, 0.1] },
            {
              f: '2026-12-01',
              q: 1000,
              r: [2, 4, null, null, null, 1],
              y: 1,
              t: [[500, 1, [3, 6]]],
              h: [{ d: '15', r: [['01:00', '04:00']], e: 'holidays', p: [5, 6] }],
              s: 0,
              e: [[5, 1]],
            },
          ],
          f: 0,
          c: 0,
        },
        { p: 'host', g: 'EU', a: 'acme-one', w: [1024, 1], d: [{ r: [0, 0] }] },
      ],
    ],
    modifiers: [[['batch', 0.5, 0], ['priority', 2, 1, 1]]],
    caches: [{ k: 'explicit', l: [300], s: 1 }],
    documents: [['text', 'A text', '2026-05']],
    claimed: [
      { n: 'The One', m: 0, c: [[0, 'window', 4096, 'disagrees', 2048, 1], [0, 'licence', 'MIT', 'agrees']], z: 'Too much.' },
      { n: 'The Other', c: [[0, 'window', 1, 'no-model']] },
    ],
  } as Record<string, unknown>;
}

function read(value: unknown) {
  const result = readSnapshot(value);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** "field: message" of every issue, or none. */
function issues(value: unknown): string[] {
  const result = readSnapshot(value);
  return result.ok ? [] : result.error.issues.map(({ field, message }) => `${field}: ${message}`);
}

type Path = readonly (string | number)[];

/** The snapshot with the value at a path replaced; `undefined` takes it away. */
function changed(path: Path, value: unknown): unknown {
  const snapshot = packed();
  let place: Record<string | number, unknown> = snapshot;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return snapshot;
}

/** The paths of everything in a value. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([word, inner]) => {
    const own = [...path, Array.isArray(value) ? Number(word) : word];
    return [own, ...pathsOf(inner, own)];
  });
}

describe('a snapshot', () => {
  it('is read into models whose figures have a source and a date', () => {
    const { asOf, models } = read(packed());
    expect(asOf).toBe('2026-02-02');
    expect(models).toMatchObject([
      {
        id: 'acme/one',
        name: 'One',
        vendorKey: 'acme',
        vendor: 'Acme',
        windowTokens: { value: 2048, source: 'package', asOf: '2026-02-02', conflicts: [{ value: 4096, source: 'paper' }] },
        maxInputTokens: null,
        maxOutputTokens: { value: 512, source: 'package', asOf: '2026-02-02' },
        budget: 'separate',
        tokenizer: { kind: 'estimate', family: 'unknown' },
        modalities: { value: ['text', 'pdf'], source: 'package', asOf: '2026-02-02' },
        openWeights: { value: true, source: 'paper', asOf: '2026-01-01' },
        licence: { value: 'MIT', source: 'package', asOf: '2026-02-02' },
        released: { value: '2026-01', source: 'paper', asOf: '2026-01-01' },
        knowledgeCutoff: null,
      },
    ]);
  });

  it('is read into offers with dated prices, brackets, times, factors and a cache', () => {
    const [own, hosted] = read(packed()).offers;
    const paper = { source: 'paper', asOf: '2026-01-01' };
    const fromPackage = { source: 'package', asOf: '2026-02-02' };
    expect(own).toEqual({
      id: 'acme:one',
      modelId: 'acme/one' as ModelId,
      provider: 'acme',
      providerName: 'Acme',
      region: null,
      apiId: 'one',
      served: { windowTokens: null, maxInputTokens: null, maxOutputTokens: null },
      periods: [
        {
          from: null,
          until: '2026-12-01',
          maxPrompt: null,
          rates: { input: 1, output: 2, cacheRead: 0.1 },
          rateSources: {},
          tierMode: 'whole',
          contextTiers: [],
          timeWindows: [],
          ...fromPackage,
        },
        {
          from: '2026-12-01',
          until: null,
          maxPrompt: 1000,
          rates: { input: 2, output: 4, cacheStoragePerHour: 1 },
          rateSources: { cacheStoragePerHour: fromPackage },
          tierMode: 'marginal',
          contextTiers: [{ threshold: 500, boundary: 'gte', rates: { input: 3, output: 6 } }],
          timeWindows: [{ days: ['MON', 'FRI'], ranges: [['01:00', '04:00']], except: 'holidays', rates: { input: 5, output: 6 } }],
          ...paper,
        },
      ],
      modifiers: [
        { name: 'batch', factor: 0.5, excludesLongContext: false, ...paper },
        { name: 'priority', factor: 2, excludesLongContext: true, ...fromPackage },
      ],
      cache: { kind: 'explicit', lifetimesSeconds: [300], minTokens: null, ...fromPackage },
    });
    expect(hosted).toMatchObject({
      id: 'host:acme-one@EU',
      provider: 'host',
      providerName: 'A host',
      region: 'EU',
      apiId: 'acme-one',
      served: { windowTokens: { value: 1024, ...fromPackage } },
      modifiers: [],
      cache: null,
    });
  });

  it('is read into claims beside what was found', () => {
    expect(read(packed()).claimed).toEqual([
      {
        name: 'The One',
        modelId: 'acme/one',
        claims: [
          { document: 'text', field: 'window', value: 4096, verdict: 'disagrees', found: { value: 2048, source: 'package', asOf: '2026-02-02' } },
          { document: 'text', field: 'licence', value: 'MIT', verdict: 'agrees', found: null },
        ],
        note: 'Too much.',
      },
      { name: 'The Other', modelId: null, claims: [{ document: 'text', field: 'window', value: 1, verdict: 'no-model', found: null }], note: null },
    ]);
  });
});

describe('what is no snapshot', () => {
  it.each<[string, Path, unknown]>([
    ['version', ['version'], 2],
    ['sources 0 4', ['sources', 0, 4], 'recently'],
    ['usual k', ['usual', 'k'], undefined],
    ['models acme/one windowTokens', ['models', 0, 'w'], '2048'],
    ['models acme/one windowTokens', ['models', 0, 'w'], 0],
    ['models acme/one windowTokens', ['models', 0, 'w'], undefined],
    ['models acme/one windowTokens', ['models', 0, 'w'], [2048]],
    ['models acme/one released', ['models', 0, 'r'], 'spring'],
    ['models One id', ['models', 0, 'i'], 7],
    ['models acme/one colour', ['models', 0, 'colour'], 'red'],
    ['offers acme/one 0 periods 0 rates 0', ['offers', 0, 0, 'd', 0, 'r', 0], -1],
    ['offers acme/one 0 periods', ['offers', 0, 0, 'd'], []],
    ['claimed The One claims 0', ['claimed', 0, 'c', 0, 3], 'perhaps'],
  ])('is refused with the field: %s', (field, path, value) => {
    const found = issues(changed(path, value));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(new RegExp(`^${field}[ :]`));
  });

  it.each<[string, Path, unknown]>([
    ['models acme/one windowTokens: names source 9, which is not there', ['models', 0, 'w'], [2048, 9]],
    ['models acme/one windowTokens: names source 9, which is not there', ['models', 0, 'w'], [2048, 1, [[1, 9]]]],
    ['models acme/one tokenizer: is magic, which is not known', ['models', 0, 't'], 'magic'],
    ['models acme/one tokenizer: is constructor, which is not known', ['models', 0, 't'], 'constructor'],
    ['usual price: names source 9, which is not there', ['usual', 'price'], 9],
    ['offers: are not one list for each model', ['offers', 1], []],
    ['offers acme:one periods: names source 9, which is not there', ['offers', 0, 0, 'd', 0, 's'], 9],
    ['offers acme:one periods: names rate 9, which is not there', ['offers', 0, 0, 'd', 0, 'e'], [[9, 0]]],
    ['offers acme:one modifiers: are not there', ['offers', 0, 0, 'f'], 1],
    ['offers acme:one cache: is not there', ['offers', 0, 0, 'c'], 1],
    ['offers acme:one: occurs twice', ['offers', 0, 1], { d: [{ r: [0, 0] }] }],
    ['sources paper: occurs twice', ['sources', 1, 0], 'paper'],
    ['modifiers batch: names source 9, which is not there', ['modifiers', 0, 0, 2], 9],
    ['caches: names source 9, which is not there', ['caches', 0, 's'], 9],
    ['claimed The One modelId: names model 3, which is not there', ['claimed', 0, 'm'], 3],
    ['claimed The One window: names document 3, which is not there', ['claimed', 0, 'c', 0, 0], 3],
    ['claimed The One window: names source 9, which is not there', ['claimed', 0, 'c', 0, 5], 9],
  ])('leads nowhere: %s', (issue, path, value) => {
    expect(issues(changed(path, value))).toEqual([issue]);
  });

  it('says everything that is wrong at once', () => {
    const snapshot = changed(['models', 0, 'w'], 'wide') as { offers: unknown };
    snapshot.offers = null;
    expect(issues(snapshot).map((issue) => issue.slice(0, issue.indexOf(':')))).toEqual(['models acme/one windowTokens', 'offers']);
  });

  it('never throws, whatever it is', () => {
    for (const value of [undefined, null, 0, '', [], {}, 'a snapshot', Number.NaN]) expect(readSnapshot(value).ok).toBe(false);
    const all = pathsOf(packed());
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.oneof(fc.jsonValue(), fc.constantFrom(0, 1, 99)), (path, value) => {
        const result = readSnapshot(changed(path, value));
        expect(result.ok || result.error.issues.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
