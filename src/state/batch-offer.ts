// Files that were added and have rows: how many is told of tables, and what has a prompt in each row can be opened as many
// prompts instead. Its rows say so, whatever it is called. Loaded with the first text that is called a table, or begins like one.
import { type BatchRows, batchRowsInSteps, type FirstLines, firstLinesInSteps, looksLikeLines } from '@/core/importers/batch/batch-rows';
import { isSentence, isTextColumn } from '@/core/importers/batch/column-names';
import { TEXT_FIELDS } from '@/core/importers/batch/field-names';
import { beginsAsList, beginsAsTexts } from '@/core/importers/batch/list-rows';
import { lineRow, rowErrorWords } from '@/core/importers/batch/row-prompt';
import { valueOfLine } from '@/core/importers/batch/row-value';
import { looseQuoteWords, tableWords } from '@/core/importers/batch/table-words';
import { type CsvRow, parseCsv } from '@/core/importers/csv-rows';
import { isSoundMessage } from '@/core/importers/formats/odd-messages';
import { field, isRecord, type JsonRecord, textField } from '@/core/importers/formats/shape';
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger, type UnitId } from '@/core/units';
import { runInSlices } from './slices-of-time';
import { openInstead, originOf } from './batch-arrivals';
import type { BatchOrigin } from './batch-slice';
import type { AppStore } from './store';

/** Lines are looked for in it, and behind it until there are a few: prompts may be as long as values are read. */
const HEAD_UNITS = 1 << 21;
const FEW_LINES = 3;
const MOST_HEAD_UNITS = (FEW_LINES + 1) * VALUE_LIMIT_UNITS;
/** Of what looks like a table; where its name says so, and of lines of JSON, of which each says what it is, two are enough. */
const LEAST_ROWS = 3;
const LEAST_LINES = 2;
const TRANSCRIPT_FIELDS = ['uuid', 'timestamp', 'payload'] as const;
const LOG_FIELDS = ['time', 'ts', '@timestamp', 'level', 'severity', 'logger'] as const;
/** Looked at to tell whether lines are prompts. */
const FIRST_LINES = 20;
const MOST_TOLD = 5;
/** Of the name of a column. */
const MOST_NAME_WORDS = 3;
const IS_TABLE = /\.[ct]sv$/i;

/** A text that may have rows. */
export interface ArrivedRows {
  readonly name: string;
  readonly text: PartText;
  /** What its rows are opened from; null: they are not offered, and only its size is told. */
  readonly origin: BatchOrigin | null;
  /** The part that became of it. */
  readonly about: ReadonlySet<UnitId>;
}

/** What is offered: what the text is, and what there is to know of its rows. */
interface Offered extends ArrivedRows {
  readonly origin: BatchOrigin;
  readonly words: string;
  readonly isOne: boolean;
  /** What is wrong with some of its rows, in sentences. */
  readonly faults: readonly string[];
}

/**
 * Says of each table how many rows and columns it has. Where the first rows of a text are requests or texts, many prompts are offered;
 * transcripts, whose lines are one conversation, are left alone.
 */
export async function tellRows(store: AppStore, arrived: readonly ArrivedRows[]): Promise<void> {
  const offered: Offered[] = [];
  const [sizes, quotes]: [string[], string[]] = [[], []];
  for (const each of arrived) {
    const { name, text, origin } = each;
    const found = await runInSlices(rowsInSteps(text, name));
    if (found === undefined) continue;
    const { rows } = found;
    const size = IS_TABLE.test(name) ? tableWords(rows) : null;
    const lines = origin === null || (rows.kind !== 'lines' && rows.kind !== 'values') ? null : ((await runInSlices(promptsInSteps(found, text))) ?? null);
    const ofQuotes = looseQuoteWords(name, rows.looseQuotes);
    if (origin !== null && (lines === null ? isBatch(rows, text, name) : areMost(lines))) {
      offered.push({ ...each, origin, words: `${name} ${size === null ? rowsWords(rows, lines, text) : `has ${size}`}`, isOne: rows.kind === 'list' && rows.starts.length === 1, faults: [...ofQuotes, ...(lines?.broken ?? []).slice(0, MOST_TOLD).map((words) => `${name} ${words}.`)] });
    } else if (size !== null) {
      sizes.push(`${name} was added as one document: ${size}.`);
      quotes.push(...ofQuotes);
    }
  }
  offer(store, offered);
  const [first] = sizes;
  const about = new Set(arrived.flatMap((each) => [...each.about]));
  if (first !== undefined) store.getState().notify({ tone: 'info', text: sizes.length === 1 ? first : `${formatInteger(sizes.length)} tables were added as documents.`, details: sizes.length === 1 ? quotes : [...sizes, ...quotes], action: null, about });
}

/** A table and a list are counted whole; of lines of JSON the first ones say what all are. */
function* rowsInSteps(text: PartText, name: string): Generator<undefined, FirstLines, undefined> {
  const areLines = looksLikeLines(text, name) && !beginsAsList(text) && !beginsAsTexts(text);
  return areLines ? yield* firstLinesInSteps(text, { units: HEAD_UNITS, lines: FEW_LINES, mostUnits: MOST_HEAD_UNITS }) : { rows: yield* batchRowsInSteps(text, undefined, name), areAll: true };
}

function rowsWords({ kind, starts }: BatchRows, first: FirstPrompts | null, text: PartText): string {
  if (kind === 'list') return `is a list of ${formatInteger(starts.length)} ${beginsAsTexts(text) ? 'texts' : starts.length === 1 ? 'request' : 'requests'}`;
  if (first === null) return 'has rows';
  const [noun, has] = first.texts === 0 || areMostPrompts(first) ? ['a prompt', first.prompts] : ['texts', first.prompts + first.texts];
  return has === first.lines ? `has ${noun} in each row` : `has ${noun} in ${has} of its ${first.areAll ? '' : 'first '}${first.lines} rows`;
}

interface FirstPrompts {
  readonly prompts: number;
  /** Records that hold texts, by no name that says what they are. */
  readonly texts: number;
  readonly lines: number;
  /** Records that begin and are no JSON: "line 3 is no JSON". */
  readonly broken: readonly string[];
  /** There are no more lines. */
  readonly areAll: boolean;
}

/** How many of the first lines are prompts, or hold texts: a few of them may be broken. */
function* promptsInSteps({ rows: { starts, ends, lines, isCutOff }, areAll }: FirstLines, text: PartText): Generator<undefined, FirstPrompts, undefined> {
  // One line alone is no row, and may be a long conversation.
  const first = starts.length < LEAST_LINES ? [] : starts.slice(0, FIRST_LINES);
  let [prompts, texts] = [0, 0];
  const broken: string[] = [];
  for (const [at, start] of first.entries()) {
    const line = text.slice(start, ends[at]);
    const kind = kindOf(line);
    if (kind === 'prompt') prompts += 1;
    if (kind === 'texts') texts += 1;
    if (kind === null && isBrokenRecord(line)) broken.push(`line ${formatInteger(lines[at] ?? 0)} ${rowErrorWords({ kind: isCutOff === true && at === starts.length - 1 ? 'cut-off' : 'not-json' })}`);
    yield undefined;
  }
  return { prompts, texts, lines: first.length, broken, areAll: areAll && first.length === starts.length };
}

/** The record of a line that is damaged or cut; one that goes on in the next line is none. */
function isBrokenRecord(line: string): boolean {
  const read = valueOfLine(line);
  const goesOn = /[[{,]\s*$/.test(line) && !valueOfLine(line.replace(/,\s*$/, '')).ok;
  return !read.ok && read.error.kind === 'not-json' && /^\s*\{/.test(line) && !goesOn;
}

/** More than half of the lines; or what else there is are records as well, and damaged. */
function areMost(first: FirstPrompts): boolean {
  const { prompts, texts, lines, broken } = first;
  return (prompts > 0 && prompts + texts + broken.length === lines) || areMostPrompts({ ...first, prompts: prompts + texts });
}

function areMostPrompts({ prompts, lines }: Pick<FirstPrompts, 'prompts' | 'lines'>): boolean {
  return prompts >= LEAST_LINES && prompts * 2 > lines;
}

function offer(store: AppStore, offered: readonly Offered[]): void {
  const [only] = offered;
  if (only === undefined) return;
  const isOne = offered.length === 1;
  const faults = offered.flatMap((each) => each.faults);
  const about = new Set(offered.flatMap((each) => [...each.about]));
  const origin = isOne ? only.origin : originOf(offered);
  store.getState().notify({
    tone: 'info',
    text: isOne ? `${only.words}; it was added as one document.` : `${formatInteger(offered.length)} files have rows; they were added as documents.`,
    details: isOne ? faults : [...offered.map(({ words }) => `${words}.`), ...faults],
    action: null,
    about,
    choices: [
      { label: isOne && only.isOne ? 'Open as a list of one prompt' : 'Open as many prompts', choose: () => openInstead(store, origin, about) },
      { label: isOne ? 'Keep as a document' : 'Keep as documents', choose: () => {} },
    ],
  });
}

function isBatch(rows: BatchRows, text: PartText, name: string): boolean {
  const { kind, starts, ends, hasHead, separator } = rows;
  // A list says by itself that it is one of requests; one of texts alone may be many prompts.
  if (kind === 'list') return beginsAsList(text) || (starts.length >= LEAST_LINES && starts.slice(0, FIRST_LINES).every((start, at) => isText(text.slice(start, ends[at]))));
  if (!hasHead) return false;
  return IS_TABLE.test(name) ? starts.length >= LEAST_LINES : starts.length >= LEAST_ROWS && looksLikeTable(rows, parseCsv(text.slice(0, ends[LEAST_ROWS - 1]), separator));
}

function isText(entry: string): boolean {
  const read = valueOfLine(entry);
  return read.ok && typeof read.value === 'string' && read.value.trim() !== '';
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

/** null: it is neither. Lines of transcripts have a time and a kind each, or are messages, and make one prompt. */
function kindOf(line: string): 'prompt' | 'texts' | null {
  const read = lineRow(line);
  const parsed = valueOfLine(line);
  if (!read.ok || !parsed.ok) return null;
  const { value } = parsed;
  if (TRANSCRIPT_FIELDS.some((name) => field(value, name) !== undefined) || isSoundMessage(value)) return null;
  const isLog = isRecord(value) && LOG_FIELDS.some((name) => Object.hasOwn(value, name));
  // What is logged is a message by its name.
  const isLogged = isLog && !TEXT_FIELDS.some((name) => name !== 'message' && textField(value, name) !== '');
  if (!read.value.isRawJson) return isLogged && read.value.imported === null ? null : 'prompt';
  return isRecord(value) && !isLog && holdsTexts(value) ? 'texts' : null;
}

/** A sentence, by itself or in a record within it. */
function holdsTexts(record: JsonRecord, levels = 2): boolean {
  return Object.values(record).some((each) => (typeof each === 'string' ? isSentence(each) : levels > 1 && isRecord(each) && holdsTexts(each, levels - 1)));
}
