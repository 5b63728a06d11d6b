// A file that is one prompt of many: a request, a transcript, or a text.
import { asksOf, lineRow, type RowError, type RowPrompt, textRow } from '@/core/importers/batch/row-prompt';
import { mayBeFormat } from '@/core/importers/format-telltale';
import { importTextInSteps } from '@/core/importers/formats/registry';
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';
import { errorOf, ONE_ROW, type ReadRows, readRows, type RowsOfFile } from './batch-files';
import type { BatchFile } from './batch-slice';
import { runInSlices } from './slices-of-time';

/** Enough of a transcript to tell that it is one. */
const HEAD_UNITS = 1 << 21;
const MOST_LINES = 20_000;
/** Between two looks at the clock. */
const STEP_LINES = 100;

/** A file that is read when its row is. */
export function rowOfFile({ path, file }: BatchFile): RowsOfFile {
  const read: RowsOfFile['read'] = async (_row, _columns, signal) => {
    const found = await readRows(file, path, signal, () => {});
    return found.ok ? wholeRow(path, found.value, signal) : fail(errorOf(path, found.error));
  };
  return { path, ...ONE_ROW, isOpenedLater: true, labelOf: () => '', read };
}

/** A text that is at hand. */
export function rowOfWholeText(path: string, text: PartText): RowsOfFile {
  return { path, ...ONE_ROW, isOpenedLater: false, labelOf: () => '', read: (_row, _columns, signal) => wholeRow(path, { text, notes: [] }, signal) };
}

/** Whether lines are one prompt together: those of a transcript are what the page reads as one conversation. */
export async function areOnePrompt(rows: Pick<RowsOfFile, 'kind' | 'rows' | 'spanOf'>, text: PartText, signal: AbortSignal): Promise<boolean> {
  const isWanted = () => !signal.aborted;
  const lines = rows.kind === 'lines' || rows.kind === 'values' ? ((await runInSlices(firstLines(rows, text), isWanted)) ?? []) : [];
  // One line alone says nothing of the others; one value over several lines is a file of it.
  return lines.length > (rows.kind === 'values' ? 0 : 1) && (await runInSlices(importTextInSteps(lines.join('\n')), isWanted)) != null;
}

/** As many of the first lines as there is room for; one that is too long is passed over, and the others tell. In steps. */
function* firstLines({ rows, spanOf }: Pick<RowsOfFile, 'rows' | 'spanOf'>, text: PartText): Generator<void, readonly string[], undefined> {
  const lines: string[] = [];
  let leftUnits = HEAD_UNITS;
  for (let row = 0; row < Math.min(rows, MOST_LINES) && leftUnits > 0; row += 1) {
    const [start, end] = spanOf?.(row) ?? [0, 0];
    if (end - start > leftUnits) continue;
    lines.push(text.slice(start, end));
    leftUnits -= end - start + 1;
    if (row % STEP_LINES === 0) yield;
  }
  return lines;
}

async function wholeRow(path: string, { text: packed, notes }: ReadRows, signal: AbortSignal): Promise<Result<RowPrompt, RowError>> {
  const text = wholeText(packed);
  const isJson = /\.json$/i.test(path);
  const request = isJson ? lineRow(text) : null;
  if (request?.ok === true && request.value.imported !== null) return withGuesses(succeed({ ...request.value, name: path }), notes);
  const imported = mayBeFormat(text) ? await importedOf(text, signal) : null;
  if (imported !== null) return withGuesses(succeed({ name: path, imported, text: '', isRawJson: false, asks: asksOf(imported) }), notes);
  const broken = isJson ? await import('./broken-format').then(({ brokenJsonWords }) => brokenJsonWords(text)).catch(() => null) : null;
  const row = textRow(path, text);
  return withGuesses(row.ok && broken !== null ? succeed({ ...row.value, broken }) : row, notes);
}

/** Short ones here: to start a worker for each of a thousand files takes longer than to read them. */
async function importedOf(text: string, signal: AbortSignal): Promise<RowPrompt['imported']> {
  const isWanted = () => !signal.aborted;
  if (text.length <= VALUE_LIMIT_UNITS) return (await runInSlices(importTextInSteps(text), isWanted)) ?? null;
  const { readImported } = await import('./arrived-format');
  return readImported(text, isWanted);
}

function withGuesses(row: Result<RowPrompt, RowError>, guesses: readonly string[]): Result<RowPrompt, RowError> {
  return row.ok && guesses.length > 0 ? succeed({ ...row.value, guesses }) : row;
}
