// The tokens of an encoding in the order of their bytes: tokens that begin alike lie side by side, so that the part of the
// tables which one language uses stays in the processor's caches. Inside the encoder a "token" is its place in this
// order; `ranks` gives its rank in the merge list, which is also its public id.

/**
 * The form in which a vocabulary travels (see scripts/build-vocabulary.mjs), a character for each byte. A line with three
 * numbers: of tokens, of ranks, of the tokens' bytes. Then seven columns with a digit of base 64 ("#" is 0) for each
 * token: the bytes it shares with the token before, the bytes of its own, the bytes of the left part it is merged from (0 for none),
 * two bits each of what these three have beyond 63, and its rank in three digits. Then the bytes of their own.
 */
export type PackedVocabulary = string;

export interface Vocabulary {
  /** Number of tokens. */
  readonly size: number;
  /** The bytes of all tokens, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Token t has the bytes `offsets[t]` … `offsets[t + 1] − 1`. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Length in bytes, 1…255. */
  readonly lengths: Uint8Array<ArrayBuffer>;
  /** Bytes that each token shares with the one before it. */
  readonly shared: Uint8Array<ArrayBuffer>;
  /** The longest other token with which each begins; −1 where there is none. */
  readonly prefixes: Int32Array<ArrayBuffer>;
  /**
   * The left one of the two tokens that each is merged from; −1 for a single byte and an irregular token, in Gemma for a
   * character and a symbol.
   */
  readonly lefts: Int32Array<ArrayBuffer>;
  /**
   * Rank of each token: its place in the order of merges, counted from the first public id, so it is the public id. What is
   * not merged may have any, as Gemma's characters.
   */
  readonly ranks: Int32Array<ArrayBuffer>;
  /** Token of each rank; −1 where no token has it. */
  readonly tokenOfRank: Int32Array<ArrayBuffer>;
}

const HEADER = /^(\d{3,6}) (\d{3,6}) (\d{3,8})\n/;
const COLUMNS = 7;
const ZERO = 0x23;
const LONGEST = 0xff;
const utf8 = new TextEncoder();

/**
 * Unpacks a vocabulary; some 10 ms for 200,000 tokens. Throws when the text is damaged, as far as that can be seen.
 * The user waits for this, in code that no browser has compiled yet: one loop is faster than one for each column.
 */
export function readVocabulary(packed: PackedVocabulary): Vocabulary {
  const header = HEADER.exec(packed.slice(0, 24));
  check(header !== null);
  const [size, rankCount, byteCount] = header.slice(1).map(Number) as [number, number, number];
  // Digits are one byte in UTF-8; bytes from 0x80 on are two.
  const room = new Uint8Array(packed.length * 2);
  const source = room.subarray(0, utf8.encodeInto(packed, room).written);
  const column = header[0].length;
  let from = column + COLUMNS * size;
  check(size >= 256 && size <= rankCount && from < source.length);

  const bytes = new Uint8Array(byteCount);
  const offsets = new Uint32Array(size + 1);
  const lengths = new Uint8Array(size);
  const shared = new Uint8Array(size);
  const prefixes = new Int32Array(size);
  const lefts = new Int32Array(size);
  const ranks = new Int32Array(size);
  const tokenOfRank = new Int32Array(rankCount).fill(-1);
  let start = 0;
  let before = 0;
  for (let token = 0; token < size; token += 1) {
    let at = column + token;
    let alike = source[at]! - ZERO;
    let own = source[(at += size)]! - ZERO;
    let left = source[(at += size)]! - ZERO;
    const beyond = source[(at += size)]! - ZERO;
    if (beyond !== 0) {
      alike |= (beyond & 3) << 6;
      own |= (beyond & 12) << 4;
      left |= (beyond & 48) << 2;
    }
    const rank = ((source[(at += size)]! - ZERO) << 12) | ((source[(at += size)]! - ZERO) << 6) | (source[at + size]! - ZERO);
    const length = alike + own;
    const end = start + length;
    check(own > 0 && length <= LONGEST && left < length && alike <= start - before && end <= byteCount && rank < rankCount);

    let to = start;
    for (const ownStart = start + alike; to < ownStart; to += 1) bytes[to] = bytes[before + to - start]!;
    for (; to < end; to += 1) {
      const byte = source[from]!;
      from += 1;
      if (byte < 0x80) bytes[to] = byte;
      else {
        bytes[to] = (byte << 6) | (source[from]! & 0x3f);
        from += 1;
      }
    }

    // The token before, or one that it begins with: nothing else can stand before this one and be its beginning.
    let prefix = token - 1;
    while (prefix >= 0 && lengths[prefix]! > alike) prefix = prefixes[prefix]!;
    prefixes[token] = prefix;
    while (left > 0 && prefix >= 0 && lengths[prefix]! > left) prefix = prefixes[prefix]!;
    check(left === 0 || (prefix >= 0 && lengths[prefix] === left));
    lefts[token] = left === 0 ? -1 : prefix;

    offsets[token] = start;
    lengths[token] = length;
    shared[token] = alike;
    ranks[token] = rank;
    tokenOfRank[rank] = token;
    before = start;
    start = end;
  }
  offsets[size] = start;
  check(start === byteCount && from === source.length);
  return { size, bytes, offsets, lengths, shared, prefixes, lefts, ranks, tokenOfRank };
}

function check(condition: boolean): asserts condition {
  if (!condition) throw new Error('The vocabulary is damaged');
}
