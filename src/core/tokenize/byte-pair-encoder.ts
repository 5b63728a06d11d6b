// Byte-pair encoding of one piece in linear time: take the longest token at each place, step back to a shorter one where
// byte-pair merging would have chosen otherwise.
// Source of the method: the crate "bpe" of github.com/github/rust-gems (encode_via_backtracking), which proves it exact.
import { buildTrie, ENDS, FINAL, LEAF, TABLE, UNIT_SHIFT } from './trie';
import type { Vocabulary } from './vocabulary';

export interface BytePairEncoder {
  /**
   * Encodes bytes[start, end), one piece, start < end. Returns the number of tokens, which stand in `parts()`
   * (as tokens of the vocabulary, not ranks) until the next call. O(end − start).
   */
  encode(bytes: Uint8Array, start: number, end: number): number;
  parts(): Int32Array;
  /** The token with exactly these bytes, or −1. */
  find(bytes: Uint8Array, start: number, end: number): number;
  /** The two tokens that a token is merged from; −1 for what is not merged. */
  left(token: number): number;
  right(token: number): number;
}

const NEVER = 0x7fffffff;

// What the check of a pair reads of a token lies together, four words for each of the two sides it may stand on:
/** the part that it ends with (as the left one of a pair) or begins with (as the right one), −1 for a single byte, */
const PART = 0;
const RANK = 1;
/** one bit for each token that it merges with on that side, by the lowest five bits of the other's number, */
const PARTNERS = 2;
const LENGTH = 3;
const WORDS_SHIFT = 2;

/** Builds the tables: the trie, from which two tokens each token is merged, and which pairs merge. */
export function createBytePairEncoder(vocabulary: Vocabulary): BytePairEncoder {
  const { size, bytes: tokenBytes, offsets, lengths, prefixes, lefts, ranks } = vocabulary;
  const units = buildTrie(vocabulary);

  const asLeft = new Int32Array(size << WORDS_SHIFT);
  const asRight = new Int32Array(size << WORDS_SHIFT);
  // Pairs that merge: open addressing, a slot holds the merged token + 1.
  const slotBits = Math.ceil(Math.log2(size * 2));
  const slots = new Int32Array(2 ** slotBits);
  const slotShift = 32 - slotBits;
  const slotMask = slots.length - 1;

  let parts = new Int32Array(1024);
  let dead = new Int32Array(64);

  /** The longest token at `start`, −1 where there is none. */
  function longest(bytes: Uint8Array, start: number, end: number): number {
    let at = 0;
    let isTable = true;
    let found = -1;
    for (let place = start; place < end; place += 1) {
      const byte = bytes[place]!;
      let unit: number;
      if (isTable) {
        const header = units[at]!;
        const child = byte - (header & 0xff);
        if (child >>> 0 > header >>> 8) return found;
        unit = units[at + 1 + child]!;
        if ((unit & 0xff) !== byte) return found;
      } else {
        unit = units[at]!;
        while ((unit & 0xff) !== byte) {
          if ((unit & FINAL) !== 0) return found;
          at += 1;
          unit = units[at]!;
        }
      }
      at = unit >>> UNIT_SHIFT;
      if ((unit & LEAF) !== 0) return (unit & ENDS) !== 0 || hasRest(bytes, start, place + 1, end, at) ? at : found;
      isTable = (unit & TABLE) !== 0;
      if ((unit & ENDS) !== 0) {
        found = units[at]!;
        at += 1;
      }
    }
    return found;
  }

  /** Whether the bytes from `place` on are the rest of a token that begins at `start`. */
  function hasRest(bytes: Uint8Array, start: number, place: number, end: number, token: number): boolean {
    const tokenEnd = start + lengths[token]!;
    if (tokenEnd > end) return false;
    const shift = offsets[token]! - start;
    for (let index = place; index < tokenEnd; index += 1) if (bytes[index] !== tokenBytes[index + shift]) return false;
    return true;
  }

  function find(bytes: Uint8Array, start: number, end: number): number {
    const token = start < end ? longest(bytes, start, end) : -1;
    return token >= 0 && lengths[token] === end - start ? token : -1;
  }

  /** The same where there is certainly such a token, so that its bytes need not be compared. */
  function known(bytes: Uint8Array, start: number, end: number): number {
    let unit = units[1 + bytes[start]!]!;
    let at = unit >>> UNIT_SHIFT;
    for (let place = start + 1; place < end && (unit & LEAF) === 0; place += 1) {
      const byte = bytes[place]!;
      if ((unit & ENDS) !== 0) at += 1;
      if ((unit & TABLE) !== 0) at += 1 + byte - (units[at]! & 0xff);
      else while ((units[at]! & 0xff) !== byte) at += 1;
      unit = units[at]!;
      at = unit >>> UNIT_SHIFT;
    }
    return (unit & LEAF) === 0 ? units[at]! : at;
  }

  function slotOf(left: number, right: number): number {
    const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> slotShift;
  }

  /** Rank of the token that the pair merges to, or `NEVER`. */
  function mergedRank(left: number, right: number): number {
    for (let slot = slotOf(left, right); ; slot = (slot + 1) & slotMask) {
      const token = slots[slot]! - 1;
      if (token < 0) return NEVER;
      const at = token << WORDS_SHIFT;
      // A token begins with the left part of its pair, and ends with the right one.
      if (asRight[at + PART] === left && asLeft[at + PART] === right) return asLeft[at + RANK]!;
    }
  }

  /** Whether merging leaves these two tokens side by side: no merge across their border comes before their own merges. */
  function staySeparate(first: number, second: number): boolean {
    let left = first;
    let right = second;
    let limit = NEVER;
    for (;;) {
      const leftAt = left << WORDS_SHIFT;
      const rightAt = right << WORDS_SHIFT;
      // Most pairs have no bit in common and need no look-up. A shift takes the lowest five bits of its right side.
      if (((asLeft[leftAt + PARTNERS]! >>> right) & (asRight[rightAt + PARTNERS]! >>> left) & 1) !== 0) {
        if (mergedRank(left, right) < limit) return false;
      }
      const leftRank = asLeft[leftAt + RANK]!;
      const rightRank = asRight[rightAt + RANK]!;
      // The later merge of the two is undone; what is not merged has rank 0, so where it would be undone both are such.
      if (leftRank > rightRank) {
        limit = leftRank;
        left = asLeft[leftAt + PART]!;
        if (left < 0) return true;
      } else {
        limit = rightRank + 1;
        right = asRight[rightAt + PART]!;
        if (right < 0) return true;
      }
    }
  }

  for (let token = 0; token < size; token += 1) {
    const at = token << WORDS_SHIFT;
    const left = lefts[token]!;
    asRight[at + PART] = left;
    asLeft[at + PART] = left < 0 ? -1 : known(tokenBytes, offsets[token]! + lengths[left]!, offsets[token + 1]!);
    // A byte or character is there before any merge, whatever its id.
    asLeft[at + RANK] = asRight[at + RANK] = left < 0 ? 0 : ranks[token]!;
    asLeft[at + LENGTH] = asRight[at + LENGTH] = lengths[token]!;
  }
  // A loop of its own: these writes to places all over do not wait for each other.
  for (let token = 0; token < size; token += 1) {
    const left = lefts[token]!;
    if (left < 0) continue;
    const right = asLeft[(token << WORDS_SHIFT) + PART]!;
    asLeft[(left << WORDS_SHIFT) + PARTNERS]! |= 1 << right;
    asRight[(right << WORDS_SHIFT) + PARTNERS]! |= 1 << left;
    let slot = slotOf(left, right);
    while (slots[slot] !== 0) slot = (slot + 1) & slotMask;
    slots[slot] = token + 1;
  }

  function encode(bytes: Uint8Array, start: number, end: number): number {
    let token = longest(bytes, start, end);
    let length = asRight[(token << WORDS_SHIFT) + LENGTH]!;
    parts[0] = token;
    if (length === end - start) return 1;
    // A bit for each place that is known to lead nowhere.
    const words = ((end - start) >>> 5) + 1;
    if (words > dead.length) dead = new Int32Array(words * 2);
    else dead.fill(0, 0, words);
    let count = 0;
    let place = start;
    while (place < end) {
      const last = count > 0 ? parts[count - 1]! : -1;
      for (;;) {
        const after = place + length - start;
        if ((dead[after >>> 5]! & (1 << (after & 31))) === 0 && (last < 0 || staySeparate(last, token))) {
          if (count === parts.length) growParts();
          parts[count] = token;
          count += 1;
          place += length;
          // There is only one way to merge, so candidates may be tried in any order. In a run of one character the
          // longest token is mostly wrong, and what came twice comes again.
          const isRun = last === token && place + length <= end && repeats(bytes, place, length);
          if (place < end && !isRun) {
            token = longest(bytes, place, end);
            length = asRight[(token << WORDS_SHIFT) + LENGTH]!;
          }
          break;
        }
        const shorter = prefixes[token]!;
        if (shorter >= 0) {
          token = shorter;
          length = asRight[(token << WORDS_SHIFT) + LENGTH]!;
          continue;
        }
        dead[(place - start) >>> 5]! |= 1 << ((place - start) & 31);
        count -= 1;
        place -= asRight[(last << WORDS_SHIFT) + LENGTH]!;
        // A token that was tried first because it came twice has longer ones to be tried still.
        token = count > 0 && parts[count - 1] === last ? longest(bytes, place, end) : last;
        length = asRight[(token << WORDS_SHIFT) + LENGTH]!;
        break;
      }
    }
    return count;
  }

  /** Whether the `length` bytes from `place` on are those before it. */
  function repeats(bytes: Uint8Array, place: number, length: number): boolean {
    for (let index = place; index < place + length; index += 1) if (bytes[index] !== bytes[index - length]) return false;
    return true;
  }

  function growParts(): void {
    const grown = new Int32Array(parts.length * 2);
    grown.set(parts);
    parts = grown;
  }

  return {
    encode,
    parts: () => parts,
    find,
    left: (token) => asRight[(token << WORDS_SHIFT) + PART]!,
    right: (token) => asLeft[(token << WORDS_SHIFT) + PART]!,
  };
}
