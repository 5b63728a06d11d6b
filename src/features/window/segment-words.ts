import type { MergedSegment } from '@/core/budget/merged-segments';
import type { Segment } from '@/core/budget/segments';
import { countedTokens, formatBand } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';
import { ROLE_LOOK } from '@/ui/role-look';

/** What a part of the bar is, for its tooltip: its name, its tokens, its share. Without a count there is no number to tell. */
export function segmentWords(segment: Extract<Segment, { kind: 'part' }>, isCounted: boolean, inputTokens: number): string {
  if (!isCounted) return `${segment.name}\nNot counted`;
  const band = segment.low === segment.high ? '' : ` (${formatBand(segment)})`;
  return `${segment.name}\n${countedTokens(segment)}${band}\n${formatShare(inputTokens === 0 ? 0 : segment.tokens / inputTokens)} of the input`;
}

/** The same of parts that are drawn as one, `uncounted` of which have no count: "Documents: 312 parts, 4,051 tokens". */
export function mergedWords(segment: MergedSegment, uncounted: number): string {
  const parts = `${ROLE_LOOK[segment.role].label}: ${formatInteger(segment.ids.length)} parts`;
  if (uncounted === segment.ids.length) return `${parts}, not counted`;
  return `${parts}, ${countedTokens(segment)}${uncounted === 0 ? '' : `, ${formatInteger(uncounted)} not counted`}`;
}
