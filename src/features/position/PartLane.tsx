import { useId } from 'react';
import { useApp } from '@/state/react';
import { selectOverlay, selectPartSpans } from '@/state/recall-selectors';
import { asWritten, selectFill, selectFocusedPart } from '@/state/selectors';
import { useSize } from '@/ui/use-size';
import { CurveDrawing } from './CurveDrawing';
import { rangeOf } from './curve-geometry';
import { edgeName, spanText } from './position-words';
import { RiskStrip } from './RiskStrip';

const WIDTH_PX = 30;
const STRIP_PX = 8;

/** The stretch of the curve that the focused part lies in, from its first token at the top to its last at the bottom. */
export function PartLane() {
  const [box, { height }] = useSize<HTMLDivElement>();
  const labelId = useId();
  const overlay = useApp(selectOverlay);
  const part = useApp(selectFocusedPart);
  const span = useApp((state) => selectPartSpans(state).find(({ id }) => id === part?.id) ?? null);
  const texts = useApp((state) => selectFill(asWritten(state)).parts);
  if (!overlay.ok || span === null || span.tokens === 0) return null;
  const { curve, runs, label } = overlay.value;
  const { startFraction: start, endFraction: end } = span;
  const { bottomPts, topPts } = rangeOf(curve, 'line');
  const along = (depth: number): number => ((depth - start) / (end - start)) * height;
  const across = (pts: number): number => STRIP_PX + 3 + Math.min(1, Math.max(0, (pts - bottomPts) / (topPts - bottomPts))) * (WIDTH_PX - STRIP_PX - 6);
  const words = `Position of ${span.name}: ${spanText(span, texts, ' to ')} of the prompt. Lower scores are further left; drops are from ${edgeName(curve)}.`;
  return (
    <div ref={box} role="group" aria-describedby={labelId} aria-label={`Position of ${span.name}`} className="relative shrink-0 overflow-clip border-r border-line bg-panel" style={{ width: WIDTH_PX + 1 }}>
      <span id={labelId} className="sr-only">
        {label}
      </span>
      {height > 0 ? (
        <svg role="img" aria-label={words} width={WIDTH_PX} height={height} className="absolute inset-0">
          <title>{`${words}\n${label}`}</title>
          {/* The curve as it is drawn along the bar, turned so that it runs down. */}
          <g transform="matrix(0 1 1 0 0 0)">
            <CurveDrawing overlay={overlay.value} frame={{ x: along, y: across }} markerPx={2} from={start} to={end} />
          </g>
          <RiskStrip
            runs={runs.filter((run) => run.startFraction < end && run.endFraction > start)}
            boxOf={(from, to) => ({ x: 0, y: along(Math.max(start, from)), width: STRIP_PX, height: Math.max(0.5, along(Math.min(end, to)) - along(Math.max(start, from))) })}
          />
        </svg>
      ) : null}
    </div>
  );
}
