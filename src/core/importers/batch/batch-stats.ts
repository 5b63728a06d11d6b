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
  /** Each bin spans more than the one before, as the largest are many times what half are. */
  readonly isLogarithmic: boolean;
}

const MOST_BINS = 24;
/** Largest size to half up to: above it, bins of one width put most rows into the first of them. */
const WIDE_SPREAD = 12;
const STEPS = [1, 2, 5] as const;
const GROWING_STEPS = [[1, 1.5, 2.5, 4, 6], STEPS, [1]] as const;

/** Of token counts in any order, whole and ≥ 0; null where there are none. Sorts a copy: O(n log n), some ms for 100,000. */
export function sizeStats(sizes: Float64Array): SizeStats | null {
  if (sizes.length === 0) return null;
  const sorted = sizes.slice().sort();
  const rank = (percent: number) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
  const [least, max] = [sorted[0]!, sorted[sorted.length - 1]!];
  const totalTokens = sorted.reduce((sum, size) => sum + size, 0);
  const p50 = rank(50);
  const isLogarithmic = max > MOST_BINS && max > WIDE_SPREAD * Math.max(1, p50);
  return {
    rows: sorted.length,
    totalTokens,
    meanTokens: totalTokens / sorted.length,
    p50,
    p95: rank(95),
    max,
    bins: binsOf(sorted, isLogarithmic ? growingEdges(least, max) : evenEdges(least, max)),
    isLogarithmic,
  };
}

/** The rows between each two edges, the later of them excluded. */
function binsOf(sorted: Float64Array, edges: readonly number[]): readonly Bin[] {
  let at = 0;
  return edges.slice(1).map((end, index) => {
    const before = at;
    while (at < sorted.length && sorted[at]! < end) at += 1;
    return { from: edges[index]!, to: end - 1, rows: at - before };
  });
}

function evenEdges(least: number, max: number): readonly number[] {
  const width = binWidth(max - least + 1);
  const first = Math.floor(least / width) * width;
  return Array.from({ length: Math.floor((max - first) / width) + 2 }, (_, at) => first + at * width);
}

/** Whole numbers that grow by about as much each: five to a power of ten, or three or one where there would be too many. */
function growingEdges(least: number, max: number): readonly number[] {
  for (const steps of GROWING_STEPS) {
    const edges = [0];
    for (let power = 1; edges.at(-1)! <= max; power *= 10) for (const step of steps) if (edges.at(-1)! <= max) edges.push(step * power);
    const whole = edges.filter(Number.isInteger);
    const first = whole.findLastIndex((edge) => edge <= least);
    if (whole.length - first - 1 <= MOST_BINS) return whole.slice(first);
  }
  return evenEdges(least, max);
}

/** 1, 2 or 5 times a power of ten, so that a span has at most `MOST_BINS` of them and one more. */
function binWidth(span: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of STEPS) if (span / (step * power) <= MOST_BINS) return step * power;
  }
}
