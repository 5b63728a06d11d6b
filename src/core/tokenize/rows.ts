import { strongDirection, TENTHS, tenthsOf } from './character-columns';
import type { RowLayout, TokenSpans } from './spans';
import { nextGroup } from './token';
import { bytesAt } from './utf8';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Lays tokens out in rows of `columns` monospace columns, 1 or more.
 *
 * A row takes whole groups of tokens (see `glyphGroups`) while they fit. It ends after a group with a line break in it
 * ("\n", "\r\n" or a lone "\r"; the break is drawn as a mark one column wide), and before a new segment. A group wider
 * than a row stands alone. The direction of a row is that of the paragraph in which it begins: its first letter or
 * direction mark up to the next line break, left to right where there is none. No tokens: no rows. O(n).
 */
export function layoutRows(spans: TokenSpans, text: string, columns: number): RowLayout {
  const count = spans.ids.length;
  const { segmentStarts, segmentOffsets } = spans;
  const limit = columns * TENTHS;
  const rowStarts = new Uint32Array(count);
  const rowRightToLeft = new Uint8Array(count);
  let rows = 0;
  let rowTenths = 0;
  let rowIsComplete = true;
  let nextSegment = 0;
  let segmentEnd = 0;
  let paragraphStart = 0;
  let judgedParagraph = -1;
  let rightToLeft = false;

  for (let first = 0; first < count; ) {
    const next = nextGroup(spans, first);
    const start = spans.starts[first]!;
    const end = next < count ? spans.starts[next]! : text.length;
    while (nextSegment < segmentStarts.length && segmentStarts[nextSegment]! <= first) {
      nextSegment += 1;
      segmentEnd = nextSegment < segmentOffsets.length ? segmentOffsets[nextSegment]! : text.length;
      rowIsComplete = true;
      paragraphStart = start;
    }

    let tenths = 0;
    let lineEnd = -1;
    for (let place = start; place < end; place += 1) {
      const unit = text.charCodeAt(place);
      if (unit < 0x80) {
        tenths += tenthsOf(unit);
        if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && !isFollowedByLineFeed(text, place, segmentEnd))) {
          lineEnd = place + 1;
        }
      } else if (bytesAt(text, place, end) === 4) {
        tenths += tenthsOf(text.codePointAt(place)!);
        place += 1;
      } else {
        tenths += tenthsOf(unit);
      }
    }

    if (rowIsComplete || (rowTenths > 0 && rowTenths + tenths > limit)) {
      if (judgedParagraph !== paragraphStart) {
        rightToLeft = isRightToLeft(text, paragraphStart, segmentEnd);
        judgedParagraph = paragraphStart;
      }
      rowStarts[rows] = first;
      rowRightToLeft[rows] = rightToLeft ? 1 : 0;
      rows += 1;
      rowTenths = 0;
    }
    rowTenths += tenths;
    rowIsComplete = lineEnd >= 0;
    if (lineEnd >= 0) paragraphStart = lineEnd;
    first = next;
  }
  return { columns, rowStarts: rowStarts.slice(0, rows), rowRightToLeft: rowRightToLeft.slice(0, rows) };
}

function isFollowedByLineFeed(text: string, place: number, segmentEnd: number): boolean {
  return place + 1 < segmentEnd && text.charCodeAt(place + 1) === LINE_FEED;
}

/** Whether the first strong character from `start` up to the end of its line is written from right to left. */
function isRightToLeft(text: string, start: number, end: number): boolean {
  for (let place = start; place < end; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) return false;
    const isPair = bytesAt(text, place, end) === 4;
    const direction = strongDirection(isPair ? text.codePointAt(place)! : unit);
    if (direction !== undefined) return direction === 'rtl';
    if (isPair) place += 1;
  }
  return false;
}
