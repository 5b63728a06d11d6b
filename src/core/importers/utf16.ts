// Where UTF-16 stops being well formed. TextDecoder refuses such bytes too, but does not say where they are.

/** Offset in bytes of the first lone surrogate or of a last half unit; −1 where there is none. Linear time. */
export function firstInvalidUtf16(bytes: Uint8Array, littleEndian: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let index = 0;
  while (index + 1 < bytes.length) {
    const unit = view.getUint16(index, littleEndian);
    if (unit >= 0xdc00 && unit <= 0xdfff) return index;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = index + 3 < bytes.length ? view.getUint16(index + 2, littleEndian) : 0;
      if (next < 0xdc00 || next > 0xdfff) return index;
      index += 2;
    }
    index += 2;
  }
  return index < bytes.length ? index : -1;
}

/** Bytes at the end, 0…3, that may be the start of a character: half a unit, the first half of a pair, or both. */
export function openUtf16End(bytes: Uint8Array, littleEndian: boolean): number {
  const half = bytes.length % 2;
  const last = bytes.length - half - 2;
  const high = last < 0 ? 0 : (bytes[littleEndian ? last + 1 : last] ?? 0);
  return high >= 0xd8 && high <= 0xdb ? half + 2 : half;
}
