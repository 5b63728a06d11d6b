// The tokens of an encoding in the order of their bytes: tokens that begin alike lie side by side, so that the part of the
// tables which one language uses stays in the processor's caches. Inside the encoder a "token" is its place in this
// order; `ranks` gives its rank in the merge list, which is also its public id.
import { checksum } from './checksum';

/**
 * The form in which a vocabulary travels (see scripts/build-vocabulary.mjs), in ASCII, which browsers read fastest, and
 * short, since browsers copy it several times.
 * - A line with four numbers: of tokens, of public ids, of the tokens' bytes, and the checksum of what follows, stretch by
 *   stretch: the next two lines with their ends, each column, the rest.
 * - A line with the pairs of lengths that are frequent: the bytes that a token does not share with the one before, and the
 *   bytes of the right one of the two tokens that it is merged from, 0 for none.
 * - A line for the tokens with other lengths, three numbers each: the bytes it shares with the one before, and these two.
 * - Five columns with a character for each token, "0" for 0: the bytes it shares with the one before; its pair of
 *   lengths, "~" for another; its rank in three digits of base 64.
 * - The bytes that are not shared. From 0x20 on each stands for itself; below, two stand for one, 0x0e + its upper three
 *   bits and 0x40 + its lower five.
 */
export type PackedVocabulary = string;

export interface Vocabulary {
  /** Number of tokens. */
  readonly size: number;
  /** Number of public ids, some of which may belong to no token. */
  readonly idCount: number;
  /** The bytes of all tokens, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Token t has the bytes `offsets[t]` … `offsets[t + 1] − 1`. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Length in bytes, 1…255. */
  readonly lengths: Uint8Array<ArrayBuffer>;
  /** Bytes that each token shares with the one before it. */
  readonly shared: Uint8Array<ArrayBuffer>;
  /**
   * Bytes of the left one of the two tokens that each is merged from; 0 for a single byte and an irregular token, in Gemma
   * for a character and a symbol.
   */
  readonly leftLengths: Uint8Array<ArrayBuffer>;
  /**
   * Rank of each token: its place in the order of merges, counted from the first public id, so it is the public id. What is
   * not merged may have any, as Gemma's characters.
   */
  readonly ranks: Int32Array<ArrayBuffer>;
}

const COLUMNS = 5;
const DIGIT_BITS = 6;
const RANK_DIGITS = 3;
const ZERO = 0x30;
const RARE = 0x7e - ZERO;
const PRINTED = 0x20;
const UPPER = 0x0e;
const LOWER_BITS = 5;
const LONGEST = 0xff;
const utf8 = new TextEncoder();

/**
 * Unpacks a vocabulary; some 10 ms for 200,000 tokens. Throws when the text is damaged, as far as that can be seen.
 * The user waits for this, and most of the time goes into memory that is touched for the first time. So columns are read
 * where they stay, or one after the other in one place. Each loop is a function of its own: a small one is compiled sooner.
 */
export function readVocabulary(packed: PackedVocabulary): Vocabulary {
  let at = 0;
  const numbers = (): number[] => packed.slice(at, (at = packed.indexOf('\n', at) + 1) - 1).split(' ').map(Number);
  const [size = 0, idCount = 0, byteCount = 0, expectedSum = 0] = numbers();
  const afterFirstLine = at;
  const common = numbers();
  const rare = numbers();
  check(size >= 256 && size <= idCount && byteCount >= size && at + COLUMNS * size < packed.length);
  let sum = checksum(utf8.encode(packed.slice(afterFirstLine, at)));
  const read = (length: number, into = new Uint8Array(length)): Uint8Array<ArrayBuffer> => {
    // A character that is not ASCII takes more room than there is.
    check(utf8.encodeInto(packed.slice(at, (at += length)), into).read === length);
    sum = checksum(into, sum);
    return into;
  };

  const shared = read(size);
  const lengths = read(size);
  const leftLengths = new Uint8Array(size);
  readLengths(common, rare, shared, lengths, leftLengths);
  const ranks = new Int32Array(size);
  const column = new Uint8Array(size);
  for (let digit = 0; digit < RANK_DIGITS; digit += 1) appendDigits(read(size, column), ranks, idCount);
  const bytes = new Uint8Array(byteCount);
  const offsets = new Uint32Array(size + 1);
  const own = read(packed.length - at);
  check(sum === expectedSum);
  readBytes(own, shared, lengths, bytes, offsets);
  return { size, idCount, bytes, offsets, lengths, shared, leftLengths, ranks };
}

/** Makes lengths of the characters in the first two columns, in place. */
function readLengths(common: number[], rare: number[], shared: Uint8Array, lengths: Uint8Array, leftLengths: Uint8Array): void {
  let rarely = 0;
  let before = 0;
  for (let token = 0; token < shared.length; token += 1) {
    const kind = lengths[token]! - ZERO;
    let alike = shared[token]! - ZERO;
    let own: number;
    let right: number;
    if (kind === RARE) {
      alike = rare[rarely]!;
      own = rare[rarely + 1]!;
      right = rare[rarely + 2]!;
      rarely += 3;
    } else {
      own = common[kind << 1]!;
      right = common[(kind << 1) + 1]!;
    }
    const length = alike + own;
    // What is not there is not a number.
    if (!(alike >= 0 && alike <= before && own > 0 && right >= 0 && right < length && length <= LONGEST)) throw damaged();
    before = length;
    shared[token] = alike;
    lengths[token] = length;
    leftLengths[token] = right === 0 ? 0 : length - right;
  }
}

function appendDigits(digits: Uint8Array, ranks: Int32Array, idCount: number): void {
  for (let token = 0; token < ranks.length; token += 1) {
    const rank = (ranks[token]! << DIGIT_BITS) | (digits[token]! - ZERO);
    if (rank >>> 0 >= idCount) throw damaged();
    ranks[token] = rank;
  }
}

/** Writes the bytes of the tokens, which begin with those of the token before. */
function readBytes(own: Uint8Array, shared: Uint8Array, lengths: Uint8Array, bytes: Uint8Array, offsets: Uint32Array): void {
  let from = 0;
  let before = 0;
  let to = 0;
  for (let token = 0; token < lengths.length; token += 1) {
    const start = to;
    offsets[token] = start;
    for (const ownStart = start + shared[token]!; to < ownStart; to += 1) {
      bytes[to] = bytes[before]!;
      before += 1;
    }
    before = start;
    for (const end = start + lengths[token]!; to < end; to += 1) {
      const byte = own[from]!;
      from += 1;
      if (byte >= PRINTED) bytes[to] = byte;
      else {
        bytes[to] = ((byte - UPPER) << LOWER_BITS) | (own[from]! & 31);
        from += 1;
      }
    }
  }
  offsets[lengths.length] = to;
  check(to === bytes.length && from === own.length);
}

const damaged = (): Error => new Error('The vocabulary is damaged');

function check(condition: boolean): asserts condition {
  if (!condition) throw damaged();
}
