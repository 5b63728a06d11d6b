// Many prompts in one text: where its rows stand. The rows themselves are read when they are needed.
import { csvRowsInSteps, type CsvSeparator, separatorOf } from '@/core/importers/csv-rows';
import type { PartText } from '@/core/prompt/long-text';
import { beginsAsList, listRowsInSteps, type RowPlaces } from './list-rows';

export interface BatchRows {
  /** `list`: the entries of a JSON list of requests. */
  readonly kind: 'lines' | 'list' | 'csv';
  /** Of each row: where it begins and ends in UTF-16 units, and its line from 1. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly lines: readonly number[];
  /** Of a CSV: the names of its columns, or "column 1" and so on where the first row names none. */
  readonly columns: readonly string[];
  /** The column that most likely has the texts. */
  readonly guessedColumn: number;
  /** Of a CSV: what parts its cells, and how many a row has, that of the names included. */
  readonly separator: CsvSeparator;
  readonly fewestCells: number;
  readonly mostCells: number;
}

const STEP_UNITS = 1 << 16;
/** Names under which datasets keep their texts, the surest first. */
const TEXT_NAMES = ['prompt', 'text', 'content', 'instruction', 'input', 'question', 'message', 'query', 'body', 'document', 'request'];
const ID_NAMES = ['custom_id', 'id', 'key', 'name', 'index'];

/** Whether a text is read as JSON, by line or as a list; else as CSV. */
export function looksLikeLines(text: PartText): boolean {
  return /^\ufeff?\s*[{["]/.test(text.slice(0, 1024)) && !/^\ufeff?\s*"[^"\n]*"\s*,/.test(text.slice(0, 1024));
}

/** Finds the rows of a text in steps. Blank lines are none. */
export function* batchRowsInSteps(text: PartText): Generator<undefined, BatchRows, undefined> {
  if (!looksLikeLines(text)) return yield* csvInSteps(text);
  const entries = beginsAsList(text) ? yield* listRowsInSteps(text) : null;
  return entries === null ? ofJson('lines', yield* linesInSteps(text)) : ofJson('list', entries);
}

function ofJson(kind: 'lines' | 'list', places: RowPlaces): BatchRows {
  return { kind, ...places, columns: [], guessedColumn: 0, separator: ',', fewestCells: 0, mostCells: 0 };
}

function* linesInSteps(text: PartText): Generator<undefined, RowPlaces, undefined> {
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
    yield undefined;
  }
  endAt(text.length);
  return { starts, ends, lines };
}

function* csvInSteps(text: PartText): Generator<undefined, BatchRows, undefined> {
  const [starts, ends, lines]: [number[], number[], number[]] = [[], [], []];
  let head: readonly string[] | null = null;
  let [sampled, fewestCells, mostCells] = [0, Number.POSITIVE_INFINITY, 0];
  const units: number[] = [];
  const separator = separatorOf(text);
  for (const row of csvRowsInSteps(text, separator)) {
    yield undefined;
    if (row === undefined) continue;
    fewestCells = Math.min(fewestCells, row.cells.length);
    mostCells = Math.max(mostCells, row.cells.length);
    if (head === null) {
      const isHead = row.cells.length > 1 || namedAs(row.cells[0] ?? '', [...TEXT_NAMES, ...ID_NAMES]);
      head = isHead && row.cells.every((cell) => cell.trim() !== '' && cell.length <= 80 && !/^[-\d.,]+$/.test(cell)) ? row.cells.map((cell) => cell.trim()) : row.cells.map((_, at) => `column ${at + 1}`);
      if (head[0] !== 'column 1') continue;
    }
    starts.push(row.start);
    ends.push(row.end);
    lines.push(row.line);
    if (sampled >= 100) continue;
    sampled += 1;
    row.cells.forEach((cell, at) => (units[at] = (units[at] ?? 0) + cell.length));
  }
  const columns = head ?? [];
  const named = TEXT_NAMES.map((name) => columns.findIndex((column) => namedAs(column, [name]))).find((at) => at >= 0);
  return { kind: 'csv', starts, ends, lines, columns, guessedColumn: named ?? Math.max(0, units.indexOf(units.reduce((most, each) => Math.max(most, each), 0))), separator, fewestCells: Math.min(fewestCells, mostCells), mostCells };
}

function namedAs(column: string, names: readonly string[]): boolean {
  return names.includes(column.trim().toLowerCase());
}

/** Whether datasets call a column of texts so. */
export function isTextColumn(column: string): boolean {
  return namedAs(column, TEXT_NAMES);
}

/** The column that names the rows, or null. */
export function idColumnOf(columns: readonly string[]): number | null {
  const at = columns.findIndex((column) => namedAs(column, ID_NAMES));
  return at < 0 ? null : at;
}
