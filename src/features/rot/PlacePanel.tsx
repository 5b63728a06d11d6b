import { lazy, Suspense, useEffect } from 'react';
import { refusalWords } from '@/core/recall/overlay';
import { valueAt } from '@/core/recall/position-curve';
import { selectOverlay } from '@/state/recall-selectors';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { Button } from '@/ui/Button';
import { LINE_LOOKS } from '@/ui/line-look';
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
  const { curve, label, name } = overlay.value;
  const points = Array.from({ length: STEPS + 1 }, (_, step) => ({ at: (step / STEPS) * 100, values: { score: valueAt(curve, step / STEPS) } }));
  const caption = `Score by place in the prompt: ${name}.`;
  return (
    <>
      <div className="relative h-52">
        <Suspense fallback={<Drawing />}>
          <LinesChart
            caption={caption}
            lines={[{ id: 'score', label: name, look: LINE_LOOKS.first }]}
            points={points}
            x={{ scale: 'linear', domain: [0, 100], ticks: [0, 25, 50, 75, 100], format: percentText }}
            y={scoreAxis(points.flatMap(({ values }) => values.score ?? []))}
            headAt={(at) => `${Math.round(at)} % of the prompt`}
            valueText={(value) => value.toFixed(1)}
            dots={curve.points.map(({ depthFraction, valuePts }) => ({ at: depthFraction * 100, value: valuePts }))}
          />
        </Suspense>
      </div>
      <p className="m-0 max-w-prose text-small text-ink-soft">{label}</p>
      {choose}
    </>
  );
}

export function Drawing() {
  useBusy('opening the chart');
  return null;
}
