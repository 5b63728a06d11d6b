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

/**
 * UTF-16 units and code points of UTF-8, or null where it is not well formed (as `firstInvalidUtf8` has it). One pass, and no
 * string is made: decoding 40 MB only to throw the strings away leaves the page as much garbage to collect.
 */
export function utf8Lengths(bytes: Uint8Array): { readonly units: number; readonly characters: number } | null {
  const { length } = bytes;
  let index = 0;
  let characters = 0;
  let pairs = 0;
  while (index < length) {
    const lead = bytes[index]!;
    characters += 1;
    index += 1;
    if (lead < 0x80) continue;
    if (lead < 0xc2 || lead > 0xf4) return null;
    const second = index < length ? bytes[index]! : 0;
    if (second < 0x80 || second > 0xbf) return null;
    index += 1;
    if (lead < 0xe0) continue;
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return null;
    if (index >= length || (bytes[index]! & 0xc0) !== 0x80) return null;
    index += 1;
    if (lead < 0xf0) continue;
    if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return null;
    if (index >= length || (bytes[index]! & 0xc0) !== 0x80) return null;
    index += 1;
    pairs += 1;
  }
  return { units: characters + pairs, characters };
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
