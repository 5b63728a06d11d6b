// The rows of many prompts, whatever they come from: each is read when it is needed, so that none is kept twice.
import { asCounted } from '@/core/importers/batch/row-answer';
import type { RowError, RowPrompt } from '@/core/importers/batch/row-prompt';
import { FILE_LIMIT_BYTES } from '@/core/importers/decode';
import { claimedNoun } from '@/core/importers/false-name';
import { sanitizeName } from '@/core/importers/names';
import { describeDecodeError } from '@/core/importers/refusal';
import { fail, type Result, succeed } from '@/core/result';
import { formatBytes } from '@/core/units';
import { errorOf, faultyFile, hasRows, readRows, type RowsOfFile, rowsOfText, type TextColumns } from './batch-files';
import { batchFolder } from './batch-folder';
import type { BatchFile, BatchOrigin } from './batch-slice';
import { jointColumns } from './batch-tables';
import { areOnePrompt, rowOfFile, rowOfWholeText } from './batch-whole';
import { opened } from './folder-sources';

export interface BatchRowSource {
  readonly name: string;
  readonly rows: number;
  /** Of all its tables and records that have several; empty where there is nothing to choose. */
  readonly columns: readonly string[];
  readonly guessed: TextColumns;
  /** Whether the first row of its tables was read as names; null: it has no table. */
  readonly hasHead: boolean | null;
  /** All rows are at hand, and none is a file that has to be opened. */
  readonly isAtHand: boolean;
  /** How it was read, where that is not plain to see. */
  notes(columns: TextColumns): readonly string[];
  /** "line 12", "item 3", the path of a file, or both. */
  labelOf(row: number): string;
  read(row: number, columns: TextColumns, signal: AbortSignal): Result<RowPrompt, RowError> | Promise<Result<RowPrompt, RowError>>;
}

type Unread = { readonly kind: 'unread'; readonly words: string };

/** Opens them; a failure is a sentence for the user. `onShare` is told how much is read, 0…1. */
export async function batchSource(origin: BatchOrigin, signal: AbortSignal, onShare: (share: number) => void = () => {}): Promise<Result<BatchRowSource, Unread>> {
  if (origin.kind === 'folder') {
    const { name, files, notes } = await batchFolder(origin.entries, signal);
    return files.length === 0 ? unread(`${name} has no files that are read.`) : filesSource(name, files, notes, { isHead: origin.isHead, signal, onShare });
  }
  if (origin.kind === 'files') return filesSource(origin.name, origin.files, [], { isHead: origin.isHead, signal, onShare });
  const name = origin.kind === 'text' ? origin.name : sanitizeName(origin.file.name);
  const read = origin.kind === 'text' ? succeed({ text: origin.text, notes: [] }) : await readRows({ kind: 'file', name, open: () => Promise.resolve(opened(origin.file)) }, name, signal, onShare);
  if (!read.ok) return unread(describeDecodeError(name, read.error, claimedNoun(name)));
  const rows = await rowsOfText(name, read.value.text, origin.isHead, signal);
  if (rows === null || rows.rows === 0) return unread([`${name} has no rows.`, ...(rows?.notes ?? [])].join(' '));
  const isOne = await areOnePrompt(rows, read.value.text, signal);
  return succeed(isOne ? sourceOf(name, [rowOfWholeText(name, read.value.text)], read.value.notes, true) : sourceOf(name, [rows], read.value.notes, false));
}

function unread(words: string): Result<never, Unread> {
  return fail({ kind: 'unread', words });
}

interface FilesRead {
  readonly isHead: boolean | undefined;
  readonly signal: AbortSignal;
  readonly onShare: (share: number) => void;
}

async function filesSource(name: string, files: readonly BatchFile[], notes: readonly string[], { isHead, signal, onShare }: FilesRead): Promise<Result<BatchRowSource, Unread>> {
  const all: RowsOfFile[] = [];
  const told = [...notes];
  // Texts of rows are kept; together they may be as large as one file may.
  let leftUnits = FILE_LIMIT_BYTES;
  for (const [at, each] of files.entries()) {
    onShare(at / files.length);
    const read = await rowsOfFile(each, leftUnits, { isHead, signal, onShare: (share) => onShare((at + share) / files.length) });
    if (read === null) return unread('');
    leftUnits -= read.keptUnits;
    told.push(...read.notes);
    all.push(read.rows);
  }
  return succeed(sourceOf(name, all, told, true));
}

/** null: not wanted any more. */
async function rowsOfFile(file: BatchFile, mostUnits: number, { isHead, signal, onShare }: FilesRead): Promise<{ readonly rows: RowsOfFile; readonly keptUnits: number; readonly notes: readonly string[] } | null> {
  const { path } = file;
  const one = (rows: RowsOfFile) => ({ rows, keptUnits: 0, notes: [] });
  const has = await hasRows(file);
  if (signal.aborted) return null;
  if (has === false) return one(rowOfFile(file));
  const read = await readRows(file.file, path, signal, onShare);
  if (signal.aborted) return null;
  if (!read.ok) return one(faultyFile(path, errorOf(path, read.error)));
  const { text, notes } = read.value;
  if (text.length > mostUnits) return one(faultyFile(path, { kind: 'refused', words: `is not read: the rows of all files come to more than ${formatBytes(FILE_LIMIT_BYTES)}; open it by itself` }));
  const rows = await rowsOfText(path, text, isHead, signal);
  if (rows === null) return null;
  if ((has === 'list' && rows.kind !== 'list') || (await areOnePrompt(rows, text, signal))) return one(rowOfFile(file));
  return rows.rows === 0 ? one(faultyFile(path, { kind: 'no-text' })) : { rows, keptUnits: text.length, notes };
}

function sourceOf(name: string, files: readonly RowsOfFile[], notes: readonly string[], isNamedByFile: boolean): BatchRowSource {
  const joint = jointColumns(files.filter(({ columns }) => columns.length > 0));
  const tables = files.filter(({ kind, columns }) => kind === 'csv' && columns.length > 0);
  /** The first row of each file among all. */
  const firsts: number[] = [];
  let rows = 0;
  for (const file of files) {
    firsts.push(rows);
    rows += file.rows;
  }
  const placeOf = (row: number) => {
    let [low, high] = [0, firsts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return { file: files[low], own: row - (firsts[low] ?? 0) };
  };
  return {
    name,
    rows,
    columns: joint.columns,
    guessed: joint.guessed,
    hasHead: tables.length === 0 ? null : tables.every(({ hasHead }) => hasHead),
    isAtHand: files.every(({ isOpenedLater }) => !isOpenedLater),
    notes: (columns) => [...notes, ...files.flatMap((file) => file.notes), ...joint.notes(columns)],
    labelOf: (row) => {
      const { file, own } = placeOf(row);
      return [isNamedByFile ? file?.path : '', file?.labelOf(own)].filter((each) => each !== '').join(' ');
    },
    read: (row, columns, signal) => {
      const { file, own } = placeOf(row);
      if (file === undefined) return fail({ kind: 'unreadable' });
      const counted = (read: Result<RowPrompt, RowError>) => (read.ok ? succeed(asCounted(read.value, columns.isWhole === true)) : read);
      const read = file.read(own, joint.ofTable(file, columns), signal);
      return read instanceof Promise ? read.then(counted) : counted(read);
    },
  };
}
