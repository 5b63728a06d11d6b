import { onCharacterBoundary } from './measure';
import type { Unit } from './part';
import type { UnitId } from '@/core/units';

/** A place in one unit where a query was found; UTF-16 offsets of the unit's text, end exclusive. */
export interface FoundText {
  readonly unitId: UnitId;
  readonly start: number;
  readonly end: number;
}

/** UTF-16 units searched between two yields: a few milliseconds even for a case-insensitive search. */
const SLICE_UNITS = 262_144;

/**
 * Finds a query in the units, in their order, left to right, matches never overlapping.
 *
 * Yields what each slice of text held (often nothing), so that the caller can stop or let the page breathe in between.
 * Ends after `limit` matches. An empty query finds nothing.
 *
 * Without `matchCase`, letters are compared by Unicode simple case folding: it is done by the regular expression, not
 * by lower-casing the text, which would move offsets ("İ".toLowerCase() is two units long).
 */
export function* findMatches(
  units: Iterable<Unit>,
  query: string,
  { matchCase }: { readonly matchCase: boolean },
  limit = 10_000,
  sliceUnits = SLICE_UNITS,
): Generator<readonly FoundText[], void, undefined> {
  if (query === '' || limit <= 0) return;
  const nextMatch = matchCase ? exactSearch(query) : foldedSearch(query);
  let left = limit;
  for (const { id, text } of units) {
    let from = 0;
    while (from < text.length) {
      const sliceEnd = onCharacterBoundary(text, from + sliceUnits);
      // The tail lets a match begin in this slice and end in the next; folding keeps a letter within two units.
      const slice = text.slice(from, onCharacterBoundary(text, sliceEnd + query.length * 2));
      const found: FoundText[] = [];
      let at = 0;
      while (left > 0) {
        const match = nextMatch(slice, at);
        if (match === null || from + match.start >= sliceEnd) break;
        found.push({ unitId: id, start: from + match.start, end: from + match.end });
        at = match.end;
        left -= 1;
      }
      yield found;
      if (left === 0) return;
      from = Math.max(sliceEnd, from + at);
    }
  }
}

type Search = (text: string, from: number) => { readonly start: number; readonly end: number } | null;

function exactSearch(query: string): Search {
  return (text, from) => {
    const start = text.indexOf(query, from);
    return start === -1 ? null : { start, end: start + query.length };
  };
}

function foldedSearch(query: string): Search {
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), 'giu');
  return (text, from) => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match === null ? null : { start: match.index, end: match.index + match[0].length };
  };
}
