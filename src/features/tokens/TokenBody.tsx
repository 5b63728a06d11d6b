import { lazy, memo, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Part } from '@/core/prompt/part';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { rowOfOffset, rowOfToken } from '@/core/tokenize/token';
import { useApp, useAppStore } from '@/state/react';
import type { Mark } from '@/ui/glyph-pieces';
import { sliceHolding } from './loaded-tokens';
import { tokenUnder, type PointedStore } from './pointed';
import type { RowQueue } from './row-queue';
import { selectedSource } from './selected-source';
import { ROW_HEIGHT_PX, TokenRow } from './TokenRow';
import { useGoToSelection, type Place } from './use-go-to-selection';
import { usePinned } from './use-pinned';
import { useRowScroll } from '@/ui/use-row-scroll';
import { useTokenKeys } from './use-token-keys';
import { TurnCaption } from './TurnCaption';
import { drawnRow, rowTokens, tableRows, viewRow, viewRows } from './view-rows';

const PADDING_PX = 10;
/** Without it, the rows in sight are what is printed. */
const PrintedTokens = lazy(() => import('./PrintedTokens').catch(() => ({ default: () => null })));
/**
 * Painted and laid out by itself: scrolling by a row costs one row, not the screen. As wide as what is in it, because what
 * sticks out of such a box cannot be scrolled to.
 */
const ROW = 'isolate w-max min-w-full contain-layout contain-style';

export interface TokenBodyProps {
  readonly part: Part;
  readonly text: SourceText;
  readonly table: RowTable;
  readonly slices: readonly TokenSlice[];
  /** What the rows are laid out to show. */
  readonly display: RowDisplay;
  readonly marks: readonly Mark[];
  /** Others are on their way, of another width or text. */
  readonly isBusy: boolean;
  /** The rows are those of an earlier text. */
  readonly isOlder: boolean;
  readonly pointed: PointedStore;
  readonly queue: RowQueue;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** The rows in sight, and what pointer and keys do with them. */
export const TokenBody = memo(function TokenBody(props: TokenBodyProps) {
  const { part, text, table, slices, display, marks, isBusy, isOlder, pointed, queue, scroller } = props;
  const store = useAppStore();
  const showWhitespace = useApp((state) => state.showWhitespace);
  const pinned = usePinned(table);

  const isHistory = 'turns' in part;
  const rows = useMemo(() => viewRows(table, isHistory), [table, isHistory]);
  const rowHeightPx = ROW_HEIGHT_PX[display];
  const scroll = useRowScroll(scroller, rows.count, rowHeightPx, PADDING_PX, queue.moved);
  const { scrollToRow, topRow } = scroll;
  const drawnRowOf = useCallback((token: number) => drawnRow(rows, rowOfToken(table, token)), [rows, table]);

  // The same text stays in sight when it is laid out anew: a resize, or another display.
  const anchor = useRef({ rows, token: 0, captions: 0 });
  useLayoutEffect(() => {
    const { rows: before, token, captions } = anchor.current;
    if (before !== rows && before.table.tokens === table.tokens && token > 0) {
      anchor.current = { rows, token, captions };
      scrollToRow(drawnRowOf(token) - captions, 'top');
      return;
    }
    const row = topRow > 0 && topRow < rows.count ? viewRow(rows, topRow) : null;
    if (row === null) anchor.current = { rows, token: 0, captions: 0 };
    else if (row.kind === 'tokens') anchor.current = { rows, token: table.rowTokens[row.row] ?? 0, captions: 0 };
    else anchor.current = { rows, token: Math.min(table.segmentTokens[row.segment] ?? 0, table.tokens - 1), captions: 1 };
  }, [rows, table, topRow, scrollToRow, drawnRowOf]);

  // The tokens of the rows in sight, and of the one that is looked at wherever it is.
  const { first: firstDrawn, end: endDrawn } = scroll.window;
  useEffect(() => {
    const { first, end } = tableRows(rows, firstDrawn, endDrawn);
    store.getState().needRows(first, end, pinned ?? pointed.getState().cursor);
  }, [store, rows, firstDrawn, endDrawn, pinned, pointed]);

  // On a narrow screen the inspector comes up from below when a token is pinned, and must not leave it out of sight.
  const keptInSight = useRef<number | null>(null);
  useEffect(() => {
    if (pinned === keptInSight.current) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        keptInSight.current = pinned;
        if (pinned !== null) scrollToRow(drawnRowOf(pinned), 'least');
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [pinned, scrollToRow, drawnRowOf]);

  const { onKeyDown, reachPlace } = useTokenKeys({
    table,
    slices,
    pinned,
    pointed,
    followsDirection: display !== 'ids',
    pageRows: Math.max(1, scroll.rowsInSight - 1),
    firstInSight: () => Math.max(0, anchor.current.token),
    showRow: (row) => scrollToRow(drawnRow(rows, row), 'least'),
  });

  const goTo = useCallback(
    (place: Place) => {
      if (place.kind === 'segment') {
        scrollToRow(rows.captions[place.segment] ?? 0, 'top');
        return;
      }
      const row = Math.max(0, rowOfOffset(table, place.offset));
      scrollToRow(drawnRow(rows, row), 'middle');
      // Where what led here is gone with its view, keys go on from the place.
      if (document.activeElement?.contains(scroller.current) !== true) return;
      scroller.current?.focus({ preventScroll: true });
      reachPlace(row, place.offset - (table.rowOffsets[row] ?? 0));
    },
    [rows, table, scroller, scrollToRow, reachPlace],
  );
  useGoToSelection(part, table, isBusy, goTo);

  const drawn = [];
  for (let index = firstDrawn; index < endDrawn; index += 1) {
    const row = viewRow(rows, index);
    const { first, end } = row.kind === 'tokens' ? rowTokens(table, row.row) : { first: 0, end: 0 };
    drawn.push(
      <div key={index} className={ROW} style={{ height: rowHeightPx, lineHeight: `${rowHeightPx}px` }}>
        {row.kind === 'caption' ? (
          <TurnCaption part={part} table={table} segment={row.segment} />
        ) : (
          <TokenRow
            table={table}
            row={row.row}
            slice={sliceHolding(slices, first, end)}
            text={text}
            display={display}
            showWhitespace={showWhitespace}
            marks={marks}
            pinned={pinned !== null && pinned >= first && pinned < end ? pinned : null}
            pointed={pointed}
            queue={queue}
          />
        )}
      </div>,
    );
  }

  return (
    <>
      <div
        ref={scroller}
        role="region"
        tabIndex={0}
        aria-label={`Tokens of ${part.name}`}
        aria-busy={isBusy}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const hover = event.pointerType === 'touch' ? null : tokenUnder(event.target, event.clientX);
          if (hover !== pointed.getState().hover) pointed.setState({ hover });
        }}
        onPointerLeave={() => pointed.setState({ hover: null })}
        onClick={(event) => {
          // The end of marking text with the mouse is a click too.
          if (getSelection()?.isCollapsed === false) return;
          const token = tokenUnder(event.target, event.clientX);
          if (token === null) return;
          pointed.setState({ cursor: token });
          store.getState().pinToken(token === pinned ? null : token);
        }}
        onCopy={(event) => {
          const source = selectedSource(getSelection(), event.currentTarget, text);
          if (source === null) return;
          event.clipboardData.setData('text/plain', source);
          event.preventDefault();
        }}
        className={`group/tokens absolute inset-0 overflow-auto overscroll-contain font-mono outline-offset-[-2px] [tab-size:4] ${isOlder ? 'opacity-55' : ''}`}
      >
        <div className="relative" style={{ height: scroll.heightPx + 2 * PADDING_PX }}>
          <div
            className="relative px-3 text-letters md:px-5 tokens-look"
            style={{ transform: `translateY(${scroll.window.offsetPx + PADDING_PX}px)` }}
          >
            {drawn}
          </div>
        </div>
      </div>
      {isBusy ? null : (
        <Suspense>
          <PrintedTokens part={part} rows={rows} topRow={topRow} text={text} slices={slices} display={display} showWhitespace={showWhitespace} marks={marks} pointed={pointed} queue={queue} />
        </Suspense>
      )}
    </>
  );
});
