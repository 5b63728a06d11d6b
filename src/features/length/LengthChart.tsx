import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { LoadCurve } from '@/core/recall/evidence';
import { RULER_TRIALS } from '@/core/recall/studies';
import { type Count, countedTokens } from '@/core/tokenize/count';
import { formatTokens } from '@/core/units';
import { useAppStore, useBusy } from '@/state/react';
import { ChartFrame } from '@/ui/ChartFrame';
import { LineLegend } from '@/ui/LineLegend';
import { type Cited, lengthAxis, linesOf, marksOf, pointsOf, SCORE_AXIS } from './length-lines';

const loadChart = () => import('@/ui/LinesChart');
const LinesChart = lazy(loadChart);

/** Scores of RULER by length, with the threshold, the length of the prompt, and the numbered figures of other tests. */
export function LengthChart({ curves, cited, input, thresholdPts }: { curves: readonly LoadCurve[]; cited: readonly Cited[]; input: Count; thresholdPts: number }) {
  const store = useAppStore();
  useEffect(() => {
    void store.getState().track('opening the chart', loadChart());
  }, [store]);
  const lines = useMemo(() => linesOf(curves), [curves]);
  const points = useMemo(() => pointsOf(curves), [curves]);
  const marks = useMemo(() => marksOf(cited), [cited]);
  // Room on both sides, as a mark is wider than its place.
  const x = useMemo(() => lengthAxis([4096, 131072, input.tokens, ...marks.flatMap(({ at }) => [at / 1.5, at * 1.5])]), [marks, input.tokens]);
  const places = input.tokens === 0 ? [] : [{ at: input.tokens, label: 'your prompt' }];
  const longest = Math.max(0, ...points.map(({ at }) => at));
  const caption = [
    `Illustration. Scores on RULER, a mean of 13 tasks, by length of the prompt, each step twice the one before; K is 1,024 tokens. n is ${RULER_TRIALS} for each task and length in the paper; not stated of what makers ran themselves. Not a prediction for your prompt.`,
    input.tokens === 0 ? '' : `Your prompt has ${countedTokens(input)}${input.tokens > longest && longest > 0 ? ', more than RULER measured' : ''}.`,
    cited.length === 0 ? '' : 'Numbers are single figures of other tests, which are not to be compared with the lines.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  return (
    <ChartFrame title="Score by length" aside={<LineLegend entries={lines} />} caption={caption} isCaptionWhole className="px-0!">
      <div className="relative h-64">
        <Suspense fallback={<Drawing />}>
          <LinesChart
            caption={caption}
            lines={lines}
            points={points}
            x={x}
            y={SCORE_AXIS}
            headAt={(at) => formatTokens(at)}
            valueText={(value) => value.toFixed(1)}
            limits={[{ value: thresholdPts, label: cited.length > 0 ? String(thresholdPts) : `threshold ${thresholdPts}`, side: cited.length > 0 ? 'right' : 'left' }]}
            places={places}
            marks={marks}
          />
        </Suspense>
      </div>
    </ChartFrame>
  );
}

function Drawing() {
  useBusy('drawing the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
