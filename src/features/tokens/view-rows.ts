import type { RowTable } from '@/core/tokenize/spans';
import { lastAtMost, rowOfToken, segmentOfToken } from '@/core/tokenize/token';

/** The rows that are drawn: those of the table and, where there are several segments, a caption before each segment. */
export interface ViewRows {
  readonly count: number;
  readonly table: RowTable;
  /** Place of each segment's caption among the drawn rows; empty without captions. */
  readonly captions: Uint32Array;
}

export type ViewRow =
  | { readonly kind: 'caption'; readonly segment: number }
  /** `row` is the row of the table. */
  | { readonly kind: 'tokens'; readonly row: number };

/** O(segments). */
export function viewRows(table: RowTable, withCaptions: boolean): ViewRows {
  const rows = table.rowTokens.length;
  if (!withCaptions) return { count: rows, table, captions: new Uint32Array(0) };
  const captions = Uint32Array.from(table.segmentTokens, (token, segment) => {
    return (token < table.tokens ? rowOfToken(table, token) : rows) + segment;
  });
  return { count: rows + captions.length, table, captions };
}

/** What stands in a drawn row, 0…count − 1. */
export function viewRow({ captions }: ViewRows, index: number): ViewRow {
  const segment = lastAtMost(captions, index);
  if (segment >= 0 && captions[segment] === index) return { kind: 'caption', segment };
  return { kind: 'tokens', row: index - (segment + 1) };
}

/** Where a row of the table is drawn. */
export function drawnRow({ captions, table }: ViewRows, row: number): number {
  return row + (captions.length === 0 ? 0 : segmentOfToken(table, table.rowTokens[row] ?? 0) + 1);
}

/** The rows of the table among the drawn rows `first` … `end` − 1; `end` exclusive. */
export function tableRows({ captions }: ViewRows, first: number, end: number): { readonly first: number; readonly end: number } {
  const without = (index: number) => index - (lastAtMost(captions, index - 1) + 1);
  return { first: without(first), end: without(end) };
}

/** The tokens of a row of the table, `end` exclusive. */
export function rowTokens(table: RowTable, row: number): { readonly first: number; readonly end: number } {
  return { first: table.rowTokens[row] ?? table.tokens, end: table.rowTokens[row + 1] ?? table.tokens };
}
