/**
 * Where a text stops being UTF-8: the offset of the first byte of the first sequence that is not well formed (Unicode
 * 16.0, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut off), or −1. Linear time.
 * TextDecoder refuses such bytes too, but does not say where they are.
 */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    const length = sequenceLength(lead);
    if (length === 0) return index;
    for (let offset = 1; offset < length; offset += 1) {
      const next = bytes[index + offset];
      const [least, most] = offset === 1 ? secondByteRange(lead) : [0x80, 0xbf];
      if (next === undefined || next < least || next > most) return index;
    }
    index += length;
  }
  return -1;
}

/** Bytes at the end, 0…3, that may be the start of a character whose rest is still to come. */
export function openUtf8End(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** Bytes in the sequence that a lead byte opens; 0 where it opens none. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function secondByteRange(lead: number): readonly [number, number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}
