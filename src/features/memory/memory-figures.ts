// Everything the view shows of one architecture and one prompt. Pure.
import type { Architecture } from '@/core/memory/architecture';
import { ARCHITECTURES } from '@/core/memory/architectures.data';
import { fitMemory, type MemoryFit } from '@/core/memory/fit-memory';
import { firstTokenSeconds, MFU_BAND } from '@/core/memory/first-token';
import { type Gpu, GPUS } from '@/core/memory/gpus';
import { architectureOfModel, DEFAULT_ARCHITECTURE_ID } from '@/core/memory/known-models';
import { kvBytes, kvBytesPerToken } from '@/core/memory/kv-cache';
import { ownArchitecture } from '@/core/memory/own-architecture';
import { overtakingTokens, type PrefillWork, prefillWork } from '@/core/memory/prefill';
import type { Count } from '@/core/tokenize/count';
import type { MemoryChoices } from '@/state/memory-slice';

/** chosen: by the user; model: that of the chosen model; proposed: the chosen model has none that is known. */
export type Basis = 'chosen' | 'model' | 'proposed';

/** A prompt with so many tokens of it cached. */
export interface Reading {
  readonly name: string;
  readonly newTokens: number;
  readonly cachedTokens: number;
  readonly work: PrefillWork;
  /** Seconds to the first token by a share of the peak. */
  readonly seconds: { readonly fast: number; readonly middle: number; readonly slow: number };
}

export type Speed = keyof Reading['seconds'];

/** The shares of the peak that a band is made of: the measured ones, and the one that is set where it lies beyond. */
export function mfuBand(mfuPercent: number): Readonly<Record<Speed, number>> {
  const middle = mfuPercent / 100;
  return { fast: Math.max(MFU_BAND.high, middle), middle, slow: Math.min(MFU_BAND.low, middle) };
}

export function ownArchitectures({ ownArchitectures: own }: MemoryChoices): readonly Architecture[] {
  return own.flatMap(({ id, fields }) => {
    const read = ownArchitecture(id, fields);
    return read.ok ? [read.value] : [];
  });
}

/** Which architecture is shown, and why this one. */
export function shownArchitecture(choices: MemoryChoices, modelId: string): { readonly architecture: Architecture; readonly basis: Basis } {
  const known = [...ARCHITECTURES, ...ownArchitectures(choices)];
  const chosen = known.find(({ id }) => id === choices.architectureId);
  const ofModel = architectureOfModel(modelId);
  if (chosen !== undefined) return { architecture: chosen, basis: chosen.id === ofModel?.id ? 'model' : 'chosen' };
  if (ofModel !== null) return { architecture: ofModel, basis: 'model' };
  const proposed = known.find(({ id }) => id === DEFAULT_ARCHITECTURE_ID);
  if (proposed === undefined) throw new Error(`There is no ${DEFAULT_ARCHITECTURE_ID}`);
  return { architecture: proposed, basis: 'proposed' };
}

export function shownGpu({ gpuId, ownMemoryGb, ownPeakTflops }: MemoryChoices): Pick<Gpu, 'name' | 'memoryGb' | 'peakTflops'> & { readonly sourceId: string | null; readonly bandwidthTbPerSecond: number | null } {
  return GPUS.find(({ id }) => id === gpuId) ?? { name: 'your GPU', memoryGb: ownMemoryGb, peakTflops: ownPeakTflops, sourceId: null, bandwidthTbPerSecond: null };
}

export interface MemoryFigures {
  /** Whole prompt, cached and new. */
  readonly prompt: Count;
  readonly perToken: ReturnType<typeof kvBytesPerToken>;
  /** One prompt's cache at the middle of its count and at both ends. */
  readonly cacheBytes: { readonly low: number; readonly middle: number; readonly high: number };
  readonly fullWindowBytes: number;
  readonly fit: MemoryFit;
  /** Whether the batch fits at every end of the prompt's count. */
  readonly verdict: 'fits' | 'uncertain' | 'over';
  /** The whole prompt, with what is cached where something is, and the full window. */
  readonly readings: readonly Reading[];
  /** Seconds to the first token at both ends of count and speed. */
  readonly firstToken: { readonly low: number; readonly middle: number; readonly high: number };
  readonly overtakingTokens: number | null;
}

/** One prompt's reading; what is cached is never more than the prompt. */
export function readingOf(name: string, architecture: Architecture, choices: MemoryChoices, tokens: number, cached: number): Reading {
  const cachedTokens = Math.min(cached, tokens);
  const newTokens = tokens - cachedTokens;
  const work = prefillWork(architecture, newTokens, cachedTokens);
  const band = mfuBand(choices.mfuPercent);
  const { peakTflops } = shownGpu(choices);
  const at = (mfu: number) => firstTokenSeconds(work, { gpus: choices.gpus, peakTflops, mfu, overheadSeconds: choices.overheadMs / 1000 });
  return { name, newTokens, cachedTokens, work, seconds: { fast: at(band.fast), middle: at(band.middle), slow: at(band.slow) } };
}

/** The figures of a prompt, whose tokens are those that were counted unless the user has set a number. */
export function memoryFigures(architecture: Architecture, choices: MemoryChoices, counted: Count): MemoryFigures {
  const own = choices.promptTokens;
  const prompt: Count = own === null ? counted : { tokens: own, low: own, high: own, exactness: 'exact' };
  const cacheOf = (tokens: number) => kvBytes(architecture, tokens, choices.cacheDtype);
  const fitOf = (tokens: number) => fitMemory({ architecture, ...choices, ...memoryOf(choices), tokens });
  const fit = fitOf(prompt.tokens);
  const [least, most] = [fitOf(prompt.low), fitOf(prompt.high)];
  const read = (name: string, tokens: number, cached: number) => readingOf(name, architecture, choices, tokens, cached);
  const readings = [read('Whole prompt', prompt.tokens, 0)];
  if (choices.cachedTokens > 0) readings.push(read('With its cached start', prompt.tokens, choices.cachedTokens));
  readings.push(read('Full window', architecture.contextTokens, 0));
  return {
    prompt,
    perToken: kvBytesPerToken(architecture, choices.cacheDtype),
    cacheBytes: { low: cacheOf(prompt.low), middle: cacheOf(prompt.tokens), high: cacheOf(prompt.high) },
    fullWindowBytes: cacheOf(architecture.contextTokens),
    fit,
    verdict: most.leftBytes >= 0 ? 'fits' : least.leftBytes >= 0 ? 'uncertain' : 'over',
    readings,
    firstToken: {
      low: read('', prompt.low, choices.cachedTokens).seconds.fast,
      middle: read('', prompt.tokens, choices.cachedTokens).seconds.middle,
      high: read('', prompt.high, choices.cachedTokens).seconds.slow,
    },
    overtakingTokens: overtakingTokens(architecture),
  };
}

function memoryOf(choices: MemoryChoices): { readonly memoryGb: number; readonly keptFree: number } {
  return { memoryGb: shownGpu(choices).memoryGb, keptFree: choices.keptFreePercent / 100 };
}

const STEPS = 32;
const LEAST_TOKENS = 1000;

/** Lengths for a chart, evenly on a logarithmic axis, to the window or beyond it where the prompt is; the prompt is one of them. */
export function chartLengths(contextTokens: number, promptTokens: number): readonly number[] {
  const most = Math.max(contextTokens, promptTokens, LEAST_TOKENS * 10);
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => Math.round(LEAST_TOKENS * (most / LEAST_TOKENS) ** (step / STEPS)));
  return [...new Set(promptTokens >= LEAST_TOKENS ? [...steps, promptTokens] : steps)].sort((a, b) => a - b);
}
