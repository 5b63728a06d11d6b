/** One GPU as its maker's sheet has it; memory and bandwidth in powers of ten. */
export interface Gpu {
  readonly id: string;
  readonly name: string;
  readonly memoryGb: number;
  readonly bandwidthTbPerSecond: number;
  /** Dense, without the doubling by structured sparsity; 10¹² operations a second. */
  readonly peakTflops: number;
  readonly sourceId: string;
}

/** Those of which a source could be read. */
export const GPUS: readonly Gpu[] = [
  { id: 'a100-80', name: 'NVIDIA A100 SXM 80 GB', memoryGb: 80, bandwidthTbPerSecond: 2.039, peakTflops: 312, sourceId: 'lockwood-a100' },
  { id: 'h100-sxm', name: 'NVIDIA H100 SXM', memoryGb: 80, bandwidthTbPerSecond: 3.35, peakTflops: 989.4, sourceId: 'lockwood-h100' },
  { id: 'h200', name: 'NVIDIA H200 SXM', memoryGb: 141, bandwidthTbPerSecond: 4.8, peakTflops: 989.4, sourceId: 'aiwiki-h200' },
  { id: 'b200', name: 'NVIDIA B200', memoryGb: 192, bandwidthTbPerSecond: 8, peakTflops: 2250, sourceId: 'lockwood-b200' },
  { id: 'rtx-4090', name: 'NVIDIA RTX 4090', memoryGb: 24, bandwidthTbPerSecond: 1.008, peakTflops: 165.2, sourceId: 'waredb-4090' },
];
