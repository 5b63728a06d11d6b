import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { HistoryPart, Part } from '@/core/prompt/part';
import type { RowLayout, TokenSpans } from '@/core/tokenize/spans';
import { rowOfToken } from '@/core/tokenize/token';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { cellRows, idRows } from './cell-rows';
import type { Mark } from './glyph-pieces';
import { tokenUnder, type PointedStore } from './pointed';
import { usePinned } from './use-pinned';
import { selectedSource } from './source-text';
import { ROW_HEIGHT_PX, TokenRow } from './TokenRow';
import { useGoToSelection, type Place } from './use-go-to-selection';
import { useRowScroll } from './use-row-scroll';
import { rowOf, viewRow, viewRows } from './view-rows';
import { walk } from './walk';

const PADDING_PX = 10;

export interface TokenBodyProps {
  readonly part: Part;
  readonly text: string;
  readonly spans: TokenSpans;
  readonly layout: RowLayout;
  readonly marks: readonly Mark[];
  /** The tokens are those of an earlier text. */
  readonly stale: boolean;
  readonly pointed: PointedStore;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** The rows in sight, and what pointer and keys do with them. */
export function TokenBody({ part, text, spans, layout, marks, stale, pointed, scroller }: TokenBodyProps) {
  const store = useAppStore();
  const display = useApp((state) => state.tokenDisplay);
  const showWhitespace = useApp((state) => state.showWhitespace);
  const pinned = usePinned(spans);

  const rows = useMemo(() => {
    const { columns } = layout;
    const starts = { text: () => layout.rowStarts, ids: () => idRows(spans, columns), both: () => cellRows(spans, text, columns) };
    return viewRows(spans, starts[display](), part.role === 'history');
  }, [spans, text, layout, display, part.role]);
  const rowHeightPx = ROW_HEIGHT_PX[display];
  const scroll = useRowScroll(scroller, rows.count, rowHeightPx, PADDING_PX);
  const { scrollToRow, topRow } = scroll;

  // The same text stays in sight when it is laid out anew: a resize, or another display.
  const anchor = useRef({ rows, token: 0, captions: 0 });
  useLayoutEffect(() => {
    const { rows: before, token, captions } = anchor.current;
    if (before !== rows && before.tokenCount === rows.tokenCount && token > 0) {
      anchor.current = { rows, token, captions };
      scrollToRow(rowOf(rows, spans, token) - captions, 'top');
      return;
    }
    const row = topRow > 0 && topRow < rows.count ? viewRow(rows, topRow) : null;
    if (row === null) anchor.current = { rows, token: 0, captions: 0 };
    else if (row.kind === 'tokens') anchor.current = { rows, token: row.first, captions: 0 };
    else anchor.current = { rows, token: Math.min(spans.segmentStarts[row.segment] ?? 0, rows.tokenCount - 1), captions: 1 };
  }, [rows, spans, topRow, scrollToRow]);

  const goTo = useCallback(
    (place: Place) => {
      if (place.kind === 'token') scrollToRow(rowOf(rows, spans, place.token), 'middle');
      else scrollToRow(rows.captions[place.segment] ?? 0, 'top');
    },
    [rows, spans, scrollToRow],
  );
  useGoToSelection(part, spans, stale, goTo);

  // On a narrow screen the inspector comes up from below when a token is pinned, and must not leave it out of sight.
  const keptInSight = useRef<number | null>(null);
  useEffect(() => {
    if (pinned === keptInSight.current) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        keptInSight.current = pinned;
        if (pinned !== null) scrollToRow(rowOf(rows, spans, pinned), 'least');
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [pinned, rows, spans, scrollToRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { cursor } = pointed.getState();
    const from = pinned ?? cursor;
    if (event.key === 'Escape') {
      if (pinned !== null) store.getState().pinToken(null);
      else if (store.getState().revealed !== null) store.getState().reveal(null);
      else return;
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter') {
      if (from === null) return;
      event.preventDefault();
      store.getState().pinToken(pinned === null ? from : null);
      return;
    }
    const start = from ?? Math.max(0, anchor.current.token);
    const next = walk({
      event,
      token: from === null ? null : start,
      firstInSight: start,
      rows,
      spans,
      rightToLeft: display !== 'ids' && layout.rowRightToLeft[rowOfToken(layout, start)] === 1,
      pageRows: Math.max(1, scroll.rowsInSight - 1),
    });
    if (next === null) return;
    event.preventDefault();
    pointed.setState({ cursor: next, hover: null });
    if (pinned !== null) store.getState().pinToken(next);
    scrollToRow(rowOf(rows, spans, next), 'least');
  };

  const drawn = [];
  for (let index = scroll.window.first; index < scroll.window.end; index += 1) {
    const row = viewRow(rows, index);
    drawn.push(
      <div key={index} style={{ height: rowHeightPx, lineHeight: `${rowHeightPx}px` }}>
        {row.kind === 'caption' ? (
          <TurnCaption part={part} spans={spans} segment={row.segment} />
        ) : (
          <TokenRow
            spans={spans}
            text={text}
            first={row.first}
            end={row.end}
            rightToLeft={layout.rowRightToLeft[rowOfToken(layout, row.first)] === 1}
            display={display}
            showWhitespace={showWhitespace}
            marks={marks}
            pinned={pinned !== null && pinned >= row.first && pinned < row.end ? pinned : null}
            pointed={pointed}
          />
        )}
      </div>,
    );
  }

  return (
    <div
      ref={scroller}
      role="region"
      tabIndex={0}
      aria-label={`Tokens of ${part.name}`}
      aria-busy={stale}
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
      className={`group/tokens absolute inset-0 overflow-auto overscroll-contain font-mono outline-offset-[-2px] [tab-size:4] ${stale ? 'opacity-55' : ''}`}
    >
      <div className="relative" style={{ height: scroll.heightPx + 2 * PADDING_PX }}>
        <div
          className="relative px-3 text-[13px] md:px-5"
          style={{ transform: `translateY(${scroll.window.offsetPx + PADDING_PX}px)` }}
        >
          {drawn}
        </div>
      </div>
    </div>
  );
}

function TurnCaption({ part, spans, segment }: { part: Part; spans: TokenSpans; segment: number }) {
  const speaker = (part as HistoryPart).turns[segment]?.speaker ?? '';
  const tokens = (spans.segmentStarts[segment + 1] ?? spans.ids.length) - (spans.segmentStarts[segment] ?? 0);
  return (
    <div className="flex h-full items-end gap-2 pb-0.5 font-sans text-micro text-ink-faint select-none">
      <span className="font-semibold text-ink-soft">
        {segment + 1} {speaker}
      </span>
      <span>{tokens === 1 ? '1 token' : `${formatInteger(tokens)} tokens`}</span>
      <span aria-hidden className="mb-[7px] h-px flex-1 bg-line" />
    </div>
  );
}
