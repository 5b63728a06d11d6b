// What the sizes of many prompts come to.

export interface Bin {
  /** Tokens from … up to, both within, whole numbers. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

export interface SizeStats {
  readonly rows: number;
  readonly totalTokens: number;
  readonly meanTokens: number;
  /** By nearest rank: the smallest size that so many per cent of the rows do not exceed. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly bins: readonly Bin[];
}

const MOST_BINS = 24;
const STEPS = [1, 2, 5] as const;

/** Of token counts in any order, whole and ≥ 0; null where there are none. Sorts a copy: O(n log n), some ms for 100,000. */
export function sizeStats(sizes: Float64Array): SizeStats | null {
  if (sizes.length === 0) return null;
  const sorted = sizes.slice().sort();
  const rank = (percent: number) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
  const [least, max] = [sorted[0]!, sorted[sorted.length - 1]!];
  const totalTokens = sorted.reduce((sum, size) => sum + size, 0);
  const width = binWidth(max - least + 1);
  const first = Math.floor(least / width) * width;
  const rows = new Array<number>(Math.floor((max - first) / width) + 1).fill(0);
  for (const size of sorted) rows[Math.floor((size - first) / width)]! += 1;
  return {
    rows: sorted.length,
    totalTokens,
    meanTokens: totalTokens / sorted.length,
    p50: rank(50),
    p95: rank(95),
    max,
    bins: rows.map((count, at) => ({ from: first + at * width, to: first + (at + 1) * width - 1, rows: count })),
  };
}

/** 1, 2 or 5 times a power of ten, so that a span has at most `MOST_BINS` of them and one more. */
function binWidth(span: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of STEPS) if (span / (step * power) <= MOST_BINS) return step * power;
  }
}
