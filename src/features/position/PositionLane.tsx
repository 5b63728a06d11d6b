import { barSegments } from '@/core/budget/segments';
import { type Overlay, refusalWords } from '@/core/recall/overlay';
import { useApp, useAppStore } from '@/state/react';
import { selectOverlay, selectRecallChoices } from '@/state/recall-selectors';
import { selectCountedParts, selectFill } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { OverlayLabel } from '@/ui/OverlayLabel';
import { textPx } from '@/ui/text-size';
import { useSize } from '@/ui/use-size';
import { CurveDrawing } from './CurveDrawing';
import { rangeOf } from './curve-geometry';
import { curveSentence } from './position-words';
import { RiskLegend, RiskStrip } from './RiskStrip';

const HEIGHT_PX = textPx(54);
const STRIP_PX = 9;
/** Room above and below for markers. */
const MARKER_ROOM_PX = 4;
/** A narrower prompt has its classes alone: a curve would be a scribble. */
const NARROWEST_PX = 24;

/** Scores by position below the bar, on its scale: the lane is as long as the parts are, what else is in the bar has no score. */
export function PositionLane() {
  const store = useAppStore();
  const overlay = useApp(selectOverlay);
  const { thresholdPts } = useApp(selectRecallChoices);
  const shown = store.getState();
  const inCase = useApp((state) => state.shownCase?.id);
  if (inCase !== undefined) return <p className="m-0 mt-1.5 text-small text-ink-soft">{`Positions are of the text as written; the bar is of the ${inCase} case.`}</p>;
  return (
    <section aria-label="Position" className="mt-1.5 flex flex-col gap-1">
      {overlay.ok ? (
        <>
          <Lane overlay={overlay.value} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            <RiskLegend thresholdPts={thresholdPts} isDrawing={overlay.value.basis === 'drawing'} />
            <Button size="tiny" look="quiet" onClick={() => shown.showSub('position', 'overlay')}>
              Choose the evidence
            </Button>
          </div>
          <OverlayLabel overlay={overlay.value} />
        </>
      ) : (
        <p className="m-0 flex flex-wrap items-center gap-x-2 text-small text-ink-soft">
          {refusalWords(overlay.error)}
          <Button size="tiny" onClick={() => shown.showSub('position', 'overlay')}>
            Choose other evidence
          </Button>
        </p>
      )}
    </section>
  );
}

function Lane({ overlay }: { overlay: Overlay }) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const parts = useApp(selectCountedParts);
  const fill = useApp(selectFill);
  const scale = useApp((state) => state.barScale);
  const { widthTokens, segments } = barSegments(parts, fill, scale);
  const promptTokens = segments.reduce((sum, segment) => sum + (segment.kind === 'part' ? segment.tokens : 0), 0);
  const lanePx = widthTokens === 0 ? 0 : (promptTokens / widthTokens) * width;
  const { bottomPts, topPts } = rangeOf(overlay.curve, 'line');
  const curvePx = HEIGHT_PX - STRIP_PX;
  const frame = {
    x: (depth: number) => depth * lanePx,
    // The band may reach beyond the lane, which is low.
    y: (pts: number) => MARKER_ROOM_PX + Math.min(1, Math.max(0, (topPts - pts) / (topPts - bottomPts))) * (curvePx - 2 * MARKER_ROOM_PX),
  };
  return (
    <div ref={box} className="relative border-y border-line bg-raised" style={{ height: HEIGHT_PX + 2 }}>
      {lanePx > 0 ? (
        <svg role="img" aria-label={curveSentence(overlay)} width={width} height={HEIGHT_PX} className="block overflow-visible">
          <title>{curveSentence(overlay)}</title>
          <rect x={0} y={0} width={lanePx} height={curvePx} fill="var(--panel)" />
          {lanePx < NARROWEST_PX ? null : <CurveDrawing overlay={overlay} frame={frame} markerPx={lanePx < 160 ? 1.5 : 2.5} />}
          <RiskStrip runs={overlay.runs} boxOf={(start, end) => ({ x: start * lanePx, y: curvePx, width: Math.max(0.5, (end - start) * lanePx), height: STRIP_PX })} />
        </svg>
      ) : null}
      {lanePx > 0 && width - lanePx > 70 ? (
        <span aria-hidden className="absolute top-1 text-micro text-ink-faint max-sm:right-0" style={{ left: lanePx + 6 }}>
          {lanePx < NARROWEST_PX ? (
            'The prompt is too small a part of the window for its curve.'
          ) : (
            <>
              {topPts}
              <span className="absolute top-6.5 left-0">{bottomPts}</span>
            </>
          )}
        </span>
      ) : null}
    </div>
  );
}
