// Characters in well-formed UTF-8.

/** Bytes of a character by its first one. */
export function characterBytes(first: number): 1 | 2 | 3 | 4 {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** The code point of the character that begins at `index`. */
export function codePointAt(bytes: Uint8Array, index: number): number {
  const first = bytes[index]!;
  if (first < 0x80) return first;
  const second = bytes[index + 1]! & 0x3f;
  if (first < 0xe0) return ((first & 0x1f) << 6) | second;
  const third = bytes[index + 2]! & 0x3f;
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third;
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[index + 3]! & 0x3f);
}

/** The code point of the character that ends before `index`. */
export function codePointBefore(bytes: Uint8Array, index: number): number {
  let start = index - 1;
  while ((bytes[start]! & 0xc0) === 0x80) start -= 1;
  return codePointAt(bytes, start);
}
