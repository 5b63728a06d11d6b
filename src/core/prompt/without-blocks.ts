import type { PartText } from './long-text';
import { textWriter } from './text-writer';

/** UTF-16 units between two yields. */
const STEP_UNITS = 262_144;

/** In UTF-16 units, end exclusive. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** What stands in its place; absent: nothing. */
  readonly instead?: string;
}

/** A text without some stretches of it, in order and not overlapping. O(n), in steps. No stretch may part a surrogate pair. */
export function* withoutBlocks(text: PartText, blocks: readonly Cut[]): Generator<unknown, PartText, undefined> {
  const writer = textWriter(text);
  let from = 0;
  for (const { start, end, instead } of [...blocks, { start: text.length, end: text.length, instead: '' }]) {
    for (; from < start; from += STEP_UNITS) {
      writer.write(text.slice(from, Math.min(from + STEP_UNITS, start)));
      yield from;
    }
    if (instead !== undefined) writer.write(instead);
    from = end;
  }
  return writer.finish();
}
