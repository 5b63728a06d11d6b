import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { CAP_MARK } from '@/core/pricing/answer-words';
import { formatInteger } from '@/core/units';
import type { ModelId } from '@/core/units';
import { useAppStore, useBusy } from '@/state/react';
import { Amount } from '@/ui/Amount';
import { ChartFrame } from '@/ui/ChartFrame';
import { EmptyState } from '@/ui/EmptyState';
import { Segmented } from '@/ui/Segmented';
import { textPx } from '@/ui/text-size';
import { cheapestPoints, costPoints, type CostPoint, effectivePoints } from './chart-points';
import { effectiveText } from './effective-text';
import type { PriceRow } from './price-row';
import { useEffectiveWindows } from './use-effective';

const loadScatter = () => import('./CostScatter');
const loadBars = () => import('./CostBars');
const CostScatter = lazy(loadScatter);
const CostBars = lazy(loadBars);

const BARS = 20;
const BAR_PX = textPx(24);
const AXIS_PX = textPx(30);

/** Cost against window, and the cheapest models that fit. */
export function ChartsPane({ rows, pinnedIds }: { rows: readonly PriceRow[]; pinnedIds: readonly ModelId[] }) {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the chart', Promise.all([loadScatter(), loadBars()]));
  }, [store]);
  const shown = useDeferredValue(rows);
  const { points, unpriced, free } = useMemo(() => costPoints(shown, pinnedIds), [shown, pinnedIds]);
  const [height, setHeight] = useState<Height>('window');
  const effectiveOf = useEffectiveWindows(height === 'effective');
  const measured = useMemo(() => (height === 'window' ? { points, unmeasured: 0 } : effectiveOf === null ? null : effectivePoints(points, effectiveOf)), [height, points, effectiveOf]);
  const bars = useMemo(() => cheapestPoints(shown, pinnedIds, BARS), [shown, pinnedIds]);
  if (points.length === 0) return <EmptyState title="No model with a price passes these filters" />;
  const caption = height === 'window' || measured === null ? scatterCaption(points, unpriced, free) : effectiveCaption(measured.points, measured.unmeasured + unpriced + free);
  const chosen = points.find(({ isChosen }) => isChosen);
  const far = chosen !== undefined && !bars.includes(chosen) ? ` ${chosen.name}, the chosen one, costs ${chosen.label}.` : '';
  const about = chosen === undefined ? '' : `${chosen.name} chosen`;
  const barCaption = `From ${bars[0]?.name ?? 'none'} at ${bars[0]?.label ?? ''} to ${bars.at(-1)?.name ?? 'none'} at ${bars.at(-1)?.label ?? ''}.${far}`;
  return (
    <div role="region" aria-label="Charts of costs" tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <div className="grid @4xl:grid-cols-[3fr_2fr]">
        <div>
          <ChartFrame title="Cost of this request by window" about={about} caption={caption} isCaptionWhole aside={<Aside height={height} onHeight={setHeight} />}>
            <div className="relative h-[clamp(18.75rem,52dvh,30rem)]">
              {measured === null ? (
                <Opening />
              ) : measured.points.length === 0 ? (
                <EmptyState title="RULER measured none of the models shown" />
              ) : (
                <Suspense fallback={<Opening />}>
                  <CostScatter points={measured.points} height={height} caption={caption} />
                </Suspense>
              )}
            </div>
          </ChartFrame>
          <PointsTable points={measured?.points ?? []} isEffective={height === 'effective'} />
        </div>
        <ChartFrame title="Cheapest that fit" about={about} aside={<BarsKey />} caption={barCaption} isCaptionWhole>
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

/** What the height of a point stands for. */
type Height = 'window' | 'effective';

function Aside({ height, onHeight }: { height: Height; onHeight: (height: Height) => void }) {
  return (
    <>
      <Key />
      <Segmented<Height>
        label="Height"
        value={height}
        onChange={onHeight}
        options={[
          { value: 'window', label: 'Window' },
          { value: 'effective', label: 'Effective window (RULER)' },
        ]}
      />
    </>
  );
}

function effectiveCaption(points: readonly CostPoint[], left: number): string {
  return `${formatInteger(points.length)} models with a price that RULER measured (Hsieh et al., 2024), by the longest tested length (4K to 128K) that scores its threshold of 85.6. Colours and shapes still say whether the prompt fits the window itself. Not drawn: ${formatInteger(left)} that it did not measure or that have no price above zero.`;
}

function scatterCaption(points: readonly CostPoint[], unpriced: number, free: number): string {
  const fits = points.filter(({ verdict }) => verdict === 'fits').length;
  const left = [
    ...(unpriced > 0 ? [`${formatInteger(unpriced)} without a price`] : []),
    ...(free > 0 ? [`${formatInteger(free)} that cost nothing`] : []),
  ].join(' and ');
  return `${formatInteger(fits)} of ${formatInteger(points.length)} models with a price fit. Further left is cheaper, further up holds more; both axes are logarithmic.${left === '' ? '' : ` Not drawn: ${left}.`}`;
}

function BarsKey() {
  return (
    <ul aria-label="Legend" data-keys className="m-0 flex list-none flex-wrap items-center gap-x-3 p-0 text-small text-ink-soft">
      {([['the prompt', 'bg-framing'], ['the answer', 'bg-raised']] as const).map(([name, fill]) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-[2px] border border-ink-faint ${fill}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Key() {
  return (
    <ul aria-label="Legend" data-keys className="m-0 flex list-none flex-wrap items-center gap-x-3 p-0 text-small text-ink-soft">
      {([['fits', '●', 'text-ok'], ['uncertain', '◆', 'text-warn'], ['does not fit', '✕', 'text-bad']] as const).map(([name, mark, tone]) => (
        <li key={name} className="inline-flex items-center gap-1">
          <span aria-hidden className={tone}>
            {mark}
          </span>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The same as the chart, for who does not see it or wants the figures. */
function PointsTable({ points, isEffective }: { points: readonly CostPoint[]; isEffective: boolean }) {
  return (
    <details className="px-[var(--gutter)] pb-3 text-small">
      <summary className="text-ink-soft">The points as a table</summary>
      <table aria-label="Cost of this request by window" className="mt-1 border-separate border-spacing-0 text-left [&_td]:border-t [&_td]:border-line [&_td]:py-0.5 [&_td]:pr-4 [&_th]:py-0.5 [&_th]:pr-4">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="text-right">Request</th>
            <th scope="col" className="text-right">Window</th>
            {isEffective && <th scope="col" className="text-right">Effective</th>}
            <th scope="col">Fits</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, name, usd, label, windowTokens, verdict, effective }) => (
            <tr key={id}>
              <td>{name}</td>
              <td className="text-right">
                <Amount usd={usd} text={label.replace(CAP_MARK, '')} />
                {label.endsWith(CAP_MARK) && CAP_MARK}
              </td>
              <td className="text-right">{formatInteger(windowTokens)}</td>
              {isEffective && <td className="text-right">{effective === undefined ? '–' : effectiveText(effective)}</td>}
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
