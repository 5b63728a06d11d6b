// What a line holds as JSON, or as programs write and read it.
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { fail, type Result, succeed } from '@/core/result';

/** Python writes these, and reads them back. */
const NO_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** What a line holds as JSON, with or without a byte order mark; numbers that are none count as nothing. Never throws. */
export function valueOfLine(line: string): Result<unknown, { readonly kind: 'too-long' | 'not-json' }> {
  if (line.length > VALUE_LIMIT_UNITS) return fail({ kind: 'too-long' });
  const text = line.replace(/^\ufeff/, '');
  const value = parsed(text) ?? (/NaN|Infinity/.test(text) ? parsed(text.replace(NO_NUMBERS, (found) => (found.startsWith('"') ? found : 'null'))) : null);
  return value === null ? fail({ kind: 'not-json' }) : succeed(value.value);
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
