import { describe, expect, it } from 'vitest';
import { movedCursor, shownLabels } from './heat-cursor';

describe('the cursor of a heat map', () => {
  it('goes a cell by arrows and to the edges by the other keys, and stays within', () => {
    const at = { row: 1, column: 1 };
    expect(movedCursor(at, 'ArrowUp', 3, 4)).toEqual({ row: 0, column: 1 });
    expect(movedCursor(at, 'ArrowDown', 3, 4)).toEqual({ row: 2, column: 1 });
    expect(movedCursor(at, 'ArrowRight', 3, 4)).toEqual({ row: 1, column: 2 });
    expect(movedCursor({ row: 0, column: 0 }, 'ArrowLeft', 3, 4)).toEqual({ row: 0, column: 0 });
    expect(movedCursor(at, 'End', 3, 4)).toEqual({ row: 1, column: 3 });
    expect(movedCursor(at, 'Home', 3, 4)).toEqual({ row: 1, column: 0 });
    expect(movedCursor(at, 'PageDown', 3, 4)).toEqual({ row: 2, column: 1 });
    expect(movedCursor(at, 'PageUp', 3, 4)).toEqual({ row: 0, column: 1 });
    expect(movedCursor(at, 'a', 3, 4)).toBeNull();
  });
});

describe('labels', () => {
  it('are all shown where there is room, else some with both ends', () => {
    expect([...shownLabels(3, 8)]).toEqual([0, 1, 2]);
    expect([...shownLabels(35, 5)]).toEqual([0, 9, 17, 26, 34]);
    expect([...shownLabels(0, 5)]).toEqual([]);
    expect([...shownLabels(4, 1)]).toEqual([0, 3]);
  });
});
