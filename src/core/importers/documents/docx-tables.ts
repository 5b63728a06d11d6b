// Tables of a Word document (ECMA-376, part 1, 17.4) as tables of Markdown, whose columns stay in line where cells are merged.
import { attributeOf, type XmlAttributes } from './xml';

export interface WordTables {
  readonly isInCell: boolean;
  /** A line goes to the cell that it stands in, else to the text. */
  put(line: string): void;
  /** `path` ends with the element. */
  open(path: readonly string[], attributes: XmlAttributes): void;
  close(name: string): void;
}

interface Table {
  cells: string[];
  rows: number;
  /** Columns that a row has no cell in, behind its last one. */
  after: number;
  /** Columns of the cell that is open. */
  span: number;
  /** The rows of one in a cell of another. */
  readonly inner: string[];
}

/** Of a table in Word. */
const MOST_COLUMNS = 63;

export function createTables(write: (line: string) => void): WordTables {
  const tables: Table[] = [];
  const cells: string[][] = [];
  /** Nothing stands behind the last table. */
  let isAfterTable = false;
  const put = (line: string) => {
    const cell = cells.at(-1);
    if (cell !== undefined) return void cell.push(line);
    isAfterTable = false;
    write(line);
  };
  const closeCell = (table: Table) => {
    const text = (cells.pop() ?? []).join(' ').replaceAll('\n', ' ').trim();
    table.cells.push(cells.length > 0 ? text : text.replaceAll('|', '\\|'), ...empty(table.span - 1));
  };
  return {
    get isInCell() {
      return cells.length > 0;
    },
    put,
    open: (path, attributes) => {
      const [name, parent, outside] = [path.at(-1), path.at(-2), path.at(-3)];
      const table = tables.at(-1);
      if (name === 'tbl') {
        // Tables with nothing between them would read as one.
        if (isAfterTable && cells.length === 0) put('');
        tables.push({ cells: [], rows: 0, after: 0, span: 1, inner: [] });
      } else if (table === undefined) return;
      else if (name === 'tr') [table.cells, table.after] = [[], 0];
      else if (name === 'tc') {
        cells.push([]);
        table.span = 1;
      } else if (name === 'gridSpan' && parent === 'tcPr' && outside === 'tc') table.span = Math.max(1, columnsOf(attributes));
      else if (name === 'gridBefore' && parent === 'trPr' && outside === 'tr') table.cells.push(...empty(columnsOf(attributes)));
      else if (name === 'gridAfter' && parent === 'trPr' && outside === 'tr') table.after = columnsOf(attributes);
    },
    close: (name) => {
      const table = tables.at(-1);
      if (table === undefined) return;
      if (name === 'tc') closeCell(table);
      else if (name === 'tr') putRow(table, put, cells.length > 0);
      else if (name === 'tbl') {
        const inner = tables.pop()?.inner.join('; ') ?? '';
        if (inner !== '') put(inner);
        isAfterTable = cells.length === 0;
      }
    },
  };
}

function columnsOf(attributes: XmlAttributes): number {
  return Math.min(MOST_COLUMNS, Math.max(0, Number(attributeOf(attributes, 'val')) || 0));
}

function empty(columns: number): readonly string[] {
  return Array.from({ length: columns }, () => '');
}

/** Markdown has no tables in cells: of such a one the words stand there, with marks between its cells and its rows. */
function putRow(table: Table, put: (line: string) => void, isInCell: boolean): void {
  if (isInCell) {
    const words = table.cells.filter((text) => text !== '').join(', ');
    if (words !== '') table.inner.push(words);
    return;
  }
  const row = [...table.cells, ...empty(table.after)];
  put(`| ${row.join(' | ')} |`);
  if (table.rows === 0) put(`|${' --- |'.repeat(Math.max(1, row.length))}`);
  table.rows += 1;
}
