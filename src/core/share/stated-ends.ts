// What a link states of the ends of a text that it leaves out: a chat template may cut white space off there.

import type { BlankEnds } from '@/core/prompt/attachment';
import { leadingBlanks, trailingBlanks } from '@/core/prompt/blank-ends';
import { type PartText } from '@/core/prompt/long-text';

/** The white space around a text, in bytes. O(white space). */
export function blankEndsOf(text: PartText): BlankEnds {
  const { length } = text;
  const start = leadingBlanks(text);
  const bytes = (from: number, to: number) => new TextEncoder().encode(text.slice(from, to)).length;
  return start === length ? { start: bytes(0, length), end: 0, isBlank: true } : { start: bytes(0, start), end: bytes(length - trailingBlanks(text), length) };
}
