import { type ReadTable, wholeTable } from './whole-table';

/** A cell as it stands on the page. */
export interface ReadCell {
  readonly text: string;
  /** Columns that it takes, 1…. */
  readonly span: number;
  /** Buttons or fields are in it. */
  readonly hasControl: boolean;
}

/** The tables that are shown within an element, with the words that are shown in them; of those drawn in part, the whole. */
export function readTables(within: ParentNode): readonly ReadTable[] {
  return [...within.querySelectorAll<HTMLElement>('table, [role="grid"], [role="tree"]')]
    .filter(isShown)
    .flatMap((element) => wholeTable(element) ?? (element instanceof HTMLTableElement ? { name: nameOf(element), rows: plainRows([...element.rows].filter(isShown).map(cellsOf)) } : []))
    .filter(({ rows }) => rows.length > 1);
}

/**
 * Rows of texts, all columns in each row: a cell that spans several is followed by empty ones. Left out are rows without a word,
 * rows of one cell that spans the table, which is a remark on another row, and columns that hold only buttons and fields.
 */
export function plainRows(rows: readonly (readonly ReadCell[])[]): readonly (readonly string[])[] {
  const columns = Math.max(0, ...rows.map((cells) => cells.reduce((sum, { span }) => sum + span, 0)));
  const kept = rows
    .filter((cells) => cells.some(({ text }) => text !== '') && !(columns > 1 && cells.length === 1 && cells[0]?.span === columns))
    .map((cells) => cells.flatMap(({ text, span, hasControl }) => [{ text, hasControl }, ...Array.from({ length: span - 1 }, () => ({ text: '', hasControl: false }))]));
  const body = kept.slice(1);
  const isOfControls = (column: number) => body.every((cells) => (cells[column]?.text ?? '') === '') && body.some((cells) => cells[column]?.hasControl === true);
  const left = Array.from({ length: columns }, (_, column) => column).filter((column) => !isOfControls(column));
  return kept.map((cells) => left.map((column) => cells[column]?.text ?? ''));
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function nameOf(table: HTMLTableElement): string {
  return table.getAttribute('aria-label') ?? table.caption?.textContent ?? 'Table';
}

function cellsOf(row: HTMLTableRowElement): readonly ReadCell[] {
  return [...row.cells].map((cell) => ({ text: cell.innerText.replace(/\s+/g, ' ').trim(), span: cell.colSpan, hasControl: cell.querySelector('button, input, select, textarea') !== null }));
}
