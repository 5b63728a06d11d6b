// Texts as they are kept in memory: as UTF-8. JavaScript's strings take two bytes for every unit as soon as one
// character of a text is beyond Latin-1, and a slice of one keeps all of it.

/** UTF-8, or the string itself where half a surrogate pair would be lost. */
export type StoredText = Uint8Array<ArrayBuffer> | string;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const MOST_BYTES_A_UNIT = 3;
/** Written to first, as nobody knows how long a text will be. Enough for the blocks of a step. */
const draft = new Uint8Array(1 << 18);

/** Texts to be kept, in one buffer if they are UTF-8: all of it stays while one of them is in use. O(n). */
export function storeTexts(texts: readonly string[]): StoredText[] {
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  if (units * MOST_BYTES_A_UNIT > draft.length) return texts.map((text) => (text.isWellFormed() ? encoder.encode(text) : text));
  let length = 0;
  const ends = texts.map((text) => {
    if (!text.isWellFormed()) return -1;
    length += encoder.encodeInto(text, draft.subarray(length)).written;
    return length;
  });
  const bytes = draft.slice(0, length);
  let start = 0;
  return texts.map((text, index) => {
    const end = ends[index]!;
    if (end < 0) return text;
    const stored = bytes.subarray(start, end);
    start = end;
    return stored;
  });
}

/** The texts `first` … `last` − 1, one after the other. O(answer). */
export function joinStored(texts: readonly StoredText[], first: number, last: number): string {
  let joined = '';
  for (let index = first; index < last; ) {
    const text = texts[index]!;
    index += 1;
    if (typeof text === 'string') {
      joined += text;
      continue;
    }
    // Neighbours are decoded together where they lie side by side.
    let end = text.byteOffset + text.length;
    for (; index < last; index += 1) {
      const next = texts[index]!;
      if (typeof next === 'string' || next.buffer !== text.buffer || next.byteOffset !== end) break;
      end += next.length;
    }
    joined += decoder.decode(new Uint8Array(text.buffer, text.byteOffset, end - text.byteOffset));
  }
  return joined;
}
