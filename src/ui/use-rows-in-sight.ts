import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { rowWindow } from './scroll-scale';

/** Beyond those in sight, on either side. */
const SPARE_ROWS = 10;

export interface RowsPlace {
  /** Of the first row, in the window; below 0 where it is scrolled past its top. */
  readonly topPx: number;
  readonly rowHeightPx: number;
}

/** The rows to draw: `first` … `end` − 1. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Which of the rows of one height that stand around `anchor` are in sight, whatever it is that scrolls: an area around them, or the
 * page, as on a phone. `useRowScroll` is for areas of rows alone, which may be higher than an element can be.
 */
export function useRowsInSight(anchor: RefObject<HTMLElement | null>, rowCount: number, placeOf: (anchor: HTMLElement) => RowsPlace): RowRange {
  const [range, setRange] = useState<RowRange>({ first: 0, end: 0 });
  const latest = useRef(range);

  const measure = useCallback(() => {
    const element = anchor.current;
    if (element === null) return;
    const place = placeOf(element);
    // Where they are not shown, such as beside a view on paper, rows have no height.
    if (!(place.rowHeightPx > 0)) return;
    const { first, end } = rangeInSight(element, rowCount, place);
    if (first === latest.current.first && end === latest.current.end) return;
    latest.current = { first, end };
    setRange(latest.current);
  }, [anchor, rowCount, placeOf]);

  // After each drawing, as what stands above may have another height.
  useLayoutEffect(measure);
  useEffect(() => {
    // At once: drawn a task later, rows that were out of sight would be blank for a frame.
    const onScroll = ({ target }: Event) => {
      if (target instanceof Node && anchor.current !== null && target.contains(anchor.current)) flushSync(measure);
    };
    const observer = new ResizeObserver(measure);
    const scroller = scrollerOf(anchor.current);
    if (scroller !== null) observer.observe(scroller);
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', onScroll, { capture: true });
      removeEventListener('resize', measure);
    };
  }, [anchor, measure]);

  // There may be fewer now.
  return { first: Math.min(range.first, rowCount), end: Math.min(range.end, rowCount) };
}

function rangeInSight(element: HTMLElement, rowCount: number, { topPx, rowHeightPx }: RowsPlace): RowRange {
  const area = scrollerOf(element)?.getBoundingClientRect();
  const seenTopPx = Math.max(0, area?.top ?? 0);
  const seenEndPx = Math.min(innerHeight, area?.bottom ?? innerHeight);
  const contentTopPx = seenTopPx - topPx;
  // `clamp` in there is for the ends of the rows.
  return rowWindow({ rowCount, rowHeightPx, viewportPx: Math.max(0, seenEndPx - seenTopPx) }, { scrollTopPx: contentTopPx, contentTopPx }, SPARE_ROWS);
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let each = element?.parentElement ?? null; each !== null; each = each.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(each).overflowY)) return each;
  }
  return null;
}
