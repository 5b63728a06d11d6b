// The tokens of an encoding in the order of their bytes: tokens that begin alike lie side by side, so that the part of the
// tables which one language uses stays in the processor's caches. Inside the encoder a "token" is its place in this
// order; `ranks` gives its rank in the merge list, which is also its public id.

/**
 * The form in which a vocabulary travels (see scripts/build-vocabulary.mjs): the number of tokens and a blank; six columns
 * with one character a token: the bytes it shares with the token before, the bytes of its own, the bytes of the left part
 * it is merged from, and its rank in three digits of base 64; then the bytes of their own, one character per byte.
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
  /** Bytes of the left one of the two tokens that each is merged from; 0 for a single byte. */
  readonly leftLengths: Uint8Array<ArrayBuffer>;
  /** Rank of each token: the order of merges, and the public id. */
  readonly ranks: Int32Array<ArrayBuffer>;
  /** Token of each rank; −1 where no token has it. */
  readonly tokenOfRank: Int32Array<ArrayBuffer>;
}

const COLUMNS = 6;
const LONGEST = 0xff;

/** Unpacks a vocabulary; a few milliseconds. Throws when the text is damaged, as far as that can be seen. */
export function readVocabulary(packed: PackedVocabulary): Vocabulary {
  const header = packed.indexOf(' ') + 1;
  const size = header > 0 && header < 10 ? Number(packed.slice(0, header - 1)) : 0;
  const bytesAt = header + COLUMNS * size;
  check(size >= 256 && packed.length > bytesAt);

  const shared = column(packed, header, size);
  const own = column(packed, header + size, size);
  const leftLengths = column(packed, header + size * 2, size);
  const high = column(packed, header + size * 3, size);
  const middle = column(packed, header + size * 4, size);
  const low = column(packed, header + size * 5, size);

  const offsets = new Uint32Array(size + 1);
  const lengths = new Uint8Array(size);
  const ranks = new Int32Array(size);
  let length = 0;
  let lastRank = 0;
  for (let token = 0; token < size; token += 1) {
    const tokenLength = shared[token]! + own[token]!;
    check(tokenLength > 0 && tokenLength <= LONGEST && leftLengths[token]! < tokenLength);
    offsets[token] = length;
    lengths[token] = tokenLength;
    length += tokenLength;
    const rank = (high[token]! << 12) | (middle[token]! << 6) | low[token]!;
    ranks[token] = rank;
    if (rank > lastRank) lastRank = rank;
  }
  offsets[size] = length;

  const bytes = new Uint8Array(length);
  let source = bytesAt;
  let before = 0;
  for (let token = 0; token < size; token += 1) {
    const start = offsets[token]!;
    const ownStart = start + shared[token]!;
    const end = offsets[token + 1]!;
    check(before + shared[token]! <= start);
    for (let place = start; place < ownStart; place += 1) bytes[place] = bytes[before + place - start]!;
    for (let place = ownStart; place < end; place += 1) {
      bytes[place] = packed.charCodeAt(source);
      source += 1;
    }
    before = start;
  }
  check(source === packed.length);

  const tokenOfRank = new Int32Array(lastRank + 1).fill(-1);
  for (let token = 0; token < size; token += 1) tokenOfRank[ranks[token]!] = token;
  return { size, bytes, offsets, lengths, shared, leftLengths, ranks, tokenOfRank };
}

/** The digits of the packed form: from "#" on, without the backslash. */
function column(packed: PackedVocabulary, start: number, size: number): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) {
    const code = packed.charCodeAt(start + index);
    values[index] = code > 0x5c ? code - 0x24 : code - 0x23;
  }
  return values;
}

function check(condition: boolean): void {
  if (!condition) throw new Error('The vocabulary is damaged');
}
