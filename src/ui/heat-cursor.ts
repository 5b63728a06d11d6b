/** A cell of a heat map, from its top left. */
export interface HeatCursor {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** Where a key takes the cursor, held within the map; null: the key is none of its own. */
export function movedCursor(cursor: HeatCursor, key: string, rows: number, columns: number): HeatCursor | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const held = (place: number, count: number) => Math.max(0, Math.min(count - 1, place));
  return { row: held(cursor.row + step[0], rows), column: held(cursor.column + step[1], columns) };
}

/** Which of `count` labels are shown where there is room for `most`: evenly spaced, the first and the last among them. */
export function shownLabels(count: number, most: number): ReadonlySet<number> {
  if (count <= most) return new Set(Array.from({ length: count }, (_, index) => index));
  const shown = Math.max(2, most);
  return new Set(Array.from({ length: shown }, (_, index) => Math.round((index * (count - 1)) / (shown - 1))));
}
