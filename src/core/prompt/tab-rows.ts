// Which lines of a text are rows of a table whose cells are parted by tabs. There a tab at the end of a line says that the
// last cell is empty: without it the row has a cell less.

import type { PartText } from './long-text';

const STEP_UNITS = 131_072;

/** Lines that follow one another, in UTF-16 units: from the start of the first to the end of the last, its line end not included. */
export interface TabRows {
  readonly start: number;
  readonly end: number;
}

/**
 * Tables: two lines or more that follow one another, have the same number of tabs, one at least, and one of which has a tab
 * between two things that are no blanks. Rising. O(n), in steps: yields the UTF-16 units that are done.
 */
export function* tabRows(text: PartText, stepUnits = STEP_UNITS): Generator<number, readonly TabRows[], undefined> {
  if (!(yield* hasTab(text, stepUnits))) return [];
  const lines = new LineReader();
  for (let start = 0; start < text.length; start += stepUnits) {
    const end = Math.min(start + stepUnits, text.length);
    lines.read(text.slice(start, end), start);
    yield end;
  }
  lines.endAt(text.length);
  return lines.finish();
}

/** Most texts have none, and are done with this. */
function* hasTab(text: PartText, stepUnits: number): Generator<number, boolean, undefined> {
  for (let start = 0; start < text.length; start += stepUnits) {
    if (text.slice(start, Math.min(start + stepUnits, text.length)).includes('\t')) return true;
    yield start;
  }
  return false;
}

const NO_LINE = { tabs: 0, hasContent: false, hasOpenTab: false, hasInnerTab: false };

class LineReader {
  private readonly tables: TabRows[] = [];
  /** Lines with as many tabs as the last one that was read. */
  private run = { start: 0, end: 0, lines: 0, tabs: 0, hasInnerTab: false };
  private lineStart = 0;
  /** Of the line that is read: `hasOpenTab`: behind a tab that stands behind something, only blanks have come as yet. */
  private line = { ...NO_LINE };
  private wasReturn = false;

  read(slice: string, at: number): void {
    for (let index = 0; index < slice.length; index += 1) {
      const code = slice.charCodeAt(index);
      if (code === 0x0a || code === 0x0d) {
        // A line feed behind a carriage return ends no line of its own.
        if (code === 0x0d || !this.wasReturn) this.endAt(at + index);
        this.lineStart = at + index + 1;
      } else if (code === 0x09) {
        this.line.tabs += 1;
        this.line.hasOpenTab = this.line.hasContent;
      } else if (code !== 0x20) {
        this.line.hasContent = true;
        this.line.hasInnerTab ||= this.line.hasOpenTab;
      }
      this.wasReturn = code === 0x0d;
    }
  }

  endAt(end: number): void {
    const { tabs, hasInnerTab } = this.line;
    this.line = { ...NO_LINE };
    if (tabs !== this.run.tabs || this.run.lines === 0) {
      this.endRun();
      this.run = { start: this.lineStart, end, lines: 0, tabs, hasInnerTab: false };
    }
    this.run.end = end;
    this.run.lines += 1;
    this.run.hasInnerTab ||= hasInnerTab;
  }

  finish(): readonly TabRows[] {
    this.endRun();
    return this.tables;
  }

  private endRun(): void {
    const { start, end, lines, hasInnerTab } = this.run;
    if (lines >= 2 && hasInnerTab) this.tables.push({ start, end });
  }
}
