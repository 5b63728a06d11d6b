// A text that begins with a quotation mark: lines of JSON, or a table. A line in quotes is a value of JSON and a row of one cell alike.
import type { PartText } from '@/core/prompt/long-text';
import { beginOfJson, isComment } from './json-begin';
import { valueOfLine } from './row-value';

const HEAD_UNITS = 1 << 16;
const IS_TABLE = /\.[ct]sv$/i;
const ARE_LINES = /\.(?:jsonl|ndjson)$/i;
/** What a last line may be that is cut: JSON's strings go on over no line. */
const MAY_BE_CUT = /^\s*(?:[[{]|"(?:[^"\\]|\\.)*$)/;

/**
 * Whether such a text is lines of JSON, by the name of its file, else by what only JSON has: escapes in its strings, or records and lists
 * among them, where each of the first lines is a value. `name`: '' of a text without one.
 */
export function areQuotedLines(text: PartText, name: string): boolean {
  const begin = beginOfJson(text);
  const head = text.slice(begin, begin + HEAD_UNITS);
  if (IS_TABLE.test(name)) return false;
  if (ARE_LINES.test(name)) return !/^"[^"\n]*"\s*,/.test(head);
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && !isComment(line));
  let isTold = false;
  for (const [at, line] of lines.entries()) {
    const read = valueOfLine(line);
    if (!read.ok && (at < lines.length - 1 || !MAY_BE_CUT.test(line))) return false;
    isTold ||= read.ok ? (typeof read.value === 'object' && read.value !== null) || line.includes('\\') : /^\s*".*\\/.test(line);
  }
  return isTold;
}
