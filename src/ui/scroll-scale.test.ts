import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentTopFor, elementHeightPx, follow, MAX_HEIGHT_PX, placeAt, rowWindow, settledPlace, type RowTarget, type ScrollSize } from './scroll-scale';

const small: ScrollSize = { rowCount: 1000, rowHeightPx: 25, viewportPx: 500 };
const huge: ScrollSize = { rowCount: 5_000_000, rowHeightPx: 25, viewportPx: 500 };
const TOP = { scrollTopPx: 0, contentTopPx: 0 };

describe('content that fits into an element', () => {
  test('is not scaled', () => {
    expect(elementHeightPx(small)).toBe(25_000);
    expect(follow(small, TOP, 12_345)).toEqual({ scrollTopPx: 12_345, contentTopPx: 12_345 });
    expect(rowWindow(small, placeAt(small, 250), 2)).toEqual({ first: 8, end: 32, offsetPx: 200 });
  });

  test('the window ends where the rows end', () => {
    expect(rowWindow(small, placeAt(small, 1e9), 5)).toEqual({ first: 975, end: 1000, offsetPx: 975 * 25 });
    expect(rowWindow({ ...small, rowCount: 0 }, TOP, 5)).toEqual({ first: 0, end: 0, offsetPx: 0 });
  });
});

describe('content that is taller than an element can be', () => {
  test('first and last row are in reach', () => {
    expect(elementHeightPx(huge)).toBe(MAX_HEIGHT_PX);
    const bottom = follow(huge, TOP, MAX_HEIGHT_PX - huge.viewportPx);
    const { first, end, offsetPx } = rowWindow(huge, bottom, 0);
    expect(end).toBe(huge.rowCount);
    expect(offsetPx + (end - first) * huge.rowHeightPx).toBeCloseTo(MAX_HEIGHT_PX, 3);
    expect(rowWindow(huge, follow(huge, bottom, 0), 0).first).toBe(0);
  });

  test('a small step moves the content by as much, a long one to scale', () => {
    const middle = placeAt(huge, 60_000_000);
    expect(follow(huge, middle, middle.scrollTopPx + 100).contentTopPx).toBeCloseTo(60_000_100, 3);
    const jumped = follow(huge, TOP, (MAX_HEIGHT_PX - huge.viewportPx) / 2);
    expect(jumped.contentTopPx).toBeCloseTo((125_000_000 - huge.viewportPx) / 2, 0);
  });

  test('every row can be reached, and is drawn inside the viewport', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: huge.rowCount - 1 }), fc.constantFrom<RowTarget>('least', 'middle', 'top'), (row, how) => {
        const place = placeAt(huge, contentTopFor(huge, 0, row, how));
        const { first, end, offsetPx } = rowWindow(huge, place, 0);
        expect(first <= row && row < end).toBe(true);
        const topPx = offsetPx + (row - first) * huge.rowHeightPx - place.scrollTopPx;
        expect(topPx).toBeGreaterThanOrEqual(-0.01);
        expect(topPx + huge.rowHeightPx).toBeLessThanOrEqual(huge.viewportPx + 0.01);
      }),
    );
  });

  test('the rows of ten million tokens are all in reach, at the edge of scaling and beyond it', () => {
    for (const rowHeightPx of [25, 44]) {
      for (const rowCount of [599_999, 600_000, 600_001, 900_000]) {
        const size: ScrollSize = { rowCount, rowHeightPx, viewportPx: 612 };
        const end = follow(size, TOP, elementHeightPx(size) - size.viewportPx);
        expect(rowWindow(size, end, 0).end).toBe(rowCount);
        // By the wheel alone, from row to row, somewhere in the middle.
        let place = placeAt(size, 300_000 * rowHeightPx);
        for (let row = 300_000; row < 300_050; row += 1) {
          expect(rowWindow(size, place, 0).first).toBe(row);
          place = follow(size, place, place.scrollTopPx + rowHeightPx);
        }
      }
    }
  });

  test('the scroll bar is put right after small steps, without moving the content', () => {
    const middle = placeAt(huge, 60_000_000);
    expect(settledPlace(huge, middle)).toBeNull();
    const drifted = follow(huge, middle, middle.scrollTopPx + 400);
    expect(settledPlace(huge, drifted)).toEqual(placeAt(huge, drifted.contentTopPx));
    expect(settledPlace(small, { scrollTopPx: 10, contentTopPx: 10 })).toBeNull();
  });

  test('steps never leave the content', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: MAX_HEIGHT_PX, noNaN: true })), (tops) => {
        let place = TOP;
        for (const top of tops) {
          place = follow(huge, place, top);
          expect(place.contentTopPx).toBeGreaterThanOrEqual(0);
          expect(place.contentTopPx).toBeLessThanOrEqual(125_000_000 - huge.viewportPx);
        }
      }),
    );
  });
});

describe('contentTopFor', () => {
  test('stays where the row is in sight', () => {
    expect(contentTopFor(small, 100, 10, 'least')).toBe(100);
    expect(contentTopFor(small, 100, 10, 'middle')).toBe(100);
  });
  test('moves by the least, or to the middle', () => {
    expect(contentTopFor(small, 0, 30, 'least')).toBe(31 * 25 - 500);
    expect(contentTopFor(small, 5000, 30, 'least')).toBe(750);
    expect(contentTopFor(small, 5000, 30, 'middle')).toBe(750 - 237.5);
    expect(contentTopFor(small, 740, 30, 'top')).toBe(750);
  });
});
