import type { MergedSegment } from '@/core/budget/merged-segments';
import { countedTokens } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { ROLE_LOOK } from '@/ui/role-look';

/** What parts are that are drawn as one, `uncounted` of which have no count: "Documents: 312 parts, 4,051 tokens". */
export function mergedWords(segment: MergedSegment, uncounted: number): string {
  const parts = `${ROLE_LOOK[segment.role].label}: ${formatInteger(segment.ids.length)} parts`;
  if (uncounted === segment.ids.length) return `${parts}, not counted`;
  return `${parts}, ${countedTokens(segment)}${uncounted === 0 ? '' : `, ${formatInteger(uncounted)} not counted`}`;
}
