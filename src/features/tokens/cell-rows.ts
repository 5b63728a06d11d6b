import { TENTHS, tenthsOf } from '@/core/tokenize/character-columns';
import type { TokenSpans } from '@/core/tokenize/spans';
import { nextGroup } from '@/core/tokenize/token';
import { emojiGoesOn } from './clusters';

// Rows for the two displays that show ids. Like the text's layout, they are the index of each row's first token.

/** Columns of an id: its decimal digits. */
export function idColumns(id: number): number {
  let columns = 1;
  for (let rest = id; rest >= 10; rest = Math.floor(rest / 10)) columns += 1;
  return columns;
}

/** Ids one after the other with a column between them; a new segment begins a new row. O(tokens). */
export function idRows(spans: TokenSpans, columns: number): Uint32Array<ArrayBuffer> {
  const rows = new RowBreaker(spans, columns);
  for (let token = 0; token < spans.ids.length; token += 1) rows.add(token, idColumns(spans.ids[token] ?? 0) + 1);
  return rows.finish();
}

/**
 * Cells with a text above and its ids below, as wide as the wider of the two. A character of several tokens is one
 * cell. A line break ends the row, as it does in the text. O(characters).
 */
export function cellRows(spans: TokenSpans, text: string, columns: number): Uint32Array<ArrayBuffer> {
  const rows = new RowBreaker(spans, columns);
  const count = spans.ids.length;
  for (let first = 0; first < count; ) {
    let next = nextGroup(spans, first);
    while (next < count && emojiGoesOn(text, spans.starts[next] ?? 0)) next = nextGroup(spans, next);
    const start = spans.starts[first] ?? 0;
    const end = next < count ? (spans.starts[next] ?? 0) : text.length;
    let tenths = 0;
    let endsLine = false;
    for (let place = start; place < end; place += 1) {
      const unit = text.charCodeAt(place);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(place + 1) !== 0x0a)) endsLine = true;
      if (unit < 0xd800 || unit > 0xdbff) {
        tenths += tenthsOf(unit);
      } else {
        const codePoint = text.codePointAt(place) ?? 0;
        tenths += tenthsOf(codePoint);
        if (codePoint > 0xffff) place += 1;
      }
    }
    rows.add(first, Math.max(Math.ceil(tenths / TENTHS), idsColumns(spans, first, next)) + 1);
    if (endsLine) rows.endRow();
    first = next;
  }
  return rows.finish();
}

/** Columns of the ids of a group, with a column between them. */
function idsColumns(spans: TokenSpans, first: number, next: number): number {
  let columns = next - first - 1;
  for (let token = first; token < next; token += 1) columns += idColumns(spans.ids[token] ?? 0);
  return columns;
}

class RowBreaker {
  private readonly spans: TokenSpans;
  private readonly columns: number;
  private readonly starts: Uint32Array<ArrayBuffer>;
  private rows = 0;
  private used = 0;
  private full = true;
  private segment = 0;

  constructor(spans: TokenSpans, columns: number) {
    this.spans = spans;
    this.columns = columns;
    this.starts = new Uint32Array(spans.ids.length);
  }

  /** Adds what begins with `token` and is so many columns wide, the column after it included. */
  add(token: number, width: number): void {
    const { segmentStarts } = this.spans;
    while ((segmentStarts[this.segment] ?? Infinity) <= token) {
      this.segment += 1;
      this.full = true;
    }
    // The column after the last of a row may be missing.
    if (this.full || this.used + width - 1 > this.columns) {
      this.starts[this.rows] = token;
      this.rows += 1;
      this.used = 0;
      this.full = false;
    }
    this.used += width;
  }

  endRow(): void {
    this.full = true;
  }

  finish(): Uint32Array<ArrayBuffer> {
    return this.starts.slice(0, this.rows);
  }
}
