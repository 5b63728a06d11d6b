// Many prompts in one text: where its rows stand. The rows themselves are read when they are needed.
import { csvRowsInSteps, type CsvSeparator, type LooseQuote, parseCsv, separatorOf } from '@/core/importers/csv-rows';
import type { PartText } from '@/core/prompt/long-text';
import { columnsBeside, isHeadRow, textColumnOf } from './column-names';
import { beginsAsList, beginsAsTexts, listRowsInSteps, type RowPlaces } from './list-rows';
import { stillWithoutText } from './taken-columns';

export interface BatchRows {
  /** `list`: the entries of a JSON list of requests or texts. */
  readonly kind: 'lines' | 'list' | 'csv';
  /** Of each row: where it begins and ends in UTF-16 units, and its line from 1. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly lines: readonly number[];
  /** Of a CSV: the names of its columns, or "column 1" and so on where the first row names none. */
  readonly columns: readonly string[];
  /** Of a CSV: the first row has the names, and is no prompt. */
  readonly hasHead: boolean;
  /** The column that most likely has the texts, and that of their system prompts; null: there is none. */
  readonly guessedColumn: number;
  readonly guessedSystem: number | null;
  /** The column in which texts go on, and that of their answers. */
  readonly guessedSecond: number | null;
  readonly guessedAnswer: number | null;
  /** Of a CSV: columns in which no row has a text, but figures or nothing. */
  readonly withoutText: readonly number[];
  /** Of a CSV: what parts its cells, and how many a row has, that of the names included. */
  readonly separator: CsvSeparator;
  readonly fewestCells: number;
  readonly mostCells: number;
  /** How many of its rows have more cells than the first one: what is in these has no column. */
  readonly widerRows: number;
  /** Of a CSV: quotation marks that seem to lack another, by which rows or cells have become one; `isOpen`: it has none, and the rest of the text is in its row, the last. */
  readonly looseQuotes: readonly (LooseQuote & { readonly isOpen: boolean })[];
}

const STEP_UNITS = 1 << 16;
/** What is looked at to tell names of columns from a row. */
const HEAD_UNITS = 1 << 16;
const HEAD_ROWS = 20;

/** Whether a text is read as JSON, by line or as a list; else as CSV. */
export function looksLikeLines(text: PartText): boolean {
  return /^\ufeff?\s*[{["]/.test(text.slice(0, 1024)) && !/^\ufeff?\s*"[^"\n]*"\s*,/.test(text.slice(0, 1024));
}

/** Finds the rows of a text in steps. Blank lines are none. `isHead`: whether the first row of a CSV has names; absent: by what it looks like. */
export function* batchRowsInSteps(text: PartText, isHead?: boolean): Generator<undefined, BatchRows, undefined> {
  if (!looksLikeLines(text)) return yield* csvInSteps(text, isHead);
  const entries = beginsAsList(text) || beginsAsTexts(text) ? yield* listRowsInSteps(text) : null;
  return entries === null ? ofJson('lines', yield* linesInSteps(text)) : ofJson('list', entries);
}

function ofJson(kind: 'lines' | 'list', places: RowPlaces): BatchRows {
  return { kind, ...places, columns: [], hasHead: false, guessedColumn: 0, guessedSystem: null, guessedSecond: null, guessedAnswer: null, withoutText: [], separator: ',', fewestCells: 0, mostCells: 0, widerRows: 0, looseQuotes: [] };
}

/** The first lines of a text of lines, and whether there are no more. */
export interface FirstLines {
  readonly rows: BatchRows;
  readonly areAll: boolean;
}

/** Finds the lines that end in the first `units` of a text of lines, and beyond these until there are `lines` of them, in the first `mostUnits` at the most. In steps. */
export function* firstLinesInSteps(text: PartText, { units, lines, mostUnits }: { readonly units: number; readonly lines: number; readonly mostUnits: number }): Generator<undefined, FirstLines, undefined> {
  let areAll = true;
  const places = yield* linesInSteps(text, (found, doneUnits) => {
    const isEnough = doneUnits >= mostUnits || (doneUnits >= units && found >= lines);
    if (isEnough) areAll = false;
    return isEnough;
  });
  return { rows: ofJson('lines', places), areAll };
}

/** `isEnough` is asked now and then whether to leave out what comes behind the lines found so far. */
function* linesInSteps(text: PartText, isEnough: (lines: number, doneUnits: number) => boolean = () => false): Generator<undefined, RowPlaces, undefined> {
  const [starts, ends, lines]: [number[], number[], number[]] = [[], [], []];
  let [start, line, isBlank] = [0, 1, true];
  const endAt = (end: number) => {
    if (!isBlank) {
      starts.push(start);
      ends.push(end);
      lines.push(line);
    }
    [start, line, isBlank] = [end + 1, line + 1, true];
  };
  for (let from = 0; from < text.length; from += STEP_UNITS) {
    const piece = text.slice(from, from + STEP_UNITS);
    for (let at = 0; at < piece.length; ) {
      const next = piece.indexOf('\n', at);
      const end = next < 0 ? piece.length : next;
      isBlank &&= piece.slice(at, end).trim() === '';
      if (next >= 0) endAt(from + next);
      at = end + 1;
    }
    if (from + STEP_UNITS < text.length && isEnough(starts.length, from + STEP_UNITS)) return { starts, ends, lines };
    yield undefined;
  }
  endAt(text.length);
  return { starts, ends, lines };
}

function* csvInSteps(text: PartText, isHead?: boolean): Generator<undefined, BatchRows, undefined> {
  const [starts, ends, lines]: [number[], number[], number[]] = [[], [], []];
  let columns: readonly string[] | null = null;
  let [sampled, fewestCells, mostCells, widerRows] = [0, Number.POSITIVE_INFINITY, 0, 0];
  let withoutText: readonly number[] = [];
  const looseQuotes: (LooseQuote & { readonly isOpen: boolean })[] = [];
  const units: number[] = [];
  const separator = separatorOf(text);
  const first = firstRows(text, separator);
  const hasHead = isHead ?? isHeadRow(first);
  for (const row of csvRowsInSteps(text, separator)) {
    yield undefined;
    if (row === undefined) continue;
    fewestCells = Math.min(fewestCells, row.cells.length);
    mostCells = Math.max(mostCells, row.cells.length);
    const { looseQuote, isOpen, cells } = row;
    // On one line, text behind a quotation mark is mostly one that was not doubled: it harms where cells have become one.
    if (looseQuote !== null && (isOpen || looseQuote.lines > 1 || cells.length !== (columns ?? cells).length)) looseQuotes.push({ ...looseQuote, isOpen });
    if (columns === null) {
      columns = row.cells.map((cell, at) => (hasHead && cell.trim() !== '' ? cell.trim() : `column ${at + 1}`));
      withoutText = columns.map((_, at) => at);
      if (hasHead) continue;
    }
    withoutText = stillWithoutText(withoutText, row.cells);
    if (row.cells.length > columns.length) widerRows += 1;
    starts.push(row.start);
    ends.push(row.end);
    lines.push(row.line);
    if (sampled >= 100) continue;
    sampled += 1;
    row.cells.forEach((cell, at) => (units[at] = (units[at] ?? 0) + cell.length));
  }
  columns ??= [];
  const guessedColumn = (hasHead ? textColumnOf(columns) : null) ?? Math.max(0, units.indexOf(units.reduce((most, each) => Math.max(most, each), 0)));
  const { system, second, answer } = columnsBeside(hasHead ? columns : [], guessedColumn);
  const guessed = { guessedColumn, guessedSystem: system, guessedSecond: second === null || isWithin(first.slice(hasHead ? 1 : 0), guessedColumn, second) ? null : second, guessedAnswer: answer };
  return { kind: 'csv', starts, ends, lines, columns, hasHead, ...guessed, withoutText, separator, fewestCells: Math.min(fewestCells, mostCells), mostCells, widerRows, looseQuotes };
}

/** Whether texts have what stands in another column in them already, as prompts that were put together do. */
function isWithin(rows: readonly (readonly string[])[], text: number, other: number): boolean {
  const said = rows.filter((cells) => (cells[other] ?? '').trim() !== '');
  return said.length > 0 && said.filter((cells) => cells[text]?.includes(cells[other]!.trim())).length * 2 > said.length;
}

/** The last of them may be cut where there are more. */
function firstRows(text: PartText, separator: CsvSeparator): readonly (readonly string[])[] {
  const rows = parseCsv(text.slice(0, HEAD_UNITS), separator);
  return rows.slice(0, HEAD_ROWS).map(({ cells }) => cells);
}
