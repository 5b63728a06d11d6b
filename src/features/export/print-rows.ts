import { type CountedPart, enabledCount, isPartCounted } from '@/core/budget/counted';
import { isStated } from '@/core/share/stated-words';
import type { Count } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** Rows that one page has room for; the rest are told as a sum. */
export const MOST_ROWS = 30;

type Counted = Pick<CountedPart, 'enabled' | 'count' | 'attachment'>;

/** Parts that have no row of their own. */
export interface RestOfRows {
  readonly name: string;
  readonly count: Count;
  readonly isCounted: boolean;
  /** A link states the counts of some. */
  readonly isStatedInPart: boolean;
}

/** What is sent, the largest first, as far as a page has room, and the rest as a row of its own; null: there is none. */
export function printedRows<Part extends Counted>(parts: readonly Part[]): { readonly shown: readonly Part[]; readonly rest: RestOfRows | null } {
  const rows = parts.filter(({ enabled }) => enabled).toSorted((a, b) => b.count.tokens - a.count.tokens);
  // A row for one part takes no less room than the part.
  if (rows.length <= MOST_ROWS + 1) return { shown: rows, rest: null };
  const rest = rows.slice(MOST_ROWS);
  return { shown: rows.slice(0, MOST_ROWS), rest: { name: `${formatInteger(rest.length)} smaller parts`, count: enabledCount(rest), isCounted: rest.some(isPartCounted), isStatedInPart: rest.some(({ attachment }) => isStated(attachment?.kind)) } };
}
