// Files that were added and have rows: how many is told of tables, and what has a prompt in each row can be opened as many
// prompts instead. Its rows say so, whatever it is called. Loaded with the first text that is called a table, or begins like one.
import { type BatchRows, batchRowsInSteps, type FirstLines, firstLinesInSteps, looksLikeLines } from '@/core/importers/batch/batch-rows';
import { isTextColumn } from '@/core/importers/batch/column-names';
import { beginsAsList, beginsAsTexts } from '@/core/importers/batch/list-rows';
import { lineRow, valueOfLine } from '@/core/importers/batch/row-prompt';
import { looseQuoteWords, tableWords } from '@/core/importers/batch/table-words';
import { type CsvRow, parseCsv } from '@/core/importers/csv-rows';
import { field } from '@/core/importers/formats/shape';
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger, type UnitId } from '@/core/units';
import { runInSlices } from './slices-of-time';
import { openInstead } from './batch-arrivals';
import type { BatchOrigin } from './batch-slice';
import type { AppStore } from './store';

/** Lines are looked for in it, and behind it until there are a few: prompts may be as long as values are read. */
const HEAD_UNITS = 1 << 21;
const FEW_LINES = 3;
const MOST_HEAD_UNITS = (FEW_LINES + 1) * VALUE_LIMIT_UNITS;
/** Of a table; of lines of JSON two are enough, as each says what it is. */
const LEAST_ROWS = 3;
const LEAST_LINES = 2;
/** Looked at to tell whether lines are prompts. */
const FIRST_LINES = 20;
/** Of the name of a column. */
const MOST_NAME_WORDS = 3;
const IS_TABLE = /\.[ct]sv$/i;

/**
 * Says of each table how many rows and columns it has. Where it is the only file that was added, and the first rows are requests
 * or texts, `only`, many prompts are offered; transcripts, whose lines are one conversation, are left alone.
 */
export async function tellRows(store: AppStore, tables: readonly { readonly name: string; readonly text: PartText }[], only: BatchOrigin | null, about: ReadonlySet<UnitId>): Promise<void> {
  const [sizes, quotes]: [string[], string[]] = [[], []];
  for (const { name, text } of tables) {
    const found = await runInSlices(rowsInSteps(text));
    if (found === undefined) continue;
    const { rows } = found;
    const size = IS_TABLE.test(name) ? tableWords(rows) : null;
    const prompts = only === null || rows.kind !== 'lines' ? null : ((await runInSlices(promptsInSteps(found, text))) ?? null);
    if (only !== null && (prompts === null ? isBatch(rows, text, name) : areMost(prompts))) {
      offer(store, only, `${name} ${size === null ? promptWords(rows, prompts) : `has ${size}`}; it was added as one document.`, { isOne: rows.kind === 'list' && rows.starts.length === 1, details: looseQuoteWords(name, rows.looseQuotes), about });
      return;
    }
    if (size === null) continue;
    sizes.push(`${name} was added as one document: ${size}.`);
    quotes.push(...looseQuoteWords(name, rows.looseQuotes));
  }
  const [first] = sizes;
  if (first !== undefined) store.getState().notify({ tone: 'info', text: sizes.length === 1 ? first : `${formatInteger(sizes.length)} tables were added as documents.`, details: sizes.length === 1 ? quotes : [...sizes, ...quotes], action: null, about });
}

/** A table and a list are counted whole; of lines of JSON the first ones say what all are. */
function* rowsInSteps(text: PartText): Generator<undefined, FirstLines, undefined> {
  const areLines = looksLikeLines(text) && !beginsAsList(text) && !beginsAsTexts(text);
  return areLines ? yield* firstLinesInSteps(text, { units: HEAD_UNITS, lines: FEW_LINES, mostUnits: MOST_HEAD_UNITS }) : { rows: yield* batchRowsInSteps(text), areAll: true };
}

function promptWords({ kind, starts }: BatchRows, prompts: FirstPrompts | null): string {
  if (kind === 'list') return `is a list of ${formatInteger(starts.length)} ${starts.length === 1 ? 'request' : 'requests'}`;
  if (prompts === null) return 'has rows';
  if (prompts.prompts === prompts.lines) return 'has a prompt in each row';
  return `has a prompt in ${prompts.prompts} of its ${prompts.areAll ? '' : 'first '}${prompts.lines} rows`;
}

interface FirstPrompts {
  readonly prompts: number;
  readonly lines: number;
  /** There are no more lines. */
  readonly areAll: boolean;
}

/** How many of the first lines are prompts: a few of them may be broken. */
function* promptsInSteps({ rows: { starts, ends }, areAll }: FirstLines, text: PartText): Generator<undefined, FirstPrompts, undefined> {
  // One line alone is no row, and may be a long conversation.
  const first = starts.length < LEAST_LINES ? [] : starts.slice(0, FIRST_LINES);
  let prompts = 0;
  for (const [at, start] of first.entries()) {
    if (isPrompt(text.slice(start, ends[at]))) prompts += 1;
    yield undefined;
  }
  return { prompts, lines: first.length, areAll: areAll && first.length === starts.length };
}

function areMost({ prompts, lines }: FirstPrompts): boolean {
  return prompts >= LEAST_LINES && prompts * 2 > lines;
}

function offer(store: AppStore, origin: BatchOrigin, text: string, { isOne, details, about }: { readonly isOne: boolean; readonly details: readonly string[]; readonly about: ReadonlySet<UnitId> }): void {
  store.getState().notify({
    tone: 'info',
    text,
    details,
    action: null,
    about,
    choices: [
      { label: isOne ? 'Open as a list of one prompt' : 'Open as many prompts', choose: () => openInstead(store, origin, about) },
      { label: 'Keep as a document', choose: () => {} },
    ],
  });
}

function isBatch(rows: BatchRows, text: PartText, name: string): boolean {
  const { kind, starts, ends, hasHead, separator } = rows;
  // A list says by itself that it is one of requests; one of texts may be anything.
  if (kind === 'list') return beginsAsList(text);
  return starts.length >= LEAST_ROWS && hasHead && (IS_TABLE.test(name) || looksLikeTable(rows, parseCsv(text.slice(0, ends[LEAST_ROWS - 1]), separator)));
}

/**
 * Lines with commas are mostly prose. What is not called a table has as many cells in each row, two or more, names in the first
 * one that are names and no sentences, a column of texts among them, and other things below.
 */
function looksLikeTable({ columns, fewestCells, mostCells }: BatchRows, firstRows: readonly CsvRow[]): boolean {
  if (columns.length < 2 || fewestCells !== mostCells || !columns.some(isTextColumn)) return false;
  const areNames = columns.every((column) => /^[\w .-]{1,40}$/.test(column) && column.split(/\s+/).length <= MOST_NAME_WORDS);
  const [, ...below] = firstRows.map(({ cells }) => cells.map((cell) => cell.trim()).join('\0'));
  return areNames && firstRows.every(({ isOpen }) => !isOpen) && !below.includes(columns.join('\0'));
}

function isPrompt(line: string): boolean {
  const read = lineRow(line);
  if (!read.ok || read.value.isRawJson) return false;
  const parsed = valueOfLine(line);
  const value = parsed.ok ? parsed.value : null;
  // Lines of transcripts have a time and a kind each.
  return field(value, 'uuid') === undefined && field(value, 'timestamp') === undefined && field(value, 'payload') === undefined;
}
