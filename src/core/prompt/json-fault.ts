// Where a text stops being JSON, by line, as no two browsers say it alike.
import type { PartText } from './long-text';
import { createReader } from './minify-json';

export interface JsonFault {
  /** Both from 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The text is over before its value is. */
  readonly isCutOff: boolean;
  /** One value is over, and another begins on a line of its own. Absent: not so. */
  readonly isNextLine?: true;
}

const STEP_UNITS = 131_072;
const [LF, OPEN_ARRAY, OPEN_OBJECT] = [0x0a, 0x5b, 0x7b];

/** The first character that does not belong to one JSON value; null where there is none. O(n), in steps. */
export function* jsonFaultInSteps(text: PartText): Generator<undefined, JsonFault | null, undefined> {
  const reader = createReader();
  let [line, lineStart] = [1, 0];
  for (let start = 0; start < text.length; start += STEP_UNITS) {
    const slice = text.slice(start, start + STEP_UNITS);
    for (let index = 0; index < slice.length; index += 1) {
      const code = slice.charCodeAt(index);
      if (reader.read(code) === 'wrong') {
        const isNextLine = (code === OPEN_OBJECT || code === OPEN_ARRAY) && line > 1 && reader.isComplete() && text.slice(lineStart, start + index).trim() === '';
        return { line, column: start + index - lineStart + 1, isCutOff: false, ...(isNextLine ? { isNextLine } : {}) };
      }
      if (code === LF) [line, lineStart] = [line + 1, start + index + 1];
    }
    yield undefined;
  }
  return reader.isComplete() ? null : { line, column: text.length - lineStart + 1, isCutOff: true };
}
