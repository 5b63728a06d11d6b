// Byte-pair encoding of one piece in linear time: take the longest token at each place, step back to a shorter one where
// byte-pair merging would have chosen otherwise.
// Source of the method: the crate "bpe" of github.com/github/rust-gems (encode_via_backtracking), which proves it exact.
import {
  AS_LEFT,
  AS_RIGHT,
  buildMergeTable,
  buildPairs,
  hashOf,
  LEFT,
  LENGTH_MASK,
  PREFIX,
  RANK_AND_LENGTH,
  RIGHT,
  shiftOf,
  TAG_SHIFT,
  TOKEN_MASK,
  WORDS,
} from './merge-table';
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

/**
 * Builds the tables: the trie, from which two tokens each token is merged, and which pairs merge. `isOfCharacters`: what
 * is merged are characters; single bytes are for those that are no tokens. Throws when the vocabulary is damaged.
 */
export function createBytePairEncoder(vocabulary: Vocabulary, isOfCharacters = false): BytePairEncoder {
  const { bytes: tokenBytes, offsets, lengths } = vocabulary;
  const units = buildTrie(vocabulary);
  const table = buildMergeTable(vocabulary, units, isOfCharacters);
  const pairs = buildPairs(table);
  const slotShift = shiftOf(pairs);
  const slotMask = pairs.length - 1;

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

  /** Rank and length of the token that the pair merges to, or `NEVER`. */
  function merged(left: number, right: number): number {
    const hash = hashOf(left, right);
    const tag = hash << TAG_SHIFT;
    for (let slot = hash >>> slotShift; ; slot = (slot + 1) & slotMask) {
      const found = pairs[slot]!;
      if (found === 0) return NEVER;
      const token = (found ^ tag) - 1;
      // Other bits of the hash leave more than a token.
      if (token >>> 0 >= TOKEN_MASK) continue;
      const at = Math.imul(token, WORDS);
      if (table[at + LEFT] === left && table[at + RIGHT] === right) return table[at + RANK_AND_LENGTH]!;
    }
  }

  /** Whether merging leaves these two tokens side by side: no merge across their border comes before their own merges. */
  function staySeparate(first: number, second: number): boolean {
    let left = first;
    let right = second;
    let limit = NEVER;
    for (;;) {
      const leftAt = Math.imul(left, WORDS);
      const rightAt = Math.imul(right, WORDS);
      // Most pairs have no bit in common and need no look-up. A shift takes the lowest five bits of its right side.
      if (((table[leftAt + AS_LEFT]! >>> right) & (table[rightAt + AS_RIGHT]! >>> left) & 1) !== 0) {
        if (merged(left, right) < limit) return false;
      }
      const leftRank = table[leftAt + RANK_AND_LENGTH]!;
      const rightRank = table[rightAt + RANK_AND_LENGTH]!;
      // The later merge of the two is undone. What is not merged comes before all; where it would be undone both are such.
      if (leftRank > rightRank) {
        limit = leftRank;
        left = table[leftAt + RIGHT]!;
        if (left < 0) return true;
      } else {
        limit = rightRank + 1;
        right = table[rightAt + LEFT]!;
        if (right < 0) return true;
      }
    }
  }

  function lengthOf(token: number): number {
    return table[Math.imul(token, WORDS) + RANK_AND_LENGTH]! & LENGTH_MASK;
  }

  function encode(bytes: Uint8Array, start: number, end: number): number {
    let token = longest(bytes, start, end);
    let length = lengthOf(token);
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
            length = lengthOf(token);
          }
          break;
        }
        const shorter = table[Math.imul(token, WORDS) + PREFIX]!;
        if (shorter >= 0) {
          token = shorter;
          length = lengthOf(token);
          continue;
        }
        dead[(place - start) >>> 5]! |= 1 << ((place - start) & 31);
        count -= 1;
        place -= lengthOf(last);
        // A token that was tried first because it came twice has longer ones to be tried still.
        token = count > 0 && parts[count - 1] === last ? longest(bytes, place, end) : last;
        length = lengthOf(token);
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
    left: (token) => table[Math.imul(token, WORDS) + LEFT]!,
    right: (token) => table[Math.imul(token, WORDS) + RIGHT]!,
  };
}
