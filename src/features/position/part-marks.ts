import type { Role } from '@/core/prompt/part';
import type { PartSpan } from '@/core/recall/part-drops';
import { formatInteger, type UnitId } from '@/core/units';

/** What stands along the axis for a part, or for several. */
export interface PartMark {
  readonly key: UnitId;
  readonly role: Role | undefined;
  /** The part's name, or how many parts. */
  readonly words: string;
  readonly startPx: number;
  readonly endPx: number;
}

/** Thinner than this, and with the gap behind it, a part is not to be told from the next. */
const LEAST_PX = 2;

/** Marks for parts in send order; those that begin in the same stretch of 2 px and are of one role share a mark. */
export function partMarks(spans: readonly PartSpan[], x: (depth: number) => number, roleOf: (id: UnitId) => Role | undefined): readonly PartMark[] {
  const marks: (PartMark & { parts: number })[] = [];
  for (const { id, name, startFraction, endFraction } of spans) {
    const [startPx, endPx, role] = [x(startFraction), x(endFraction), roleOf(id)];
    const last = marks.at(-1);
    if (last !== undefined && last.role === role && endPx - last.startPx < LEAST_PX) {
      const parts = last.parts + 1;
      marks[marks.length - 1] = { ...last, parts, words: `${formatInteger(parts)} parts`, endPx };
    } else {
      marks.push({ key: id, role, words: name, startPx, endPx, parts: 1 });
    }
  }
  return marks;
}
