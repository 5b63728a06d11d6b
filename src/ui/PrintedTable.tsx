import { MOST_PRINTED, printedWords } from './printed-rows';
import { usePrinting } from './use-printing';
import type { ReadTable } from './whole-table';

export interface PrintedTableProps {
  /** All the rows that there are, without the head. */
  readonly rows: number;
  /** Made when it is printed, of up to so many rows. */
  readonly make: (most: number) => ReadTable;
  /** Columns of words, which stand on the left; the others hold figures. */
  readonly isText: (column: number) => boolean;
  /** It has more columns than a page is wide, so it lies on its side. */
  readonly isWide?: boolean;
  /** What to do to have all rows, where there are more than are printed: a sentence. */
  readonly all?: string;
}

/** On paper, in the place of a table of which the page draws only the rows in sight: its rows, as many as are printed. */
export function PrintedTable(props: PrintedTableProps) {
  return usePrinting() ? <Rows {...props} /> : null;
}

function Rows({ rows: whole, make, isText, isWide = false, all = '' }: PrintedTableProps) {
  const { name, rows } = make(MOST_PRINTED);
  const [head = [], ...body] = rows;
  const printed = body.slice(0, MOST_PRINTED);
  const cell = (column: number) => `border-t border-line px-1.5 py-0.5 align-top first:pl-0 last:pr-0 ${isText(column) ? 'text-left' : 'text-right'}`;
  return (
    <div data-printed data-wide={isWide || undefined} className="hidden px-[var(--gutter)] py-2 print:block">
      <table aria-label={`${name}, printed`} className="w-full border-separate border-spacing-0 text-micro">
        <thead className="text-ink-soft">
          <tr>
            {head.map((label, column) => (
              <th key={column} scope="col" className={`px-1.5 py-1 align-bottom font-semibold first:pl-0 last:pr-0 ${isText(column) ? 'text-left' : 'text-right'}`}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printed.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, column) => (
                <td key={column} className={`${cell(column)} ${column === 0 ? '[overflow-wrap:anywhere] whitespace-pre-wrap' : ''}`}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="m-0 mt-1 text-small text-ink-soft">{printedWords({ end: printed.length, whole })}{printed.length < whole && all !== '' ? ` ${all}` : ''}</p>
    </div>
  );
}
