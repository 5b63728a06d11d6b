// What an edit changed. It is asked for at every keystroke, so whole blocks are compared by the engine's own comparison.

import type { SourceText } from '@/core/tokenize/source-text';

/** `after` is `before` with the units [start, end) replaced by after.slice(start, insertEnd). */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly insertEnd: number;
}

const BLOCK_UNITS = 65_536;

/** The shortest single replacement that turns one text into the other; all three are equal where nothing changed. O(n). */
export function differenceOf(before: SourceText, after: SourceText): Difference {
  const shorter = Math.min(before.length, after.length);
  const start = commonUnits(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const common = commonUnits(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { start, end: before.length - common, insertEnd: after.length - common };
}

/** The largest number up to `limit` for which all stretches below it are equal. */
function commonUnits(limit: number, areEqual: (from: number, to: number) => boolean): number {
  let known = 0;
  for (let size = BLOCK_UNITS; size >= 1; size >>= 1) {
    while (known + size <= limit && areEqual(known, known + size)) known += size;
  }
  return known;
}
