import type { Dtype } from '@/core/memory/kv-cache';
import type { OwnArchitecture } from '@/core/memory/own-architecture';
import type { Slice } from './store';

/** What the user set for memory and time. */
export interface MemoryChoices {
  /** null: that of the chosen model, or the one that is proposed. */
  readonly architectureId: string | null;
  /** null: as many as the prompt has. */
  readonly promptTokens: number | null;
  /** Of these, so many are read from a cache. */
  readonly cachedTokens: number;
  readonly weightDtype: Dtype;
  readonly cacheDtype: Dtype;
  readonly batch: number;
  /** Of the list, or "own". */
  readonly gpuId: string;
  readonly gpus: number;
  readonly ownMemoryGb: number;
  readonly ownPeakTflops: number;
  /** Of the memory, for what is neither weights nor cache. */
  readonly keptFreePercent: number;
  /** Share of the peak that reading a prompt reaches. */
  readonly mfuPercent: number;
  readonly overheadMs: number;
  /** Typed in by the user. */
  readonly ownArchitectures: readonly OwnArchitecture[];
}

export interface MemorySlice {
  /** What was set; the rest is as `memory-defaults.ts` has it. */
  readonly memory: Partial<MemoryChoices>;
  setMemory(choices: Partial<MemoryChoices>): void;
}

export const createMemorySlice: Slice<MemorySlice> = (set) => ({
  memory: {},
  setMemory: (choices) => set((state) => ({ memory: { ...state.memory, ...choices } })),
});
