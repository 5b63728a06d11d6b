// Spaces and tabs at the ends of lines: seldom seen, always counted. Two spaces at the end of a line of Markdown are a line
// break, so there they are left and told.

import type { PartText } from './long-text';
import { textWriter } from './text-writer';

/** UTF-16 units between two yields: one or two milliseconds. */
const STEP_UNITS = 131_072;

export interface StrippedText {
  readonly text: PartText;
  /** UTF-16 units that were left out, ≥ 0. */
  readonly droppedUnits: number;
  /** Lines that were shortened. */
  readonly lines: number;
  /** Lines of Markdown that were left as they are, as their two spaces or more may mean a line break. */
  readonly keptBreaks: number;
}

/**
 * A text without spaces and tabs before the end of a line, or of the text. Line ends stay as they are. Of Markdown a line
 * with something in it that ends with two spaces or more, and is not the last one, stays as it is: they are a line break
 * unless they stand in a block of code, which is not looked for. Doing it twice changes nothing. O(n), in steps: yields the
 * UTF-16 units that are done.
 */
export function* stripTrailingSpace(text: PartText, isMarkdown: boolean, stepUnits = STEP_UNITS): Generator<number, StrippedText, undefined> {
  const writer = textWriter(text);
  let droppedUnits = 0;
  let lines = 0;
  let keptBreaks = 0;
  /** Spaces and tabs at the end of a step, held back until it is known what follows. */
  let held = '';
  let isLineBlank = true;

  /** Whether the blanks at the end of a line go. */
  const goes = (blanks: string, isLast: boolean): boolean => {
    if (isMarkdown && !isLast && !isLineBlank && blanks.endsWith('  ')) {
      keptBreaks += 1;
      return false;
    }
    droppedUnits += blanks.length;
    lines += 1;
    return true;
  };

  for (let start = 0; start < text.length; start += stepUnits) {
    const slice = held + text.slice(start, Math.min(start + stepUnits, text.length));
    held = '';
    let keptFrom = 0;
    /** Where the blanks begin that were read last; −1: something else was. */
    let blanksFrom = -1;
    for (let index = 0; index < slice.length; index += 1) {
      const code = slice.charCodeAt(index);
      if (code === 0x20 || code === 0x09) {
        if (blanksFrom === -1) blanksFrom = index;
      } else if (code === 0x0a || code === 0x0d) {
        if (blanksFrom !== -1 && goes(slice.slice(blanksFrom, index), false)) {
          writer.write(slice.slice(keptFrom, blanksFrom));
          keptFrom = index;
        }
        blanksFrom = -1;
        isLineBlank = true;
      } else {
        blanksFrom = -1;
        isLineBlank = false;
      }
    }
    if (blanksFrom !== -1) held = slice.slice(blanksFrom);
    writer.write(slice.slice(keptFrom, slice.length - held.length));
    yield Math.min(start + stepUnits, text.length);
  }
  if (held !== '') goes(held, true);
  return { text: writer.finish(), droppedUnits, lines, keptBreaks };
}

/** How far into a text its look is judged. */
const LOOKED_AT_UNITS = 65_536;
const MARKDOWN_NAME = /\.(?:md|markdown|mdx|mkd|qmd|rmd)$/i;
const OTHER_NAME = /\.[a-z][a-z0-9]{0,7}$/i;
/** A heading, a fence, a list with a bold word or a link: what prose without Markdown does not have at the start of a line. */
const MARKDOWN_LINE = /^(?:#{1,6} \S|```|~~~|> \S|[-*+] \S|\d+\. \S)/m;

/** Whether a text is, or may be, Markdown: by the ending of its name, or by its look where the name has none. */
export function isMarkdown(name: string, text: PartText): boolean {
  if (MARKDOWN_NAME.test(name)) return true;
  return !OTHER_NAME.test(name) && MARKDOWN_LINE.test(text.slice(0, LOOKED_AT_UNITS));
}
