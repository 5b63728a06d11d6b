import { formatUsd, type Usd } from '@/core/pricing/money';
import { formatInRange, formatRange, signedDollars, unitOfRange } from '@/core/pricing/show-money';
import type { ScenarioCost } from '@/core/pricing/scenario-cost';
import type { ShownCost } from './use-cost';
import { requestDollars } from './waterfall-bars';

const FIGURES = [
  { label: 'Per request', key: 'perRequestUsd', span: null },
  { label: 'Per day', key: 'perDayUsd', span: null },
  { label: 'Per month', key: 'perMonthUsd', span: 'month' },
  { label: 'Per year', key: 'perYearUsd', span: 'year' },
] as const;

/** The four figures that everything else explains; "~" and a range where counts are estimates. */
export function CostFigures({ cost, shown: { band, sign, changes } }: { cost: ScenarioCost; shown: ShownCost }) {
  return (
    <dl aria-label="Cost" className="m-0 flex flex-wrap gap-x-7 gap-y-3">
      {FIGURES.map(({ label, key, span }) => {
        const [low, high] = [band?.low?.[key] ?? null, band?.high?.[key] ?? null];
        const range = band === null ? null : rangeText(low, high);
        const isRanged = low !== null && high !== null && unitOfRange(low, high) !== null;
        const about = range === null ? sign : '~';
        const amount = isRanged ? signedDollars(formatInRange(cost[key], low, high), about) : key === 'perRequestUsd' ? requestDollars(cost[key], about) : formatUsd(cost[key], about);
        return (
          <div key={key}>
            <dt className="text-small text-ink-faint">{span !== null && changes[span] ? `${label} at today’s price` : label}</dt>
            <dd className="m-0 text-verdict font-semibold whitespace-nowrap">{amount}</dd>
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
  const range = formatRange(low, high);
  return range.includes('–') ? range : null;
}
