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
  /** Spaces and tabs that are held back until it is known what follows. */
  let held = '';
  let isLineBlank = true;

  const endLine = (isLast: boolean) => {
    if (held === '') return;
    if (isMarkdown && !isLast && !isLineBlank && held.endsWith('  ')) {
      keptBreaks += 1;
      writer.write(held);
    } else {
      droppedUnits += held.length;
      lines += 1;
    }
    held = '';
  };

  for (let start = 0; start < text.length; start += stepUnits) {
    const slice = text.slice(start, Math.min(start + stepUnits, text.length));
    for (let index = 0; index < slice.length; ) {
      const code = slice.charCodeAt(index);
      const end = runEnd(slice, index, isBlank(code) ? isBlank : isLineEnd(code) ? isLineEnd : isInk);
      const run = slice.slice(index, end);
      index = end;
      if (isBlank(code)) {
        held += run;
        continue;
      }
      if (isLineEnd(code)) {
        endLine(false);
        isLineBlank = true;
      } else {
        writer.write(held);
        held = '';
        isLineBlank = false;
      }
      writer.write(run);
    }
    yield Math.min(start + stepUnits, text.length);
  }
  endLine(true);
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

function runEnd(text: string, from: number, isIn: (code: number) => boolean): number {
  let end = from + 1;
  while (end < text.length && isIn(text.charCodeAt(end))) end += 1;
  return end;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isInk(code: number): boolean {
  return !isBlank(code) && !isLineEnd(code);
}
