// Byte-pair merging as it is defined: again and again the pair of neighbours whose merged token has the lowest rank, the
// leftmost of equals. A heap of pairs makes it O(n log n) for a piece of n bytes.
import type { BytePairEncoder } from './byte-pair-encoder';

export type Merger = (bytes: Uint8Array, start: number, end: number) => Int32Array;

/** Returns what merges bytes[start, end), one or more, into tokens of the vocabulary whose `ranks` are given. */
export function createMerger(find: BytePairEncoder['find'], ranks: Int32Array): Merger {
  return function merge(bytes, start, end) {
    const length = end - start;
    /** By the place of a part's first byte: where the parts beside it begin; −1 in `next` where it is merged away. */
    const next = Int32Array.from({ length: length + 1 }, (_, place) => place + 1);
    const previous = Int32Array.from({ length: length + 1 }, (_, place) => place - 1);
    /** Rank of the token that the part at a place makes with the next; −1 where it makes none. */
    const pairs = new Int32Array(length).fill(-1);
    const heap = new PairHeap();

    function look(place: number): void {
      const middle = next[place]!;
      const token = middle >= length ? -1 : find(bytes, start + place, start + next[middle]!);
      pairs[place] = token < 0 ? -1 : ranks[token]!;
      if (token >= 0) heap.push(ranks[token]!, place);
    }

    for (let place = 0; place < length; place += 1) look(place);
    while (heap.pop()) {
      const { rank, place } = heap;
      // What was merged away or has another neighbour by now.
      if (next[place]! < 0 || pairs[place] !== rank) continue;
      const middle = next[place]!;
      const after = next[middle]!;
      next[place] = after;
      next[middle] = -1;
      if (after < length) previous[after] = place;
      look(place);
      if (place > 0) look(previous[place]!);
    }

    const tokens: number[] = [];
    for (let place = 0; place < length; place = next[place]!) tokens.push(find(bytes, start + place, start + next[place]!));
    return Int32Array.from(tokens);
  };
}

/** Pairs by rank, then by place. */
class PairHeap {
  /** The pair that was taken last. */
  rank = 0;
  place = 0;
  private readonly ranks: number[] = [];
  private readonly places: number[] = [];

  push(rank: number, place: number): void {
    const { ranks, places } = this;
    let index = ranks.length;
    ranks.push(rank);
    places.push(place);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(rank, place, ranks[parent]!, places[parent]!)) break;
      ranks[index] = ranks[parent]!;
      places[index] = places[parent]!;
      index = parent;
    }
    ranks[index] = rank;
    places[index] = place;
  }

  /** Takes the first pair out into `rank` and `place`; false where there is none. */
  pop(): boolean {
    const { ranks, places } = this;
    if (ranks.length === 0) return false;
    this.rank = ranks[0]!;
    this.place = places[0]!;
    const rank = ranks.pop()!;
    const place = places.pop()!;
    const { length } = ranks;
    if (length === 0) return true;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= length) break;
      if (child + 1 < length && isBefore(ranks[child + 1]!, places[child + 1]!, ranks[child]!, places[child]!)) child += 1;
      if (!isBefore(ranks[child]!, places[child]!, rank, place)) break;
      ranks[index] = ranks[child]!;
      places[index] = places[child]!;
      index = child;
    }
    ranks[index] = rank;
    places[index] = place;
    return true;
  }
}

function isBefore(rank: number, place: number, otherRank: number, otherPlace: number): boolean {
  return rank < otherRank || (rank === otherRank && place < otherPlace);
}
