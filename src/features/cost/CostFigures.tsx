import type { ScenarioBand } from '@/core/pricing/scenario-band';
import type { ScenarioCost } from '@/core/pricing/scenario-cost';
import { formatUsd, type Usd } from '@/core/pricing/money';
import { requestDollars } from './waterfall-bars';

const FIGURES = [
  { label: 'Per request', key: 'perRequestUsd' },
  { label: 'Per day', key: 'perDayUsd' },
  { label: 'Per month', key: 'perMonthUsd' },
  { label: 'Per year', key: 'perYearUsd' },
] as const;

/** The four figures that everything else explains; "~" and a range where counts are estimates. */
export function CostFigures({ cost, band }: { cost: ScenarioCost; band: ScenarioBand | null }) {
  return (
    <dl aria-label="Cost" className="m-0 flex flex-wrap gap-x-7 gap-y-3">
      {FIGURES.map(({ label, key }) => {
        const range = band === null ? null : rangeText(band.low?.[key] ?? null, band.high?.[key] ?? null);
        return (
          <div key={key}>
            <dt className="text-small text-ink-faint">{label}</dt>
            <dd className="m-0 text-verdict font-semibold whitespace-nowrap">{`${range === null ? '' : '~'}${key === 'perRequestUsd' ? requestDollars(cost[key]) : formatUsd(cost[key])}`}</dd>
            {range !== null && <dd className="m-0 text-small text-ink-soft">{range}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

/** null: both ends are shown by the same words. */
function rangeText(low: Usd | null, high: Usd | null): string | null {
  if (low === null) return high === null ? 'no range' : `up to ${formatUsd(high)}`;
  if (high === null) return `from ${formatUsd(low)}, no price at the high end`;
  const [from, to] = [formatUsd(low), formatUsd(high)];
  return from === to ? null : `${from}–${to}`;
}
