// Which columns of a table are counted as the prompts, and which are not: told of its rows as the fields of records are.
import { isIdName } from './column-names';
import { type ColumnsBeside, LIMIT_FIELDS, type RowPrompt } from './row-prompt';

/** What is no text in a record, and so in none of its cells. */
const NO_TEXT = /^(?:[-+]?[\d.,]+(?:e[-+]?\d+)?|true|false|null)?$/i;

/** The columns, of those that had no text so far, that have none in this row either. */
export function stillWithoutText(columns: readonly number[], cells: readonly string[]): readonly number[] {
  return columns.some((at) => isText(cells[at])) ? columns.filter((at) => !isText(cells[at])) : columns;
}

function isText(cell = ''): boolean {
  return !NO_TEXT.test(cell.trim());
}

/** All rows of a table are told alike, whatever of them is empty. Absent: one column is counted, and no other has texts. */
export function takenColumns(columns: readonly string[], withoutText: readonly number[], text: number, { second, system, answer }: ColumnsBeside): RowPrompt['taken'] {
  const counted = [...new Set([text, second, system])].filter((at): at is number => at != null && columns[at] !== undefined);
  const isTold = (name: string, at: number) => !counted.includes(at) && !isIdName(name) && name !== 'model' && !LIMIT_FIELDS.some((field) => field.toLowerCase() === name.toLowerCase());
  const leftOut = columns.filter((name, at) => isTold(name, at) && (at === answer || !withoutText.includes(at)));
  const from = counted.map((at) => columns[at]!);
  return leftOut.length === 0 && from.length < 2 ? undefined : { from, leftOut };
}
