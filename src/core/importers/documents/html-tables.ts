// Where the cells of a page's tables stand (HTML, 4.9.12): one over several columns or rows takes the places of others.

type Attributes = Readonly<Record<string, string>>;

export interface HtmlTables {
  open(name: string): void;
  close(name: string): void;
  /** What stands before the cell that begins here: a tab for each column from the start of the cell before it; '' of the first one, and outside of rows. */
  nextCell(attributes: Attributes): string;
}

interface Table {
  /** Up to which row a cell from above takes the place, by column. */
  taken: number[];
  rows: number;
}

interface Row {
  readonly table: Table;
  /** Where the cell before began, and the first place behind it. */
  start: number;
  end: number;
}

/** That a cell goes over, or that stand empty before one: pages write a hundred for all there are. */
const MOST_COLUMNS = 100;
/** Columns behind these are not kept in line with the rows below. */
const MOST_KEPT = 1000;
const MOST_ROWS = 65_534;
const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);

export function createTables(): HtmlTables {
  const tables: Table[] = [];
  const rows: Row[] = [];
  return {
    open: (name) => {
      if (name === 'table') tables.push({ taken: [], rows: 0 });
      else if (name === 'tr') rows.push({ table: tables.at(-1) ?? { taken: [], rows: 0 }, start: 0, end: 0 });
    },
    close: (name) => {
      const table = tables.at(-1);
      if (name === 'table') tables.pop();
      else if (name === 'tr') {
        const row = rows.pop();
        if (row !== undefined) row.table.rows += 1;
      } else if (GROUPS.has(name) && table !== undefined) table.taken = [];
    },
    nextCell: (attributes) => {
      const row = rows.at(-1);
      if (row === undefined) return '';
      const { taken, rows: above } = row.table;
      let column = row.end;
      while ((taken[column] ?? -1) >= above) column += 1;
      const tabs = column - row.start;
      [row.start, row.end] = [column, column + spanOf(attributes['colspan'], MOST_COLUMNS)];
      const below = spanOf(attributes['rowspan'], MOST_ROWS) - 1;
      for (let each = column; below > 0 && each < Math.min(row.end, MOST_KEPT); each += 1) taken[each] = above + below;
      return '\t'.repeat(Math.min(MOST_COLUMNS, tabs));
    },
  };
}

/** Rows without an end are said by 0, and columns then are one. */
function spanOf(said: string | undefined, most: number): number {
  const digits = /^\s*\+?(\d{1,9})/.exec(said ?? '')?.[1];
  if (digits === undefined) return 1;
  const span = Math.min(most, Number(digits));
  return span > 0 ? span : most === MOST_ROWS ? MOST_ROWS : 1;
}
