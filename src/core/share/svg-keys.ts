// Where the names of a picture's colours and lines stand below it.

/** A character of 12 px type, on average; a little wide. */
export const CHARACTER_PX = 7;
export const KEY_ROW_PX = 22;
const MARK_GAP_PX = 6;
const KEY_GAP_PX = 18;

export interface PlacedKey {
  /** Of the mark, in pixels from the left edge of the picture. */
  readonly x: number;
  /** Of the label. */
  readonly labelX: number;
  /** 0, 1, …: rows of `KEY_ROW_PX` each. */
  readonly row: number;
}

/** One place for each label, left to right, in rows that end at `width` pixels; a label that is wider has a row of its own. */
export function placedKeys(labels: readonly string[], markPx: number, width: number): readonly PlacedKey[] {
  let [x, row] = [0, 0];
  return labels.map((label) => {
    const ownPx = markPx + MARK_GAP_PX + label.length * CHARACTER_PX + KEY_GAP_PX;
    if (x + ownPx > width && x > 0) [x, row] = [0, row + 1];
    const key = { x, labelX: x + markPx + MARK_GAP_PX, row };
    x += ownPx;
    return key;
  });
}
