import { formatInteger } from '@/core/units';

/** Rows of a table, or lines, that go on paper: some twenty pages. */
export const MOST_PRINTED = 1000;

/** Which rows of how many are printed, `first` … `end` − 1. */
export function printedWords({ first = 0, end, whole }: { readonly first?: number; readonly end: number; readonly whole: number }): string {
  const printed = end - first;
  if (printed === whole) return whole === 1 ? '1 row.' : `All ${formatInteger(whole)} rows.`;
  if (first === 0) return `The first ${formatInteger(printed)} of ${formatInteger(whole)} rows are printed.`;
  return `Rows ${formatInteger(first + 1)}–${formatInteger(end)} of ${formatInteger(whole)} are printed.`;
}
