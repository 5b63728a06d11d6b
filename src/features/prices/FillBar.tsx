import { shareOfWindow } from './order-rows';
import type { PriceRow } from './price-row';

const TONE = { fits: 'var(--ok)', uncertain: 'var(--warn)', over: 'var(--bad)' } as const;

/** The share of the window as a line; the figure stands above it, so it is for the eye alone. */
export function FillBar({ row }: { row: PriceRow }) {
  const share = Math.min(1, shareOfWindow(row));
  return (
    <span aria-hidden className="mt-[6px] block h-[5px] overflow-hidden rounded-full bg-line">
      <span className="block h-full rounded-full" style={{ width: `${Math.max(2, share * 100)}%`, backgroundColor: TONE[row.fill.verdict] }} />
    </span>
  );
}
