// Lines of JSON: each that is no comment and not blank is a row.
import type { PartText } from '@/core/prompt/long-text';
import { isComment } from './json-begin';

export interface RowPlaces {
  /** Of each row: where it begins and ends in UTF-16 units, and its line from 1. */
  readonly starts: number[];
  readonly ends: number[];
  readonly lines: number[];
  /** Lines that are comments, and no rows. Absent: none. */
  readonly comments?: number;
  /** The last row is a value that is never closed. */
  readonly isCutOff?: true;
}

/** Asked now and then whether to leave out what comes behind the rows found so far. */
export type IsEnough = (rows: number, doneUnits: number) => boolean;

const STEP_UNITS = 1 << 16;

/** Lines end in LF, CR LF or CR, none of which stands within JSON's strings. In steps. */
export function* linesInSteps(text: PartText, isEnough: IsEnough = () => false): Generator<undefined, RowPlaces, undefined> {
  const [starts, ends, lines]: [number[], number[], number[]] = [[], [], []];
  let [start, line, comments] = [0, 1, 0];
  /** The first characters of the line that are not blank. */
  let first = '';
  const endAt = (end: number) => {
    if (isComment(first)) comments += 1;
    else if (first !== '') {
      starts.push(start);
      ends.push(end);
      lines.push(line);
    }
    [start, line, first] = [end + 1, line + 1, ''];
  };
  const places = (): RowPlaces => ({ starts, ends, lines, ...(comments === 0 ? {} : { comments }) });
  let isAfterReturn = false;
  for (let from = 0; from < text.length; from += STEP_UNITS) {
    const piece = text.slice(from, from + STEP_UNITS);
    let at = isAfterReturn && piece.startsWith('\n') ? 1 : 0;
    start += at;
    const breaks = breaksIn(piece);
    while (at < piece.length) {
      const next = breaks(at);
      if (first.length < 2) first += piece.slice(at, next).trimStart().slice(0, 2 - first.length);
      if (next < piece.length) endAt(from + next);
      at = next + 1;
      if (piece[next] !== '\r' || piece[at] !== '\n') continue;
      start += 1;
      at += 1;
    }
    isAfterReturn = piece.endsWith('\r');
    if (from + STEP_UNITS < text.length && isEnough(starts.length, from + STEP_UNITS)) return places();
    yield undefined;
  }
  endAt(text.length);
  return places();
}

/** The next line break at or behind a place, which only grows; the length where there is none. Each character is looked at once. */
function breaksIn(piece: string): (at: number) => number {
  const nextOf = (character: string) => {
    let found = -1;
    return (at: number) => {
      if (found < at) found = piece.indexOf(character, at);
      if (found < 0) found = piece.length;
      return found;
    };
  };
  const [feed, carriage] = [nextOf('\n'), nextOf('\r')];
  return (at) => Math.min(feed(at), carriage(at));
}
