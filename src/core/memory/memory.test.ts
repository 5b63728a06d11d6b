import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import type { Architecture, LayerGroup } from './architecture';
import { ARCHITECTURES } from './architectures.data';
import { fitMemory } from './fit-memory';
import { firstTokenSeconds, impliedMfu, MFU_BAND } from './first-token';
import { GPUS } from './gpus';
import { architectureOfModel, DEFAULT_ARCHITECTURE_ID, modelsOfArchitecture } from './known-models';
import { DTYPE_BYTES, type Dtype, kvBytes, kvBytesPerToken, weightBytes } from './kv-cache';
import { findMemorySource, MEMORY_SOURCES } from './memory-sources';
import { overtakingTokens, prefillWork } from './prefill';

const GIB = 2 ** 30;
const DTYPES = Object.keys(DTYPE_BYTES) as Dtype[];

function named(id: string): Architecture {
  const found = ARCHITECTURES.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

const group = fc.record(
  {
    layers: fc.integer({ min: 1, max: 90 }),
    elements: fc.integer({ min: 1, max: 4096 }),
    windowTokens: fc.integer({ min: 1, max: 500 }),
    ratio: fc.integer({ min: 1, max: 128 }),
    isChunked: fc.constant(true as const),
    fixedBytes: fc.constant(1),
  },
  { requiredKeys: ['layers', 'elements'] },
) as fc.Arbitrary<LayerGroup>;
const architecture = fc.record({ groups: fc.array(group, { minLength: 1, maxLength: 4 }), queryHeads: fc.integer({ min: 1, max: 128 }), dim: fc.integer({ min: 1, max: 256 }), activeB: fc.double({ min: 0.01, max: 500, noNaN: true }) }).map(({ dim, ...rest }): Architecture => ({ ...named('llama-3.1-8b'), ...rest, keyDim: dim, valueDim: dim }));
const length = fc.integer({ min: 0, max: 3000 });
const dtype = fc.constantFrom(...DTYPES);

/** Layer by layer and token by token, with no closed form. */
function naiveKvBytes({ groups }: Architecture, tokens: number, of: Dtype): number {
  let bytes = 0;
  for (const { layers, elements, windowTokens, ratio = 1, fixedBytes } of groups) {
    for (let layer = 0; layer < layers; layer += 1) {
      const entries = new Set<number>();
      for (let token = 0; token < tokens; token += 1) entries.add(Math.floor(token / ratio));
      bytes += Math.min(entries.size, windowTokens ?? Infinity) * elements * (fixedBytes ?? DTYPE_BYTES[of]);
    }
  }
  return bytes;
}

/** Each token's own reach, where half a pair is a token's with itself, as the formula has it. */
function naivePairs({ windowTokens = Infinity, isChunked }: LayerGroup, newTokens: number, cachedTokens: number): number {
  let pairs = 0;
  for (let token = cachedTokens; token < cachedTokens + newTokens; token += 1) {
    const before = isChunked === true && windowTokens !== Infinity ? token % windowTokens : token;
    pairs += before < windowTokens ? before + 0.5 : windowTokens;
  }
  return pairs;
}

describe('the architectures', () => {
  it('are 37, each with a source, a day and figures that go together', () => {
    expect(ARCHITECTURES).toHaveLength(37);
    expect(new Set(ARCHITECTURES.map(({ id }) => id)).size).toBe(37);
    for (const each of ARCHITECTURES) {
      const source = findMemorySource(each.sourceId);
      expect(source?.url, each.id).toMatch(/^https:\/\//);
      expect(source?.asOf, each.id).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(each.certainty).not.toBe('own');
      expect(each.activeB, each.id).toBeLessThanOrEqual(each.paramsB);
      for (const figure of [each.layers, each.queryHeads, each.keyDim, each.valueDim, each.contextTokens]) expect(Number.isSafeInteger(figure) && figure > 0, each.id).toBe(true);
      for (const { layers, windowTokens = 1, ratio = 1 } of each.groups) expect(layers >= 1 && layers <= each.layers && windowTokens >= 1 && ratio >= 1, each.id).toBe(true);
      if (each.kvHeads !== null && each.kind !== 'compressed') {
        expect(each.queryHeads % each.kvHeads, each.id).toBe(0);
        // A layer caches keys and values of its KV heads; linear layers cache nothing that grows.
        for (const { elements } of each.groups) expect(elements, each.id).toBe(each.kvHeads * (each.keyDim + each.valueDim));
        if (each.kind !== 'linear hybrid') expect(each.groups.reduce((sum, { layers }) => sum + layers, 0), each.id).toBe(each.layers);
      }
      // What is not taken from a published configuration says why.
      if (['partly', 'approximate'].includes(each.certainty)) expect(each.note, each.id).not.toBe('');
    }
    expect(new Set(ARCHITECTURES.map(({ kind }) => kind))).toEqual(new Set(['MHA', 'GQA', 'MLA', 'sliding window', 'linear hybrid', 'compressed']));
  });

  it('and the GPUs have sources, of which each is used or names what is assumed', () => {
    const used = new Set([...ARCHITECTURES, ...GPUS].map(({ sourceId }) => sourceId));
    for (const gpu of GPUS) expect(findMemorySource(gpu.sourceId)).not.toBeNull();
    expect(Object.keys(MEMORY_SOURCES).filter((id) => !used.has(id)).sort()).toEqual(['context-parallelism', 'vllm-utilization']);
  });

  it('are found by models that are in the catalogue', () => {
    const known = new Set<string>(MODELS.map(({ id }) => id));
    const mapped = ARCHITECTURES.flatMap(({ id }) => modelsOfArchitecture(id));
    expect(mapped.length).toBeGreaterThan(20);
    for (const modelId of mapped) expect(known.has(modelId), modelId).toBe(true);
    expect(architectureOfModel('meta/llama-3.1-8b-instruct')?.id).toBe('llama-3.1-8b');
    // The same shape in a longer window, so the cache of a token is the same.
    const [first, later] = [named('qwen3-235b-a22b'), named('qwen3-235b-a22b-2507')];
    expect({ ...later, id: first.id, name: first.name, contextTokens: first.contextTokens, sourceId: first.sourceId }).toEqual(first);
    expect(architectureOfModel('alibaba/qwen3-235b-a22b-2507')?.contextTokens).toBe(262_144);
    expect(architectureOfModel('openai/gpt-5.5')).toBeNull();
    expect(architectureOfModel('constructor')).toBeNull();
    expect(named(DEFAULT_ARCHITECTURE_ID).kind).toBe('GQA');
  });
});

describe('the KV cache', () => {
  it.each([
    ['llama-3.1-8b', 16],
    ['llama-3.1-70b', 40],
    ['llama-3.1-405b', 63],
    ['gemma-3-27b', 10.4],
    ['gpt-oss-20b', 3.0],
    ['gpt-oss-120b', 4.5],
    ['deepseek-v3', 8.6],
    ['mistral-large-2', 44],
    ['llama-2-7b', 64],
    ['llama-4-scout', 7.1],
    ['mistral-7b-v0.1', 0.5],
    ['qwen3-next-80b-a3b', 3],
    ['mimo-v2-flash', 2.8],
    ['deepseek-v4-flash', 0.7],
  ])('of %s at 128K in bf16 is %f GiB', (id, gib) => {
    expect(Math.round((kvBytes(named(id), 131_072, 'bf16') / GIB) * 10) / 10).toBe(gib);
  });

  it('is half at a byte and a quarter at half a byte, but for what has a width of its own', () => {
    const llama = named('llama-3.1-8b');
    expect(kvBytesPerToken(llama, 'bf16')).toEqual({ atFirst: 131_072, later: 131_072 });
    expect(kvBytes(llama, 1000, 'fp8')).toBe(kvBytes(llama, 1000, 'bf16') / 2);
    expect(kvBytes(llama, 1000, 'int4')).toBe(kvBytes(llama, 1000, 'int8') / 2);
    expect(kvBytesPerToken(named('deepseek-v4-flash'), 'bf16')).toEqual({ atFirst: 49_976, later: 5_944 });
    expect(kvBytesPerToken(named('deepseek-v4-flash'), 'int4')).toEqual({ atFirst: (49_976 - 640) / 4 + 640, later: (5_944 - 640) / 4 + 640 });
    expect(weightBytes(llama, 'bf16')).toBe(16.06e9);
  });

  it('is what counting layer by layer and token by token gives', () => {
    fc.assert(
      fc.property(architecture, fc.integer({ min: 0, max: 300 }), dtype, (each, tokens, of) => {
        expect(kvBytes(each, tokens, of)).toBeCloseTo(naiveKvBytes(each, tokens, of), 3);
      }),
      { numRuns: 40 },
    );
  });

  it('grows with the tokens, adds up over groups of layers, and stops at the window', () => {
    fc.assert(
      fc.property(architecture, length, length, dtype, (each, a, b, of) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(kvBytes(each, few, of)).toBeLessThanOrEqual(kvBytes(each, many, of));
        expect(kvBytes(each, a, of)).toBeCloseTo(each.groups.reduce((sum, one) => sum + kvBytes({ groups: [one] }, a, of), 0), 3);
        for (const one of each.groups) if (one.windowTokens !== undefined && (one.ratio ?? 1) === 1 && many >= one.windowTokens) expect(kvBytes({ groups: [one] }, many, of)).toBe(kvBytes({ groups: [one] }, one.windowTokens, of));
      }),
    );
  });
});

describe('prefill', () => {
  it('takes the operations that are published for a length', () => {
    const at = (id: string, tokens: number) => prefillWork(named(id), tokens, 0);
    expect(at('llama-3.1-8b', 8192)).toEqual({ linearFlops: 16.06e9 * 8192, attentionFlops: 2 * 32 * 32 * 256 * (8192 ** 2 / 2) });
    expect(at('mistral-7b-v0.1', 131_072).attentionFlops).toBeCloseTo(2.771e14, -11);
    expect(at('llama-4-scout', 32_768).attentionFlops).toBeCloseTo(2.309e14, -11);
    expect(at('gemma-3-27b', 32_768).attentionFlops).toBeCloseTo(1.161e14, -11);
    expect(at('deepseek-v3', 131_072).attentionFlops).toBeCloseTo(4.293e16, -14);
    expect(at('deepseek-v3.2', 8192).attentionFlops).toBeNull();
  });

  it('is what counting each token’s reach gives, whatever is cached', () => {
    fc.assert(
      fc.property(architecture, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), (each, newTokens, cachedTokens) => {
        const pairs = each.groups.reduce((sum, one) => sum + one.layers * naivePairs(one, newTokens, cachedTokens), 0);
        const expected = 2 * each.queryHeads * (each.keyDim + each.valueDim) * pairs;
        // The closed form cuts half a pair at the edge of a window.
        const slack = 2 * each.queryHeads * (each.keyDim + each.valueDim) * each.groups.reduce((sum, one) => sum + one.layers, 0);
        expect(Math.abs((prefillWork(each, newTokens, cachedTokens).attentionFlops ?? 0) - expected)).toBeLessThanOrEqual(slack);
      }),
    );
  });

  it('in two steps is the work of one: a cached prefix is what it saves', () => {
    fc.assert(
      fc.property(architecture, length, length, (each, first, rest) => {
        const [whole, head, tail] = [prefillWork(each, first + rest, 0), prefillWork(each, first, 0), prefillWork(each, rest, first)];
        expect((head.attentionFlops ?? 0) + (tail.attentionFlops ?? 0)).toBeCloseTo(whole.attentionFlops ?? 0, -6);
        expect(head.linearFlops + tail.linearFlops).toBeCloseTo(whole.linearFlops, -6);
      }),
    );
  });

  it('has a length from which attention is more, the published one where no layer has a window', () => {
    const at = (id: string) => overtakingTokens(named(id));
    expect(at('llama-3.1-8b')).toBe(61_265);
    expect(at('llama-3.1-405b')).toBe(196_621);
    expect(at('deepseek-v3')).toBe(29_618);
    expect(at('mistral-7b-v0.1')).toBeNull();
    expect(at('deepseek-v4-flash')).toBeNull();
    // 668,945 by the layers without a window alone; the others add their share.
    expect(at('gemma-3-27b')).toBe(658_304);
    for (const each of ARCHITECTURES) {
      const tokens = overtakingTokens(each);
      if (tokens === null) continue;
      const { linearFlops, attentionFlops } = prefillWork(each, tokens, 0);
      const before = prefillWork(each, tokens - 1, 0);
      expect(attentionFlops ?? 0, each.id).toBeGreaterThanOrEqual(linearFlops);
      expect(before.attentionFlops ?? 0, each.id).toBeLessThan(before.linearFlops);
    }
  });
});

describe('the time to the first token', () => {
  const terms = { gpus: 128, peakTflops: 800, overheadSeconds: 0 };

  it('of Llama 3 405B with a million tokens in 77 s on 128 GPUs means an MFU of 0.626', () => {
    // The paper counts 405 × 10⁹ weights.
    const work = prefillWork({ ...named('llama-3.1-405b'), activeB: 405 }, 1_000_000, 0);
    expect(impliedMfu(work, 77, terms)).toBeCloseTo(0.626, 3);
    expect(firstTokenSeconds(work, { ...terms, mfu: 0.626 })).toBeCloseTo(77, 0);
  });

  // Table 4 of arXiv 2411.01783: new tokens, cached ones and seconds on 32 GPUs.
  it.each([
    [25_600, 102_400, 3.35302],
    [64_000, 64_000, 6.84521],
    [128_000, 0, 11.46215],
  ])('of %d new and %d cached tokens lies in the band', (newTokens, cachedTokens, seconds) => {
    const work = prefillWork(named('llama-3.1-405b'), newTokens, cachedTokens);
    const at = (mfu: number) => firstTokenSeconds(work, { ...terms, gpus: 32, mfu });
    expect(at(MFU_BAND.high)).toBeLessThan(seconds);
    expect(at(MFU_BAND.low)).toBeGreaterThan(seconds);
  });

  it('adds what comes before, and is at least what the weights take where attention is not computed', () => {
    const work = prefillWork(named('deepseek-v4-flash'), 100_000, 0);
    expect(firstTokenSeconds(work, { gpus: 1, peakTflops: 1000, mfu: 0.5, overheadSeconds: 0.1 })).toBeCloseTo(0.1 + (2 * 13e9 * 1e5) / 5e14, 9);
  });
});

describe('what fits in the memory', () => {
  const asked = { architecture: named('llama-3.1-8b'), weightDtype: 'bf16', cacheDtype: 'bf16', memoryGb: 80, gpus: 1, keptFree: 0.1, tokens: 100_000, batch: 2 } as const;

  it('is what is left beside weights, caches and what is kept free', () => {
    // 80 − 8 − 16.06 = 55.94 GB, and 131,072 bytes a token.
    expect(fitMemory(asked)).toEqual({
      totalBytes: 80e9,
      keptFreeBytes: 8e9,
      weightBytes: 16.06e9,
      cacheBytes: 26_214_400_000,
      leftBytes: 55.94e9 - 26_214_400_000,
      forCachesBytes: 55.94e9,
      mostTokens: Math.floor(55.94e9 / 2 / 131_072),
      mostPrompts: 4,
    });
  });

  it('is nothing where the weights alone do not, and any length where only windows are cached', () => {
    expect(fitMemory({ ...asked, architecture: named('llama-3.1-405b') })).toMatchObject({ mostTokens: 0, mostPrompts: 0 });
    expect(fitMemory({ ...asked, architecture: named('llama-3.1-405b') }).leftBytes).toBeLessThan(0);
    expect(fitMemory({ ...asked, architecture: named('mistral-7b-v0.1') }).mostTokens).toBeNull();
    expect(fitMemory({ ...asked, tokens: 0 }).mostPrompts).toBeNull();
  });

  it('closes, and the most tokens and prompts are the last that fit', () => {
    fc.assert(
      fc.property(architecture, dtype, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 8 }), length, fc.integer({ min: 1, max: 64 }), (each, of, memoryGb, gpus, tokens, batch) => {
        const fit = fitMemory({ architecture: each, weightDtype: of, cacheDtype: of, memoryGb, gpus, keptFree: 0.1, tokens, batch });
        expect(fit.keptFreeBytes + fit.weightBytes + fit.cacheBytes + fit.leftBytes).toBeCloseTo(fit.totalBytes, -2);
        if (fit.mostTokens === null || fit.forCachesBytes < 0) return;
        expect(batch * kvBytes(each, fit.mostTokens, of)).toBeLessThanOrEqual(fit.forCachesBytes);
        expect(batch * kvBytes(each, fit.mostTokens + 1, of)).toBeGreaterThan(fit.forCachesBytes);
        if (fit.mostPrompts !== null) expect((fit.mostPrompts + 1) * kvBytes(each, tokens, of)).toBeGreaterThan(fit.forCachesBytes * (1 - 1e-12));
      }),
    );
  });
});
