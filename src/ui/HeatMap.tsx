import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Ramp } from './color-ramp';
import { drawHeat, type HeatCells } from './heat-canvas';
import { type HeatCursor, movedCursor, shownLabels } from './heat-cursor';
import { heatSvg } from './heat-svg';
import { useOwnDrawing } from './own-drawing';
import { groundOf, originOf } from './save-drawing';
import { textPx } from './text-size';
import { useSize } from './use-size';

export interface HeatMapProps {
  label: string;
  /** Whose figures they are, for the map as a file. */
  about: string;
  /** What lies along each axis. */
  columnsName: string;
  rowsName: string;
  columns: readonly string[];
  rows: readonly string[];
  cells: HeatCells;
  ramp: Ramp;
  /** What the colours mean, for the map as a file; on the page a legend beside it says so. */
  ticks: readonly string[];
  unit: string;
  /** A line across, such as where the prompt is: rows from the top, 0 the upper edge of the first. */
  mark: { readonly atRow: number; readonly label: string } | null;
  /** What is read out of a cell. */
  sentenceOf: (cursor: HeatCursor) => string;
}

/** Up to so many rows are high enough for a number in each cell. */
const MOST_TALL_ROWS = 10;
const TALL_PX = textPx(30);
const LOW_PX = textPx(14);
/** Room for a label. */
const LABEL_WIDTH_PX = textPx(56);
const LABEL_HEIGHT_PX = textPx(18);

/** Cells by colour on a canvas, with a cursor for pointer and keys that says what is under it. */
export function HeatMap({ label, about, columnsName, rowsName, columns, rows, cells, ramp, ticks, unit, mark, sentenceOf }: HeatMapProps) {
  const hintId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [frame, { width }] = useSize<HTMLDivElement>();
  const [cursor, setCursor] = useState<HeatCursor | null>(null);
  const rowPx = rows.length <= MOST_TALL_ROWS ? TALL_PX : LOW_PX;
  const height = rowPx * rows.length;
  useLayoutEffect(() => {
    if (canvas.current !== null && width > 0) drawHeat(canvas.current, cells, ramp, { width, height, pixelRatio: window.devicePixelRatio });
  }, [cells, ramp, width, height]);
  const shown = cursor !== null && cursor.row < rows.length && cursor.column < columns.length ? cursor : null;
  const start: HeatCursor = { row: Math.max(0, Math.min(rows.length - 1, Math.floor(mark?.atRow ?? 0))), column: 0 };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedCursor(shown ?? start, event.key, rows.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
  };
  const onPointer = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows.length);
    if (column >= 0 && column < columns.length && row >= 0 && row < rows.length) setCursor({ row, column });
  };
  const rowLabels = shownLabels(rows.length, Math.floor(height / LABEL_HEIGHT_PX));
  const columnLabels = shownLabels(columns.length, Math.floor(width / LABEL_WIDTH_PX));
  useOwnDrawing(canvas, (day) =>
    heatSvg({
      heading: label,
      origin: originOf(about, day),
      axes: `${columnsName}. Down: ${rowsName}. Both as measured, not to scale.`,
      columns, rows, cells, ramp, ticks, unit, mark, width, height,
      shownRows: rowLabels,
      shownColumns: columnLabels,
      ground: canvas.current === null ? '#ffffff' : groundOf(canvas.current),
      ink: canvas.current === null ? '#000000' : getComputedStyle(canvas.current).color,
    }),
  );
  return (
    <figure aria-label={label} className="m-0 flex min-w-0 flex-col gap-1">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden className="relative w-11 text-right text-micro text-ink-faint">
          {rows.map((name, index) =>
            rowLabels.has(index) ? (
              <span key={name} className="absolute right-0 -translate-y-1/2" style={{ top: (index + 0.5) * rowPx }}>
                {name}
              </span>
            ) : null,
          )}
        </div>
        <div ref={frame} className="min-w-0">
          <div
            role="application"
            aria-roledescription="heat map"
            aria-label={label}
            aria-describedby={hintId}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onFocus={() => setCursor(shown ?? start)}
            onPointerMove={onPointer}
            onPointerDown={onPointer}
            className="relative overflow-clip rounded-sm outline-offset-2"
            style={{ height }}
          >
            <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
            {mark !== null && (
              <div aria-hidden className="pointer-events-none absolute inset-x-0 h-0 border-t-2 border-dashed border-ink outline-1 outline-panel" style={{ top: Math.max(1, Math.min(height - 2, mark.atRow * rowPx)) }} />
            )}
            {shown !== null && (
              <div
                aria-hidden
                className="pointer-events-none absolute border-2 border-ink outline-2 -outline-offset-4 outline-panel"
                style={{ left: `${(shown.column / columns.length) * 100}%`, width: `${100 / columns.length}%`, top: shown.row * rowPx, height: rowPx }}
              />
            )}
          </div>
          <div aria-hidden className="relative mt-1 h-4 text-micro text-ink-faint">
            {columns.map((name, index) =>
              columnLabels.has(index) ? (
                <span key={name} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${((index + 0.5) / columns.length) * 100}%` }}>
                  {name}
                </span>
              ) : null,
            )}
          </div>
        </div>
      </div>
      <p className="m-0 text-small text-ink-faint">
        {`Across: ${columnsName}. Down: ${rowsName}. Both as measured, not to scale. `}
        <span id={hintId}>Arrow keys move from cell to cell.</span>
      </p>
      {mark !== null && (
        <p className="m-0 flex items-center gap-2 text-small text-ink-soft">
          <span aria-hidden className="w-6 border-t-2 border-dashed border-ink" />
          {mark.label}
        </p>
      )}
      <p role="status" className="m-0 min-h-5">
        {shown === null ? '' : sentenceOf(shown)}
      </p>
    </figure>
  );
}
