import type { OverheadLine } from '@/core/prompt/overhead';
import { formatCount } from '@/core/tokenize/count';

/** What the framing is made of, a line each, for a tooltip: "Message framing: ~24". */
export function framingWords(lines: readonly OverheadLine[]): string {
  return lines.map(({ label, count }) => `${label}: ${formatCount(count)}`).join('\n');
}
