import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { formatInteger } from '@/core/units';
import type { ModelId } from '@/core/units';
import { useAppStore, useBusy } from '@/state/react';
import { ChartFrame } from '@/ui/ChartFrame';
import { EmptyState } from '@/ui/EmptyState';
import { cheapestPoints, costPoints, type CostPoint } from './chart-points';
import type { PriceRow } from './price-row';

const loadScatter = () => import('./CostScatter');
const loadBars = () => import('./CostBars');
const CostScatter = lazy(loadScatter);
const CostBars = lazy(loadBars);

const BARS = 20;
const BAR_PX = 24;
const AXIS_PX = 30;

/** Cost against window, and the cheapest models that fit. */
export function ChartsPane({ rows, pinnedIds }: { rows: readonly PriceRow[]; pinnedIds: readonly ModelId[] }) {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the chart', Promise.all([loadScatter(), loadBars()]));
  }, [store]);
  const shown = useDeferredValue(rows);
  const { points, unpriced, free } = useMemo(() => costPoints(shown, pinnedIds), [shown, pinnedIds]);
  const bars = useMemo(() => cheapestPoints(shown, pinnedIds, BARS), [shown, pinnedIds]);
  if (points.length === 0) return <EmptyState title="No model with a price passes these filters" />;
  const caption = scatterCaption(points, unpriced, free);
  const chosen = points.find(({ isChosen }) => isChosen);
  const far = chosen !== undefined && !bars.includes(chosen) ? ` ${chosen.name}, the chosen one, costs ${chosen.label}.` : '';
  const barCaption = `From ${bars[0]?.name ?? 'none'} at ${bars[0]?.label ?? ''} to ${bars.at(-1)?.name ?? 'none'} at ${bars.at(-1)?.label ?? ''}. Filled: the prompt; light: the answer.${far}`;
  return (
    <div role="region" aria-label="Charts of costs" tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <div className="grid @4xl:grid-cols-[3fr_2fr]">
        <div>
          <ChartFrame title="Cost of this request by window" caption={caption} isCaptionWhole aside={<Key />}>
            <div className="relative h-[clamp(300px,52dvh,480px)]">
              <Suspense fallback={<Opening />}>
                <CostScatter points={points} caption={caption} />
              </Suspense>
            </div>
          </ChartFrame>
          <PointsTable points={points} />
        </div>
        <ChartFrame title="Cheapest that fit" caption={barCaption} isCaptionWhole>
          <div className="relative" style={{ height: AXIS_PX + BAR_PX * bars.length }}>
            <Suspense fallback={<Opening />}>
              <CostBars points={bars} caption={barCaption} />
            </Suspense>
          </div>
        </ChartFrame>
      </div>
    </div>
  );
}

function scatterCaption(points: readonly CostPoint[], unpriced: number, free: number): string {
  const fits = points.filter(({ verdict }) => verdict === 'fits').length;
  const left = [
    ...(unpriced > 0 ? [`${formatInteger(unpriced)} without a price`] : []),
    ...(free > 0 ? [`${formatInteger(free)} that cost nothing`] : []),
  ].join(' and ');
  return `${formatInteger(fits)} of ${formatInteger(points.length)} models with a price fit. Further left is cheaper, further up holds more; both axes are logarithmic.${left === '' ? '' : ` Not drawn: ${left}.`}`;
}

function Key() {
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-small text-ink-soft">
      {([['fits', '●', 'text-ok'], ['uncertain', '◆', 'text-warn'], ['does not fit', '✕', 'text-bad']] as const).map(([name, mark, tone]) => (
        <span key={name} className="inline-flex items-center gap-1">
          <span aria-hidden className={tone}>
            {mark}
          </span>
          {name}
        </span>
      ))}
    </span>
  );
}

/** The same as the chart, for who does not see it or wants the figures. */
function PointsTable({ points }: { points: readonly CostPoint[] }) {
  return (
    <details className="px-[var(--gutter)] pb-3 text-small">
      <summary className="text-ink-soft">The points as a table</summary>
      <table aria-label="Cost of this request by window" className="mt-1 border-separate border-spacing-0 text-left [&_td]:border-t [&_td]:border-line [&_td]:py-0.5 [&_td]:pr-4 [&_th]:py-0.5 [&_th]:pr-4">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="text-right">Request</th>
            <th scope="col" className="text-right">Window</th>
            <th scope="col">Fits</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, name, label, windowTokens, verdict }) => (
            <tr key={id}>
              <td>{name}</td>
              <td className="text-right">{label}</td>
              <td className="text-right">{formatInteger(windowTokens)}</td>
              <td>{verdict}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Opening() {
  useBusy('opening the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
