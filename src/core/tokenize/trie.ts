// Finds the longest token at a place: a double-array trie over the tokens' bytes.
// Source of the form: Aoe, "An efficient digital search algorithm by using a double-array structure" (1989), with the
// XOR addressing and the one-word units of darts-clone. A branch with one token left is not spelled out: its unit names
// the token, whose other bytes are compared in place. That keeps 200,000 tokens in about 1.5 MB.
import type { Vocabulary } from './vocabulary';

export interface Trie {
  /**
   * One word a unit: bits 0–7 the byte that leads here, bit 8 set where the unit is in use, bit 9 set for the last token
   * of its branch, bit 10 set where a token ends, the rest a token (bit 9) or the base of the units that follow.
   * The unit behind byte b of a unit is at `base ^ b`.
   */
  readonly units: Int32Array<ArrayBuffer>;
  /** The token that ends at a unit of which bit 10 is set and bit 9 is not. */
  readonly tokens: Int32Array<ArrayBuffer>;
  readonly rootBase: number;
  /** The longest other token with which each token begins; −1 where there is none. */
  readonly prefixes: Int32Array<ArrayBuffer>;
}

export const IN_USE = 1 << 8;
export const LAST = 1 << 9;
export const ENDS = 1 << 10;
export const UNIT_SHIFT = 11;
export const LABEL_MASK = 0x1ff;

const BLOCK = 256;
const NODE = 5;
/** Free units that are tried for a node before it gets a block of its own. */
const TRIES = 48;
/** Blocks whose free units are on offer. What is left in older ones fits nothing and would be tried again and again. */
const OPEN_BLOCKS = 16;

/** Builds the trie; about 30 ms for 200,000 tokens. */
export function buildTrie(vocabulary: Vocabulary): Trie {
  const { size, bytes, offsets, lengths, shared } = vocabulary;
  let capacity = (size * 3 + 64 * BLOCK) & ~(BLOCK - 1);
  let units = new Int32Array(capacity);
  let tokens = new Int32Array(capacity);
  // Free units form a ring through unit 0, which is never given away.
  let nextFree = new Int32Array(capacity);
  let previousFree = new Int32Array(capacity);
  let takenBases = new Uint8Array(capacity);
  let length = 0;
  const prefixes = new Int32Array(size).fill(-1);
  const labels = new Uint8Array(BLOCK);
  const starts = new Int32Array(BLOCK + 1);

  // Nodes to be spread, five numbers each: the tokens from low to high agree in `depth` bytes; `unit` is where their base
  // goes (−1: the root), `prefix` the longest token that they begin with.
  const stack = new Int32Array(NODE * BLOCK * (longestOf(lengths) + 1));
  let top = 0;
  addBlock();
  let rootBase = 0;
  push(0, size, 0, -1, -1);
  while (top > 0) {
    top -= NODE;
    spread(stack[top]!, stack[top + 1]!, stack[top + 2]!, stack[top + 3]!, stack[top + 4]!);
  }
  return { units: units.slice(0, length), tokens: tokens.slice(0, length), rootBase, prefixes };

  function push(low: number, high: number, depth: number, unit: number, prefix: number): void {
    stack[top] = low;
    stack[top + 1] = high;
    stack[top + 2] = depth;
    stack[top + 3] = unit;
    stack[top + 4] = prefix;
    top += NODE;
  }

  function spread(low: number, high: number, depth: number, unit: number, prefix: number): void {
    labels[0] = bytes[offsets[low]! + depth]!;
    starts[0] = low;
    let branches = 1;
    for (let token = low + 1; token < high; token += 1) {
      if (shared[token]! > depth) continue;
      labels[branches] = bytes[offsets[token]! + depth]!;
      starts[branches] = token;
      branches += 1;
    }
    starts[branches] = high;
    const base = findBase(branches);
    takenBases[base] = 1;
    if (unit < 0) rootBase = base;
    else units[unit]! |= base << UNIT_SHIFT;

    for (let branch = 0; branch < branches; branch += 1) {
      const from = starts[branch]!;
      const to = starts[branch + 1]!;
      const at = base ^ labels[branch]!;
      unlink(at);
      const word = labels[branch]! | IN_USE;
      const ends = lengths[from] === depth + 1;
      if (to - from === 1) {
        prefixes[from] = prefix;
        units[at] = word | LAST | (ends ? ENDS : 0) | (from << UNIT_SHIFT);
      } else if (ends) {
        prefixes[from] = prefix;
        units[at] = word | ENDS;
        tokens[at] = from;
      } else {
        units[at] = word;
      }
    }
    // `labels` and `starts` are used again by the branches, so these are put on the stack first.
    for (let branch = branches - 1; branch >= 0; branch -= 1) {
      const from = starts[branch]!;
      const to = starts[branch + 1]!;
      if (to - from === 1) continue;
      const at = base ^ labels[branch]!;
      if ((units[at]! & ENDS) === 0) push(from, to, depth + 1, at, prefix);
      else push(from + 1, to, depth + 1, at, from);
    }
  }

  /**
   * A base at which all `labels` fall on free units. One label takes the oldest free unit, several look where most is
   * free: in the newest blocks.
   */
  function findBase(branches: number): number {
    const first = labels[0]!;
    const links = branches === 1 ? nextFree : previousFree;
    let tries = TRIES;
    for (let free = links[0]!; free !== 0 && tries > 0; free = links[free]!, tries -= 1) {
      const base = free ^ first;
      if (takenBases[base] === 1) continue;
      let branch = 1;
      while (branch < branches && isFree(base ^ labels[branch]!)) branch += 1;
      if (branch === branches) return base;
    }
    const start = length;
    addBlock();
    return start;
  }

  function isFree(unit: number): boolean {
    return unit !== 0 && (units[unit]! & IN_USE) === 0;
  }

  function addBlock(): void {
    if (length + BLOCK > capacity) grow();
    // At the end of the ring.
    for (let unit = Math.max(length, 1); unit < length + BLOCK; unit += 1) {
      const last = previousFree[0]!;
      nextFree[last] = unit;
      previousFree[unit] = last;
      nextFree[unit] = 0;
      previousFree[0] = unit;
    }
    length += BLOCK;
    const closed = length - BLOCK * (OPEN_BLOCKS + 1);
    if (closed < 0) return;
    for (let unit = Math.max(closed, 1); unit < closed + BLOCK; unit += 1) if (isFree(unit)) unlink(unit);
  }

  function unlink(unit: number): void {
    const next = nextFree[unit]!;
    const previous = previousFree[unit]!;
    nextFree[previous] = next;
    previousFree[next] = previous;
  }

  function grow(): void {
    capacity *= 2;
    const copy = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(capacity);
      to.set(from);
      return to;
    };
    units = copy(units);
    tokens = copy(tokens);
    nextFree = copy(nextFree);
    previousFree = copy(previousFree);
    const bases = new Uint8Array(capacity);
    bases.set(takenBases);
    takenBases = bases;
  }
}

function longestOf(lengths: Uint8Array): number {
  let longest = 0;
  for (const length of lengths) if (length > longest) longest = length;
  return longest;
}
