import { textPx } from '@/ui/text-size';
// Where the names of marks stand on a chart, so that none lies on another.

export interface LabelledMark {
  readonly id: string;
  /** The centre of the mark, its radius, and how wide the name is; all in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly widthPx: number;
}

export interface PlacedLabel {
  readonly id: string;
  /** The middle of the text's base line. */
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LINE_PX = textPx(14);
const GAP_PX = 4;
/** Of the line, above the base line. */
const ASCENT_PX = textPx(11);
/** Lines further up or down that are tried where all near places are taken. */
const MOST_LINES = 4;

/**
 * A place for each name, in the order given: above its mark, else below, beside, or some lines away, at the first place
 * inside `area` that no earlier name and no mark has; where there is none, above.
 */
export function placeLabels(marks: readonly LabelledMark[], area: Box): readonly PlacedLabel[] {
  const taken: Box[] = marks.map(({ x, y, r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  return marks.map((mark) => {
    const places = candidates(mark).map((place) => within(place, mark.widthPx, area));
    const free = places.find((place) => !taken.some((other) => overlap(boxOf(place, mark.widthPx), other)));
    const [first] = places;
    const chosen = free ?? first ?? { x: mark.x, y: mark.y };
    taken.push(boxOf(chosen, mark.widthPx));
    return { id: mark.id, ...chosen };
  });
}

/** The box that a name takes. */
export function boxOf({ x, y }: { readonly x: number; readonly y: number }, widthPx: number): Box {
  return { left: x - widthPx / 2, top: y - ASCENT_PX, right: x + widthPx / 2, bottom: y - ASCENT_PX + LINE_PX };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function candidates({ x, y, r, widthPx }: LabelledMark): readonly { readonly x: number; readonly y: number }[] {
  const [above, below] = [y - r - GAP_PX - (LINE_PX - ASCENT_PX), y + r + GAP_PX + ASCENT_PX];
  const [middle, aside] = [y + ASCENT_PX - LINE_PX / 2, r + GAP_PX + widthPx / 2];
  const far = Array.from({ length: MOST_LINES }, (_, line) => [
    { x, y: above - (line + 1) * LINE_PX },
    { x, y: below + (line + 1) * LINE_PX },
  ]);
  return [{ x, y: above }, { x, y: below }, { x: x + aside, y: middle }, { x: x - aside, y: middle }, ...far.flat()];
}

/** Moved sideways, or down from the top, so far that all of it is inside. */
function within({ x, y }: { readonly x: number; readonly y: number }, widthPx: number, area: Box): { readonly x: number; readonly y: number } {
  const half = widthPx / 2;
  return { x: Math.max(area.left + half, Math.min(area.right - half, x)), y: Math.max(area.top + ASCENT_PX, Math.min(area.bottom - (LINE_PX - ASCENT_PX), y)) };
}
