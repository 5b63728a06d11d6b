import { Fragment, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowsToDraw } from './rows-to-draw';
import { useDrawnWhole } from './use-drawn-whole';
import { useRowsInSight } from './use-rows-in-sight';

/** Up to so many rows of a table are all drawn. */
export const MOST_DRAWN = 200;

export interface TableRowsInSightProps<Row> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Of every row, with its lines, until one is drawn and measured. Where there are more than MOST_DRAWN, all are as high. */
  usualHeightPx: number;
  columns: number;
  /** A `tr` that has its key as `data-key`; `index` is its place from 0. */
  children: (row: Row, index: number) => ReactNode;
}

/** Rows of one height in the body of a table; of many only those in sight and the one that has the focus, with room for the others. */
export function TableRowsInSight<Row>(props: TableRowsInSightProps<Row>) {
  const isWhole = useDrawnWhole() || props.rows.length <= MOST_DRAWN;
  return isWhole ? props.rows.map(props.children) : <RowsInSight {...props} />;
}

function RowsInSight<Row>({ rows, keyOf, usualHeightPx, columns, children }: TableRowsInSightProps<Row>) {
  const top = useRef<HTMLTableRowElement>(null);
  const rowHeightPx = useRowHeight(top, usualHeightPx);
  const focused = useFocusedKey(top);
  const { first, end } = useRowsInSight(top, rows.length, useCallback((element) => ({ topPx: element.getBoundingClientRect().bottom, rowHeightPx }), [rowHeightPx]));
  const drawn = rowsToDraw(first, end, focused === null ? [] : [rows.findIndex((row) => keyOf(row) === focused)]);
  const room = (from: number, to: number) => (from === to ? null : <Room rowHeightPx={(to - from) * rowHeightPx} columns={columns} />);
  return (
    <>
      <tr ref={top} aria-hidden />
      {drawn.map((index, at) => (
        <Fragment key={keyOf(rows[index] as Row)}>
          {room(at === 0 ? 0 : (drawn[at - 1] ?? 0) + 1, index)}
          {children(rows[index] as Row, index)}
        </Fragment>
      ))}
      {room((drawn.at(-1) ?? -1) + 1, rows.length)}
    </>
  );
}

function Room({ rowHeightPx, columns }: { rowHeightPx: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} className="p-0" style={{ height: rowHeightPx }} />
    </tr>
  );
}

/** Larger letters, or a narrow table, make it another. */
function useRowHeight(before: { readonly current: HTMLTableRowElement | null }, usualPx: number): number {
  const [heightPx, setHeightPx] = useState(usualPx);
  const measure = useCallback(() => {
    const measured = before.current?.parentElement?.querySelector('[data-key]')?.getBoundingClientRect().height ?? 0;
    if (measured > 0) setHeightPx((known) => (Math.abs(measured - known) > 0.1 ? measured : known));
  }, [before]);
  useLayoutEffect(measure);
  return heightPx;
}

/** The key of the row in the same body that has the focus. */
function useFocusedKey(row: { readonly current: HTMLTableRowElement | null }): string | null {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    const body = row.current?.parentElement;
    if (body == null) return undefined;
    const enter = ({ target }: FocusEvent) => setKey((target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null);
    const leave = () => setKey(null);
    body.addEventListener('focusin', enter);
    body.addEventListener('focusout', leave);
    return () => {
      body.removeEventListener('focusin', enter);
      body.removeEventListener('focusout', leave);
    };
  }, [row]);
  return key;
}
