// Safe cuts, found a little at a time: for a thread that must not be busy for long, in texts that may have none.
import { lastSafePlace, safeCuts } from './safe-cuts';
import type { SourceText } from './source-text';

/** What a place is judged by lies at most this far from it, many times over. */
const SURROUNDINGS_UNITS = 16;
const NEAR_UNITS = 256;

/**
 * Offsets at which a text is cut, as by `safeCuts`: each the end of a chunk of about `chunkUnits`, rising, the last one
 * `text.length`; none for ''. Yields undefined instead of looking at more than about `sliceUnits` units without finding
 * a cut, so that the caller can go on later. Both are 64 or more. O(n) over all, O(chunkUnits + sliceUnits) a step.
 */
export function* scanCuts(
  text: SourceText,
  chunkUnits: number,
  sliceUnits: number,
): Generator<number | undefined, void, undefined> {
  let start = 0;
  while (text.length - start > chunkUnits) {
    let looked = start + chunkUnits + SURROUNDINGS_UNITS;
    let cut = cutNear(text, start, start + chunkUnits) ?? firstCut(text, start, looked, chunkUnits);
    while (cut === undefined && looked < text.length) {
      yield undefined;
      // A little of what was looked at again: the places at its end were judged without what follows them.
      const from = looked - 3 * SURROUNDINGS_UNITS;
      looked = from + sliceUnits;
      cut = firstCut(text, from, looked, SURROUNDINGS_UNITS);
    }
    if (cut === undefined) break;
    yield cut;
    start = cut;
  }
  if (start < text.length) yield text.length;
}

/** The cut, where it lies where it mostly does: reading the whole chunk in search of it would copy it. */
function cutNear(text: SourceText, start: number, target: number): number | undefined {
  const from = Math.max(start, target - NEAR_UNITS);
  const floor = Math.max(from + SURROUNDINGS_UNITS, start + ((target - start) >> 1));
  const stretch = text.slice(from, target + SURROUNDINGS_UNITS);
  return placeIn(stretch, from, lastSafePlace(stretch, target - from, floor - from));
}

/** The first cut that `safeCuts` makes in a stretch; undefined where it makes none but the end. */
function firstCut(text: SourceText, from: number, to: number, chunkUnits: number): number | undefined {
  const stretch = text.slice(from, to);
  return placeIn(stretch, from, safeCuts(stretch, chunkUnits).next().value ?? undefined);
}

/** The place in the text; none where too little of what follows was seen. */
function placeIn(stretch: string, from: number, place: number | undefined): number | undefined {
  return place === undefined || place > stretch.length - SURROUNDINGS_UNITS / 2 ? undefined : from + place;
}
