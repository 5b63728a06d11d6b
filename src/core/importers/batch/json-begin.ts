// Where the JSON of a text of rows begins: blank lines and comments may stand before it.
import type { PartText } from '@/core/prompt/long-text';

const STEP_UNITS = 1 << 16;
/** Comments and blank lines of more are no beginning. */
const MOST_UNITS = 1 << 20;
const NO_BLANK = /[^\s\ufeff]/;
const LINE_BREAK = /[\n\r]/;
const HEAD_UNITS = 1024;

/** Whether a line says something about the others, which JSON has no place for. */
export function isComment(line: string): boolean {
  return line.startsWith('#') || line.startsWith('//');
}

/** Behind blank lines, and comments between them; the length of a text that is nothing else. */
export function beginOfJson(text: PartText): number {
  let at = found(text, NO_BLANK, 0);
  while (at < MOST_UNITS && isComment(text.slice(at, at + 2))) at = found(text, NO_BLANK, found(text, LINE_BREAK, at));
  return at;
}

/** What stands there, as much as tells what it is. */
export function headOfJson(text: PartText): string {
  const begin = beginOfJson(text);
  return text.slice(begin, begin + HEAD_UNITS);
}

function found(text: PartText, what: RegExp, from: number): number {
  for (let start = from; start < text.length; start += STEP_UNITS) {
    const at = text.slice(start, start + STEP_UNITS).search(what);
    if (at >= 0) return start + at;
  }
  return text.length;
}
