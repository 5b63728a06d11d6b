// What stands in a row as a value: JSON, or what programs write in its place.
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { codeLiteral } from '@/core/importers/wrappings/code-literal';
import { fail, type Result, succeed } from '@/core/result';

/** Python writes these, and reads them back. */
const NO_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const BEGINS_AS_LITERAL = /^\s*(?:\[\s*)?\{\s*'/;
/** NumPy prints lists without commas; in the strings of Python no line ends. */
const BETWEEN_RECORDS = /\}\s*\n\s*\{/g;

/** What a line holds as JSON, with or without a byte order mark; numbers that are none count as nothing. Never throws. */
export function valueOfLine(line: string): Result<unknown, { readonly kind: 'too-long' | 'not-json' }> {
  if (line.length > VALUE_LIMIT_UNITS) return fail({ kind: 'too-long' });
  const text = line.replace(/^\ufeff/, '');
  const value = parsed(text) ?? (/NaN|Infinity/.test(text) ? parsed(text.replace(NO_NUMBERS, (found) => (found.startsWith('"') ? found : 'null'))) : null);
  return value === null ? fail({ kind: 'not-json' }) : succeed(value.value);
}

/** The JSON of a cell that is a list or a record, also as Python prints one; null: it is a text. */
export function jsonOfCell(cell: string): string | null {
  if (!/^\s*[[{]/.test(cell)) return null;
  if (!BEGINS_AS_LITERAL.test(cell)) return valueOfLine(cell).ok ? cell : null;
  return codeLiteral(cell)?.text ?? codeLiteral(cell.replace(BETWEEN_RECORDS, '}, {'))?.text ?? null;
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
