import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { rowOfToken, tokenStart } from '@/core/tokenize/token';
import { rowTokens } from './view-rows';

interface Walk {
  readonly event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };
  /** Where the walk stands; null before the first step. */
  readonly token: number | null;
  /** Where the first step goes. */
  readonly firstInSight: number;
  readonly table: RowTable;
  /** In a text that begins from right to left the left arrow leads on. */
  readonly rightToLeft: boolean;
  readonly pageRows: number;
  /** How far into its row the walk stands, in UTF-16 units; null where that is not known yet. */
  readonly unitsIntoRow: number | null;
}

/** Where a key leads: to a token, or to the place in a row that is so far from its start. */
export type Step =
  | { readonly kind: 'token'; readonly token: number }
  | { readonly kind: 'place'; readonly row: number; readonly unitsIntoRow: number };

/** null where the key is none of the walk or there are no tokens. */
export function walk({ event, token, firstInSight, table, rightToLeft, pageRows, unitsIntoRow }: Walk): Step | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  const last = table.tokens - 1;
  if (last < 0 || altKey || metaKey || (ctrlKey && key !== 'Home' && key !== 'End')) return null;
  const step = { ArrowLeft: rightToLeft ? 1 : -1, ArrowRight: rightToLeft ? -1 : 1 }[key];
  const rowSteps = { ArrowUp: -1, ArrowDown: 1, PageUp: -pageRows, PageDown: pageRows }[key];
  if (step === undefined && rowSteps === undefined && key !== 'Home' && key !== 'End') return null;
  const to = (index: number): Step => ({ kind: 'token', token: Math.min(Math.max(0, index), last) });
  if (key === 'Home' && ctrlKey) return to(0);
  if (key === 'End' && ctrlKey) return to(last);
  if (token === null) return to(firstInSight);
  if (step !== undefined) return to(token + step);
  const row = rowOfToken(table, token);
  if (rowSteps !== undefined) {
    const target = Math.min(Math.max(0, row + rowSteps), table.rowTokens.length - 1);
    return target === row ? to(token) : { kind: 'place', row: target, unitsIntoRow: unitsIntoRow ?? 0 };
  }
  const { first, end } = rowTokens(table, row);
  return to(key === 'Home' ? first : end - 1);
}

/** The last token of a row that begins at or before a place in it, 0 being the row's first unit. */
export function tokenAtPlace(table: RowTable, slice: TokenSlice, row: number, unitsIntoRow: number): number {
  const { first, end } = rowTokens(table, row);
  const wanted = (table.rowOffsets[row] ?? 0) + unitsIntoRow;
  let best = first;
  while (best + 1 < end && tokenStart(slice, best + 1) <= wanted) best += 1;
  return best;
}
