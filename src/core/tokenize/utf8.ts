// Text and its UTF-8 bytes. A lone surrogate has the bytes of U+FFFD everywhere.

const utf8 = new TextEncoder();

/** UTF-16 code units of the character at `index`, which lies before `end`: 2 for a surrogate pair, else 1. */
export function unitsAt(text: string, index: number, end: number): 1 | 2 {
  const first = text.charCodeAt(index);
  if (first < 0xd800 || first > 0xdbff || index + 1 >= end) return 1;
  const second = text.charCodeAt(index + 1);
  return second >= 0xdc00 && second <= 0xdfff ? 2 : 1;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
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
