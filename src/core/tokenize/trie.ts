// Finds the longest token at a place: a trie over the tokens' bytes in one array of words. A branch with one token left
// is not spelled out: its unit names the token, whose other bytes are compared in place. The children of a node lie side
// by side: few are a list that is looked through, many a table by byte. A double array, whose children are fitted into
// each other's gaps, is searched a little faster, but building it takes three times as long, while the user waits.
import type { Vocabulary } from './vocabulary';

export interface Trie {
  /**
   * One word a unit: bits 0–7 the byte that leads here, then the flags below, from `UNIT_SHIFT` on a token (`LEAF`) or
   * the place of what follows. There stand: the token that ends here (if the unit `ENDS`); then the children, either a
   * list in the order of their bytes up to the one marked `FINAL`, or (`TABLE`) a word with the first byte and, from
   * bit 8 on, the last byte − the first, and a child for each byte between; one of another byte is a gap. The root is
   * such a table at 0.
   */
  readonly units: Int32Array<ArrayBuffer>;
  /** The longest other token with which each token begins; −1 where there is none. */
  readonly prefixes: Int32Array<ArrayBuffer>;
}

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
const NODE = 5;

/** Builds the trie; 10–40 ms for 200,000 tokens. */
export function buildTrie(vocabulary: Vocabulary): Trie {
  const { size, bytes, offsets, lengths, shared } = vocabulary;
  const prefixes = new Int32Array(size).fill(-1);
  let units = new Int32Array(size * 3 + BYTES);
  let length = 0;
  const labels = new Int32Array(BYTES);
  const starts = new Int32Array(BYTES + 1);

  // Nodes to be written, five numbers each: the tokens from `low` to `high` agree in `depth` bytes; `unit` leads to them;
  // `prefix` is the longest token that they begin with.
  const stack = new Int32Array(NODE * BYTES * (longestOf(lengths) + 1));
  let top = NODE;
  stack.set([0, size, 0, -1, -1]);
  while (top > 0) {
    top -= NODE;
    const high = stack[top + 1]!;
    const depth = stack[top + 2]!;
    const unit = stack[top + 3]!;
    let low = stack[top]!;
    let prefix = stack[top + 4]!;
    if (length + BYTES + 2 > units.length) units = enlarged(units);

    const place = length;
    let flags = 0;
    if (unit >= 0 && lengths[low] === depth) {
      prefixes[low] = prefix;
      prefix = low;
      units[length] = low;
      length += 1;
      low += 1;
      flags = ENDS;
    }
    labels[0] = bytes[offsets[low]! + depth]!;
    starts[0] = low;
    let children = 1;
    for (let token = low + 1; token < high; token += 1) {
      if (shared[token]! > depth) continue;
      labels[children] = bytes[offsets[token]! + depth]!;
      starts[children] = token;
      children += 1;
    }
    starts[children] = high;

    const isTable = children > LONGEST_LIST;
    const first = labels[0]!;
    const span = labels[children - 1]! - first;
    if (isTable) {
      units[length] = first | (span << 8);
      length += 1;
      for (let gap = 0; gap <= span; gap += 1) units[length + gap] = (first + gap) ^ 1;
    }
    for (let child = 0; child < children; child += 1) {
      const label = labels[child]!;
      const from = starts[child]!;
      const at = length + (isTable ? label - first : child);
      const final = child === children - 1 ? FINAL : 0;
      if (starts[child + 1]! - from === 1) {
        prefixes[from] = prefix;
        units[at] = label | LEAF | final | (lengths[from] === depth + 1 ? ENDS : 0) | (from << UNIT_SHIFT);
        continue;
      }
      units[at] = label | final;
      stack[top] = from;
      stack[top + 1] = starts[child + 1]!;
      stack[top + 2] = depth + 1;
      stack[top + 3] = at;
      stack[top + 4] = prefix;
      top += NODE;
    }
    if (unit >= 0) units[unit]! |= flags | (isTable ? TABLE : 0) | (place << UNIT_SHIFT);
    length += isTable ? span + 1 : children;
  }
  return { units: units.slice(0, length), prefixes };
}

function enlarged(units: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(units.length * 2);
  larger.set(units);
  return larger;
}

function longestOf(lengths: Uint8Array): number {
  let longest = 0;
  for (const length of lengths) if (length > longest) longest = length;
  return longest;
}
