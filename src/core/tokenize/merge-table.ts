// What merging asks of each token, in six words that lie together, and which pairs of tokens merge.
import { tokenAt, type Trie } from './trie';
import type { Vocabulary } from './vocabulary';

/** `WORDS` words for each token, from `token × WORDS` on. */
export type MergeTable = Int32Array<ArrayBuffer>;

export const WORDS = 6;
/** The two tokens that it is merged from; −1 for what is not merged. */
export const LEFT = 0;
export const RIGHT = 1;
/**
 * Its length in bytes, and above the lowest `RANK_SHIFT` bits its rank: the order of these words is that of the merges. Below
 * zero for what is not merged, which is there before any merge, whatever its id.
 */
export const RANK_AND_LENGTH = 2;
export const LENGTH_MASK = 0xff;
const RANK_SHIFT = 8;
const NOT_MERGED = 1 << 31;
/** The longest other token with which it begins and to which it may give way; −1 where there is none. */
export const PREFIX = 3;
/** One bit for each token that it merges with as the left and as the right one, by the lowest five bits of the other's number. */
export const AS_LEFT = 4;
export const AS_RIGHT = 5;

/** Where the words of a token begin. */
const placeOf = (token: number): number => Math.imul(token, WORDS);

/**
 * Builds the table. In a vocabulary of characters no token gives way to the byte that it begins with: a known character is
 * never taken apart into bytes. Throws when a part is no token.
 */
export function buildMergeTable(vocabulary: Vocabulary, trie: Trie, isOfCharacters: boolean): MergeTable {
  const table = new Int32Array(placeOf(vocabulary.size));
  writeWords(vocabulary, trie, table);
  if (isOfCharacters) keepCharacters(vocabulary, table);
  return table;
}

function writeWords({ size, bytes, offsets, lengths, leftLengths, shared, ranks }: Vocabulary, trie: Trie, table: MergeTable): void {
  for (let token = 0, at = 0; token < size; token += 1, at += WORDS) {
    const alike = shared[token]!;
    // The token before, or one that it begins with: nothing else can stand before this one and be its beginning.
    let prefix = token - 1;
    while (prefix >= 0 && lengths[prefix]! > alike) prefix = table[placeOf(prefix) + PREFIX]!;
    table[at + PREFIX] = prefix;
    const leftLength = leftLengths[token]!;
    const word = (ranks[token]! << RANK_SHIFT) | lengths[token]!;
    if (leftLength === 0) {
      table[at + LEFT] = -1;
      table[at + RIGHT] = -1;
      table[at + RANK_AND_LENGTH] = word | NOT_MERGED;
      continue;
    }
    let left = prefix;
    while (left >= 0 && lengths[left]! > leftLength) left = table[placeOf(left) + PREFIX]!;
    const right = tokenAt(trie, bytes, offsets[token]! + leftLength, offsets[token + 1]!);
    const isWhole = left >= 0 && right >= 0 && lengths[left] === leftLength && lengths[right] === lengths[token]! - leftLength;
    if (!isWhole) throw new Error('The vocabulary is damaged');
    table[at + LEFT] = left;
    table[at + RIGHT] = right;
    table[at + RANK_AND_LENGTH] = word;
    // A shift takes the lowest five bits.
    table[placeOf(left) + AS_LEFT]! |= 1 << right;
    table[placeOf(right) + AS_RIGHT]! |= 1 << left;
  }
}

function keepCharacters({ size, bytes, offsets, lengths }: Vocabulary, table: MergeTable): void {
  for (let token = 0; token < size; token += 1) {
    const at = placeOf(token) + PREFIX;
    const prefix = table[at]!;
    if (prefix >= 0 && lengths[prefix] === 1 && bytes[offsets[prefix]!]! >= 0x80) table[at] = -1;
  }
}

/** Bits of a token + 1. */
export const TAG_SHIFT = 18;
export const TOKEN_MASK = (1 << TAG_SHIFT) - 1;

/**
 * Pairs that merge, by open addressing. A slot holds the merged token + 1 and, from `TAG_SHIFT` on, bits of the pair's hash, so
 * that a search seldom looks at the words of another pair's token. The number of slots is a power of two.
 */
export function buildPairs(table: MergeTable): Int32Array<ArrayBuffer> {
  const pairs = new Int32Array(2 ** Math.ceil(Math.log2((table.length / WORDS) * 1.25)));
  const shift = shiftOf(pairs);
  for (let at = 0, token = 1; at < table.length; at += WORDS, token += 1) {
    const left = table[at + LEFT]!;
    if (left < 0) continue;
    const hash = hashOf(left, table[at + RIGHT]!);
    let slot = hash >>> shift;
    while (pairs[slot] !== 0) slot = (slot + 1) & (pairs.length - 1);
    pairs[slot] = (hash << TAG_SHIFT) | token;
  }
  return pairs;
}

/** A pair's hash shifted right by this is where the search for it begins. */
export function shiftOf(pairs: Int32Array): number {
  return 1 + Math.clz32(pairs.length);
}

export function hashOf(left: number, right: number): number {
  const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
}
