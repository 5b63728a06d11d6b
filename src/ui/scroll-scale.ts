// Rows of one fixed height in a scroll area that may be taller than a browser can make an element (Firefox: 17.8 million
// px, Chromium: 33.5 million). Beyond MAX_HEIGHT_PX the scroll bar stands for the content to scale, while small steps
// (wheel, arrows, touch) still move the content pixel by pixel: so no row is out of reach or skipped.

export const MAX_HEIGHT_PX = 15_000_000;

export interface ScrollSize {
  readonly rowCount: number;
  readonly rowHeightPx: number;
  readonly viewportPx: number;
}

export interface ScrollPlace {
  /** What the element says. */
  readonly scrollTopPx: number;
  /** Which pixel of the content is at the top. Equal to `scrollTopPx` unless the content is scaled. */
  readonly contentTopPx: number;
}

function contentPx({ rowCount, rowHeightPx }: ScrollSize): number {
  return rowCount * rowHeightPx;
}

/** Height of the element inside the scroll area. */
export function elementHeightPx(size: ScrollSize): number {
  return Math.min(contentPx(size), MAX_HEIGHT_PX);
}

function isScaled(size: ScrollSize): boolean {
  return contentPx(size) > MAX_HEIGHT_PX;
}

function lastContentTop(size: ScrollSize): number {
  return Math.max(0, contentPx(size) - size.viewportPx);
}

function lastScrollTop(size: ScrollSize): number {
  return Math.max(0, elementHeightPx(size) - size.viewportPx);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}

/** The place after the element scrolled to `scrollTopPx`. */
export function follow(size: ScrollSize, before: ScrollPlace, scrollTopPx: number): ScrollPlace {
  if (!isScaled(size)) return { scrollTopPx, contentTopPx: scrollTopPx };
  const last = lastScrollTop(size);
  if (scrollTopPx <= 0) return { scrollTopPx, contentTopPx: 0 };
  if (scrollTopPx >= last - 0.5) return { scrollTopPx, contentTopPx: lastContentTop(size) };
  const step = scrollTopPx - before.scrollTopPx;
  const contentTopPx =
    Math.abs(step) <= size.viewportPx
      ? before.contentTopPx + step
      : (scrollTopPx / last) * lastContentTop(size);
  return { scrollTopPx, contentTopPx: clamp(contentTopPx, lastContentTop(size)) };
}

/** The place that shows `contentTopPx`, with the scroll bar where it belongs. */
export function placeAt(size: ScrollSize, contentTopPx: number): ScrollPlace {
  const top = clamp(contentTopPx, lastContentTop(size));
  if (!isScaled(size)) return { scrollTopPx: top, contentTopPx: top };
  return { scrollTopPx: (top / lastContentTop(size)) * lastScrollTop(size), contentTopPx: top };
}

/** The place with the scroll bar put right after small steps; null where it is right, or the content ends. */
export function settledPlace(size: ScrollSize, place: ScrollPlace): ScrollPlace | null {
  if (!isScaled(size) || place.contentTopPx <= 0 || place.contentTopPx >= lastContentTop(size)) return null;
  const right = placeAt(size, place.contentTopPx);
  return Math.abs(right.scrollTopPx - place.scrollTopPx) < 1 ? null : right;
}

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Where the first row stands inside the element. */
  readonly offsetPx: number;
}

/** The rows to draw: those in sight and `overscan` more on either side. */
export function rowWindow(size: ScrollSize, place: ScrollPlace, overscan: number): RowWindow {
  const { rowCount, rowHeightPx, viewportPx } = size;
  const first = clamp(Math.floor(place.contentTopPx / rowHeightPx) - overscan, rowCount);
  const end = clamp(Math.ceil((place.contentTopPx + viewportPx) / rowHeightPx) + overscan, rowCount);
  return { first, end, offsetPx: first * rowHeightPx - place.contentTopPx + place.scrollTopPx };
}

/** Where a row that is out of sight comes to stand; "top" moves it there in any case. */
export type RowTarget = 'least' | 'middle' | 'top';

/** The content's top that brings a row into sight. */
export function contentTopFor(size: ScrollSize, contentTopPx: number, row: number, target: RowTarget): number {
  const { rowHeightPx, viewportPx } = size;
  const top = row * rowHeightPx;
  const bottom = top + rowHeightPx;
  if (target === 'top') return clamp(top, lastContentTop(size));
  if (top >= contentTopPx && bottom <= contentTopPx + viewportPx) return contentTopPx;
  const least = top < contentTopPx ? top : bottom - viewportPx;
  return clamp(target === 'middle' ? top - (viewportPx - rowHeightPx) / 2 : least, lastContentTop(size));
}
