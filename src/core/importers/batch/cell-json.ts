// What the cell of a table holds as a value: JSON, or what Python prints in its place.
import { codeLiteral } from '@/core/importers/wrappings/code-literal';
import { valueOfLine } from './row-value';

const BEGINS_AS_LITERAL = /^\s*(?:\[\s*)?\{\s*'/;
/** NumPy prints lists without commas; in the strings of Python no line ends. */
const BETWEEN_RECORDS = /\}\s*\n\s*\{/g;

/** The JSON of a cell that is a list or a record, also as Python prints one; null: it is a text. */
export function jsonOfCell(cell: string): string | null {
  if (!/^\s*[[{]/.test(cell)) return null;
  if (!BEGINS_AS_LITERAL.test(cell)) return valueOfLine(cell).ok ? cell : null;
  return codeLiteral(cell)?.text ?? codeLiteral(cell.replace(BETWEEN_RECORDS, '}, {'))?.text ?? null;
}
