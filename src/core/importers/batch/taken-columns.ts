// Which columns of a table are counted as the prompts, and which are not: told of its rows as the fields of records are.
import { isIdName } from './column-names';
import { LIMIT_FIELDS } from './field-names';
import type { ColumnsBeside, RowPrompt } from './row-prompt';

/** What is no text in a record, and so in none of its cells. */
const NO_TEXT = /^(?:[-+]?[\d.,]+(?:e[-+]?\d+)?|true|false|null)?$/i;

/** The columns, of those that had no text so far, that have none in this row either. */
export function stillWithoutText(columns: readonly number[], cells: readonly string[]): readonly number[] {
  return columns.some((at) => isText(cells[at])) ? columns.filter((at) => !isText(cells[at])) : columns;
}

function isText(cell = ''): boolean {
  return !NO_TEXT.test(cell.trim());
}

/** What is told of the rows of a table: alike, whatever of them is empty, and found once for all that are read alike. */
export function tellingOfColumns(columns: readonly string[], withoutText: readonly number[]): (text: number, beside: ColumnsBeside) => RowPrompt['taken'] {
  let [last, taken]: [string, RowPrompt['taken']] = ['', undefined];
  return (text, beside) => {
    const key = `${text} ${beside.second} ${beside.system} ${beside.answer}`;
    if (key !== last) [last, taken] = [key, takenColumns(columns, withoutText, text, beside)];
    return taken;
  };
}

/** Absent: one column is counted, and no other has texts. */
function takenColumns(columns: readonly string[], withoutText: readonly number[], text: number, { second, system, answer }: ColumnsBeside): RowPrompt['taken'] {
  const counted = [...new Set([text, second, system])].filter((at): at is number => at != null && columns[at] !== undefined);
  const isTold = (name: string, at: number) => !counted.includes(at) && !isIdName(name) && name !== 'model' && !LIMIT_FIELDS.some((field) => field.toLowerCase() === name.toLowerCase());
  const leftOut = columns.filter((name, at) => isTold(name, at) && (at === answer || !withoutText.includes(at)));
  const from = counted.map((at) => columns[at]!);
  return leftOut.length === 0 && from.length < 2 ? undefined : { from, leftOut };
}
