// Many prompts in one text: where its rows stand. The rows themselves are read when they are needed.
import { csvRowsInSteps, type CsvSeparator, type LooseQuote, parseCsv, separatorOf } from '@/core/importers/csv-rows';
import type { PartText } from '@/core/prompt/long-text';
import { columnsBeside, isHeadRow, textColumnOf } from './column-names';
import { headOfJson } from './json-begin';
import { type IsEnough, linesInSteps, type RowPlaces } from './line-rows';
import { beginsAsList, beginsAsTexts, listRowsInSteps } from './list-rows';
import { areQuotedLines } from './quoted-lines';
import { beginsAsValues, valueRowsInSteps } from './value-rows';
import { stillWithoutText } from './taken-columns';

export interface BatchRows {
  /** `list`: the entries of a JSON list of requests or texts; `values`: values of JSON, each over several lines. */
  readonly kind: 'lines' | 'values' | 'list' | 'csv';
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
  /** Of lines and values: lines that are comments, and no rows. Absent: none. */
  readonly comments?: number;
  /** Of values: the last one is never closed. */
  readonly isCutOff?: true;
}

/** What is looked at to tell names of columns from a row. */
const HEAD_UNITS = 1 << 16;
const HEAD_ROWS = 20;

/** Whether a text is read as JSON, by line or as a list; else as CSV. `name`: that of its file, which says what lines in quotes are. */
export function looksLikeLines(text: PartText, name: string): boolean {
  const head = headOfJson(text);
  return /^[{[]/.test(head) || (head.startsWith('"') && areQuotedLines(text, name));
}

/** Finds the rows of a text in steps. Blank lines are none. `isHead`: whether the first row of a CSV has names; absent: by what it looks like. `name`: as above. */
export function* batchRowsInSteps(text: PartText, isHead?: boolean, name = ''): Generator<undefined, BatchRows, undefined> {
  if (!looksLikeLines(text, name)) return yield* csvInSteps(text, isHead);
  const entries = beginsAsList(text) || beginsAsTexts(text) ? yield* listRowsInSteps(text) : null;
  return entries === null ? yield* linesOrValuesInSteps(text) : ofJson('list', entries);
}

function* linesOrValuesInSteps(text: PartText, isEnough?: IsEnough): Generator<undefined, BatchRows, undefined> {
  return (yield* beginsAsValues(text)) ? ofJson('values', yield* valueRowsInSteps(text, isEnough)) : ofJson('lines', yield* linesInSteps(text, isEnough));
}

function ofJson(kind: 'lines' | 'values' | 'list', places: RowPlaces): BatchRows {
  return { kind, ...places, columns: [], hasHead: false, guessedColumn: 0, guessedSystem: null, guessedSecond: null, guessedAnswer: null, withoutText: [], separator: ',', fewestCells: 0, mostCells: 0, widerRows: 0, looseQuotes: [] };
}

/** The first lines of a text of lines or values, and whether there are no more. */
export interface FirstLines {
  readonly rows: BatchRows;
  readonly areAll: boolean;
}

/** Finds the lines that end in the first `units` of a text of lines, and beyond these until there are `lines` of them, in the first `mostUnits` at the most. In steps. */
export function* firstLinesInSteps(text: PartText, { units, lines, mostUnits }: { readonly units: number; readonly lines: number; readonly mostUnits: number }): Generator<undefined, FirstLines, undefined> {
  let areAll = true;
  const rows = yield* linesOrValuesInSteps(text, (found, doneUnits) => {
    const isEnough = doneUnits >= mostUnits || (doneUnits >= units && found >= lines);
    if (isEnough) areAll = false;
    return isEnough;
  });
  return { rows, areAll };
}

function* csvInSteps(text: PartText, isHead?: boolean): Generator<undefined, BatchRows, undefined> {
  const [starts, ends, lines]: [number[], number[], number[]] = [[], [], []];
  let columns: readonly string[] | null = null;
  let [sampled, fewestCells, mostCells, widerRows] = [0, Number.POSITIVE_INFINITY, 0, 0];
  let withoutText: readonly number[] = [];
  const looseQuotes: (LooseQuote & { readonly isOpen: boolean })[] = [];
  const units: number[] = [];
  const { comments, separator } = linesAbove(text);
  const first = firstRows(text, separator).slice(comments);
  const hasHead = isHead ?? isHeadRow(first);
  let above = comments;
  for (const row of csvRowsInSteps(text, separator)) {
    yield undefined;
    if (row === undefined) continue;
    if (above > 0) {
      above -= 1;
      continue;
    }
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
  const guessedColumn = (hasHead ? textColumnOf(columns) : null) ?? longestOf(units.slice(0, columns.length));
  const { system, second, answer } = columnsBeside(hasHead ? columns : [], guessedColumn);
  const guessed = { guessedColumn, guessedSystem: system, guessedSecond: second === null || isWithin(first.slice(hasHead ? 1 : 0), guessedColumn, second) ? null : second, guessedAnswer: answer };
  return { kind: 'csv', starts, ends, lines, columns, hasHead, ...guessed, withoutText, separator, fewestCells: Math.min(fewestCells, mostCells), mostCells, widerRows, looseQuotes, ...(comments === 0 ? {} : { comments }) };
}

/** Lines above a table that begin with # and are no rows of it, as it has several columns; and what parts these. */
function linesAbove(text: PartText): { readonly comments: number; readonly separator: CsvSeparator } {
  const head = text.slice(0, HEAD_UNITS);
  const above = /^\ufeff?(?:#[^\n\r]*(?:\r\n?|\n)+)+/.exec(head)?.[0] ?? '';
  const separator = separatorOf(above === '' ? text : text.slice(above.length, above.length + HEAD_UNITS));
  const comments = parseCsv(above, separator);
  const [row] = parseCsv(head.slice(above.length), separator);
  // A column of numbers may be called so.
  const areComments = row !== undefined && row.cells.length > 1 && comments.every(({ cells }) => cells.length !== row.cells.length);
  return areComments ? { comments: comments.length, separator } : { comments: 0, separator: separatorOf(text) };
}

/** The column with the most text. */
function longestOf(units: readonly number[]): number {
  return Math.max(0, units.indexOf(units.reduce((most, each) => Math.max(most, each), 0)));
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
