import { memo, type ReactNode } from 'react';
import type { SourceText } from '@/core/tokenize/source-text';
import type { TokenSlice } from '@/core/tokenize/spans';
import { formatInteger } from '@/core/units';
import { glyphPieces } from '@/ui/glyph-pieces';
import { partTicks } from '@/ui/part-ticks';
import { drawPieces } from '@/ui/TokenText';
import { textPx } from '@/ui/text-size';
import { alignedRow, formatDifference, type AlignedCell, type DrawnGroup } from './aligned-row';

const LINE_PX = textPx(25);

/** Stacked rows have two lines. */
export function rowHeightPx(isStacked: boolean): number {
  return isStacked ? LINE_PX * 2 + 5 : LINE_PX;
}

/** Where the cells of a row stand: beside each other, or the right side below the left where there is no room. */
export const ROW_GRID = {
  wide: 'grid grid-cols-[minmax(0,1fr)_3.25rem_minmax(0,1fr)_3.25rem_4rem]',
  stacked: 'grid grid-cols-[minmax(0,1fr)_3.25rem_3.5rem]',
} as const;

/** Underlined: cut otherwise by the other tokenizer. The underline is heavy, so that colour is not needed to see it. */
export const DIFFERENCE_LOOK = '[&_.differs]:[box-shadow:inset_1px_0_0_var(--panel),inset_0_-2.5px_0_var(--warn)]!';

export interface AlignRowProps {
  readonly row: number;
  readonly text: SourceText;
  readonly start: number;
  readonly end: number;
  readonly left: readonly TokenSlice[];
  readonly right: readonly TokenSlice[];
  readonly isRightToLeft: boolean;
  readonly showWhitespace: boolean;
  readonly isStacked: boolean;
  /** A new turn begins with it. */
  readonly beginsSegment: boolean;
  /** The difference that was jumped to. */
  readonly isCurrent: boolean;
}

/** The same stretch of text as two tokenizers cut it. */
export const AlignRow = memo(function AlignRow(props: AlignRowProps) {
  const { row, text, start, end, left, right, isStacked, beginsSegment, isCurrent } = props;
  const aligned = alignedRow(text, start, end, left, right);
  const both = aligned.left !== null && aligned.right !== null ? aligned.right.tokens - aligned.left.tokens : null;
  return (
    <div
      role="row"
      // The first row of the table is the one of the heads.
      aria-rowindex={row + 2}
      aria-current={isCurrent || undefined}
      className={`h-full border-l-3 ${isStacked ? ROW_GRID.stacked : ROW_GRID.wide} ${isCurrent ? 'border-l-accent bg-accent-wash' : 'border-l-transparent'} ${beginsSegment ? 'border-t border-line-strong' : isStacked ? 'border-t border-line' : ''}`}
    >
      <TextCell {...props} cell={aligned.left} />
      <CountCell cell={aligned.left} />
      {isStacked && <DifferenceCell difference={both} differs={aligned.differs} isStacked />}
      <TextCell {...props} cell={aligned.right} />
      <CountCell cell={aligned.right} />
      {!isStacked && <DifferenceCell difference={both} differs={aligned.differs} isStacked={false} />}
    </div>
  );
}, sameProps);

function sameProps(before: AlignRowProps, after: AlignRowProps): boolean {
  const { left, right, ...rest } = before;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return keys.every((key) => Object.is(before[key], after[key])) && sameSlices(left, after.left) && sameSlices(right, after.right);
}

function sameSlices(a: readonly TokenSlice[], b: readonly TokenSlice[]): boolean {
  return a.length === b.length && a.every((slice, index) => slice === b[index]);
}

function TextCell({ text, start, end, cell, isRightToLeft, showWhitespace }: AlignRowProps & { readonly cell: AlignedCell | null }) {
  return (
    <div role="cell" dir={isRightToLeft ? 'rtl' : 'ltr'} className="overflow-clip font-mono text-[length:var(--aligned-letters,0.8125rem)] whitespace-pre" style={{ lineHeight: `${LINE_PX}px` }}>
      {cell === null ? drawPieces(glyphPieces(text.slice(start, end), start, showWhitespace, [])) : cell.groups.map((group) => drawGroup(group, text, showWhitespace))}
    </div>
  );
}

// A function that makes an element, not a component: a screen has a thousand tokens.
function drawGroup({ tokens, start, end, differs, isCut }: DrawnGroup, text: SourceText, showWhitespace: boolean): ReactNode {
  const first = tokens[0]!.token;
  const look = `token ${first % 2 === 0 ? 'bg-token-a' : 'bg-token-b'}${differs ? ' differs' : ''}`;
  const ids = tokens.map(({ id }) => id).join(', ');
  return (
    <span
      key={first}
      className={look}
      title={`${tokens.length === 1 ? 'id' : `${tokens.length} tokens, ids`} ${ids}${isCut ? ', goes over the end of the line' : ''}`}
      style={tokens.length > 1 ? { ...partTicks(tokens.length, -1), backgroundPosition: '0 calc(100% - 3px)' } : undefined}
    >
      {drawPieces(glyphPieces(text.slice(start, end), start, showWhitespace, []))}
    </span>
  );
}

const FIGURE = 'self-center pr-2 text-right text-small tabular-nums';

function CountCell({ cell }: { cell: AlignedCell | null }) {
  return (
    <div role="cell" className={`${FIGURE} text-ink-soft`}>
      {cell === null ? '…' : formatInteger(cell.tokens)}
    </div>
  );
}

function DifferenceCell({ difference, differs, isStacked }: { difference: number | null; differs: boolean | null; isStacked: boolean }) {
  return (
    <div role="cell" className={`${FIGURE} ${isStacked ? 'row-span-2' : ''} ${differs === true ? 'font-semibold text-ink' : 'text-ink-faint'}`}>
      {difference === null || differs === null ? (
        '…'
      ) : differs ? (
        <>
          <span aria-hidden className="mr-1 text-warn">
            ≠
          </span>
          <span className="sr-only">cut differently, </span>
          {formatDifference(difference)}
        </>
      ) : (
        <>
          <span aria-hidden>=</span>
          <span className="sr-only">cut alike</span>
        </>
      )}
    </div>
  );
}
