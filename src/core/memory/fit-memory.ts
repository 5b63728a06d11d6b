import { weightBytes, kvBytes, type Dtype } from './kv-cache';
import type { Architecture } from './architecture';
import { largestTokens } from './largest-tokens';

export interface MemoryAsked {
  readonly architecture: Architecture;
  readonly weightDtype: Dtype;
  readonly cacheDtype: Dtype;
  /** Memory of one GPU, 10⁹ bytes, and how many there are. */
  readonly memoryGb: number;
  readonly gpus: number;
  /** Share that is kept free of weights and cache, 0…1. */
  readonly keptFree: number;
  /** Tokens of one prompt with its answer, and how many are held at once. */
  readonly tokens: number;
  readonly batch: number;
}

/** How weights and caches fill the memory of all GPUs together; each is taken to be spread evenly. All in bytes. */
export interface MemoryFit {
  readonly totalBytes: number;
  readonly keptFreeBytes: number;
  readonly weightBytes: number;
  readonly cacheBytes: number;
  /** Negative: so much is missing. */
  readonly leftBytes: number;
  /** For caches beside the weights; negative: the weights alone do not fit. */
  readonly forCachesBytes: number;
  /** The longest prompts of which the batch fits; 0: none. null: any length, as only windows are cached. */
  readonly mostTokens: number | null;
  /** How many prompts of `tokens` fit; 0: none. null: any number, as there is nothing to cache. */
  readonly mostPrompts: number | null;
}

/** What fits in the memory beside the weights. Activations, the runtime and fragments of the cache have to do with what is kept free. */
export function fitMemory({ architecture, weightDtype, cacheDtype, memoryGb, gpus, keptFree, tokens, batch }: MemoryAsked): MemoryFit {
  const totalBytes = memoryGb * 1e9 * gpus;
  const keptFreeBytes = totalBytes * keptFree;
  const weights = weightBytes(architecture, weightDtype);
  const each = kvBytes(architecture, tokens, cacheDtype);
  const forCachesBytes = totalBytes - keptFreeBytes - weights;
  return {
    totalBytes,
    keptFreeBytes,
    weightBytes: weights,
    cacheBytes: each * batch,
    leftBytes: forCachesBytes - each * batch,
    forCachesBytes,
    mostTokens: forCachesBytes < 0 ? 0 : largestTokens((length) => batch * kvBytes(architecture, length, cacheDtype) <= forCachesBytes),
    mostPrompts: forCachesBytes < 0 ? 0 : each === 0 ? null : Math.floor(forCachesBytes / each),
  };
}
