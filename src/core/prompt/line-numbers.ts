import type { PartText } from './long-text';

const STEP_UNITS = 262_144;

/** The line in which each place lies, from 1; places are UTF-16 units and rise. O(n), in steps. */
export function* lineNumbers(text: PartText, places: readonly number[]): Generator<unknown, readonly number[], undefined> {
  const lines: number[] = [];
  let line = 1;
  let from = 0;
  for (const place of places) {
    while (from < place) {
      const slice = text.slice(from, Math.min(place, from + STEP_UNITS));
      for (let at = slice.indexOf('\n'); at !== -1; at = slice.indexOf('\n', at + 1)) line += 1;
      from += slice.length;
      yield from;
    }
    lines.push(line);
  }
  return lines;
}
