import type { Segment } from '@/core/budget/segments';
import { type Count, countedTokens, formatBand, formatShareOf } from '@/core/tokenize/count';

/** What a part of the bar is, for its tooltip: its name, its tokens, its share. Without a count there is no number to tell. */
export function segmentWords(segment: Extract<Segment, { kind: 'part' }>, isCounted: boolean, input: Count): string {
  if (!isCounted) return `${segment.name}\nNot counted`;
  const band = segment.low === segment.high ? '' : ` (${formatBand(segment)})`;
  return `${segment.name}\n${countedTokens(segment)}${band}\n${formatShareOf(segment, input)} of the input`;
}
