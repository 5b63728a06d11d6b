// Offsets for people are in characters (code points), those of the tokens in UTF-16 code units.
import type { PartText } from '@/core/prompt/long-text';
import { countCharacters } from '@/core/prompt/part';

const STRIDE_UNITS = 65_536;
/** What may be counted between two frames. */
const AT_ONCE_STRIDES = 16;

// Of the text that was asked about last: code points before every multiple of the stride, as far as they were needed.
let knownText: PartText = '';
let knownSums: number[] = [0];

/**
 * Code points of `text` before a UTF-16 offset; a lone surrogate counts as one. Quick for many offsets of one text. null
 * where that would take long: `countTo` brings it about.
 */
export function charactersBefore(text: PartText, offset: number): number | null {
  const stride = Math.floor(Math.min(offset, text.length) / STRIDE_UNITS);
  if (stride - lastKnownStride(text) > AT_ONCE_STRIDES) return null;
  countOn(text, offset);
  return (knownSums[stride] ?? 0) + charactersBetween(text, stride * STRIDE_UNITS, offset);
}

/** Counts until `charactersBefore` has an answer for this offset. Yields after each million units, a millisecond or two. */
export function* countTo(text: PartText, offset: number): Generator<void, void, undefined> {
  while (charactersBefore(text, offset) === null) {
    countOn(text, offset);
    yield;
  }
}

function countOn(text: PartText, offset: number): void {
  const known = lastKnownStride(text);
  const stride = Math.min(Math.floor(Math.min(offset, text.length) / STRIDE_UNITS), known + AT_ONCE_STRIDES);
  for (let next = known + 1; next <= stride; next += 1) {
    const start = (next - 1) * STRIDE_UNITS;
    knownSums[next] = (knownSums[next - 1] ?? 0) + charactersBetween(text, start, start + STRIDE_UNITS);
  }
}

function lastKnownStride(text: PartText): number {
  if (text !== knownText) {
    knownText = text;
    knownSums = [0];
  }
  return knownSums.length - 1;
}

/** A pair counts where its first half is. */
function charactersBetween(text: PartText, start: number, end: number): number {
  const characters = countCharacters(text.slice(start, end));
  const around = start > 0 && start < end ? text.slice(start - 1, start + 1) : '';
  const beginsInPair = isHalf(around, 1, 0xdc00) && isHalf(around, 0, 0xd800);
  return beginsInPair ? characters - 1 : characters;
}

function isHalf(text: string, place: number, firstCode: number): boolean {
  const unit = text.charCodeAt(place);
  return unit >= firstCode && unit < firstCode + 0x400;
}
