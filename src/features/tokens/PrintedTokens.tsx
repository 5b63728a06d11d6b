import type { ReactNode } from 'react';
import type { Part } from '@/core/prompt/part';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { SourceText } from '@/core/tokenize/source-text';
import type { TokenSlice } from '@/core/tokenize/spans';
import { formatInteger } from '@/core/units';
import type { Mark } from '@/ui/glyph-pieces';
import { MOST_PRINTED, printedWords } from '@/ui/printed-rows';
import { usePrinting } from '@/ui/use-printing';
import { sliceHolding } from './loaded-tokens';
import type { PointedStore } from './pointed';
import type { RowQueue } from './row-queue';
import { LoadedRow, PlainRow, ROW_HEIGHT_PX } from './TokenRow';
import { TurnCaption } from './TurnCaption';
import { rowTokens, viewRow, type ViewRows } from './view-rows';

export interface PrintedTokensProps {
  readonly part: Part;
  readonly rows: ViewRows;
  /** The row at the top of what is in sight. */
  readonly topRow: number;
  readonly text: SourceText;
  readonly slices: readonly TokenSlice[];
  readonly display: RowDisplay;
  readonly showWhitespace: boolean;
  readonly marks: readonly Mark[];
  readonly pointed: PointedStore;
  readonly queue: RowQueue;
}

/** As many columns as fit on a page upright in letters of full size. */
const UPRIGHT_COLUMNS = 100;
/** A letter of the monospaced font is that much of its size wide. */
const LETTER_EM = 0.605;

/** The rows on paper: all of them, or from the first in sight as many as are printed. */
export default function PrintedTokens(props: PrintedTokensProps) {
  return usePrinting() ? <Rows {...props} /> : null;
}

function Rows({ part, rows, topRow, ...row }: PrintedTokensProps) {
  const { table, count } = rows;
  const first = count <= MOST_PRINTED ? 0 : Math.min(topRow, count - MOST_PRINTED);
  const end = Math.min(count, first + MOST_PRINTED);
  let unknown = 0;
  const printed = [];
  for (let index = first; index < end; index += 1) {
    const at = viewRow(rows, index);
    if (at.kind === 'caption') {
      printed.push(<Line key={index} heightPx={ROW_HEIGHT_PX.text} isRightToLeft={false}><TurnCaption part={part} table={table} segment={at.segment} /></Line>);
      continue;
    }
    const range = rowTokens(table, at.row);
    const slice = sliceHolding(row.slices, range.first, range.end);
    if (slice === null) unknown += 1;
    const shared = { ...row, table, row: at.row, slice, pinned: null };
    printed.push(
      <Line key={index} heightPx={ROW_HEIGHT_PX[row.display]} isRightToLeft={table.rowRightToLeft[at.row] === 1 && row.display !== 'ids'}>
        {slice === null ? <PlainRow {...shared} /> : <LoadedRow {...shared} slice={slice} first={range.first} end={range.end} />}
      </Line>,
    );
  }
  return (
    <div data-printed data-wide={table.columns > UPRIGHT_COLUMNS || undefined} className="@container hidden px-3 py-2 print:block">
      <div className="font-mono [tab-size:4] tokens-look" style={{ fontSize: `min(0.8125rem, calc(100cqw / ${table.columns} / ${LETTER_EM}))` }}>
        {printed}
      </div>
      <p className="m-0 mt-1 text-small text-ink-soft">
        {printedWords({ first, end, whole: count })}
        {unknown > 0 ? ` ${formatInteger(unknown)} of them are printed as plain text: their tokens have not been in sight.` : ''}
      </p>
    </div>
  );
}

function Line({ heightPx, isRightToLeft, children }: { heightPx: number; isRightToLeft: boolean; children: ReactNode }) {
  return (
    <div dir={isRightToLeft ? 'rtl' : 'ltr'} className="break-inside-avoid whitespace-pre" style={{ height: heightPx, lineHeight: `${heightPx}px` }}>
      {children}
    </div>
  );
}
