import { lazy, Suspense, useEffect, useMemo } from 'react';
import { formatUsd, parseUsd, ZERO_USD } from '@/core/pricing/money';
import { formatCompact, formatInteger, formatTokens } from '@/core/units';
import { useAppStore, useBusy } from '@/state/react';
import { linearTicks } from '@/ui/axis-ticks';
import { ChartFrame } from '@/ui/ChartFrame';
import { LineLegend } from '@/ui/LineLegend';
import type { AxisLook } from '@/ui/LinesChart';
import { costPoints, fillPoints, linesOf, mostOf } from './growth-charts';
import { costSentences, windowSentence } from './growth-sentences';
import type { GrowthRun } from './growth-runs';

const loadChart = () => import('@/ui/LinesChart');
const LinesChart = lazy(loadChart);

/** How the window fills, and how the cost adds up, turn by turn. */
export function GrowthCharts({ runs, modelName, sign, thresholdTokens }: { runs: readonly GrowthRun[]; modelName: string; sign: string; thresholdTokens: number }) {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the chart', loadChart());
  }, [store]);
  const filling = useMemo(() => runs.filter(({ id }) => id !== 'bigger'), [runs]);
  const priced = useMemo(() => runs.filter((run) => (run.priced?.turns.length ?? 0) > 0), [runs]);
  const fills = useMemo(() => fillPoints(filling), [filling]);
  const costs = useMemo(() => costPoints(priced), [priced]);
  const [resend] = runs;
  if (resend === undefined) return null;
  const x = axis('turn', resend.turns.length, formatInteger, true);
  const headAt = (turn: number) => `Turn ${formatInteger(turn)}`;
  const cliffs = (resend.priced?.cliffs ?? []).map(({ turn }) => ({ at: turn, label: 'price cliff' }));
  const limits = [
    { value: resend.windowTokens, label: 'window' },
    { value: thresholdTokens, label: 'compaction' },
  ];
  const fillCaption = `Tokens that each turn fills. ${windowSentence(resend, sign)}`;
  const { headline, detail } = costSentences(resend, modelName, sign);
  const costCaption = `Dollars spent by each turn. ${headline} ${detail}`.trim();
  return (
    <>
      <ChartFrame title="Window" about={modelName} aside={<LineLegend entries={linesOf(filling)} />} caption={fillCaption} isCaptionWhole className="px-0!">
        <div className="relative h-56">
          <Suspense fallback={<Drawing />}>
            <LinesChart caption={fillCaption} lines={linesOf(filling)} points={fills} x={x} y={axis('tokens in the window', mostOf(fills), formatCompact, true)} headAt={headAt} valueText={(tokens) => `${sign}${tokensText(tokens)}`} limits={limits} places={cliffs} />
          </Suspense>
        </div>
      </ChartFrame>
      {priced.length > 0 && (
        <ChartFrame title="Cost so far" about={modelName} aside={<LineLegend entries={linesOf(priced)} />} caption={costCaption} isCaptionWhole className="px-0!">
          <div className="relative h-56">
            <Suspense fallback={<Drawing />}>
              <LinesChart caption={costCaption} lines={linesOf(priced)} points={costs} x={x} y={axis('US dollars so far', mostOf(costs), dollars, false)} headAt={headAt} valueText={(value) => `${sign}${dollars(value)}`} places={cliffs} />
            </Suspense>
          </div>
        </ChartFrame>
      )}
    </>
  );
}

function axis(name: string, most: number, format: (value: number) => string, isWhole: boolean): AxisLook {
  const ticks = linearTicks(most, isWhole);
  return { name, scale: 'linear', format, ticks, domain: [0, ticks.at(-1) ?? 1] };
}

function tokensText(tokens: number): string {
  return formatTokens(tokens);
}

/** Steps of an axis are no exact decimals. */
function dollars(value: number): string {
  return formatUsd(parseUsd(Number(value.toPrecision(12))) ?? ZERO_USD);
}

function Drawing() {
  useBusy('drawing the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
