import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAfter } from './grid-keys';

const size = { rows: 20, columns: 4, pageRows: 6 };

describe('cellAfter', () => {
  it('moves by one, by a page and to both ends', () => {
    const from = { row: 10, column: 2 };
    expect(cellAfter('ArrowDown', from, size)).toEqual({ row: 11, column: 2 });
    expect(cellAfter('ArrowLeft', from, size)).toEqual({ row: 10, column: 1 });
    expect(cellAfter('PageUp', from, size)).toEqual({ row: 4, column: 2 });
    expect(cellAfter('End', from, size)).toEqual({ row: 19, column: 2 });
    expect(cellAfter('Home', from, size)).toEqual({ row: 0, column: 2 });
    expect(cellAfter('x', from, size)).toBeNull();
  });

  it('never leaves the grid', () => {
    const anyKey = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(fc.array(anyKey), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 }), (keys, rows, columns) => {
        let cell = { row: 0, column: 0 };
        for (const key of keys) cell = cellAfter(key, cell, { rows, columns, pageRows: 7 })!;
        expect(cell.row).toBeGreaterThanOrEqual(0);
        expect(cell.row).toBeLessThan(rows);
        expect(cell.column).toBeLessThan(columns);
      }),
    );
    expect(cellAfter('ArrowDown', { row: 0, column: 0 }, { ...size, rows: 0 })).toBeNull();
  });
});
