// What is drawn of a difference: what was removed and added, and a little of what is the same around it.
import type { DiffRun } from '@/core/prompt/diff-sequence';
import { onCharacterBoundary } from '@/core/prompt/measure';
import type { PartText } from '@/core/prompt/long-text';

export type Segment =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'left-out'; readonly units: number }
  /** Either side may be empty. */
  | { readonly kind: 'change'; /** Which change it is, from 0. */ readonly change: number; readonly removed: string; readonly added: string; /** Units of either side that are not drawn. */ readonly leftOutUnits: number };

/** Units of the same text that are drawn on either side of a change. */
const CONTEXT_UNITS = 120;
/** Units of either side of a change that are drawn at first; a whole new part may be megabytes. */
export const CHANGE_UNITS = 4_000;

/** The first `mostChanges` changes of two texts with what stands around them; `opened`: units that are drawn of each side of a change, where it is more. */
export function diffSegments(a: PartText, b: PartText, runs: readonly DiffRun[], mostChanges: number, opened: ReadonlyMap<number, number> = new Map()): readonly Segment[] {
  const segments: Segment[] = [];
  let changes = 0;
  for (const [index, run] of runs.entries()) {
    if (!run.isSame) {
      if (changes === mostChanges) break;
      const most = opened.get(changes) ?? CHANGE_UNITS;
      const [aEnd, bEnd] = [shortEnd(a, run.aStart, run.aEnd, most), shortEnd(b, run.bStart, run.bEnd, most)];
      segments.push({ kind: 'change', change: changes, removed: a.slice(run.aStart, aEnd), added: b.slice(run.bStart, bEnd), leftOutUnits: run.aEnd - aEnd + run.bEnd - bEnd });
      changes += 1;
      continue;
    }
    const [isFirst, isLast] = [index === 0, index === runs.length - 1];
    const units = run.bEnd - run.bStart;
    const drawn = (isFirst ? 0 : CONTEXT_UNITS) + (isLast ? 0 : CONTEXT_UNITS);
    if (units <= drawn + CONTEXT_UNITS) {
      segments.push({ kind: 'same', text: b.slice(run.bStart, run.bEnd) });
      continue;
    }
    const from = isFirst ? run.bStart : onCharacterBoundary(b, run.bStart + CONTEXT_UNITS);
    const to = isLast ? run.bEnd : onCharacterBoundary(b, run.bEnd - CONTEXT_UNITS);
    if (!isFirst) segments.push({ kind: 'same', text: b.slice(run.bStart, from) });
    segments.push({ kind: 'left-out', units: to - from });
    if (!isLast) segments.push({ kind: 'same', text: b.slice(to, run.bEnd) });
  }
  return segments;
}

function shortEnd(text: PartText, start: number, end: number, most: number): number {
  return end - start <= most ? end : onCharacterBoundary(text, start + most);
}
