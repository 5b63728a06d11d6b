import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import {
  contentTopFor,
  elementHeightPx,
  follow,
  placeAt,
  rowWindow,
  settledPlace,
  type RowTarget,
  type RowWindow,
  type ScrollPlace,
  type ScrollSize,
} from './scroll-scale';

const OVERSCAN_ROWS = 6;

export interface RowScroll {
  readonly window: RowWindow;
  readonly heightPx: number;
  readonly rowsInSight: number;
  /** The row at the top of the viewport. */
  readonly topRow: number;
  scrollToRow(row: number, target: RowTarget): void;
}

/**
 * Virtualises rows of one height in a scroll area. Own code, as all rows are equally high (nothing to measure), and a
 * virtualizer that reads the element's scroll position cannot show more rows than an element can be high. The content
 * is to be drawn `paddingPx` below the top of an element that is twice that higher.
 */
export function useRowScroll(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeightPx: number,
  paddingPx: number,
  onJump: () => void,
): RowScroll {
  const [viewportPx, setViewportPx] = useState(0);
  const [place, setPlace] = useState<ScrollPlace>({ scrollTopPx: 0, contentTopPx: 0 });
  const size = useMemo<ScrollSize>(() => ({ rowCount, rowHeightPx, viewportPx }), [rowCount, rowHeightPx, viewportPx]);
  const latest = useRef({ size, place });

  const moveTo = useCallback((next: ScrollPlace) => {
    latest.current.place = next;
    setPlace(next);
  }, []);

  useLayoutEffect(() => {
    // The same rows stay in sight when their height changes, and the place stays inside when there are fewer.
    const before = latest.current.size;
    const row = latest.current.place.contentTopPx / before.rowHeightPx;
    latest.current.size = size;
    const element = scroller.current;
    if (element === null || before === size) return;
    const next = placeAt(size, row * rowHeightPx);
    moveTo(next);
    if (Math.abs(element.scrollTop - next.scrollTopPx) >= 1) element.scrollTop = next.scrollTopPx;
  }, [scroller, size, rowHeightPx, moveTo]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setViewportPx(Math.max(0, element.clientHeight - 2 * paddingPx));
    // It reports the first size too, after the page's own layout.
    const observer = new ResizeObserver(measure);
    observer.observe(element);

    // Small steps in scaled content let the scroll bar drift from its place; it is put right when the scrolling rests.
    let resting: number | undefined;
    const onScroll = () => {
      const { size: now, place: before } = latest.current;
      const { scrollTop } = element;
      const stepPx = Math.abs(scrollTop - before.scrollTopPx);
      if (stepPx > now.viewportPx / 2) onJump();
      // At once: drawn a task later, rows that were out of sight would be blank for a frame.
      if (stepPx >= 1) flushSync(() => moveTo(follow(now, before, scrollTop)));
      window.clearTimeout(resting);
      resting = window.setTimeout(() => {
        const right = settledPlace(latest.current.size, latest.current.place);
        if (right === null) return;
        moveTo(right);
        element.scrollTop = right.scrollTopPx;
      }, 200);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      window.clearTimeout(resting);
    };
  }, [scroller, paddingPx, moveTo, onJump]);

  const scrollToRow = useCallback(
    (row: number, target: RowTarget) => {
      const element = scroller.current;
      const { size: now, place: before } = latest.current;
      if (element === null) return;
      const contentTopPx = contentTopFor(now, before.contentTopPx, row, target);
      if (contentTopPx === before.contentTopPx) return;
      const next = placeAt(now, contentTopPx);
      moveTo(next);
      element.scrollTop = next.scrollTopPx;
    },
    [scroller, moveTo],
  );

  return {
    window: useMemo(() => rowWindow(size, place, OVERSCAN_ROWS), [size, place]),
    heightPx: elementHeightPx(size),
    topRow: Math.floor(place.contentTopPx / rowHeightPx),
    rowsInSight: Math.max(1, Math.floor(viewportPx / rowHeightPx)),
    scrollToRow,
  };
}
