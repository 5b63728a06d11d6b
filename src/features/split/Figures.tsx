// The cells that the rows of the split have in common.
import { type ReactNode, useContext } from 'react';
import type { SplitFigures } from '@/core/budget/split';
import { bandTitle, formatCount, shareSign } from '@/core/tokenize/count';
import { formatShare, type UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { selectFill } from '@/state/selectors';
import { DropColumn, GIVES_WAY, WIDE_ONLY } from './drop-column';

// On a phone the widest name and the widest figures fill the width to a few pixels.
export const CELL = 'px-2 whitespace-nowrap @max-lg:px-1 @max-sm:px-[3px] @2xl:px-4';
export const LAST_CELL = 'pr-[var(--gutter)] pl-2 whitespace-nowrap @max-lg:pl-1 @max-sm:pl-[3px] @2xl:pl-4';

/** The end of the first cell. */
export const NAME_END = 'pr-2 @max-sm:pr-0.5';

/** Tokens, shares and density of one row; of a part also what it loses by its place, while that is shown. */
export function Figures({ figures, partId, className = '' }: { figures: SplitFigures; partId?: UnitId; className?: string }) {
  const lastCell = useLastCell();
  const input = useApp((state) => selectFill(state).input);
  return (
    <>
      <td className={`${CELL} ${className}`} title={bandTitle(figures)}>
        {formatCount(figures)}
      </td>
      <td className={`${CELL} ${className}`}>{formatShare(figures.shareOfWindow, shareSign(figures))}</td>
      <td className={`${CELL} ${className}`}>{formatShare(figures.shareOfInput, shareSign(figures, input))}</td>
      <DropCell partId={partId} className={className} />
      <td className={`${lastCell} ${className}`}>{charactersPerToken(figures)}</td>
    </>
  );
}

/** The cell of the column of positions, empty for what is no part; nothing while there is no such column. */
export function DropCell({ partId, className = '' }: { partId?: UnitId | undefined; className?: string }) {
  const column = useContext(DropColumn);
  if (column === null) return null;
  return <td className={`${CELL} ${WIDE_ONLY} ${className}`}>{partId === undefined ? '' : (column.textOf.get(partId) ?? '–')}</td>;
}

/** The look of the last cell of a row. */
export function useLastCell(): string {
  return useContext(DropColumn) === null ? LAST_CELL : `${LAST_CELL} ${GIVES_WAY}`;
}

/** Columns of the table, the name included. */
export function useColumnCount(): number {
  return useContext(DropColumn) === null ? 5 : 6;
}

export function charactersPerToken({ charactersPerToken: ratio, isDensityApproximate, characters }: SplitFigures): string {
  return ratio === null || characters === 0 ? '–' : `${isDensityApproximate ? '~' : ''}${ratio.toFixed(2)}`;
}

export function Swatched({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2 @max-sm:gap-1">
      <span aria-hidden className="size-2.5 rounded-[3px]" style={{ backgroundColor: color }} />
      {children}
    </span>
  );
}
