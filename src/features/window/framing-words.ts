import type { OverheadLine } from '@/core/prompt/overhead';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';

/** What the framing is made of, a line each, for a tooltip: "Message framing: ~24". */
export function framingWords(lines: readonly OverheadLine[]): string {
  return [...lines.map(({ label, count }) => `${label}: ${formatCount(count)}${isApproximate(count.exactness) && count.low < count.high ? ` (${formatBand(count)})` : ''}`), 'Split shows why, and what each tool adds.'].join('\n');
}
