import type { CSSProperties } from 'react';
import { type CountedPart, isPartCounted } from '@/core/budget/counted';
import type { MergedSegment } from '@/core/budget/merged-segments';
import type { UnitId } from '@/core/units';
import type { UnitCount } from '@/state/unit-counts';
import { ROLE_LOOK } from '@/ui/role-look';
import { mergedWords } from './merged-words';

export interface MergedPartsProps {
  readonly segment: MergedSegment;
  /** Where it stands in the bar. */
  readonly style: CSSProperties;
  readonly partOf: ReadonlyMap<UnitId, CountedPart>;
  readonly counts: ReadonlyMap<UnitId, UnitCount>;
}

/** Parts that are too thin to be seen one by one. */
export function MergedParts({ segment, style, partOf, counts }: MergedPartsProps) {
  const { ids, role, tokens } = segment;
  const words = mergedWords(segment, ids.filter((id) => !isPartCounted(partOf.get(id))).length);
  const pending = ids.reduce((sum, id) => sum + (counts.get(id)?.status === 'pending' ? (counts.get(id)?.tokens ?? 0) : 0), 0);
  return (
    <span role="img" aria-label={words} title={words} className="absolute inset-y-0 min-w-[2px]" style={{ ...style, backgroundColor: ROLE_LOOK[role].color }}>
      {pending > 0 ? <span aria-hidden className="absolute inset-y-0 right-0 bg-panel/55" style={{ width: `${(pending / tokens) * 100}%` }} /> : null}
    </span>
  );
}
