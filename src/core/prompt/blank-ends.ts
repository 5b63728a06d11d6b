// White space at the ends of a text, found in stretches: no string is made of a long one.

import type { PartText } from './long-text';

const STRETCH_UNITS = 256;

/** UTF-16 units of white space at the start; the whole length of a text that has nothing else. O(white space). */
export function leadingBlanks(text: PartText): number {
  for (let start = 0; start < text.length; start += STRETCH_UNITS) {
    const found = text.slice(start, Math.min(text.length, start + STRETCH_UNITS)).search(/\S/);
    if (found >= 0) return start + found;
  }
  return text.length;
}

/** UTF-16 units of white space at the end; the whole length of a text that has nothing else. O(white space). */
export function trailingBlanks(text: PartText): number {
  for (let end = text.length; end > 0; end -= STRETCH_UNITS) {
    const kept = text.slice(Math.max(0, end - STRETCH_UNITS), end).trimEnd().length;
    if (kept > 0) return text.length - Math.max(0, end - STRETCH_UNITS) - kept;
  }
  return text.length;
}

export function isBlankText(text: PartText): boolean {
  return leadingBlanks(text) === text.length;
}
