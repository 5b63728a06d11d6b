// The cells that the rows of the split have in common.
import type { ReactNode } from 'react';
import type { SplitFigures } from '@/core/budget/split';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatShare } from '@/core/units';

// On a phone the widest name and the widest figures fill the width to a few pixels.
export const CELL = 'px-2 whitespace-nowrap @max-lg:px-1 @max-sm:px-[3px] @2xl:px-4';
export const LAST_CELL = 'pr-[var(--gutter)] pl-2 whitespace-nowrap @max-lg:pl-1 @max-sm:pl-[3px] @2xl:pl-4';

/** The end of the first cell. */
export const NAME_END = 'pr-2 @max-sm:pr-0.5';

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
    <span className="inline-flex items-center gap-2 @max-sm:gap-1">
      <span aria-hidden className="size-2.5 rounded-[3px]" style={{ backgroundColor: color }} />
      {children}
    </span>
  );
}
