import { lazy, memo, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { formatInteger, formatTokens } from '@/core/units';
import { useAppStore, useBusy } from '@/state/react';
import { ChartFrame } from '@/ui/ChartFrame';
import { LineLegend } from '@/ui/LineLegend';
import { ScrollTable } from '@/ui/ScrollTable';
import { gibText, type LengthChart, lengthCharts } from './memory-charts';
import { overtakingSentence } from './memory-sentences';
import { secondsText, sizeText, workText } from './memory-words';
import type { Memory } from './use-memory';

const loadChart = () => import('@/ui/LinesChart');
const LinesChart = lazy(loadChart);

/** Cache, work and time over the length of the prompt, with this prompt marked. Drawn anew only when the figures are. */
export const MemoryCharts = memo(function MemoryCharts({ settled, figures }: Pick<Memory, 'settled' | 'figures'>) {
  const store = useAppStore();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    void store.getState().track('opening the chart', loadChart());
  }, [store]);
  const { architecture, choices } = settled;
  const { fit, prompt, overtakingTokens } = figures;
  const charts = useMemo(() => lengthCharts(architecture, choices, prompt.tokens), [architecture, choices, prompt.tokens]);
  const [least, most] = charts.x.domain;
  const marks = (all: readonly { readonly at: number; readonly label: string }[]) => all.filter(({ at }) => at >= least && at <= most);
  const places = marks([{ at: prompt.tokens, label: 'yours' }]);
  const windowTokens = formatInteger(architecture.contextTokens);
  const roomCaption = fit.forCachesBytes > 0 ? `${sizeText(fit.forCachesBytes)} are free beside the weights.` : 'The weights leave no room for it.';
  const chart = (title: string, caption: string, shown: LengthChart, valueText: (value: number) => string, more: { limits?: readonly { value: number; label: string }[]; places?: readonly { at: number; label: string }[] } = {}): ReactNode => (
    <ChartFrame title={title} about={architecture.name} aside={<LineLegend entries={shown.lines} />} caption={caption} isCaptionWhole className="px-0!">
      <div className="relative h-56">
        <Suspense fallback={<Drawing />}>
          <LinesChart caption={caption} lines={shown.lines} points={shown.points} x={charts.x} y={shown.y} headAt={(at) => formatTokens(at)} valueText={valueText} limits={more.limits ?? []} places={more.places ?? places} />
        </Suspense>
      </div>
    </ChartFrame>
  );
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {chart('KV cache, GiB', `${choices.batch === 1 ? 'The cache of one prompt' : `The caches of ${formatInteger(choices.batch)} prompts`} by length, up to ${windowTokens} tokens or yours. ${roomCaption}`, charts.cache, gibText, {
        limits: fit.forCachesBytes > 0 ? [{ value: fit.forCachesBytes / 2 ** 30, label: 'free beside the weights' }] : [],
      })}
      {chart('Work of reading, FLOP', `Operations to read a prompt of which nothing is cached. ${overtakingSentence(architecture, overtakingTokens)}`, charts.work, workText, {
        places: overtakingTokens === null ? places : marks([...places, { at: overtakingTokens, label: 'attention overtakes' }]),
      })}
      {chart('Time to the first token', 'Seconds by length, for one prompt alone, at the shares of the peak that were measured and at the one that is set.', charts.time, secondsText)}
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="rounded-sm py-1 text-ink-soft hover:text-ink">The charts as a table</summary>
        {isOpen && <ScrollTable label="Memory and time by length" head={charts.tableHead} rows={charts.tableRows} />}
      </details>
    </div>
  );
});

function Drawing() {
  useBusy('drawing the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
