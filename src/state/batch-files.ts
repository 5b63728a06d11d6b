// The files of many prompts as rows: of files of rows all of theirs, of any other one (`batch-whole.ts`).
import { type BatchRows, batchRowsInSteps, firstLinesInSteps, looksLikeLines } from '@/core/importers/batch/batch-rows';
import { idColumnOf } from '@/core/importers/batch/column-names';
import { beginsAsList, beginsAsTexts } from '@/core/importers/batch/list-rows';
import { fieldNamesInSteps, fieldRow } from '@/core/importers/batch/row-fields';
import { csvRow, lineRow, type RowError, type RowPrompt } from '@/core/importers/batch/row-prompt';
import { tellingOfColumns } from '@/core/importers/batch/taken-columns';
import { commentWords, looseQuoteWords, openQuoteWords, widerRowsWords } from '@/core/importers/batch/table-words';
import { encodingName } from '@/core/importers/documents/encoding-names';
import { claimedNoun } from '@/core/importers/false-name';
import type { FileNode, OpenedFile } from '@/core/importers/repository/folder-node';
import { readFolderFile } from '@/core/importers/repository/read-file';
import { type Refusal, refusalWords } from '@/core/importers/refusal';
import { lastOf } from '@/core/importers/steps';
import type { PartText } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';
import type { BatchFile } from './batch-slice';
import { runInSlices } from './slices-of-time';

/** What of rows is read as what: columns of tables and fields of records, by index. */
export interface TextColumns {
  /** null: as each row says itself. */
  readonly text: number | null;
  /** null: none has system prompts. */
  readonly system: number | null;
  /** Where the text goes on, and where its answer stands. Absent: nowhere. */
  readonly second?: number;
  readonly answer?: number;
  /** The answer of a row is counted with its input. */
  readonly isWhole?: true;
}
export const AS_FOUND: TextColumns = { text: null, system: null };

/** Rows of one text or file. */
export interface RowsOfFile {
  readonly path: string;
  readonly kind: BatchRows['kind'] | 'file';
  readonly rows: number;
  /** Of a table; of lines and lists of JSON, the fields with texts that its records have. Empty where there is nothing to choose. */
  readonly columns: readonly string[];
  readonly hasHead: boolean;
  readonly guessed: TextColumns;
  /** What is to be said of its rows, in sentences. */
  readonly notes: readonly string[];
  /** It is read when its row is. */
  readonly isOpenedLater: boolean;
  /** Where a row stands in the text. Absent: the file is one row. */
  readonly spanOf?: (row: number) => readonly [start: number, end: number];
  /** What a row is called within it: "line 12"; '' of a file that is one row. */
  labelOf(row: number): string;
  read(row: number, columns: TextColumns, signal: AbortSignal): Result<RowPrompt, RowError> | Promise<Result<RowPrompt, RowError>>;
}

export const ONE_ROW: Pick<RowsOfFile, 'kind' | 'rows' | 'columns' | 'hasHead' | 'guessed' | 'notes'> = { kind: 'file', rows: 1, columns: [], hasHead: false, guessed: AS_FOUND, notes: [] };
/** Two lines of most requests. */
const HEAD_BYTES = 1 << 16;

/** The rows of a text; null: not wanted any more. */
export async function rowsOfText(path: string, text: PartText, isHead: boolean | undefined, signal: AbortSignal): Promise<RowsOfFile | null> {
  const found: BatchRows | undefined = await runInSlices(batchRowsInSteps(text, isHead, path), () => !signal.aborted);
  if (found === undefined) return null;
  const { kind, starts, ends, lines, hasHead, guessedColumn, guessedSystem, guessedSecond, guessedAnswer, withoutText, separator, widerRows, looseQuotes, comments = 0, isCutOff } = found;
  const idColumn = hasHead ? idColumnOf(found.columns) : null;
  const open = looseQuotes.find(({ isOpen }) => isOpen);
  // That of a row is told as what is wrong with it; that of the header leaves none.
  const quoteWords = looseQuoteWords(path, looseQuotes.filter(({ isOpen }) => !isOpen || starts.length === 0));
  const contentOf = (row: number) => text.slice(starts[row] ?? 0, ends[row] ?? 0);
  const columns = kind === 'csv' ? found.columns : await runInSlices(fieldNamesInSteps(starts.length, contentOf), () => !signal.aborted);
  if (columns === undefined) return null;
  const takenOf = tellingOfColumns(columns, withoutText);
  return {
    path,
    kind,
    rows: starts.length,
    columns,
    hasHead,
    guessed: kind === 'csv' ? { text: guessedColumn, system: guessedSystem, ...(guessedSecond === null ? {} : { second: guessedSecond }), ...(guessedAnswer === null ? {} : { answer: guessedAnswer }) } : AS_FOUND,
    notes: [...quoteWords, ...(comments === 0 ? [] : [`${path}: ${commentWords(comments)}`]), ...(widerRows === 0 ? [] : [`${path}: ${widerRowsWords(widerRows, hasHead)}`])],
    isOpenedLater: false,
    spanOf: (row) => [starts[row] ?? 0, ends[row] ?? 0],
    // All entries of a list may stand on one line.
    labelOf: (row) => (kind === 'list' ? `item ${row + 1}` : `line ${lines[row] ?? 0}`),
    read: (row, at) => {
      if (open !== undefined && row === starts.length - 1) return fail({ kind: 'open-quote', words: openQuoteWords(open, lines[row] ?? 0) });
      if (isCutOff === true && row === starts.length - 1) return fail({ kind: 'cut-off' });
      const content = contentOf(row);
      const text = at.text ?? guessedColumn;
      if (kind === 'csv') return withTaken(csvRow(content, text, idColumn, separator, columns, at), takenOf(text, at), columns[at.answer ?? -1]);
      const nameOf = (index: number | null | undefined) => (index == null ? null : (columns[index] ?? null));
      const name = nameOf(at.text);
      return name === null ? lineRow(content) : fieldRow(content, { text: name, second: nameOf(at.second), system: nameOf(at.system), answer: nameOf(at.answer) });
    },
  };
}

/** With the columns of the prompt, and that of its answer. */
function withTaken(read: Result<RowPrompt, RowError>, taken: RowPrompt['taken'], from: string | undefined): Result<RowPrompt, RowError> {
  if (!read.ok) return read;
  const { answer } = read.value;
  return succeed({ ...read.value, ...(taken === undefined ? {} : { taken }), ...(answer === undefined || from === undefined ? {} : { answer: { ...answer, from } }) });
}

/** A file of rows that is none, as a row that says why. */
export function faultyFile(path: string, error: RowError): RowsOfFile {
  return { path, ...ONE_ROW, isOpenedLater: false, labelOf: () => '', read: () => fail(error) };
}

export function errorOf(path: string, refusal: Exclude<Refusal, { readonly kind: 'document' }>): RowError {
  return { kind: 'refused', words: refusalWords(refusal, claimedNoun(path)), ...(refusal.kind === 'binary' ? { isBinary: true } : {}) };
}

/** Whether a file has a prompt in each row: by its name, and JSON by how it begins. `list`: it has if its list is one of requests or texts. */
export async function hasRows({ path, file }: BatchFile): Promise<boolean | 'list'> {
  if (/\.(?:jsonl|ndjson|csv|tsv)$/i.test(path)) return true;
  if (!/\.json$/i.test(path)) return false;
  try {
    const opened = await file.open();
    const head = await headText(await opened.read(0, Math.min(opened.sizeBytes, HEAD_BYTES)), path);
    return beginsAsRows(head, path) || (beginsAsList(head) || beginsAsTexts(head) ? 'list' : false);
  } catch {
    return false;
  }
}

/** In the encoding that the bytes state or seem to be in; what they have of it at their end may be cut. */
async function headText(bytes: Uint8Array, path: string): Promise<string> {
  const { statedEncoding } = await import('@/core/importers/documents/stated-encoding');
  const stated = statedEncoding(bytes, path);
  const encoding = stated ?? (bytes.includes(0) ? (await import('@/core/importers/documents/encodings')).guessEncoding(bytes) : null);
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes);
}

/** Whether there are two values or more, one to a line or one under another. */
function beginsAsRows(head: string, path: string): boolean {
  if (!looksLikeLines(head, path) || beginsAsList(head)) return false;
  const { starts, ends } = lastOf(firstLinesInSteps(head, { units: HEAD_BYTES, lines: 2, mostUnits: HEAD_BYTES })).rows;
  return head.slice(starts[1] ?? head.length).trimStart().startsWith('{') && lineRow(head.slice(starts[0], ends[0])).ok;
}

export interface ReadRows {
  readonly text: PartText;
  /** How it was read, where that is a guess. */
  readonly notes: readonly string[];
}

/** The text of a file of rows, or of one that is a row, of any encoding; `onShare` is told how much of it is read, 0…1. */
export async function readRows(file: FileNode, name: string, signal: AbortSignal, onShare: (share: number) => void): Promise<Result<ReadRows, Exclude<Refusal, { readonly kind: 'document' }>>> {
  const open = async (): Promise<OpenedFile> => {
    const opened = await file.open();
    const read = async (start: number, end: number) => {
      const bytes = await opened.read(start, end);
      onShare(end / opened.sizeBytes);
      return bytes;
    };
    return { sizeBytes: opened.sizeBytes, read };
  };
  const read = await readFolderFile({ kind: 'file', name, open }, signal);
  if (read.ok) return succeed({ text: read.value.text, notes: [] });
  const { refusal } = read.error;
  const mayBeEncoded = refusal?.kind === 'no-byte-order-mark' || (refusal?.kind === 'undecodable' && refusal.encoding !== 'utf-32');
  return (mayBeEncoded ? await readGuessed(file, name) : null) ?? fail(refusal ?? { kind: 'unreadable' });
}

async function readGuessed(file: FileNode, name: string): Promise<Result<ReadRows, never> | null> {
  const [{ readEncoded }, { statedEncoding }] = await Promise.all([import('@/core/importers/documents/encodings'), import('@/core/importers/documents/stated-encoding')]);
  const opened = await file.open().catch(() => null);
  const bytes = (await opened?.read(0, opened.sizeBytes).catch(() => null)) ?? null;
  const stated = bytes === null ? null : statedEncoding(bytes, name);
  const read = bytes === null ? null : readEncoded(bytes, stated);
  if (read?.ok !== true) return null;
  const [{ text } = { text: '' }] = read.value.texts;
  // Damaged UTF-8 is no guess.
  const guess = stated !== null || read.value.encoding === 'utf-8' ? [] : [`${name} was read as text in ${encodingName(read.value.encoding ?? '')}, which is a guess.`];
  return succeed({ text, notes: [...guess, ...read.value.notes.map((note) => `${name}: ${note}`)] });
}
