import { addCounts, type Count } from '@/core/tokenize/count';
import type { Role } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import type { Segment } from './segments';

type PartSegment = Extract<Segment, { kind: 'part' }>;

/** Parts of one role, one behind the other, that are drawn as one: `tokens` and the range are their sums. */
export interface MergedSegment extends Count {
  readonly kind: 'parts';
  readonly role: Role;
  /** In send order; two at least. */
  readonly ids: readonly UnitId[];
  readonly startTokens: number;
}

/**
 * The segments of a bar of many parts as they are drawn: those that are thinner than `leastTokens`, begin in the same stretch of
 * that length and are of one role become one. `aloneId` is not merged. Each token is in one of the segments, as before.
 */
export function mergedSegments(segments: readonly Segment[], leastTokens: number, aloneId: UnitId | null): readonly (Segment | MergedSegment)[] {
  const drawn: (Segment | MergedSegment)[] = [];
  let run: PartSegment[] = [];
  const endRun = () => {
    const [first] = run;
    if (first !== undefined) drawn.push(run.length === 1 ? first : { kind: 'parts', role: first.role, ids: run.map(({ id }) => id), startTokens: first.startTokens, ...addCounts(run) });
    run = [];
  };
  for (const segment of segments) {
    const isThin = segment.kind === 'part' && segment.tokens < leastTokens && segment.id !== aloneId;
    const [first] = run;
    if (!isThin || first === undefined || first.role !== segment.role || stretchOf(first, leastTokens) !== stretchOf(segment, leastTokens)) endRun();
    if (isThin) run.push(segment);
    else drawn.push(segment);
  }
  endRun();
  return drawn;
}

function stretchOf({ startTokens }: Segment, leastTokens: number): number {
  return Math.floor(startTokens / leastTokens);
}
