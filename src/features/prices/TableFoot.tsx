import { STALE_AFTER_DAYS } from '@/core/pricing/freshness';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import type { Volume } from '@/state/volume';
import { Progress } from '@/ui/Progress';
import { cellWords } from './cell-words';
import { sortRows } from './order-rows';
import type { PriceRow } from './price-row';

const NO_VOLUME: Volume = { requestsPerDay: 0, daysPerMonth: 0 };

/** How many models, and the best of them; while something is counted, how far that is; and when a price is called stale. */
export function TableFoot({ all, rows }: { all: readonly PriceRow[]; rows: readonly PriceRow[] }) {
  const counting = useApp((state) => state.comparison.counting);
  const fitting = rows.filter(({ fill, noAmount }) => fill.verdict === 'fits' && noAmount?.kind !== 'not-served');
  const cheapest = sortRows(fitting, { column: 'cost', isDescending: false }).find(({ totalUsd }) => totalUsd !== null && totalUsd.digits > 0n);
  let [done, whole] = [0, 0];
  for (const { doneUnits, totalUnits } of counting.values()) [done, whole] = [done + doneUnits, whole + totalUnits];
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 border-t border-line bg-panel px-[var(--gutter)] py-1 text-small text-ink-soft">
      <p role="status" className="m-0 inline-flex min-w-0 items-center gap-2">
        {counting.size > 0 && <Progress label="Counting in every vocabulary" done={done} whole={Math.max(1, whole)} className="w-16" />}
        <span>
          {rows.length === all.length ? `${formatInteger(all.length)} models` : `${formatInteger(rows.length)} of ${formatInteger(all.length)} models`}, {formatInteger(fitting.length)} fit
          {cheapest?.totalUsd != null && `; the cheapest that is not free: ${cheapest.model.name}, ${cellWords(cheapest, 'cost', NO_VOLUME).main}`}
        </span>
      </p>
      <p className="m-0 text-ink-faint">A price is stale past its end, or when its source is older than {STALE_AFTER_DAYS} days.</p>
    </div>
  );
}
