import { type ReadTable, wholeTable } from './whole-table';

/** A cell as it stands on the page. */
export interface ReadCell {
  readonly text: string;
  /** For a file of figures: the text with its amounts to the last digit, and without the sign (`data-sign`) before a name. */
  readonly exact: string;
  /** Columns that it takes, 1…. */
  readonly span: number;
  /** Buttons or fields are in it. */
  readonly hasControl: boolean;
}

/**
 * The tables that are shown within an element, with the words that are shown in them; of those drawn in part, or as something
 * else (`data-table`), the whole. What describes a table goes with it.
 */
export function readTables(within: ParentNode): readonly ReadTable[] {
  return [...within.querySelectorAll<HTMLElement>('table, [role="grid"], [role="tree"], [data-table]')]
    .filter(isShown)
    .flatMap((element) => wholeTable(element) ?? (element instanceof HTMLTableElement ? readTable(element) : []))
    .filter(({ rows }) => rows.length > 1);
}

function readTable(table: HTMLTableElement): ReadTable {
  const shown = [...table.rows].filter(isShown);
  const cells = withKinds(shown.map(cellsOf), shown.map(({ dataset }) => dataset['kind'] ?? ''));
  return { name: nameOf(table), rows: plainRows(cells), exactRows: plainRows(cells, 'exact'), notes: notesOf(table) };
}

/**
 * Rows of texts, all columns in each row: a cell that spans several is followed by empty ones. Left out are rows without a word,
 * rows of one cell that spans the table, which is a remark on another row, and columns that hold only buttons and fields.
 */
export function plainRows(rows: readonly (readonly ReadCell[])[], which: 'text' | 'exact' = 'text'): readonly (readonly string[])[] {
  const columns = Math.max(0, ...rows.map((cells) => cells.reduce((sum, { span }) => sum + span, 0)));
  const kept = rows
    .filter((cells) => cells.some(({ text }) => text !== '') && !(columns > 1 && cells.length === 1 && cells[0]?.span === columns))
    .map((cells) => cells.flatMap(({ [which]: text, span, hasControl }) => [{ text, hasControl }, ...Array.from({ length: span - 1 }, () => ({ text: '', hasControl: false }))]));
  const body = kept.slice(1);
  const isOfControls = (column: number) => body.every((cells) => (cells[column]?.text ?? '') === '') && body.some((cells) => cells[column]?.hasControl === true);
  const left = Array.from({ length: columns }, (_, column) => column).filter((column) => !isOfControls(column));
  return kept.map((cells) => left.map((column) => cells[column]?.text ?? ''));
}

/**
 * The cells with a column behind them that says of each row what it is to a sum, where the rows do (`data-kind`): added up as
 * they stand, a group and its parts would count twice. The words are for filters too and stay the same.
 */
export function withKinds(rows: readonly (readonly ReadCell[])[], kinds: readonly string[]): readonly (readonly ReadCell[])[] {
  if (kinds.every((kind) => kind === '')) return rows;
  return rows.map((cells, row) => {
    const text = row === 0 ? 'Row' : (kinds[row] ?? '');
    if (text !== '') return [...cells, { text, exact: text, span: 1, hasControl: false }];
    // A remark takes the new column too, and stays one that spans the table.
    return cells.map((cell, index) => (index === cells.length - 1 ? { ...cell, span: cell.span + 1 } : cell));
  });
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function nameOf(table: HTMLTableElement): string {
  return table.getAttribute('aria-label') ?? table.caption?.textContent ?? 'Table';
}

function cellsOf(row: HTMLTableRowElement): readonly ReadCell[] {
  return [...row.cells].map((cell) => {
    const text = wordsOf(cell);
    const marked = [...cell.querySelectorAll<HTMLElement>('data, [data-sign]')].filter(isShown).map((element) => ({ shown: wordsOf(element), value: element instanceof HTMLDataElement ? element.value : null }));
    return { text, exact: exactText(text, marked), span: cell.colSpan, hasControl: cell.querySelector('button, input, select, textarea') !== null };
  });
}

function wordsOf(element: HTMLElement): string {
  return element.innerText.replace(/\s+/g, ' ').trim();
}

function notesOf(table: HTMLTableElement): readonly string[] {
  const ids = (table.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.flatMap((id) => {
    const note = id === '' ? null : document.getElementById(id);
    return note === null ? [] : wordsOf(note);
  });
}

/** The words of a cell with each amount, in the order in which they stand there, in plain digits: "~$0.034" of 0.03402962 is "~$0.03402962". `value` null: it is left out. */
export function exactText(text: string, marked: readonly { readonly shown: string; readonly value: string | null }[]): string {
  let [exact, rest] = ['', text];
  for (const { shown, value } of marked) {
    const at = rest.indexOf(shown);
    if (shown === '' || at < 0) continue;
    exact += `${rest.slice(0, at)}${value === null ? '' : value.startsWith('-') ? `−$${value.slice(1)}` : `$${value}`}`;
    rest = rest.slice(at + shown.length);
  }
  return (exact + rest).trim();
}
