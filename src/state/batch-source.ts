// The rows of many prompts, whatever they come from: each is read when it is needed, so that none is kept twice.
import { batchRowsInSteps, idColumnOf } from '@/core/importers/batch/batch-rows';
import { csvRow, lineRow, NOTHING_ASKED, type RowError, type RowPrompt } from '@/core/importers/batch/row-prompt';
import { checkSize, createTextReader } from '@/core/importers/decode';
import { claimedNoun } from '@/core/importers/false-name';
import { describeDecodeError, type Refusal, refusalWords } from '@/core/importers/refusal';
import { sanitizeName } from '@/core/importers/names';
import { readFolderFile } from '@/core/importers/repository/read-file';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';
import type { BatchOrigin } from './batch-slice';
import { runInSlices } from './slices-of-time';

export interface BatchRowSource {
  readonly name: string;
  readonly rows: number;
  /** Of a CSV; empty elsewhere. */
  readonly columns: readonly string[];
  readonly guessedColumn: number;
  /** "line 12", or the path of a file. */
  labelOf(row: number): string;
  read(row: number, column: number, signal: AbortSignal): Result<RowPrompt, RowError> | Promise<Result<RowPrompt, RowError>>;
}

const PIECE_BYTES = 1 << 20;

/** Opens them; a failure is a sentence for the user. */
export async function batchSource(origin: BatchOrigin, signal: AbortSignal): Promise<Result<BatchRowSource, { readonly kind: 'unread'; readonly words: string }>> {
  if (origin.kind === 'files') return succeed(filesSource(origin.name, origin.files));
  let [name, text]: [string, PartText] = ['', ''];
  if (origin.kind === 'text') [name, text] = [origin.name, origin.text];
  else {
    name = sanitizeName(origin.file.name);
    const read = await readText(origin.file, name, signal).catch(() => refused(name, { kind: 'unreadable' }));
    if (!read.ok) return read;
    text = read.value;
  }
  const rows = await runInSlices(batchRowsInSteps(text), () => !signal.aborted);
  if (rows === undefined || rows.starts.length === 0) return fail({ kind: 'unread', words: `${name} has no rows.` });
  const { kind, starts, ends, lines, columns, guessedColumn, separator } = rows;
  const idColumn = idColumnOf(columns);
  return succeed({
    name,
    rows: starts.length,
    columns,
    guessedColumn,
    labelOf: (row) => `line ${lines[row] ?? 0}`,
    read: (row, column) => {
      const content = text.slice(starts[row] ?? 0, ends[row] ?? 0);
      return kind === 'csv' ? csvRow(content, column, idColumn, separator, columns) : lineRow(content);
    },
  });
}

async function readText(file: File, name: string, signal: AbortSignal): Promise<Result<PartText, { readonly kind: 'unread'; readonly words: string }>> {
  const size = checkSize(file.size);
  if (!size.ok) return refused(name, size.error);
  const reader = createTextReader(name);
  for (let start = 0; start < file.size && !signal.aborted; start += PIECE_BYTES) {
    const refusal = reader.push(new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer()));
    if (refusal !== null) return refused(name, refusal);
  }
  const read = reader.end();
  return read.ok ? succeed(read.value.text) : refused(name, read.error);
}

function refused(name: string, error: Refusal): Result<never, { readonly kind: 'unread'; readonly words: string }> {
  return fail({ kind: 'unread', words: describeDecodeError(name, error, claimedNoun(name)) });
}

function filesSource(name: string, files: Extract<BatchOrigin, { kind: 'files' }>['files']): BatchRowSource {
  return {
    name,
    rows: files.length,
    columns: [],
    guessedColumn: 0,
    labelOf: (row) => files[row]?.path ?? '',
    read: async (row, _column, signal) => {
      const entry = files[row];
      const read = entry === undefined ? null : await readFolderFile(entry.file, signal);
      if (entry === undefined || read === null) return fail({ kind: 'unreadable' });
      if (!read.ok) return fail(read.error.refusal === undefined ? { kind: 'unreadable' } : { kind: 'refused', words: refusalWords(read.error.refusal, claimedNoun(entry.path)) });
      const text = wholeText(read.value.text);
      // A request by itself is one line of a batch; anything else is a text.
      const request = /\.json$/i.test(entry.path) ? lineRow(text) : null;
      return succeed(request?.ok === true && request.value.imported !== null ? { ...request.value, name: entry.path } : { name: entry.path, imported: null, text, isRawJson: false, asks: NOTHING_ASKED });
    },
  };
}
