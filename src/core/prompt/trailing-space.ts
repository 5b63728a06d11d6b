// Spaces and tabs at the ends of lines: seldom seen, always counted. Two spaces at the end of a line of Markdown are a line
// break, in a diff blanks belong to the file that it is of, and a tab at the end of a row is an empty cell: there they are
// left and told.

import { DIFF_HEAD_UNITS, DiffHunks } from './diff-hunks';
import type { PartText } from './long-text';
import { type TabRows, tabRows } from './tab-rows';
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
  /** Lines of diffs that were left as they are. */
  readonly keptInDiffs: number;
  /** Rows of tables in tab-separated text that were left as they are, as they end with tabs. */
  readonly keptInRows: number;
}

/** Decides line by line whether the blanks at its end go, and counts. */
class LineEnds {
  droppedUnits = 0;
  lines = 0;
  keptBreaks = 0;
  keptInDiffs = 0;
  keptInRows = 0;
  /** The table that is read, or comes next. */
  private table = 0;
  private readonly hunks = new DiffHunks();
  /** The beginning of the line that is read, as far as it stood in earlier steps. */
  private head = '';

  constructor(
    private readonly isMarkdown: boolean,
    private readonly tables: readonly TabRows[],
  ) {}

  /** Holds a stretch of a line that goes on in the next step. */
  hold(stretch: string): void {
    this.head = (this.head + stretch).slice(0, DIFF_HEAD_UNITS);
  }

  /** Whether the blanks at the end of a line go. `line`: what of it was not held, or its beginning; `at`: where it ends; `isBlank`: there is nothing else on it. */
  end(line: string, blanks: string, at: number, isBlank: boolean, isLast: boolean): boolean {
    const isInDiff = this.hunks.holds(this.head + line, blanks);
    this.head = '';
    if (blanks === '') return false;
    if (isInDiff) this.keptInDiffs += 1;
    else if (this.isMarkdown && !isLast && !isBlank && blanks.endsWith('  ')) this.keptBreaks += 1;
    else if (blanks.includes('\t') && this.isInTable(at)) this.keptInRows += 1;
    else {
      this.droppedUnits += blanks.length;
      this.lines += 1;
      return true;
    }
    return false;
  }

  private isInTable(at: number): boolean {
    while ((this.tables[this.table]?.end ?? Number.POSITIVE_INFINITY) < at) this.table += 1;
    return (this.tables[this.table]?.start ?? Number.POSITIVE_INFINITY) <= at;
  }
}

/**
 * A text without spaces and tabs before the end of a line, or of the text. Line ends stay as they are. Of Markdown a line
 * with something in it that ends with two spaces or more, and is not the last one, stays as it is: they are a line break
 * unless they stand in a block of code, which is not looked for. Lines of unified diffs stay, too, and so do rows of a table
 * that end with tabs. Doing it twice changes nothing. O(n), in steps: yields the UTF-16 units that are done, once for the
 * search for tables and once more.
 */
export function* stripTrailingSpace(text: PartText, isMarkdown: boolean, stepUnits = STEP_UNITS): Generator<number, StrippedText, undefined> {
  const ends = new LineEnds(isMarkdown, yield* tabRows(text, stepUnits));
  const writer = textWriter(text);
  /** Spaces and tabs at the end of a step, held back until it is known what follows. */
  let held = '';
  let isLineBlank = true;
  /** A line feed behind a carriage return ends no line of its own. */
  let wasReturn = false;

  for (let start = 0; start < text.length; start += stepUnits) {
    const from = start - held.length;
    const slice = held + text.slice(start, Math.min(start + stepUnits, text.length));
    let keptFrom = 0;
    let lineFrom = 0;
    /** Where the blanks begin that were read last; −1: something else was. */
    let blanksFrom = -1;
    const beginningTo = (end: number) => slice.slice(lineFrom, Math.min(end, lineFrom + DIFF_HEAD_UNITS));
    for (let index = 0; index < slice.length; index += 1) {
      const code = slice.charCodeAt(index);
      if (code === 0x20 || code === 0x09) {
        if (blanksFrom === -1) blanksFrom = index;
        continue;
      }
      if (code === 0x0a || code === 0x0d) {
        const contentEnd = blanksFrom === -1 ? index : blanksFrom;
        const isSecond = code === 0x0a && wasReturn && index === lineFrom;
        if (!isSecond && ends.end(beginningTo(index), slice.slice(contentEnd, index), from + index, isLineBlank, false)) {
          writer.write(slice.slice(keptFrom, contentEnd));
          keptFrom = index;
        }
        lineFrom = index + 1;
      }
      blanksFrom = -1;
      isLineBlank = lineFrom === index + 1;
      wasReturn = code === 0x0d;
    }
    held = blanksFrom === -1 ? '' : slice.slice(blanksFrom);
    const end = slice.length - held.length;
    ends.hold(beginningTo(end));
    writer.write(slice.slice(keptFrom, end));
    yield Math.min(start + stepUnits, text.length);
  }
  if (held !== '' && !ends.end(held, held, text.length, isLineBlank, true)) writer.write(held);
  const { droppedUnits, lines, keptBreaks, keptInDiffs, keptInRows } = ends;
  return { text: writer.finish(), droppedUnits, lines, keptBreaks, keptInDiffs, keptInRows };
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
