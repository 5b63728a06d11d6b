// Text and its UTF-8 bytes. A lone surrogate has the bytes of U+FFFD everywhere.

/** One character per byte: every code is 0…255. */
export type ByteString = string;

const utf8 = new TextEncoder();

/** UTF-16 code units of the character at `index`, which lies before `end`: 2 for a surrogate pair, else 1. */
export function unitsAt(text: string, index: number, end: number): 1 | 2 {
  const first = text.charCodeAt(index);
  if (first < 0xd800 || first > 0xdbff || index + 1 >= end) return 1;
  const second = text.charCodeAt(index + 1);
  return second >= 0xdc00 && second <= 0xdfff ? 2 : 1;
}

/** UTF-8 bytes of the character at `index`, which lies before `end`: 1…4, and 4 means that it has two code units. */
export function bytesAt(text: string, index: number, end: number): 1 | 2 | 3 | 4 {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unitsAt(text, index, end) === 2 ? 4 : 3;
}

// A fixed buffer: the bytes are only counted, so a long text needs no second copy of itself.
const COUNTING_BYTES = 1 << 20;
let countingBuffer: Uint8Array | null = null;

/** UTF-8 bytes of a whole text. O(n), in the engine's own encoder: this runs between keystrokes on megabytes. */
export function utf8Length(text: string): number {
  if (text.length * 3 <= 4096) return utf8.encode(text).length;
  countingBuffer ??= new Uint8Array(COUNTING_BYTES);
  let bytes = 0;
  for (let start = 0; start < text.length; ) {
    const end = start + COUNTING_BYTES;
    // One unit more where the cut would fall inside a surrogate pair.
    const isSplit = end < text.length && unitsAt(text, end - 1, text.length) === 2;
    const { read, written } = utf8.encodeInto(text.slice(start, isSplit ? end + 1 : end), countingBuffer);
    bytes += written;
    start += read;
  }
  return bytes;
}

/** UTF-8 of a text as a byte string; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): ByteString {
  const bytes = utf8.encode(text);
  const blocks: string[] = [];
  // fromCharCode takes its input as arguments, and the stack limits their number.
  for (let start = 0; start < bytes.length; start += 4096) {
    blocks.push(String.fromCharCode(...bytes.subarray(start, start + 4096)));
  }
  return blocks.join('');
}

/**
 * Text of a byte string, or undefined where it is not valid UTF-8 (Unicode, table 3-7). By hand, as a TextDecoder
 * costs more for each of 200,000 short strings than the decoding itself.
 */
export function decodeUtf8(bytes: ByteString): string | undefined {
  let index = 0;
  while (index < bytes.length && bytes.charCodeAt(index) < 0x80) index += 1;
  if (index === bytes.length) return bytes;

  let text = bytes.slice(0, index);
  while (index < bytes.length) {
    const first = bytes.charCodeAt(index);
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0 || index + length > bytes.length) return undefined;
    let codePoint = length === 1 ? first : first & (0xff >> (length + 1));
    for (let offset = 1; offset < length; offset += 1) {
      const next = bytes.charCodeAt(index + offset);
      if ((next & 0xc0) !== 0x80) return undefined;
      codePoint = (codePoint << 6) | (next & 0x3f);
    }
    const tooShort = (length === 3 && codePoint < 0x800) || (length === 4 && codePoint < 0x10000);
    if (tooShort || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
    text += String.fromCodePoint(codePoint);
    index += length;
  }
  return text;
}
