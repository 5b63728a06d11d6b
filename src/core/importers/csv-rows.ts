// Rows of comma-separated values after RFC 4180, of a text of any length, in steps; separated by tabs, semicolons or bars as well.
import type { PartText } from '@/core/prompt/long-text';

export interface CsvRow {
  /** On which it begins, from 1. */
  readonly line: number;
  /** Where it stands in the text, in UTF-16 units, without its line break. */
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
  /** A quotation mark was opened and never closed: the rest of the text is in this row. */
  readonly isOpen: boolean;
  /** That quotation mark, or one that is closed with text right behind: by what was to open another cell, mostly. One that is closed on a later line first. null: all are sound. */
  readonly looseQuote: LooseQuote | null;
}

export interface LooseQuote {
  /** On which it opens, and how many its row goes on from there, that one included; 1 where it is closed on that line. */
  readonly line: number;
  readonly lines: number;
}

export type CsvSeparator = ',' | '\t' | ';' | '|';

/** What Excel takes as said of the rest, and others write for it. */
const STATED = /^\ufeff?sep=([,;|\t])[\r\n]/i;
const STATED_ROW = /^sep=.?$/i;
/** Two rows of names are shorter. */
const HEAD_UNITS = 1 << 14;

/**
 * What parts the cells of a text: what its first line says ("sep=;"); or tabs, or semicolons or bars where its first row has no comma and is no prose, if the first two rows have
 * equally many of them; else commas.
 */
export function separatorOf(text: PartText): CsvSeparator {
  const head = text.slice(0, HEAD_UNITS);
  const stated = STATED.exec(head)?.[1];
  if (stated !== undefined) return stated as CsvSeparator;
  const firstRows = (separator: CsvSeparator) => {
    const rows = parseCsv(head, separator).map(({ cells }) => cells);
    // The last of them may be cut.
    return rows.slice(0, head.length < text.length ? Math.min(2, rows.length - 1) : 2);
  };
  const isTable = ([first = [], second]: readonly (readonly string[])[]) => first.length > 1 && (second === undefined || second.length === first.length);
  if (isTable(firstRows('\t'))) return '\t';
  const [byCommas = []] = firstRows(',');
  if (byCommas.length > 1) return ',';
  // In prose a blank follows a semicolon, and in Markdown a bar, which has a row of rules below the first one.
  const isProse = (cell: string) => cell.startsWith(' ') || /^:?-+:?$/.test(cell);
  const isApart = (separator: CsvSeparator) => {
    const rows = firstRows(separator);
    return isTable(rows) && !rows.flat().some(isProse);
  };
  return ([';', '|'] as const).find(isApart) ?? ',';
}

/** Looked through in one step. */
const STEP_UNITS = 1 << 15;

/**
 * Lines end in LF, CR LF or CR. Quoted cells may hold commas, line breaks and doubled quotes; a quote within an unquoted cell is itself. A byte order mark is
 * left out, and so are a first row that only says what parts cells, and rows without any character. Never throws. undefined: a step without a row.
 */
export function* csvRowsInSteps(text: PartText, separator: CsvSeparator = ','): Generator<CsvRow | undefined, void, undefined> {
  const apart = separator.charCodeAt(0);
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  /** A quote within a quoted cell: the next character says whether it ends the cell. */
  let mayEnd = false;
  /** A line break may have a second half. */
  let isAfterReturn = false;
  let [line, startLine, start] = [1, 1, 0];
  /** Where the last quotation mark opened; whether it was closed, and nothing came since; and the first of the row with text behind it, on its line and on a later one, or 0. */
  let [quoteLine, isClosed, looseHere, looseLater] = [0, false, 0, 0];
  const rowAt = (end: number, lastLine: number, isOpen: boolean): CsvRow | undefined => {
    const isStated = startLine === 1 && cells.length < 2 && STATED_ROW.test([...cells, cell].join(separator));
    const loose = isOpen ? quoteLine : looseLater;
    const closed = looseHere === 0 ? null : { line: looseHere, lines: 1 };
    const looseQuote = loose === 0 ? closed : { line: loose, lines: lastLine - loose + 1 };
    const row = !isStated && (cells.length > 0 || cell !== '') ? { line: startLine, start, end, cells: [...cells, cell], isOpen, looseQuote } : undefined;
    [cells, cell, isClosed, looseHere, looseLater] = [[], '', false, 0, 0];
    return row;
  };
  for (let from = 0; from < text.length; from += STEP_UNITS) {
    const piece = text.slice(from, from + STEP_UNITS);
    let copied = from === 0 && piece.startsWith('\ufeff') ? 1 : 0;
    for (let at = copied; at < piece.length; at += 1) {
      const character = piece.charCodeAt(at);
      const isSecondHalf = isAfterReturn && character === LF;
      isAfterReturn = false;
      if (isSecondHalf) {
        copied = at + 1;
        start = from + at + 1;
        continue;
      }
      if (character === LF) line += 1;
      if (mayEnd) {
        mayEnd = false;
        if (character === QUOTE) {
          cell += '"';
          copied = at + 1;
          continue;
        }
        isQuoted = false;
        isClosed = true;
      }
      if (isQuoted) {
        if (character !== QUOTE) continue;
        cell += piece.slice(copied, at);
        copied = at + 1;
        mayEnd = true;
      } else if (character === QUOTE && cell === '' && copied === at) {
        isQuoted = true;
        quoteLine = line;
        copied = at + 1;
      } else if (character === apart) {
        cells.push(cell + piece.slice(copied, at));
        cell = '';
        isClosed = false;
        copied = at + 1;
      } else if (character === LF || character === CR) {
        cell += piece.slice(copied, at);
        copied = at + 1;
        yield rowAt(from + at, character === LF ? line - 1 : line, false);
        isAfterReturn = character === CR;
        if (isAfterReturn) line += 1;
        [start, startLine] = [from + at + 1, line];
      } else if (isClosed && character > BLANK) {
        if (line > quoteLine) looseLater ||= quoteLine;
        else looseHere ||= quoteLine;
        isClosed = false;
      }
    }
    cell += piece.slice(Math.min(copied, piece.length));
    yield undefined;
  }
  yield rowAt(text.length, line > 1 && text.slice(text.length - 1) === '\n' ? line - 1 : line, isQuoted && !mayEnd);
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const BLANK = 0x20;

/** All rows of a text at once. */
export function parseCsv(text: string, separator: CsvSeparator = ','): readonly CsvRow[] {
  return [...csvRowsInSteps(text, separator)].flatMap((row) => row ?? []);
}
