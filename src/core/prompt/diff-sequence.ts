// Where two sequences differ, by Myers (1986), "An O(ND) difference algorithm and its variations": the fewest elements
// removed and added.

/** A stretch of both: the same, or what stands in the one in the place of what stands in the other. Either side of a change may be empty. */
export interface DiffRun {
  readonly isSame: boolean;
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Differences beyond which two sequences are not compared to the end: the memory grows with their square. */
export const MOST_DIFFERENCES = 2_000;
/** Elements looked at between two steps. */
const STEP = 20_000;

/**
 * The runs of two sequences in order, which together are all of both; changes and same runs alternate. null where more
 * than `mostDifferences` elements would be removed and added. O((a + b) · differences) at worst, in steps.
 */
export function* diffSequences(a: ArrayLike<number>, b: ArrayLike<number>, mostDifferences = MOST_DIFFERENCES): Generator<undefined, readonly DiffRun[] | null, undefined> {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const pairs = yield* commonPairs(a, b, head, a.length - tail, b.length - tail, mostDifferences);
  return pairs === null ? null : runsOf(pairs, head, tail, a.length, b.length);
}

/** The whole of one in the place of the whole of the other, but for what they begin and end with. */
export function coarseRuns(a: ArrayLike<number>, b: ArrayLike<number>): readonly DiffRun[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return runsOf([], head, tail, a.length, b.length);
}

/** A stretch that is the same, found from the end to the start. */
type Snake = readonly [aStart: number, bStart: number, length: number];

function* commonPairs(a: ArrayLike<number>, b: ArrayLike<number>, from: number, aTo: number, bTo: number, most: number): Generator<undefined, readonly Snake[] | null, undefined> {
  const [n, m] = [aTo - from, bTo - from];
  if (n === 0 || m === 0) return n + m > most ? null : [];
  const limit = Math.min(n + m, most);
  const center = limit + 1;
  // The farthest place in `a` on each diagonal.
  const reach = new Int32Array(2 * limit + 3);
  const history: Int32Array[] = [];
  let looked = 0;
  for (let d = 0; d <= limit; d += 1) {
    history.push(reach.slice(center - d, center + d + 1));
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && reach[center + k - 1]! < reach[center + k + 1]!);
      let x = isDown ? reach[center + k + 1]! : reach[center + k - 1]! + 1;
      let y = x - k;
      const start = x;
      while (x < n && y < m && a[from + x] === b[from + y]) {
        x += 1;
        y += 1;
      }
      reach[center + k] = x;
      looked += x - start + 1;
      if (x >= n && y >= m) return traced(history, n, m, from);
      if (looked >= STEP) {
        looked = 0;
        yield undefined;
      }
    }
  }
  return null;
}

/** Walks back from the end by what was reachable with one difference less. */
function traced(history: readonly Int32Array[], n: number, m: number, from: number): readonly Snake[] {
  const snakes: Snake[] = [];
  let [x, y] = [n, m];
  for (let d = history.length - 1; d >= 0; d -= 1) {
    const before = history[d]!;
    const at = (k: number) => before[k + d] ?? 0;
    const k = x - y;
    const isDown = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const previousK = isDown ? k + 1 : k - 1;
    const previousX = d === 0 ? 0 : at(previousK);
    const startX = d === 0 ? 0 : isDown ? previousX : previousX + 1;
    if (x > startX) snakes.push([from + startX, from + startX - k, x - startX]);
    x = previousX;
    y = previousX - previousK;
  }
  return snakes;
}

function runsOf(snakes: readonly Snake[], head: number, tail: number, aLength: number, bLength: number): readonly DiffRun[] {
  const same: Snake[] = [[0, 0, head], ...snakes.toReversed(), [aLength - tail, bLength - tail, tail]];
  const runs: DiffRun[] = [];
  let [aAt, bAt] = [0, 0];
  for (const [aStart, bStart, length] of same) {
    if (aStart > aAt || bStart > bAt) runs.push({ isSame: false, aStart: aAt, aEnd: aStart, bStart: bAt, bEnd: bStart });
    const last = runs.at(-1);
    if (length > 0 && last?.isSame === true) runs[runs.length - 1] = { ...last, aEnd: aStart + length, bEnd: bStart + length };
    else if (length > 0) runs.push({ isSame: true, aStart, aEnd: aStart + length, bStart, bEnd: bStart + length });
    [aAt, bAt] = [aStart + length, bStart + length];
  }
  return runs;
}
