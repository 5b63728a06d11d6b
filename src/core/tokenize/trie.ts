// Finds the longest token at a place: a trie over the tokens' bytes in one array of words. A branch with one token left
// is not spelled out: its unit names the token, whose other bytes are compared in place. The children of a node lie side
// by side: few are a list that is looked through, many a table by byte. A double array, whose children are fitted into
// each other's gaps, is searched a little faster, but building it takes three times as long, while the user waits.
import type { Vocabulary } from './vocabulary';

/**
 * One word a unit: bits 0–7 the byte that leads here, then the flags below, from `UNIT_SHIFT` on a token (`LEAF`) or
 * the place of what follows. There stand: the token that ends here (if the unit `ENDS`); then the children, either a
 * list in the order of their bytes up to the one marked `FINAL`, or (`TABLE`) a word with the first byte and, from
 * bit 8 on, the last byte − the first, and a child for each byte between; one of another byte is a gap. The root is
 * such a table at 0.
 */
export type Trie = Int32Array<ArrayBuffer>;

/** One token is left; it is at least as long as the way to here. */
export const LEAF = 1 << 8;
/** A token ends here. */
export const ENDS = 1 << 9;
export const TABLE = 1 << 10;
export const FINAL = 1 << 11;
export const UNIT_SHIFT = 12;

const BYTES = 256;
/** Children up to which a list is looked through faster than a table is worth its room. */
const LONGEST_LIST = 8;

/** Builds the trie; some 10 ms for 200,000 tokens. Each node is written when the last of its tokens was seen. */
export function buildTrie({ size, bytes, offsets, lengths, shared }: Vocabulary): Trie {
  // A table takes a header and at most 256 children; the root's is written last.
  let trie = new Int32Array(size * 3 + 2 * BYTES);
  let written = 1 + BYTES;
  // Nodes that are not written yet are those along the last token: at each depth, the token that ends there, and where
  // its children begin among those of all.
  const ends = new Int32Array(BYTES).fill(-1);
  const begins = new Int32Array(BYTES);
  const children = new Int32Array(BYTES * BYTES);
  let childrenEnd = 0;
  let depth = 0;

  for (let token = 0; token < size; token += 1) {
    const start = offsets[token]!;
    const length = lengths[token]!;
    const next = token + 1 < size ? shared[token + 1]! : 0;
    // The way to here is shared with a neighbour; what follows belongs to this token alone.
    while (depth < next) {
      depth += 1;
      begins[depth] = childrenEnd;
      ends[depth] = -1;
    }
    if (length === depth) ends[depth] = token;
    else {
      children[childrenEnd] = bytes[start + depth]! | LEAF | (length === depth + 1 ? ENDS : 0) | (token << UNIT_SHIFT);
      childrenEnd += 1;
    }
    while (depth > next) {
      const first = begins[depth]!;
      const ending = ends[depth]!;
      const flags = (ending >= 0 ? ENDS : 0) | (childrenEnd - first > LONGEST_LIST ? TABLE : 0);
      const place = written;
      if (written + BYTES + 2 > trie.length) trie = enlarged(trie);
      written = writeNode(trie, written, ending, children, first, childrenEnd);
      depth -= 1;
      children[first] = bytes[start + depth]! | flags | (place << UNIT_SHIFT);
      childrenEnd = first + 1;
    }
  }
  writeTable(trie, 0, children, 0, childrenEnd);
  // Memory that was never touched costs nothing, a copy does.
  return trie.subarray(0, written);
}

/** Writes a node: the token that ends there, if there is one, and its children. Returns where it ends. */
function writeNode(trie: Int32Array, at: number, token: number, children: Int32Array, begin: number, end: number): number {
  let place = at;
  if (token >= 0) {
    trie[place] = token;
    place += 1;
  }
  if (end - begin > LONGEST_LIST) return writeTable(trie, place, children, begin, end);
  for (let child = begin; child < end; child += 1) {
    trie[place] = children[child]!;
    place += 1;
  }
  trie[place - 1]! |= FINAL;
  return place;
}

/** Writes children as a table; returns where it ends. */
function writeTable(trie: Int32Array, at: number, children: Int32Array, begin: number, end: number): number {
  const first = children[begin]! & 0xff;
  const span = (children[end - 1]! & 0xff) - first;
  trie[at] = first | (span << 8);
  let label = first;
  let place = at + 1;
  for (let child = begin; child < end; child += 1) {
    const unit = children[child]!;
    for (; label < (unit & 0xff); label += 1) {
      trie[place] = label ^ 1;
      place += 1;
    }
    trie[place] = unit;
    place += 1;
    label += 1;
  }
  return place;
}

function enlarged(units: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(units.length * 2);
  larger.set(units);
  return larger;
}

/** The only token that can have the bytes[start, end), −1 where there is none: the last of its bytes are not compared. */
export function tokenAt(trie: Trie, bytes: Uint8Array, start: number, end: number): number {
  let unit = childOf(trie, 0, true, bytes[start]!);
  let at = unit >>> UNIT_SHIFT;
  for (let place = start + 1; place < end && unit !== 0 && (unit & LEAF) === 0; place += 1) {
    unit = childOf(trie, (unit & ENDS) === 0 ? at : at + 1, (unit & TABLE) !== 0, bytes[place]!);
    at = unit >>> UNIT_SHIFT;
  }
  if ((unit & LEAF) !== 0) return at;
  return (unit & ENDS) !== 0 ? trie[at]! : -1;
}

/** The unit of the child by a byte; 0 where there is none, which is no unit of a child. */
function childOf(trie: Trie, at: number, isTable: boolean, byte: number): number {
  if (isTable) {
    const header = trie[at]!;
    const child = byte - (header & 0xff);
    if (child >>> 0 > header >>> 8) return 0;
    const unit = trie[at + 1 + child]!;
    return (unit & 0xff) === byte ? unit : 0;
  }
  for (let place = at; ; place += 1) {
    const unit = trie[place]!;
    if ((unit & 0xff) === byte) return unit;
    if ((unit & FINAL) !== 0) return 0;
  }
}
