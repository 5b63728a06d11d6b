import type { FoundText } from '@/core/prompt/find';
import type { UnitId } from '@/core/units';
import type { Mark } from '@/ui/glyph-pieces';

/** What is found in the shown part, and the place that is revealed, as places in the joined text. Rising. */
export function marksOf(
  found: readonly FoundText[],
  revealed: FoundText | null,
  unitIds: readonly UnitId[],
  segmentOffsets: Uint32Array,
): Mark[] {
  const offsets = new Map(unitIds.map((id, segment) => [id, segmentOffsets[segment] ?? 0]));
  const marks: Mark[] = [];
  let revealedIsFound = false;
  for (const { unitId, start, end } of found) {
    const offset = offsets.get(unitId);
    if (offset === undefined) continue;
    const isRevealed = revealed?.unitId === unitId && revealed.start === start && revealed.end === end;
    revealedIsFound ||= isRevealed;
    marks.push({ start: offset + start, end: offset + end, kind: isRevealed ? 'current' : 'found' });
  }
  const offset = revealed === null ? undefined : offsets.get(revealed.unitId);
  if (revealed === null || offset === undefined || revealedIsFound) return marks;
  const own: Mark = { start: offset + revealed.start, end: offset + revealed.end, kind: 'current' };
  return [...marks.filter((mark) => mark.end <= own.start), own, ...marks.filter((mark) => mark.start >= own.end)];
}

const NO_MARKS: readonly Mark[] = [];

/** The marks that touch a stretch of the joined text. The same empty list where there are none. */
export function marksWithin(marks: readonly Mark[], start: number, end: number): readonly Mark[] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < marks.length && (marks[last]?.start ?? 0) < end) last += 1;
  return last === low ? NO_MARKS : marks.slice(low, last);
}
