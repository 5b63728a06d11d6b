/** A cell of the grid's body, counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell, after the ARIA grid pattern; null: it is not a key that moves. The edges hold. */
export function cellAfter(key: string, { row, column }: Cell, { rows, columns, pageRows }: { readonly rows: number; readonly columns: number; readonly pageRows: number }): Cell | null {
  const moved = (() => {
    switch (key) {
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'ArrowRight':
        return { row, column: column + 1 };
      case 'ArrowLeft':
        return { row, column: column - 1 };
      case 'PageDown':
        return { row: row + pageRows, column };
      case 'PageUp':
        return { row: row - pageRows, column };
      case 'Home':
        return { row: 0, column };
      case 'End':
        return { row: rows - 1, column };
      default:
        return null;
    }
  })();
  if (moved === null || rows === 0 || columns === 0) return null;
  return { row: Math.min(rows - 1, Math.max(0, moved.row)), column: Math.min(columns - 1, Math.max(0, moved.column)) };
}
