import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import type { ModelId } from '@/core/units';
import type { ModelColumn, ModelSort } from '@/state/model-table';
import type { Volume } from '@/state/volume';
import { PrintedTable } from '@/ui/PrintedTable';
import { textPx } from '@/ui/text-size';
import { useRowScroll } from '@/ui/use-row-scroll';
import { useWholeTable } from '@/ui/whole-table';
import { COLUMNS } from './columns';
import { shownRows } from './export-table';
import type { TableItem } from './order-rows';
import { HeadRow } from './HeadRow';
import { ItemRow } from './ItemRow';
import { type Cell, cellAfter } from './grid-keys';

export interface PriceTableProps {
  readonly items: readonly TableItem[];
  readonly columns: readonly ModelColumn[];
  readonly sort: ModelSort;
  readonly pinnedIds: readonly ModelId[];
  readonly volume: Volume;
  readonly onSort: (sort: ModelSort) => void;
  readonly onChoose: (id: ModelId) => void;
  readonly onPin: (id: ModelId) => void;
}

export const ROW_PX = textPx(43);
const HEAD_PX = textPx(32);
const NAME = 'Models against this prompt';
const noJump = () => {};

/**
 * The table as a grid of which only the rows in sight are drawn. The focus stays on the grid and names the active cell, so
 * that a row may leave the page while it is scrolled.
 */
export function PriceTable({ items, columns, sort, pinnedIds, volume, onSort, onChoose, onPin }: PriceTableProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // What the row scroll calls padding is on both sides; here the head takes all of it at the top.
  const { window: shown, heightPx, rowsInSight, scrollToRow } = useRowScroll(scroller, items.length, ROW_PX, HEAD_PX / 2, noJump);
  const whole = () => {
    const models = items.flatMap((item) => (item.kind === 'model' ? [item.row] : []));
    return { name: NAME, rows: shownRows(models, columns, volume), exactRows: shownRows(models, columns, volume, true) };
  };
  useWholeTable(scroller, whole);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 });
  const active: Cell = { row: Math.min(cell.row, items.length - 1), column: Math.min(cell.column, columns.length - 1) };

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys that were pressed on a button of the head are that button's.
    if (event.target !== scroller.current) return;
    const item = items[active.row];
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const next = modified ? null : cellAfter(event.key, active, { rows: items.length, columns: columns.length, pageRows: rowsInSight });
    if (next !== null) {
      setCell(next);
      scrollToRow(next.row, 'least');
      scrollToColumn(next.column);
    } else if (item?.kind === 'model' && !modified && (event.key === 'Enter' || event.key === ' ')) onChoose(item.row.model.id);
    else if (item?.kind === 'model' && !modified && event.key.toLowerCase() === 'p') onPin(item.row.model.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The first column stands still, and hides what is behind it. */
  const scrollToColumn = (column: number) => {
    const element = scroller.current;
    const head = element?.querySelectorAll<HTMLElement>('[role="columnheader"]');
    const [first, target] = [head?.[0], head?.[column]];
    if (element == null || first === undefined || target === undefined || column === 0) return;
    const [left, right] = [target.offsetLeft - first.offsetWidth, target.offsetLeft + target.offsetWidth - element.clientWidth];
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft) element.scrollLeft = right;
  };
  const activate = useCallback((row: number, column: number) => {
    setCell({ row, column });
    scroller.current?.focus({ preventScroll: true });
  }, []);

  const template = columns.map((column, index) => (index === 0 ? `minmax(var(--name-px), 1fr)` : `${textPx(COLUMNS[column].widthPx)}px`)).join(' ');
  const leastPx = columns.slice(1).reduce((sum, column) => sum + textPx(COLUMNS[column].widthPx), 0);
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={NAME}
        aria-describedby={`${id}-keys`}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={items.length > 0 ? `${id}-${active.row}-${active.column}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="group/grid scroll-sideways relative [--ground:var(--panel)] min-h-0 flex-1 overflow-y-auto -outline-offset-2 [--name-px:12.5rem] max-md:h-[78dvh] max-md:flex-none max-sm:[--name-px:10.25rem]"
      >
        <p id={`${id}-keys`} hidden>
          Arrow keys move, Enter makes the model the chosen one, P pins it.
        </p>
        <div role="presentation" style={{ minWidth: `calc(${leastPx}px + var(--name-px))` }}>
          <HeadRow columns={columns} sort={sort} template={template} heightPx={HEAD_PX} onSort={onSort} />
          <div role="presentation" className="relative" style={{ height: heightPx }}>
            <div role="presentation" className="absolute inset-x-0" style={{ top: shown.offsetPx }}>
              {items.slice(shown.first, shown.end).map((item, offset) => {
                const index = shown.first + offset;
                return (
                  <ItemRow
                    key={item.kind === 'model' ? item.row.model.id : `vendor ${item.vendorKey}`}
                    item={item}
                    index={index}
                    idPrefix={id}
                    columns={columns}
                    template={template}
                    activeColumn={index === active.row ? active.column : null}
                    isPinned={item.kind === 'model' && pinnedIds.includes(item.row.model.id)}
                    volume={volume}
                    onActivate={activate}
                    onChoose={onChoose}
                    onPin={onPin}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
      <PrintedTable rows={items.filter(({ kind }) => kind === 'model').length} make={whole} isText={(column) => COLUMNS[columns[column] ?? 'name'].isText === true} isWide />
    </>
  );
}
