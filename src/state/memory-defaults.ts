// What memory and time begin with, the choices in full, and how they are kept. Only the view, loaded when asked for, imports this.
import * as v from 'valibot';
import { DEFAULT_MFU } from '@/core/memory/first-token';
import { GPUS } from '@/core/memory/gpus';
import { type Dtype, DTYPE_BYTES } from '@/core/memory/kv-cache';
import { readOwnList } from '@/core/memory/own-architecture';
import type { AppState } from './app-state';
import { keepRecord, readFields } from './keep-record';
import type { RecordStore } from './keeping';
import type { MemoryChoices } from './memory-slice';
import { remembered, type Selector } from './selectors';
import type { AppStore } from './store';

export const DEFAULT_MEMORY: MemoryChoices = {
  architectureId: null,
  promptTokens: null,
  cachedTokens: 0,
  weightDtype: 'bf16',
  cacheDtype: 'bf16',
  batch: 1,
  gpuId: 'h100-sxm',
  gpus: 1,
  ownMemoryGb: 24,
  ownPeakTflops: 100,
  keptFreePercent: 10,
  mfuPercent: DEFAULT_MFU * 100,
  overheadMs: 100,
  ownArchitectures: [],
};

/** What the fields take; the smallest and largest value of each. */
export const MEMORY_RANGES = {
  promptTokens: [1, 1_000_000_000],
  cachedTokens: [0, 1_000_000_000],
  batch: [1, 100_000],
  gpus: [1, 10_000],
  ownMemoryGb: [1, 10_000],
  ownPeakTflops: [1, 1_000_000],
  keptFreePercent: [0, 90],
  mfuPercent: [1, 100],
  overheadMs: [0, 60_000],
} as const satisfies Partial<Record<keyof MemoryChoices, readonly [number, number]>>;

export const selectMemory: Selector<MemoryChoices> = remembered(
  (state: AppState) => [state.memory],
  (memory) => ({ ...DEFAULT_MEMORY, ...memory }),
);

const figure = ([least, most]: readonly [number, number]) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const dtype = v.picklist(Object.keys(DTYPE_BYTES) as Dtype[]);
const FIELDS = {
  architectureId: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  promptTokens: v.nullable(figure(MEMORY_RANGES.promptTokens)),
  cachedTokens: figure(MEMORY_RANGES.cachedTokens),
  weightDtype: dtype,
  cacheDtype: dtype,
  batch: figure(MEMORY_RANGES.batch),
  gpuId: v.picklist([...GPUS.map(({ id }) => id), 'own']),
  gpus: figure(MEMORY_RANGES.gpus),
  ownMemoryGb: figure(MEMORY_RANGES.ownMemoryGb),
  ownPeakTflops: figure(MEMORY_RANGES.ownPeakTflops),
  keptFreePercent: figure(MEMORY_RANGES.keptFreePercent),
  mfuPercent: figure(MEMORY_RANGES.mfuPercent),
  overheadMs: figure(MEMORY_RANGES.overheadMs),
} satisfies { [Name in Exclude<keyof MemoryChoices, 'ownArchitectures'>]: v.GenericSchema<unknown, MemoryChoices[Name]> };

/** Each field by itself: one that cannot be read is that of a first visit and costs no other. */
export function readMemory(value: unknown): Partial<MemoryChoices> {
  const read = readFields<Omit<MemoryChoices, 'ownArchitectures'>>(FIELDS, value);
  const own = readOwnList((Object(value) as Record<string, unknown>)['ownArchitectures']);
  return own === null || own.length === 0 ? read : { ...read, ownArchitectures: own };
}

/** Keeps what was set between visits. */
export function keepMemory(store: AppStore, records: RecordStore): Promise<void> {
  return keepRecord(store, records, {
    key: 'memory',
    activity: 'saving what was set',
    keptOf: ({ memory }) => ({ memory }),
    read: (value) => ({ memory: readMemory(value) }),
    write: ({ memory }) => memory,
  });
}
