import type { Segment } from '@/core/budget/segments';
import { countedTokens, formatBand } from '@/core/tokenize/count';
import { formatShare } from '@/core/units';

/** What a part of the bar is, for its tooltip: its name, its tokens, its share. Without a count there is no number to tell. */
export function segmentWords(segment: Extract<Segment, { kind: 'part' }>, isCounted: boolean, inputTokens: number): string {
  if (!isCounted) return `${segment.name}\nNot counted`;
  const band = segment.low === segment.high ? '' : ` (${formatBand(segment)})`;
  return `${segment.name}\n${countedTokens(segment)}${band}\n${formatShare(inputTokens === 0 ? 0 : segment.tokens / inputTokens)} of the input`;
}
