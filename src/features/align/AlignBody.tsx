import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable } from '@/core/tokenize/spans';
import { rowOfOffset } from '@/core/tokenize/token';
import type { AlignSlice } from '@/state/tokenizer-slices';
import { useApp } from '@/state/react';
import { useRowScroll } from '@/ui/use-row-scroll';
import { rowAt } from './aligned-row';
import { AlignRow, DIFFERENCE_LOOK, rowHeightPx } from './AlignRow';

const PADDING_PX = 6;
const nothing = () => {};

/** What the header asks of the rows. */
export interface AlignRows {
  /** Brings a row into sight. */
  show(row: number): void;
  /** The row at the top. */
  topRow(): number;
}

export interface AlignBodyProps {
  readonly align: AlignSlice['align'];
  readonly table: RowTable;
  readonly text: SourceText;
  readonly isStacked: boolean;
  /** Unit at which the row begins that was jumped to, or null. */
  readonly current: number | null;
  readonly onStep: (direction: 1 | -1) => void;
  /** Rows in sight, the last one exclusive. */
  readonly onNeed: (firstRow: number, endRow: number) => void;
  readonly rows: Ref<AlignRows>;
}

/** The rows in sight. */
export function AlignBody({ align, table, text, isStacked, current, onStep, onNeed, rows }: AlignBodyProps) {
  const showWhitespace = useApp((state) => state.showWhitespace);
  const focusId = useApp((state) => state.focusId);
  const scroller = useRef<HTMLDivElement>(null);
  const heightPx = rowHeightPx(isStacked);
  const count = table.rowTokens.length;
  const scroll = useRowScroll(scroller, count, heightPx, PADDING_PX, nothing);
  const { scrollToRow, topRow } = scroll;
  useImperativeHandle(rows, () => ({ show: (row) => scrollToRow(row, 'middle'), topRow: () => topRow }), [scrollToRow, topRow]);

  const { first, end } = scroll.window;
  const { left, right, segments, unitIds } = align;
  useEffect(() => onNeed(first, end), [onNeed, first, end, table, right.rows]);

  // A turn that is chosen elsewhere comes into sight.
  useEffect(() => {
    const segment = unitIds.findIndex((id) => id === focusId);
    if (segments.length > 1 && segment >= 0) scrollToRow(Math.max(0, rowOfOffset(table, table.segmentOffsets[segment] ?? 0)), 'top');
  }, [focusId, unitIds, segments, table, scrollToRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, scroll.rowsInSight - 1);
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[event.key];
    if (by !== undefined) scrollToRow(Math.min(count - 1, Math.max(0, topRow + by)), 'top');
    else if (event.key.toLowerCase() === 'n') onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };

  const drawn = [];
  for (let row = first; row < end; row += 1) {
    const at = rowAt(align, table, text, row);
    drawn.push(
      <div key={row} role="presentation" className="isolate contain-layout contain-style" style={{ height: heightPx }}>
        <AlignRow {...at} showWhitespace={showWhitespace} isStacked={isStacked} isCurrent={at.start === current} />
      </div>,
    );
  }

  return (
    <div
      ref={scroller}
      role="rowgroup"
      tabIndex={0}
      aria-label="Lines"
      aria-busy={left.status === 'running' || right.status === 'running'}
      onKeyDown={onKeyDown}
      className="min-h-40 flex-1 overflow-x-hidden overflow-y-scroll overscroll-contain bg-page outline-offset-[-2px] [tab-size:4]"
    >
      <div role="presentation" className="relative" style={{ height: scroll.heightPx + 2 * PADDING_PX }}>
        <div role="presentation" className={`relative px-[calc(var(--gutter)-3px)] tokens-look ${DIFFERENCE_LOOK}`} style={{ transform: `translateY(${scroll.window.offsetPx + PADDING_PX}px)` }}>
          {drawn}
        </div>
      </div>
    </div>
  );
}
