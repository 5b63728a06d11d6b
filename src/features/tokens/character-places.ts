// Offsets for people are in characters (code points), those of the tokens in UTF-16 code units.

const STRIDE_UNITS = 65_536;

// Of the text that was asked about last: code points before every multiple of the stride, as far as they were needed.
let knownText = '';
let knownSums: number[] = [0];

/** Code points of `text` before a UTF-16 offset; a lone surrogate counts as one. Quick for many offsets of one text. */
export function charactersBefore(text: string, offset: number): number {
  if (text !== knownText) {
    knownText = text;
    knownSums = [0];
  }
  const stride = Math.floor(Math.min(offset, text.length) / STRIDE_UNITS);
  for (let next = knownSums.length; next <= stride; next += 1) {
    const start = (next - 1) * STRIDE_UNITS;
    knownSums[next] = (knownSums[next - 1] ?? 0) + charactersBetween(text, start, start + STRIDE_UNITS);
  }
  return (knownSums[stride] ?? 0) + charactersBetween(text, stride * STRIDE_UNITS, offset);
}

/** A pair counts where its first half is. */
function charactersBetween(text: string, start: number, end: number): number {
  const last = Math.min(end, text.length);
  let characters = 0;
  for (let place = start; place < last; place += 1) {
    const unit = text.charCodeAt(place);
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff && place > 0 && isFirstHalf(text.charCodeAt(place - 1));
    if (!isSecondHalf) characters += 1;
  }
  return characters;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
