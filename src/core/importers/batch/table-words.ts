import type { LooseQuote } from '@/core/importers/csv-rows';
import { formatInteger } from '@/core/units';
import type { BatchRows } from './batch-rows';

/** "3 rows have more fields than the header; the rest was left out." */
export function widerRowsWords(rows: number, hasHead: boolean): string {
  return `${formatInteger(rows)} ${rows === 1 ? 'row has' : 'rows have'} more fields than the ${hasHead ? 'header' : 'first row'}; the rest was left out.`;
}

/** "2 lines are comments, and no rows." */
export function commentWords(lines: number): string {
  return `${formatInteger(lines)} ${lines === 1 ? 'line is a comment, and no row' : 'lines are comments, and no rows'}.`;
}

const MOST_QUOTES = 5;

/** Rows that seem to hold others, or cells that do, by the quotation mark that lacks another, in sentences. */
export function looseQuoteWords(path: string, quotes: BatchRows['looseQuotes']): readonly string[] {
  const told = quotes.slice(0, MOST_QUOTES).map((quote) => `${path}, line ${formatInteger(quote.line)}: a quote opens and ${faultOf(quote)}.`);
  const more = quotes.length - told.length;
  return more === 0 ? told : [...told, `${path}: ${formatInteger(more)} more such ${more === 1 ? 'row' : 'rows'}.`];
}

/** What is wrong with a row whose quotation mark is never closed, behind what it is called. `rowLine`: where it begins. */
export function openQuoteWords(quote: LooseQuote, rowLine: number): string {
  const where = quote.line === rowLine ? '' : ` on line ${formatInteger(quote.line)}`;
  return `opens a quotation mark${where} that is never closed, and goes on for ${linesWords(quote)} to the end`;
}

function faultOf(quote: BatchRows['looseQuotes'][number]): string {
  if (quote.isOpen) return `is never closed; its row goes on for ${linesWords(quote)} to the end`;
  return quote.lines > 1 ? `its row goes on for ${linesWords(quote)}, with text behind the closing quote: rows may have become one` : 'has text behind the one that closes it: cells may have become one';
}

function linesWords({ lines }: LooseQuote): string {
  return `${formatInteger(lines)} ${lines === 1 ? 'line' : 'lines'}`;
}

/** "1,204 rows of 7 columns", the row of names aside; "of 6 to 7 columns" where rows differ. null: lines of JSON, or nothing. */
export function tableWords({ kind, starts, fewestCells, mostCells }: BatchRows): string | null {
  if (kind !== 'csv' || mostCells === 0) return null;
  const columns = fewestCells === mostCells ? formatInteger(mostCells) : `${formatInteger(fewestCells)} to ${formatInteger(mostCells)}`;
  return `${formatInteger(starts.length)} ${starts.length === 1 ? 'row' : 'rows'} of ${columns} ${mostCells === 1 ? 'column' : 'columns'}`;
}
