import { lazy, Suspense, useEffect, useState } from 'react';
import { ARCHITECTURES, type ArchitectureId } from '@/core/pricing/architecture';
import type { ArchitectureCurves, Axis } from '@/core/pricing/architecture-curves';
import { formatUsd, parseUsd, type Usd, usdToNumber, ZERO_USD } from '@/core/pricing/money';
import { formatCompact } from '@/core/units';
import { useAppStore, useBusy } from '@/state/react';
import { logTicks } from '@/ui/axis-ticks';
import { Amount } from '@/ui/Amount';
import { ChartFrame } from '@/ui/ChartFrame';
import { LINE_LOOKS, type LineLook } from '@/ui/line-look';
import { LineLegend } from '@/ui/LineLegend';
import { ScrollTable } from '@/ui/ScrollTable';
import { ARCHITECTURE_NAMES, axisName, cheapestSentence, crossingSentences, placeText } from './architecture-words';

const loadChart = () => import('@/ui/LinesChart');
const LinesChart = lazy(loadChart);

const LOOKS: Readonly<Record<ArchitectureId, LineLook>> = { 'long-context': LINE_LOOKS.first, 'cached-context': LINE_LOOKS.second, retrieval: LINE_LOOKS.third, hierarchical: LINE_LOOKS.fourth };
const LINES = ARCHITECTURES.map((id) => ({ id, label: ARCHITECTURE_NAMES[id], look: LOOKS[id] }));

/** What a month costs along one axis, both logarithmic, with the crossings as dots, as sentences, and all of it as a table. */
export function CurveChart({ axis, title, modelName, curves, here, sign }: { axis: Axis; title: string; modelName: string; curves: ArchitectureCurves; here: number; sign: string }) {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the chart', loadChart());
  }, [store]);
  const [isOpen, setIsOpen] = useState(false);
  const { points, crossings, cheapest } = curves;
  const values = points.flatMap(({ costs }) => Object.values(costs).flatMap((cost) => positive(cost) ?? []));
  const caption = `Dollars for the first month. ${cheapestSentence(axis, cheapest, sign)}`;
  const [first, last] = [points[0]?.at ?? 1, points.at(-1)?.at ?? 10];
  const yTicks = logTicks(Math.min(...values, 1), Math.max(...values, 1));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <ChartFrame title={title} about={modelName} aside={<LineLegend entries={LINES} />} caption={caption} isCaptionWhole className="px-0! pb-0!">
        <div className="relative h-64">
          <Suspense fallback={<Drawing />}>
            <LinesChart
              caption={caption}
              lines={LINES}
              points={points.map(({ at, costs }) => ({ at, values: Object.fromEntries(ARCHITECTURES.map((id) => [id, positive(costs[id])])) }))}
              x={{ name: axisName(axis), scale: 'log', format: formatCompact, ticks: logTicks(first, last), domain: [first, last] }}
              y={{ name: 'US dollars for the first month', scale: 'log', format: roundDollars, ticks: yTicks, domain: [yTicks[0] ?? 1, yTicks.at(-1) ?? 10] }}
              valueText={(value) => `${sign}${dollars(value)}`}
              headAt={(at) => placeText(axis, at)}
              places={[{ at: here, label: 'yours' }]}
              dots={crossings.map(({ at, costUsd }) => ({ at, value: usdToNumber(costUsd) }))}
            />
          </Suspense>
        </div>
      </ChartFrame>
      {crossings.length === 0 ? (
        <p className="m-0 text-small text-ink-soft">{noCrossing(cheapest.length)}</p>
      ) : (
        <ul aria-label={`Crossings: ${title}`} className="m-0 flex list-none flex-col gap-0.5 p-0 text-small">
          {crossingSentences(axis, crossings, sign).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="rounded-sm py-1 text-ink-soft hover:text-ink">{`${title} as a table`}</summary>
        {isOpen && (
          <ScrollTable
            label={title}
            head={[axis === 'queriesPerDay' ? 'Queries a day' : 'Corpus', ...ARCHITECTURES.map((id) => ARCHITECTURE_NAMES[id])]}
            rows={points.map(({ at, costs }) => [placeText(axis, at), ...ARCHITECTURES.map((id) => (costs[id] === null ? 'no price' : <Amount key={id} usd={costs[id]} text={formatUsd(costs[id], sign)} />))])}
          />
        )}
      </details>
    </div>
  );
}

/** Lines that are one at first, and steps, change places without a point in which they cross. */
function noCrossing(ranges: number): string {
  return ranges > 1 ? 'No two of these lines cross in a point: where the cheapest changes, one steps away from the other.' : 'No two of these lines cross.';
}

/** A logarithmic axis has no zero. */
function positive(cost: Usd | null): number | null {
  const value = cost === null ? 0 : usdToNumber(cost);
  return value > 0 ? value : null;
}

function dollars(value: number): string {
  return formatUsd(parseUsd(value) ?? ZERO_USD);
}

/** Powers of ten for an axis: "$100", "$1K". */
function roundDollars(value: number): string {
  return value >= 1 ? `$${formatCompact(value)}` : dollars(value);
}

function Drawing() {
  useBusy('drawing the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
