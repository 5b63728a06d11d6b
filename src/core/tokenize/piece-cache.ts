// Pieces that were encoded before. Direct-mapped: each piece has one place, and the newest to come there stays. The keys
// are the pieces' bytes themselves as four words, so that asking takes no string, no loop and no second look.
import type { BytePairEncoder } from './byte-pair-encoder';

/** Longest piece that is kept, in bytes. Fewer than one in a thousand pieces of prose and code are longer. */
export const CACHED_BYTES = 16;

export interface PieceCache {
  /** Number of tokens of bytes[start, end), 1…16 bytes. `view` shows `bytes`, which go on for 16 bytes behind `end`. */
  count(bytes: Uint8Array, view: DataView, start: number, end: number): number;
  /** Writes the ranks of the tokens to `out` from `at` on; returns where they end. */
  write(bytes: Uint8Array, view: DataView, start: number, end: number, out: Uint32Array, at: number): number;
  clear(): void;
}

/** 32,768 entries of 32 bytes: 1 MB, the size of a second-level cache. */
const SLOT_BITS = 15;
const SLOT_SHIFT = 32 - SLOT_BITS;
/** An entry: four words of key, the length + 256 × the number of tokens, and up to three ranks. */
const ENTRY_SHIFT = 3;
const SIZES = 4;
const RANKS = 5;
const INLINE_RANKS = 3;
/** The ranks of entries with more of them stand elsewhere; when that is full, everything begins anew. */
const OVERFLOW_RANKS = 1 << 18;

/** The lowest 0…4 bytes of a word. */
const MASKS = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

export function createPieceCache(encoder: BytePairEncoder, ranks: Int32Array): PieceCache {
  const entries = new Int32Array(1 << (SLOT_BITS + ENTRY_SHIFT));
  let overflow = new Int32Array(1 << 12);
  let overflowLength = 0;

  /** The place of the piece's entry, which holds the piece when this returns. */
  function entryOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const length = end - start;
    let first = view.getInt32(start, true);
    let second = 0;
    let third = 0;
    let fourth = 0;
    if (length <= 4) first &= MASKS[length]!;
    else if (length <= 8) second = view.getInt32(start + 4, true) & MASKS[length - 4]!;
    else {
      second = view.getInt32(start + 4, true);
      if (length <= 12) third = view.getInt32(start + 8, true) & MASKS[length - 8]!;
      else {
        third = view.getInt32(start + 8, true);
        fourth = view.getInt32(start + 12, true) & MASKS[length - 12]!;
      }
    }
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= Math.imul(third, 0xc2b2ae35) ^ Math.imul(fourth, 0x27d4eb2f);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const at = (hash >>> SLOT_SHIFT) << ENTRY_SHIFT;
    if (
      entries[at] !== first ||
      entries[at + 1] !== second ||
      entries[at + 2] !== third ||
      entries[at + 3] !== fourth ||
      (entries[at + SIZES]! & 0xff) !== length
    ) {
      fill(at, bytes, start, end);
      entries[at] = first;
      entries[at + 1] = second;
      entries[at + 2] = third;
      entries[at + 3] = fourth;
    }
    return at;
  }

  function fill(at: number, bytes: Uint8Array, start: number, end: number): void {
    const count = encoder.encode(bytes, start, end);
    const parts = encoder.parts();
    if (count <= INLINE_RANKS) {
      for (let index = 0; index < count; index += 1) entries[at + RANKS + index] = ranks[parts[index]!]!;
    } else {
      makeRoom(count);
      entries[at + RANKS] = overflowLength;
      for (let index = 0; index < count; index += 1) overflow[overflowLength + index] = ranks[parts[index]!]!;
      overflowLength += count;
    }
    entries[at + SIZES] = (count << 8) | (end - start);
  }

  function makeRoom(count: number): void {
    if (overflowLength + count <= overflow.length) return;
    if (overflow.length === OVERFLOW_RANKS) {
      clear();
      return;
    }
    const larger = new Int32Array(overflow.length * 2);
    larger.set(overflow);
    overflow = larger;
  }

  function clear(): void {
    entries.fill(0);
    overflowLength = 0;
  }

  return {
    count: (bytes, view, start, end) => entries[entryOf(bytes, view, start, end) + SIZES]! >>> 8,
    write(bytes, view, start, end, out, at) {
      const entry = entryOf(bytes, view, start, end);
      const count = entries[entry + SIZES]! >>> 8;
      const from = entry + RANKS;
      out[at] = entries[from]!;
      if (count === 1) return at + 1;
      if (count <= INLINE_RANKS) {
        out[at + 1] = entries[from + 1]!;
        if (count === INLINE_RANKS) out[at + 2] = entries[from + 2]!;
        return at + count;
      }
      const overflowFrom = entries[from]!;
      for (let index = 0; index < count; index += 1) out[at + index] = overflow[overflowFrom + index]!;
      return at + count;
    },
    clear,
  };
}
