// Decompression of zlib data (RFC 1950, 1951), as a pure function: the platform's own is a stream and asynchronous. It
// reads codes bit by bit, which is fast enough for the object streams of a PDF, and for nothing larger.

// Base values and extra bits of lengths (symbols 257…285) and distances (0…29), RFC 1951, 3.2.5.
const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/** The order in which the lengths of the code lengths' own codes are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MOST_BITS = 15;
const END_OF_BLOCK = 256;

/** A canonical Huffman code: how many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

/**
 * The decompressed bytes, or null where the data are not zlib, damaged, cut off, or longer than `limitBytes`. Bytes after
 * the end are ignored and the checksum is not looked at.
 */
export function inflateZlib(data: Uint8Array, limitBytes: number): Uint8Array | null {
  const [method = 0, flags = 0] = data;
  if (method % 0x10 !== 8 || (method * 0x100 + flags) % 31 !== 0 || (flags & 0x20) !== 0) return null;
  let bitAt = 16;
  let out = new Uint8Array(Math.min(limitBytes, data.length * 4 + 64));
  let length = 0;

  /** The next bits, lowest first; NaN past the end. */
  const bits = (count: number): number => {
    let value = 0;
    for (let index = 0; index < count; index += 1, bitAt += 1) {
      const byte = data[bitAt >> 3];
      if (byte === undefined) return Number.NaN;
      value += ((byte >> (bitAt & 7)) & 1) << index;
    }
    return value;
  };

  const symbol = (code: Code): number => {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let size = 1; size <= MOST_BITS; size += 1) {
      value += bits(1);
      const count = code.counts[size] ?? 0;
      if (value - first < count) return code.symbols[index + value - first] ?? Number.NaN;
      index += count;
      first = (first + count) * 2;
      value *= 2;
    }
    return Number.NaN;
  };

  const put = (byte: number): boolean => {
    if (length >= limitBytes) return false;
    if (length === out.length) {
      const larger = new Uint8Array(Math.min(limitBytes, out.length * 2));
      larger.set(out);
      out = larger;
    }
    out[length] = byte;
    length += 1;
    return true;
  };

  const stored = (): boolean => {
    bitAt = (bitAt + 7) & ~7;
    const size = bits(16);
    if (bits(16) !== 0xffff - size) return false;
    for (let index = 0; index < size; index += 1) {
      const byte = data[bitAt >> 3];
      if (byte === undefined || !put(byte)) return false;
      bitAt += 8;
    }
    return true;
  };

  const coded = (literals: Code, distances: Code): boolean => {
    for (;;) {
      const literal = symbol(literals);
      if (literal === END_OF_BLOCK) return true;
      if (literal < END_OF_BLOCK) {
        if (!put(literal)) return false;
        continue;
      }
      const copies = (LENGTH_BASE[literal - 257] ?? Number.NaN) + bits(LENGTH_BITS[literal - 257] ?? 0);
      const far = symbol(distances);
      const distance = (DISTANCE_BASE[far] ?? Number.NaN) + bits(DISTANCE_BITS[far] ?? 0);
      if (!(copies > 0 && distance <= length)) return false;
      for (let index = 0; index < copies; index += 1) if (!put(out[length - distance] ?? 0)) return false;
    }
  };

  /** The codes that a block brings along, or null. */
  const dynamicCodes = (): readonly [Code, Code] | null => {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const written = bits(4) + 4;
    if (!Number.isFinite(literals + distances + written)) return null;
    const own = new Array<number>(ORDER.length).fill(0);
    for (const place of ORDER.slice(0, written)) own[place] = bits(3);
    const code = codeOf(own);
    const lengths: number[] = [];
    while (lengths.length < literals + distances) {
      const next = symbol(code);
      if (!(next <= 18)) return null;
      const repeats = next < 16 ? 1 : next === 16 ? bits(2) + 3 : next === 17 ? bits(3) + 3 : bits(7) + 11;
      const size = next < 16 ? next : next === 16 ? lengths.at(-1) : 0;
      if (size === undefined || !Number.isFinite(repeats)) return null;
      for (let index = 0; index < repeats; index += 1) lengths.push(size);
    }
    return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals, literals + distances))];
  };

  for (let isLast = false; !isLast; ) {
    isLast = bits(1) === 1;
    const type = bits(2);
    const codes = type === 1 ? [FIXED_LITERALS, FIXED_DISTANCES] as const : type === 2 ? dynamicCodes() : null;
    const done = type === 0 ? stored() : codes !== null && coded(codes[0], codes[1]);
    if (!done) return null;
  }
  return out.subarray(0, length);
}

/** The code in which each symbol has so many bits; 0: it does not occur. */
function codeOf(lengths: readonly number[]): Code {
  const counts = new Array<number>(MOST_BITS + 1).fill(0);
  for (const size of lengths) if (size > 0) counts[size] = (counts[size] ?? 0) + 1;
  const symbols = lengths.flatMap((size, index) => (size > 0 ? [{ size, index }] : [])).sort((a, b) => a.size - b.size || a.index - b.index);
  return { counts, symbols: symbols.map(({ index }) => index) };
}

const FIXED_LITERALS = codeOf(Array.from({ length: 288 }, (_, index) => (index < 144 ? 8 : index < 256 ? 9 : index < 280 ? 7 : 8)));
const FIXED_DISTANCES = codeOf(new Array<number>(30).fill(5));
