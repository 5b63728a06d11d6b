// Finds text that stands in a prompt twice: a file that was pasted again, a quotation, the same tool result in two turns.
//
// Line by line and greedily, as a compressor does: the first time a run of lines is seen it is remembered, and where it
// comes again the run is followed as far as both agree. What is found is compared character by character, so a hash that
// collides costs nothing but a missed block. O(n) in time: each line is hashed once, and a run that is too short to count
// is followed for as many lines at most as characters would count.

import type { PartText } from './long-text';
import { lineTable, type LineTable } from './line-table';
import type { UnitId } from '@/core/units';

/** A text of the prompt. */
export interface SearchedText {
  readonly id: UnitId;
  readonly text: PartText;
}

/** A stretch of whole lines, in UTF-16 units of its text, end exclusive. */
export interface Block {
  readonly unitId: UnitId;
  readonly start: number;
  readonly end: number;
}

export interface DuplicateBlock extends Block {
  readonly lines: number;
  /** The first occurrence: the same lines, which stay. */
  readonly first: Block;
}

export interface DuplicateOptions {
  /** A block has so many characters that are not white space, or more. */
  readonly leastCharacters: number;
  /** And so many lines, unless one line alone has `leastCharacters`: a paragraph. */
  readonly leastLines: number;
}

export const DUPLICATE_OPTIONS: DuplicateOptions = { leastCharacters: 200, leastLines: 3 };

/** Lines between two yields. */
const STEP_LINES = 2_048;

/**
 * Blocks of whole lines that stand earlier in the texts, in their order, not overlapping. The last line of a text is the
 * same as one that ends with "\n". The first occurrence of each block is in no block itself, so all of them can be left
 * out and every line that is left out still stands somewhere, in the same company. In steps.
 */
export function* duplicateBlocks(
  texts: readonly SearchedText[],
  options: DuplicateOptions = DUPLICATE_OPTIONS,
): Generator<unknown, readonly DuplicateBlock[], undefined> {
  const table = yield* lineTable(texts);
  const seen = new SeenLines(table, options.leastLines);
  const blocks: DuplicateBlock[] = [];
  /** Lines from here to the one that is looked at are kept and belong to one text. */
  let runStart = 0;
  let sinceYield = 0;
  for (let line = 0; line < table.lines; ) {
    if (table.isFirstOfText(line)) runStart = line;
    // A block begins with something that can be seen, or a thousand empty lines would be followed a thousand times.
    const source = table.inkOf(line) === 0 ? -1 : seen.find(line, isAnchor(table, line, options));
    const length = source === -1 ? 0 : matchedLines(table, source, line, seen, options);
    if (length > 0 && source !== -1 && isSameRun(texts, table, source, line, length)) {
      blocks.push({ ...blockOf(texts, table, line, length), lines: length, first: blockOf(texts, table, source, length) });
      seen.drop(line, length);
      line += length;
      runStart = line;
    } else {
      seen.keep(line, runStart, (at) => isAnchor(table, at, options));
      line += 1;
    }
    sinceYield += Math.max(1, length);
    if (sinceYield >= STEP_LINES) {
      sinceYield = 0;
      yield line;
    }
  }
  return blocks;
}

/** A line that counts by itself. */
function isAnchor(table: LineTable, line: number, { leastCharacters }: DuplicateOptions): boolean {
  return table.inkOf(line) >= leastCharacters;
}

/** How many lines from `line` on are those from `source` on; 0 where that is not enough to count. */
function matchedLines(table: LineTable, source: number, line: number, seen: SeenLines, { leastCharacters, leastLines }: DuplicateOptions): number {
  let length = 0;
  let ink = 0;
  let inkAtEnd = 0;
  while (
    source + length < line &&
    line + length < table.lines &&
    (length === 0 || (!table.isFirstOfText(source + length) && !table.isFirstOfText(line + length))) &&
    seen.isKept(source + length) &&
    table.isSameHash(source + length, line + length)
  ) {
    ink += table.inkOf(line + length);
    length += 1;
    // Empty lines at the end belong to what follows.
    if (table.inkOf(line + length - 1) > 0) inkAtEnd = length;
    // Less than a character a line is not worth following: this bounds the time.
    if (length >= leastCharacters && ink < leastCharacters) return 0;
  }
  return ink >= leastCharacters && (inkAtEnd >= leastLines || hasAnchor(table, line, inkAtEnd, leastCharacters)) ? inkAtEnd : 0;
}

function hasAnchor(table: LineTable, line: number, length: number, leastCharacters: number): boolean {
  for (let at = line; at < line + length; at += 1) if (table.inkOf(at) >= leastCharacters) return true;
  return false;
}

const COMPARED_UNITS = 65_536;

/** Whether two runs of lines have the same characters, as their hashes say; the line end behind the last is not looked at. */
function isSameRun(texts: readonly SearchedText[], table: LineTable, source: number, line: number, length: number): boolean {
  const a = texts[table.textOf(source)];
  const b = texts[table.textOf(line)];
  if (a === undefined || b === undefined) return false;
  const units = table.contentEnd(line + length - 1) - table.startOf(line);
  if (table.contentEnd(source + length - 1) - table.startOf(source) !== units) return false;
  for (let done = 0; done < units; done += COMPARED_UNITS) {
    const end = Math.min(done + COMPARED_UNITS, units);
    if (a.text.slice(table.startOf(source) + done, table.startOf(source) + end) !== b.text.slice(table.startOf(line) + done, table.startOf(line) + end)) return false;
  }
  return true;
}

function blockOf(texts: readonly SearchedText[], table: LineTable, line: number, length: number): Block {
  const unitId = texts[table.textOf(line)]?.id;
  if (unitId === undefined) throw new RangeError(`No text has the line ${line}`);
  return { unitId, start: table.startOf(line), end: table.endOf(line + length - 1) };
}

/** Where runs of lines were first seen, among those that stay: a table of hashes with open addresses. */
class SeenLines {
  private readonly table: LineTable;
  private readonly runLines: number;
  /** Line + 1 by the hash of the run that begins there, or of the line alone; 0: free. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly isDropped: Uint8Array;

  constructor(table: LineTable, runLines: number) {
    this.table = table;
    this.runLines = runLines;
    // A line may be in it twice: alone, and as the first of a run.
    const size = 2 ** Math.ceil(Math.log2(4 * table.lines + 4));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    this.isDropped = new Uint8Array(table.lines);
  }

  isKept(line: number): boolean {
    return this.isDropped[line] === 0;
  }

  drop(line: number, length: number): void {
    this.isDropped.fill(1, line, line + length);
  }

  /** The first line that begins the same run, or is the same line where that counts alone; −1: none. */
  find(line: number, isAlone: boolean): number {
    const alone = isAlone ? this.lookUp(line, 1, false) : -1;
    return alone !== -1 ? alone : this.isRun(line) ? this.lookUp(line, this.runLines, false) : -1;
  }

  /** Remembers a line that stays, and the run that ends with it. `runStart`: the lines from there on stay and belong together. */
  keep(line: number, runStart: number, isAlone: (line: number) => boolean): void {
    if (isAlone(line)) this.lookUp(line, 1, true);
    const first = line - this.runLines + 1;
    if (first >= runStart) this.lookUp(first, this.runLines, true);
  }

  private isRun(line: number): boolean {
    if (line + this.runLines > this.table.lines) return false;
    for (let at = line + 1; at < line + this.runLines; at += 1) if (this.table.isFirstOfText(at)) return false;
    return true;
  }

  private lookUp(line: number, length: number, isAdded: boolean): number {
    let slot = this.hash(line, length) & this.mask;
    for (;;) {
      const found = (this.slots[slot] ?? 0) - 1;
      if (found === -1) {
        if (isAdded) this.slots[slot] = line + 1;
        return -1;
      }
      if (this.isSame(found, line, length)) return found;
      slot = (slot + 1) & this.mask;
    }
  }

  private isSame(a: number, b: number, length: number): boolean {
    if (a + length > this.table.lines) return false;
    for (let at = 0; at < length; at += 1) if (!this.table.isSameHash(a + at, b + at)) return false;
    return true;
  }

  private hash(line: number, length: number): number {
    let hash = length;
    for (let at = line; at < line + length; at += 1) hash = Math.imul(hash ^ this.table.hashOf(at), 0x9e3779b1) ^ (hash >>> 15);
    return hash ^ (hash >>> 13);
  }
}
