import type { ScenarioBand } from '@/core/pricing/scenario-band';
import type { ScenarioCost } from '@/core/pricing/scenario-cost';
import { formatUsd, type Usd } from '@/core/pricing/money';

const FIGURES = [
  { label: 'Per request', key: 'perRequestUsd' },
  { label: 'Per day', key: 'perDayUsd' },
  { label: 'Per month', key: 'perMonthUsd' },
  { label: 'Per year', key: 'perYearUsd' },
] as const;

/** The four figures that everything else explains; "~" and a range where counts are estimates. */
export function CostFigures({ cost, band }: { cost: ScenarioCost; band: ScenarioBand | null }) {
  return (
    <dl aria-label="Cost" className="m-0 grid grid-cols-2 gap-x-4 gap-y-3 @2xl:grid-cols-4">
      {FIGURES.map(({ label, key }) => (
        <div key={key} className="min-w-0">
          <dt className="text-small text-ink-faint">{label}</dt>
          <dd className="m-0 text-verdict font-semibold [overflow-wrap:anywhere]">{`${band === null ? '' : '~'}${formatUsd(cost[key])}`}</dd>
          {band !== null && <dd className="m-0 text-small text-ink-soft">{rangeText(band.low?.[key] ?? null, band.high?.[key] ?? null)}</dd>}
        </div>
      ))}
    </dl>
  );
}

function rangeText(low: Usd | null, high: Usd | null): string {
  if (low === null) return high === null ? 'no range' : `up to ${formatUsd(high)}`;
  return high === null ? `from ${formatUsd(low)}, no price at the high end` : `${formatUsd(low)}–${formatUsd(high)}`;
}
