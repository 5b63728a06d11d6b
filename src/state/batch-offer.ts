// A file that was added and has a prompt in each of its rows: it can be opened as many prompts instead. Its rows say so, whatever
// it is called. Loaded with the first text that begins like one.
import { batchRowsInSteps, isTextColumn } from '@/core/importers/batch/batch-rows';
import { lineRow } from '@/core/importers/batch/row-prompt';
import { parseCsv } from '@/core/importers/csv-rows';
import { field } from '@/core/importers/formats/shape';
import { sanitizeName } from '@/core/importers/names';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** Three long prompts have room in it. */
const HEAD_BYTES = 1 << 21;
const LEAST_ROWS = 3;

/** Offers it where the first rows are requests or texts; transcripts, whose lines are one conversation, are left alone. */
export async function offerBatch(store: AppStore, file: File): Promise<void> {
  const head = await file.slice(0, HEAD_BYTES).text();
  const whole = file.size <= HEAD_BYTES ? head : head.slice(0, head.lastIndexOf('\n') + 1);
  const rows = await runInSlices(batchRowsInSteps(whole));
  if (rows === undefined) return;
  const { kind, starts, ends, columns } = rows;
  if (starts.length < LEAST_ROWS) return;
  const isBatch = kind === 'csv' ? isTable(file.name, columns, whole.slice(0, ends[LEAST_ROWS - 1])) : starts.slice(0, LEAST_ROWS).every((start, at) => isPrompt(whole.slice(start, ends[at])));
  if (!isBatch) return;
  const name = sanitizeName(file.name);
  store.getState().notify({
    tone: 'info',
    text: `${name} has ${kind === 'csv' ? 'rows' : 'a prompt in each row'}; it was added as one document.`,
    details: [],
    action: null,
    choices: [
      { label: 'Open as many prompts', choose: () => store.getState().openBatch({ kind: 'file', file }) },
      { label: 'Keep as a document', choose: () => {} },
    ],
  });
}

/** Lines with commas are mostly prose: what is not called a table names a column of texts, and has as many cells in each row. */
function isTable(name: string, columns: readonly string[], head: string): boolean {
  if (columns[0] === 'column 1') return false;
  if (/\.csv$/i.test(name)) return true;
  return columns.some(isTextColumn) && columns.every((column) => /^[\w .-]{1,40}$/.test(column)) && parseCsv(head).every(({ cells, isOpen }) => cells.length === columns.length && !isOpen);
}

function isPrompt(line: string): boolean {
  const read = lineRow(line);
  if (!read.ok || read.value.isRawJson) return false;
  const value: unknown = JSON.parse(line);
  // Lines of transcripts have a time and a kind each.
  return field(value, 'uuid') === undefined && field(value, 'timestamp') === undefined && field(value, 'payload') === undefined;
}
