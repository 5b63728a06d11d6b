import type { PartText } from './long-text';
import { textWriter } from './text-writer';

/** UTF-16 units between two yields. */
const STEP_UNITS = 262_144;

/**
 * A text without some stretches of it, in UTF-16 units, end exclusive, in order and not overlapping. O(n), in steps. No
 * stretch may part a surrogate pair.
 */
export function* withoutBlocks(text: PartText, blocks: readonly { readonly start: number; readonly end: number }[]): Generator<unknown, PartText, undefined> {
  const writer = textWriter(text);
  let from = 0;
  for (const { start, end } of [...blocks, { start: text.length, end: text.length }]) {
    for (; from < start; from += STEP_UNITS) {
      writer.write(text.slice(from, Math.min(from + STEP_UNITS, start)));
      yield from;
    }
    from = end;
  }
  return writer.finish();
}
