// The cells that the rows of the split have in common.
import type { ReactNode } from 'react';
import type { SplitFigures } from '@/core/budget/split';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatShare } from '@/core/units';

export const CELL = 'px-2 whitespace-nowrap @max-lg:px-1 @2xl:px-4';
export const LAST_CELL = 'pr-[var(--gutter)] pl-2 whitespace-nowrap @max-lg:pl-1 @2xl:pl-4';

/** Tokens, shares and density of one row. */
export function Figures({ figures, className = '' }: { figures: SplitFigures; className?: string }) {
  return (
    <>
      <td className={`${CELL} ${className}`} title={isApproximate(figures.exactness) ? `${formatBand(figures)} tokens` : undefined}>
        {formatCount(figures)}
      </td>
      <td className={`${CELL} ${className}`}>{formatShare(figures.shareOfWindow)}</td>
      <td className={`${CELL} ${className}`}>{formatShare(figures.shareOfInput)}</td>
      <td className={`${LAST_CELL} ${className}`}>{charactersPerToken(figures)}</td>
    </>
  );
}

export function charactersPerToken({ charactersPerToken: ratio, characters }: SplitFigures): string {
  return ratio === null || characters === 0 ? '–' : ratio.toFixed(2);
}

export function Swatched({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="size-2.5 rounded-[3px]" style={{ backgroundColor: color }} />
      {children}
    </span>
  );
}
