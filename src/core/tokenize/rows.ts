import { release } from '@/core/release';
import { strongDirection, TENTHS, tenthsOf } from './character-columns';
import type { TokenDocument } from './document';
import { ENCODING_IDS } from './encoding';
import { endOfCell, idsColumns, type RowDisplay } from './row-display';
import type { RowTable } from './spans';
import { nextGroup } from './token';
import { bytesAt } from './utf8';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Text read at a time in search of a paragraph's direction. Most paragraphs tell it with their first word. */
const DIRECTION_UNITS = 256;
/** A row ends here at the latest: characters without a width would fill it for ever. */
const MOST_ROW_UNITS = 1024;
/** By how much the table grows when it is full. */
const GROWTH = 1.5;

/**
 * Lays the tokens of a view out in rows of `columns` monospace columns, 1 or more, step by step: yields the units done so
 * far, returns the rows. Each document is a segment; offsets are units of the joined segments.
 *
 * A row takes whole groups of tokens (see `glyphGroups`) while they fit, up to 1,024 units. It ends after a group with a
 * line break in it ("\n", "\r\n" or a lone "\r"; the break is drawn as a mark one column wide), and before a new segment.
 * A group wider than a row stands alone. Where ids are shown, groups are as wide as their ids (with the text above them,
 * as the wider of both; an emoji is one group then), with a column between them; ids alone know no line breaks. The direction of a row is that of the paragraph in which it begins: its first letter or
 * direction mark up to the next line break, left to right where there is none. No tokens: no rows. O(n); the tokens are
 * encoded again as they are needed, never all at once. Without documents the encoding is the first there is.
 */
export function* layoutDocuments(
  documents: readonly TokenDocument[],
  columns: number,
  display: RowDisplay = 'text',
): Generator<number, RowTable, undefined> {
  const rows = new RowWriter(columns, display);
  const segmentTokens = new Uint32Array(documents.length);
  const segmentOffsets = new Uint32Array(documents.length);
  let tokens = 0;
  let offset = 0;
  for (const [segment, document] of documents.entries()) {
    segmentTokens[segment] = tokens;
    segmentOffsets[segment] = offset;
    let text = '';
    let sliceStart = 0;
    // Mostly what is at hand; the document has to decode its text.
    const textOf = (start: number, end: number): string =>
      start >= sliceStart && end <= sliceStart + text.length
        ? text.slice(start - sliceStart, end - sliceStart)
        : document.text(start, end);
    rows.beginSegment(textOf, document.units, offset);
    for (const slice of document.slices()) {
      sliceStart = slice.starts[0]!;
      text = document.text(sliceStart, slice.endOffset);
      for (let first = 0; first < slice.ids.length; ) {
        const next = display === 'both' ? endOfCell(slice, text, first) : nextGroup(slice, first);
        const start = slice.starts[first]!;
        const end = next < slice.ids.length ? slice.starts[next]! : slice.endOffset;
        const idsWidth = display === 'text' ? 0 : idsColumns(slice.ids, first, next);
        rows.addGroup(text, start - sliceStart, end - sliceStart, start, tokens + slice.firstToken + first, idsWidth);
        first = next;
      }
      yield offset + slice.endOffset;
    }
    tokens += document.tokens;
    offset += document.units;
  }
  const encodingId = documents[0]?.encodingId ?? ENCODING_IDS[0]!;
  return { encodingId, columns, tokens, ...rows.finish(), segmentTokens, segmentOffsets };
}

type TextOf = (start: number, end: number) => string;

/** Takes groups of tokens and makes rows of them. */
class RowWriter {
  private readonly display: RowDisplay;
  private readonly limitTenths: number;
  private rows = 0;
  private rowTokens = new Uint32Array(256);
  private rowOffsets = new Uint32Array(256);
  private rowRightToLeft = new Uint8Array(256);

  private rowTenths = 0;
  private rowStart = 0;
  private rowIsComplete = true;

  /** Text of the segment, by places in it. */
  private textOf: TextOf = () => '';
  private segmentUnits = 0;
  private segmentOffset = 0;
  private paragraphStart = 0;
  private paragraphIsJudged = false;
  private rightToLeft = false;

  constructor(columns: number, display: RowDisplay) {
    this.display = display;
    // The column after the last cell of a row may be missing.
    this.limitTenths = (display === 'text' ? columns : columns + 1) * TENTHS;
  }

  beginSegment(textOf: TextOf, units: number, offset: number): void {
    this.textOf = textOf;
    this.segmentUnits = units;
    this.segmentOffset = offset;
    this.rowIsComplete = true;
    this.beginParagraph(0);
  }

  /**
   * Adds the characters text[from, to), which begin at the unit `start` of the segment and with the view's token `token`,
   * and whose ids take so many columns.
   */
  addGroup(text: string, from: number, to: number, start: number, token: number, idsWidth: number): void {
    let tenths = 0;
    let lineEnd = -1;
    for (let place = from; place < to; place += 1) {
      const unit = text.charCodeAt(place);
      if (unit < 0x80) {
        tenths += tenthsOf(unit);
        if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && !this.isLineFeed(text, place + 1, start - from))) {
          lineEnd = start - from + place + 1;
        }
      } else if (bytesAt(text, place, to) === 4) {
        tenths += tenthsOf(text.codePointAt(place)!);
        place += 1;
      } else {
        tenths += tenthsOf(unit);
      }
    }

    const width = this.widthOf(tenths, idsWidth);
    const isFull = this.rowTenths > 0 && this.rowTenths + width > this.limitTenths;
    if (this.rowIsComplete || isFull || start + (to - from) - this.rowStart > MOST_ROW_UNITS) this.beginRow(start, token);
    this.rowTenths += width;
    this.rowIsComplete = lineEnd >= 0 && this.display !== 'ids';
    if (lineEnd >= 0) this.beginParagraph(lineEnd);
  }

  /** To be called once, at the end. */
  finish(): Pick<RowTable, 'rowTokens' | 'rowOffsets' | 'rowRightToLeft'> {
    this.resize(this.rows);
    const { rowTokens, rowOffsets, rowRightToLeft } = this;
    return { rowTokens, rowOffsets, rowRightToLeft };
  }

  /** Of a group, in tenths of a column; cells with the column that follows them. */
  private widthOf(textTenths: number, idsWidth: number): number {
    if (this.display === 'text') return textTenths;
    const idsTenths = idsWidth * TENTHS;
    const widest = this.display === 'ids' ? idsTenths : Math.max(Math.ceil(textTenths / TENTHS) * TENTHS, idsTenths);
    return widest + TENTHS;
  }

  private beginRow(start: number, token: number): void {
    if (this.rows === this.rowTokens.length) this.resize(Math.ceil(this.rows * GROWTH));
    if (!this.paragraphIsJudged) {
      this.rightToLeft = isRightToLeft(this.textOf, this.paragraphStart, this.segmentUnits);
      this.paragraphIsJudged = true;
    }
    this.rowTokens[this.rows] = token;
    this.rowOffsets[this.rows] = this.segmentOffset + start;
    this.rowRightToLeft[this.rows] = this.rightToLeft ? 1 : 0;
    this.rows += 1;
    this.rowTenths = 0;
    this.rowStart = start;
  }

  private beginParagraph(start: number): void {
    this.paragraphStart = start;
    this.paragraphIsJudged = false;
  }

  /** Whether a line feed stands at `place` of the text at hand or, behind its end, of the segment. */
  private isLineFeed(text: string, place: number, textStart: number): boolean {
    if (textStart + place >= this.segmentUnits) return false;
    if (place < text.length) return text.charCodeAt(place) === LINE_FEED;
    return this.textOf(textStart + place, textStart + place + 1) === '\n';
  }

  private resize(capacity: number): void {
    this.rowTokens = resized(this.rowTokens, capacity);
    this.rowOffsets = resized(this.rowOffsets, capacity);
    this.rowRightToLeft = resized(this.rowRightToLeft, capacity);
  }
}

/** A column with room for `capacity` rows, of which it keeps as many as fit. The memory of the old one is given back at once. */
function resized<Column extends Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(column: Column, capacity: number): Column {
  const next = new (column.constructor as new (length: number) => Column)(capacity);
  next.set(column.subarray(0, capacity));
  release(column.buffer);
  return next;
}

/** Whether the first strong character from `start` up to the end of its line is written from right to left. */
function isRightToLeft(textOf: TextOf, start: number, end: number): boolean {
  let from = start;
  while (from < end) {
    const to = Math.min(end, from + DIRECTION_UNITS);
    // One unit more: the second half of a pair that begins with the last one.
    const text = textOf(from, Math.min(end, to + 1));
    let place = 0;
    while (place < to - from) {
      const unit = text.charCodeAt(place);
      if (unit === LINE_FEED || unit === CARRIAGE_RETURN) return false;
      const isPair = bytesAt(text, place, text.length) === 4;
      const direction = strongDirection(isPair ? text.codePointAt(place)! : unit);
      if (direction !== undefined) return direction === 'rtl';
      place += isPair ? 2 : 1;
    }
    from += place;
  }
  return false;
}
