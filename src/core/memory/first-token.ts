import type { PrefillWork } from './prefill';

/** Share of the peak that prefill reaches: what is taken, and the range of measured runs, see `MFU_SOURCE_ID`. */
export const DEFAULT_MFU = 0.5;
export const MFU_BAND = { low: 0.3, high: 0.65 } as const;
export const MFU_SOURCE_ID = 'context-parallelism';

export interface FirstTokenTerms {
  readonly gpus: number;
  /** Of one GPU, 10¹² dense bf16 operations a second. */
  readonly peakTflops: number;
  /** Share of the peak that is reached, above 0 up to 1. */
  readonly mfu: number;
  /** Before and beside the work: queue, network, start of the kernels. */
  readonly overheadSeconds: number;
}

/** Seconds until the first token: t0 + FLOPs / (GPUs × peak × MFU). Attention that is not computed is left out: it is at least this. */
export function firstTokenSeconds({ linearFlops, attentionFlops }: PrefillWork, { gpus, peakTflops, mfu, overheadSeconds }: FirstTokenTerms): number {
  return overheadSeconds + (linearFlops + (attentionFlops ?? 0)) / (gpus * peakTflops * 1e12 * mfu);
}

/** The same backwards: the share of the peak that a measured run has reached. */
export function impliedMfu({ linearFlops, attentionFlops }: PrefillWork, seconds: number, { gpus, peakTflops, overheadSeconds }: Omit<FirstTokenTerms, 'mfu'>): number {
  return (linearFlops + (attentionFlops ?? 0)) / (gpus * peakTflops * 1e12 * (seconds - overheadSeconds));
}
