import { lazy, Suspense, useEffect } from 'react';
import { refusalWords } from '@/core/recall/overlay';
import { valueAt } from '@/core/recall/position-curve';
import { selectOverlay } from '@/state/recall-selectors';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { LINE_LOOKS } from '@/ui/line-look';
import { OverlayLabel } from '@/ui/OverlayLabel';
import { ScrollTable } from '@/ui/ScrollTable';
import { percentText, scoreAxis } from './score-axis';

const loadChart = () => import('@/ui/LinesChart');
const LinesChart = lazy(loadChart);
const STEPS = 50;

/** The chosen curve over the prompt. Its label stands with it. */
export function PlacePanel() {
  const store = useAppStore();
  const overlay = useApp(selectOverlay);
  useEffect(() => void store.getState().track('opening the chart', loadChart()), [store]);
  const choose = (
    <Button size="small" className="self-start" onClick={() => store.getState().showSub('position', 'overlay')}>
      Choose the evidence
    </Button>
  );
  if (!overlay.ok) {
    return (
      <>
        <p className="m-0 max-w-prose">{refusalWords(overlay.error)}</p>
        {choose}
      </>
    );
  }
  const { curve, name, basis } = overlay.value;
  const points = Array.from({ length: STEPS + 1 }, (_, step) => ({ at: (step / STEPS) * 100, values: { score: valueAt(curve, step / STEPS) } }));
  const [start, lowest, end] = [valueAt(curve, 0), Math.min(...points.flatMap(({ values }) => values.score ?? [])), valueAt(curve, 1)];
  const caption = `Score by place in the prompt, ${name}: ${scoreText(start)} at the start, ${scoreText(lowest)} where it is lowest, ${scoreText(end)} at the end.`;
  return (
    <>
      <figure aria-label="Score by place in the prompt" data-about={name} className="relative m-0 h-52">
        <Suspense fallback={<Drawing />}>
          <LinesChart
            caption={caption}
            lines={[{ id: 'score', label: name, look: LINE_LOOKS.first }]}
            points={points}
            x={{ name: 'place in the prompt, % of its tokens', scale: 'linear', domain: [0, 100], ticks: [0, 25, 50, 75, 100], format: percentText }}
            y={scoreAxis(points.flatMap(({ values }) => values.score ?? []))}
            headAt={(at) => `${Math.round(at)} % of the prompt`}
            valueText={(value) => value.toFixed(1)}
            dots={basis === 'drawing' ? [] : curve.points.map(({ depthFraction, valuePts }) => ({ at: depthFraction * 100, value: valuePts }))}
          />
        </Suspense>
      </figure>
      <OverlayLabel overlay={overlay.value} />
      <details>
        <summary className="text-small text-ink-soft">As a table</summary>
        <ScrollTable
          label="Scores by place"
          head={['Place', 'Score']}
          rows={curve.points.map(({ depthFraction, valuePts }) => [`${Math.round(depthFraction * 1000) / 10} %`, valuePts.toFixed(1)])}
        />
      </details>
      {choose}
    </>
  );
}

const BASES = { measured: ['measured', 'ok'], own: ['your own results', 'plain'], drawing: ['drawing', 'warn'] } as const;

/** What the chosen curve is. */
export function PlaceBadge() {
  const overlay = useApp(selectOverlay);
  if (!overlay.ok) return null;
  const [words, tone] = BASES[overlay.value.basis];
  return <Badge tone={tone}>{words}</Badge>;
}

const scoreText = (pts: number | null): string => pts?.toFixed(1) ?? 'not measured';

export function Drawing() {
  useBusy('opening the chart');
  return null;
}
