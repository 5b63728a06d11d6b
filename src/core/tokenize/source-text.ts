/**
 * A text that is only ever looked at in stretches; a string is one. Offsets are UTF-16 code units, and `slice` takes
 * 0 ≤ start ≤ end ≤ length.
 */
export interface SourceText {
  readonly length: number;
  slice(start: number, end: number): string;
}

/**
 * Segments as one text, without a joined copy of them: a history can be many megabytes. One segment is its own text.
 * `slice` is O(log segments + answer).
 */
export function joinedText(segments: readonly SourceText[]): SourceText {
  if (segments.length === 1) return segments[0]!;
  const offsets = new Uint32Array(segments.length);
  let length = 0;
  for (const [index, segment] of segments.entries()) {
    offsets[index] = length;
    length += segment.length;
  }
  return {
    length,
    slice: (start, end) => {
      let low = 0;
      let high = segments.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (offsets[middle]! <= start) low = middle + 1;
        else high = middle;
      }
      let text = '';
      for (let segment = Math.max(0, low - 1); segment < segments.length; segment += 1) {
        const offset = offsets[segment]!;
        if (offset >= end) break;
        text += segments[segment]!.slice(Math.max(0, start - offset), end - offset);
      }
      return text;
    },
  };
}
