import { type CSSProperties, useState } from 'react';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable } from '@/core/tokenize/spans';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import type { AlignSlice } from '@/state/tokenizer-slices';
import { MOST_PRINTED, printedWords } from '@/ui/printed-rows';
import { usePrinting } from '@/ui/use-printing';
import { AlignHeads } from './AlignHeads';
import { AlignRow, DIFFERENCE_LOOK, rowHeightPx } from './AlignRow';
import { alignedRow, rowAt } from './aligned-row';

export interface PrintedRowsProps {
  readonly name: string;
  readonly align: AlignSlice['align'];
  readonly table: RowTable;
  readonly text: SourceText;
  /** The row at the top of what is in sight. */
  readonly topRow: () => number;
}

/** As many columns as stand twice beside each other on a page upright, and as many as stand there once, in letters that can be read. */
const BESIDE_COLUMNS = 56;
const UPRIGHT_COLUMNS = 100;
/** A letter of the monospaced font is that much of its size wide. */
const LETTER_EM = 0.605;
/** What the figures of a row take, by the grid of its cells. */
const FIGURES = { wide: '10.5rem', stacked: '6.75rem' };

/** The lines on paper: all of them, or from the first in sight as many as are printed. */
export function PrintedRows(props: PrintedRowsProps) {
  return usePrinting() ? <Rows {...props} /> : null;
}

function Rows({ name, align, table, text, topRow }: PrintedRowsProps) {
  const showWhitespace = useApp((state) => state.showWhitespace);
  // Once it is printed there is nothing in sight.
  const [top] = useState(topRow);
  const count = table.rowTokens.length;
  const first = count <= MOST_PRINTED ? 0 : Math.min(top, count - MOST_PRINTED);
  const end = Math.min(count, first + MOST_PRINTED);
  const isStacked = table.columns > BESIDE_COLUMNS;
  const { left, right } = align;
  if (left.encodingId === null || right.encodingId === null) return null;
  let unknown = 0;
  const printed = [];
  for (let row = first; row < end; row += 1) {
    const at = rowAt(align, table, text, row);
    if (alignedRow(text, at.start, at.end, at.left, at.right).differs === null) unknown += 1;
    printed.push(
      <div key={row} role="presentation" className="break-inside-avoid" style={{ height: rowHeightPx(isStacked) }}>
        <AlignRow {...at} showWhitespace={showWhitespace} isStacked={isStacked} isCurrent={false} />
      </div>,
    );
  }
  const room = isStacked ? `(100cqw - ${FIGURES.stacked})` : `(100cqw - ${FIGURES.wide}) / 2`;
  const letters = { '--aligned-letters': `min(0.8125rem, calc(${room} / ${table.columns} / ${LETTER_EM}))` } as CSSProperties;
  return (
    <div data-printed data-wide={table.columns > UPRIGHT_COLUMNS || undefined} className="hidden px-3 py-2 print:block">
      <div role="table" aria-label={`${name}, side by side, printed`} className="@container" style={letters}>
        <AlignHeads left={left.encodingId} right={right.encodingId} isStacked={isStacked} className="" />
        <div role="rowgroup" className={`[tab-size:4] tokens-look ${DIFFERENCE_LOOK}`}>
          {printed}
        </div>
      </div>
      <p className="m-0 mt-1 text-small text-ink-soft">
        {printedWords({ first, end, whole: count })}
        {unknown > 0 ? ` ${formatInteger(unknown)} of them ${unknown === 1 ? 'is' : 'are'} printed without all tokens: they have not been in sight.` : ''}
      </p>
    </div>
  );
}
