import { textPx } from '@/ui/text-size';
// Where words stand around the dashed lines of the limits, so that none has a line through it.

export interface LabelledMark {
  /** Of the line, from the left edge of the bar. */
  readonly atPx: number;
  readonly labelPx: number;
}

export interface LabelPlace {
  /** On which side of its line the label stands. */
  readonly side: 'left' | 'right';
  /** 0 is the line of text next to the bar. The dashed line reaches up to its label. */
  readonly row: number;
}

// Letters and digits of the system's fonts, at 11 and 12 px, are 5.5 to 6.5 px wide on average.
const CHARACTER_PX = textPx(13) / 2;
const PADDING_PX = 8;

/** At least as wide as the label is drawn. */
export function labelWidthPx(label: string): number {
  return label.length * CHARACTER_PX + PADDING_PX;
}

/**
 * A place for every label such that none leaves the bar, covers another, or has the line of another run through it; in as
 * few rows as that takes. Where there is no such place the last one tried is given. Tries them all: a bar has one or two.
 */
export function placeLabels(marks: readonly LabelledMark[], barPx: number): readonly LabelPlace[] {
  let places: readonly LabelPlace[] = [];
  for (let rows = 1; rows <= marks.length; rows += 1) {
    for (places of arrangements(marks, barPx, rows)) if (isClear(marks, places, barPx)) return places;
  }
  return places;
}

/** Where words have the most room between the lines that cross a stretch of the bar. */
export function widestGap(startPx: number, endPx: number, linesPx: readonly number[]): { readonly startPx: number; readonly endPx: number } {
  const edges = [startPx, ...linesPx.filter((at) => at > startPx && at < endPx).toSorted((a, b) => a - b), endPx];
  let widest = { startPx, endPx: startPx };
  for (const [index, end] of edges.entries()) {
    const start = edges[index - 1] ?? startPx;
    if (end - start > widest.endPx - widest.startPx) widest = { startPx: start, endPx: end };
  }
  return widest;
}

function arrangements(marks: readonly LabelledMark[], barPx: number, rows: number): LabelPlace[][] {
  return marks.reduce<LabelPlace[][]>(
    (sofar, { atPx }) => {
      // Towards the middle first, where the room is.
      const sides = atPx > barPx * 0.6 ? (['left', 'right'] as const) : (['right', 'left'] as const);
      const own = sides.flatMap((side) => Array.from({ length: rows }, (_, row): LabelPlace => ({ side, row })));
      return sofar.flatMap((places) => own.map((place) => [...places, place]));
    },
    [[]],
  );
}

function isClear(marks: readonly LabelledMark[], places: readonly LabelPlace[], barPx: number): boolean {
  const labels = marks.map(({ atPx, labelPx }, index) => {
    const { side, row } = places[index]!;
    const start = side === 'left' ? atPx - labelPx : atPx;
    return { atPx, row, start, end: start + labelPx };
  });
  return labels.every(
    ({ row, start, end }, index) =>
      start >= 0 &&
      end <= barPx &&
      labels.every(
        (other, at) =>
          at === index ||
          ((other.row !== row || other.end <= start || other.start >= end) &&
            (other.row < row || other.atPx <= start || other.atPx >= end)),
      ),
  );
}
