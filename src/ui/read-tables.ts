/** A table as it stands on the page. */
export interface ReadTable {
  readonly name: string;
  /** The head first; a cell that spans several columns is followed by empty ones. */
  readonly rows: readonly (readonly string[])[];
}

/** The tables that are shown within an element, with the words that are shown in them. */
export function readTables(within: ParentNode): readonly ReadTable[] {
  return [...within.querySelectorAll('table')]
    .filter((table) => table.getClientRects().length > 0)
    .map((table) => ({ name: nameOf(table), rows: [...table.rows].map(cellsOf).filter((cells) => cells.some((cell) => cell !== '')) }))
    .filter(({ rows }) => rows.length > 1);
}

function nameOf(table: HTMLTableElement): string {
  return table.getAttribute('aria-label') ?? table.caption?.textContent ?? 'Table';
}

function cellsOf(row: HTMLTableRowElement): readonly string[] {
  return [...row.cells].flatMap((cell) => [cell.innerText.replace(/\s+/g, ' ').trim(), ...Array.from({ length: cell.colSpan - 1 }, () => '')]);
}
