import { useMemo } from 'react';
import type { Overlay } from '@/core/recall/overlay';
import type { PartSpan } from '@/core/recall/part-drops';
import { useApp } from '@/state/react';
import { selectPartSpans } from '@/state/recall-selectors';
import { selectParts } from '@/state/selectors';
import { ROLE_LOOK } from '@/ui/role-look';
import { textPx } from '@/ui/text-size';
import { useSize } from '@/ui/use-size';
import { CurveDrawing } from './CurveDrawing';
import { rangeOf } from './curve-geometry';
import { partMarks } from './part-marks';
import { curveSentence } from './position-words';
import { RiskStrip } from './RiskStrip';

const MARGIN = { left: textPx(34), right: 10, top: 10 } as const;
const PLOT_PX = 210;
const STRIP_PX = 12;
const PARTS_PX = 12;
const AXIS_PX = textPx(22);

/** The curve large, over the classes and over the prompt's own parts, which mark the axis. */
export function CurveChart({ overlay }: { overlay: Overlay }) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const spans = useApp(selectPartSpans);
  const { bottomPts, topPts } = rangeOf(overlay.curve, 'band');
  const plotWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const frame = {
    x: (depth: number) => MARGIN.left + depth * plotWidth,
    y: (pts: number) => MARGIN.top + ((topPts - pts) / (topPts - bottomPts)) * PLOT_PX,
  };
  const bottom = MARGIN.top + PLOT_PX;
  const step = topPts - bottomPts > 50 ? 20 : 10;
  const ticks = Array.from({ length: Math.floor((topPts - bottomPts) / step) + 1 }, (_, index) => bottomPts + index * step);
  const height = bottom + STRIP_PX + PARTS_PX + 8 + AXIS_PX;
  return (
    <div ref={box} data-x-axis="place in the prompt" data-y-axis="score, points of 100" style={{ height }}>
      {width > 0 ? (
        <svg role="img" aria-label={curveSentence(overlay)} width={width} height={height} className="block text-micro">
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={MARGIN.left} x2={MARGIN.left + plotWidth} y1={frame.y(tick)} y2={frame.y(tick)} stroke="var(--line)" />
              <text x={MARGIN.left - 6} y={frame.y(tick) + 4} textAnchor="end" fill="var(--ink-faint)">
                {tick}
              </text>
            </g>
          ))}
          <PartEdges spans={spans} frame={frame} bottom={bottom} />
          <CurveDrawing overlay={overlay} frame={frame} markerPx={3.5} />
          <RiskStrip runs={overlay.runs} boxOf={(start, end) => ({ x: frame.x(start), y: bottom, width: Math.max(0.5, (end - start) * plotWidth), height: STRIP_PX })} />
          <PartMarks spans={spans} frame={frame} y={bottom + STRIP_PX + 4} />
          {[0, 0.25, 0.5, 0.75, 1].map((depth) => (
            <text key={depth} x={frame.x(depth)} y={height - 6} textAnchor={depth === 0 ? 'start' : depth === 1 ? 'end' : 'middle'} fill="var(--ink-faint)">
              {depth === 0 ? 'start' : depth === 1 ? 'end' : `${depth * 100} %`}
            </text>
          ))}
        </svg>
      ) : null}
    </div>
  );
}

interface SpanProps {
  readonly spans: readonly PartSpan[];
  readonly frame: { readonly x: (depth: number) => number };
}

/** Where edges are nearer on average, they would be a grey field: the strip below tells the parts apart. */
const LEAST_APART_PX = 24;

/** Where a part begins. */
function PartEdges({ spans, frame, bottom }: SpanProps & { bottom: number }) {
  const edges = spans.filter(({ tokens }) => tokens > 0).slice(1);
  if (edges.length * LEAST_APART_PX > frame.x(1) - frame.x(0)) return null;
  return edges.map(({ id, startFraction }) => <line key={id} x1={frame.x(startFraction)} x2={frame.x(startFraction)} y1={MARGIN.top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="2 3" />);
}

/** The parts in their colours along the axis; one without tokens has no place on it, and thin ones of a colour side by side are one. */
function PartMarks({ spans, frame, y }: SpanProps & { y: number }) {
  const parts = useApp(selectParts);
  const roleOf = useMemo(() => new Map(parts.map(({ id, role }) => [id, role])), [parts]);
  const marks = partMarks(spans.filter(({ tokens }) => tokens > 0), frame.x, (id) => roleOf.get(id));
  return marks.map(({ key, role, words, startPx, endPx }) => (
    <rect key={key} x={startPx} y={y} width={Math.max(1, endPx - startPx - 1)} height={PARTS_PX} rx={2} fill={role === undefined ? 'var(--framing)' : ROLE_LOOK[role].color}>
      <title>{words}</title>
    </rect>
  ));
}
