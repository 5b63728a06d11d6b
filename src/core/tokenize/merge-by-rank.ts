// Byte-pair merging as it is defined: again and again the pair of neighbours whose merged token has the lowest rank, the
// leftmost of equals. A heap of pairs makes it O(n log n) for a piece of n bytes.
import type { BytePairEncoder } from './byte-pair-encoder';

export interface Merger {
  /** Merges bytes[start, end), one or more; returns the number of tokens. */
  readonly merge: (bytes: Uint8Array, start: number, end: number) => number;
  /** The tokens of the last call, from 0 on, until the next one. */
  readonly parts: () => Int32Array;
}

const LEAST_BYTES = 256;

/** For the vocabulary in which `find` finds tokens, and whose `ranks` are given. */
export function createMerger(find: BytePairEncoder['find'], ranks: Int32Array): Merger {
  // By the place of a part's first byte: where the parts beside it begin (`next` is −1 where it is merged away), its token,
  // and the token that it makes with the next one, −1 for none. Used again by the next call.
  let next = new Int32Array(0);
  let previous = next;
  let own = next;
  let joint = next;
  let heapRanks = next;
  let heapPlaces = next;
  let parts = next;
  let heapSize = 0;

  function reserve(bytes: number): void {
    if (bytes < next.length && (next.length <= LEAST_BYTES * 16 || bytes * 16 > next.length)) return;
    const size = Math.max(LEAST_BYTES, bytes + (bytes >> 1) + 1);
    next = new Int32Array(size);
    previous = new Int32Array(size);
    own = new Int32Array(size);
    joint = new Int32Array(size);
    parts = new Int32Array(size);
    // A pair for each place, and two more for each merge.
    heapRanks = new Int32Array(3 * size);
    heapPlaces = new Int32Array(3 * size);
  }

  function push(rank: number, place: number): void {
    let index = heapSize;
    heapSize += 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (heapRanks[parent]! < rank || (heapRanks[parent] === rank && heapPlaces[parent]! <= place)) break;
      heapRanks[index] = heapRanks[parent]!;
      heapPlaces[index] = heapPlaces[parent]!;
      index = parent;
    }
    heapRanks[index] = rank;
    heapPlaces[index] = place;
  }

  /** Takes the first pair away. */
  function drop(): void {
    heapSize -= 1;
    const rank = heapRanks[heapSize]!;
    const place = heapPlaces[heapSize]!;
    let index = 0;
    for (let child = 1; child < heapSize; child = 2 * index + 1) {
      if (child + 1 < heapSize) {
        const difference = heapRanks[child + 1]! - heapRanks[child]! || heapPlaces[child + 1]! - heapPlaces[child]!;
        if (difference < 0) child += 1;
      }
      if (rank < heapRanks[child]! || (rank === heapRanks[child] && place <= heapPlaces[child]!)) break;
      heapRanks[index] = heapRanks[child]!;
      heapPlaces[index] = heapPlaces[child]!;
      index = child;
    }
    heapRanks[index] = rank;
    heapPlaces[index] = place;
  }

  function merge(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    reserve(length);
    heapSize = 0;
    const look = (place: number): void => {
      const middle = next[place]!;
      const token = middle >= length ? -1 : find(bytes, start + place, start + next[middle]!);
      joint[place] = token;
      if (token >= 0) push(ranks[token]!, place);
    };
    for (let place = 0; place < length; place += 1) {
      next[place] = place + 1;
      previous[place] = place - 1;
      own[place] = find(bytes, start + place, start + place + 1);
    }
    for (let place = 0; place < length; place += 1) look(place);
    while (heapSize > 0) {
      const rank = heapRanks[0]!;
      const place = heapPlaces[0]!;
      drop();
      const middle = next[place]!;
      // What was merged away or has another neighbour by now.
      if (middle < 0 || joint[place]! < 0 || ranks[joint[place]!] !== rank) continue;
      own[place] = joint[place]!;
      const after = next[middle]!;
      next[place] = after;
      next[middle] = -1;
      if (after < length) previous[after] = place;
      look(place);
      if (place > 0) look(previous[place]!);
    }
    let count = 0;
    for (let place = 0; place < length; place = next[place]!) {
      parts[count] = own[place]!;
      count += 1;
    }
    return count;
  }

  return { merge, parts: () => parts };
}
