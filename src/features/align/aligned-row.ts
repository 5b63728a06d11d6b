// What stands in one row of the aligned view: a stretch of the text, and the tokens of both sides in it.
import { emojiGoesOn } from '@/core/tokenize/row-display';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { isBetween, placedTokens, tokensCutOtherwise, unitOf, type PlacedToken } from '@/core/tokenize/token-boundaries';
import { formatInteger } from '@/core/units';
import type { AlignSlice } from '@/state/tokenizer-slices';

/** Tokens that are drawn as one: they share a character, or the characters of an emoji. */
export interface DrawnGroup {
  readonly tokens: readonly PlacedToken[];
  /** The text that is drawn, cut to the row. */
  readonly start: number;
  readonly end: number;
  /** The other tokenizer cuts it otherwise. */
  readonly differs: boolean;
  /** It began in the row before, or goes on in the next. */
  readonly isCut: boolean;
}

export interface AlignedCell {
  readonly groups: readonly DrawnGroup[];
  /** Tokens that begin in the row, so that rows add up to the whole. */
  readonly tokens: number;
}

export interface AlignedRow {
  /** null while the tokens have not come. */
  readonly left: AlignedCell | null;
  readonly right: AlignedCell | null;
  /** Whether any token of either side is cut otherwise; null while one side is missing. */
  readonly differs: boolean | null;
}

const NONE: ReadonlySet<number> = new Set();

/** `left` and `right` are the slices of each side that lie around the row. */
export function alignedRow(text: SourceText, start: number, end: number, left: readonly TokenSlice[], right: readonly TokenSlice[]): AlignedRow {
  const [ours, theirs] = [placedTokens(left, start, end), placedTokens(right, start, end)];
  const rowText = text.slice(start, end);
  const isWhole = ours !== null && theirs !== null;
  const [oursOtherwise, theirsOtherwise] = isWhole ? [tokensCutOtherwise(ours, theirs), tokensCutOtherwise(theirs, ours)] : [NONE, NONE];
  return {
    left: ours && cellOf(ours, oursOtherwise, rowText, start, end),
    right: theirs && cellOf(theirs, theirsOtherwise, rowText, start, end),
    differs: isWhole ? oursOtherwise.size + theirsOtherwise.size > 0 : null,
  };
}

function cellOf(placed: readonly PlacedToken[], otherwise: ReadonlySet<number>, rowText: string, start: number, end: number): AlignedCell {
  const groups: PlacedToken[][] = [];
  for (const token of placed) {
    const before = groups.at(-1);
    const goesOn = !isBetween(token.from) || token.from === token.to || emojiGoesOn(rowText, unitOf(token.from) - start);
    if (before !== undefined && goesOn) before.push(token);
    else groups.push([token]);
  }
  const drawn = groups.map((tokens, index): DrawnGroup => {
    const [first, last, next] = [tokens[0]!, tokens.at(-1)!, groups[index + 1]?.[0]];
    const isCut = unitOf(first.from) < start || unitOf(last.to) > end;
    return {
      tokens,
      start: Math.max(start, unitOf(first.from)),
      end: next === undefined ? end : unitOf(next.from),
      differs: tokens.some(({ token }) => otherwise.has(token)),
      isCut,
    };
  });
  return { groups: drawn, tokens: placed.filter(({ from }) => unitOf(from) >= start).length };
}

/** The units of a row of the table. */
export function rowRange(table: RowTable, row: number, units: number): { readonly start: number; readonly end: number } {
  return { start: table.rowOffsets[row] ?? units, end: table.rowOffsets[row + 1] ?? units };
}

/** The slices that touch a stretch: what a row is drawn from, so that others do not make it be drawn again. */
export function slicesAround(slices: readonly TokenSlice[], start: number, end: number): TokenSlice[] {
  return slices.filter(({ starts, endOffset }) => (starts[0] ?? endOffset) < end && endOffset > start);
}

/** What a row is drawn from. */
export function rowAt({ left, right, segments }: AlignSlice['align'], table: RowTable, text: SourceText, row: number) {
  const { start, end } = rowRange(table, row, text.length);
  return {
    row,
    text,
    start,
    end,
    left: slicesAround(left.slices, start, end),
    right: slicesAround(right.slices, start, end),
    isRightToLeft: table.rowRightToLeft[row] === 1,
    beginsSegment: row > 0 && segments.length > 1 && table.segmentOffsets.includes(start),
  };
}

/** 3 → "+3", −2 → "−2", 0 → "0" */
export function formatDifference(difference: number): string {
  return `${difference > 0 ? '+' : ''}${formatInteger(difference)}`;
}

/** "+129 (+8.5 %)" */
export function formatTotalDifference(left: number, right: number): string {
  const percent = left === 0 ? '' : ` (${right >= left ? '+' : '−'}${((Math.abs(right - left) / left) * 100).toFixed(1)} %)`;
  return `${formatDifference(right - left)}${percent}`;
}
