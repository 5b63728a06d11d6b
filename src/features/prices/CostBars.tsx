import { useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, type RectangleProps, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { textPx } from '@/ui/text-size';
import { widestPx } from '@/ui/text-width';
import type { CostPoint } from './chart-points';
import { dollarTick } from './dollar-tick';

const TICK = { fill: 'var(--ink-faint)', fontSize: textPx(11) } as const;
const NAME_FONT_PX = textPx(12);
const LABEL_FONT_PX = textPx(11);
const GAP_PX = 10;

/** What this request costs with each of a few models. */
export default function CostBars({ points, caption }: { points: readonly CostPoint[]; caption: string }) {
  const namesPx = useMemo(() => widestPx(points.map(({ name }) => name), NAME_FONT_PX), [points]);
  const labelsPx = useMemo(() => widestPx(points.map(({ label }) => label), LABEL_FONT_PX), [points]);
  const byId = useMemo(() => new Map(points.map((point) => [point.id, point])), [points]);
  return (
    <div role="img" aria-label={caption} data-x-axis="US dollars a request" data-y-names="models" className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart layout="vertical" data={[...points]} margin={{ top: 0, right: labelsPx + GAP_PX, bottom: 0, left: 0 }} barCategoryGap={4} accessibilityLayer={false}>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis type="number" domain={[0, 'auto']} tickCount={4} tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tickFormatter={dollarTick} height={textPx(22)} />
          <YAxis type="category" dataKey="id" width={namesPx + GAP_PX} tickLine={false} axisLine={false} interval={0} tick={(props: TickProps) => <NameTick {...props} byId={byId} />} />
          <Bar dataKey="inputUsd" stackId="cost" isAnimationActive={false} maxBarSize={16} shape={(props: RectangleProps & { payload?: CostPoint }) => <CostBar {...props} isAnswer={false} />} />
          <Bar dataKey="outputUsd" stackId="cost" isAnimationActive={false} maxBarSize={16} shape={(props: RectangleProps & { payload?: CostPoint }) => <CostBar {...props} isAnswer />}>
            <LabelList dataKey="label" position="right" fontSize={LABEL_FONT_PX} fill="var(--ink-soft)" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The prompt's part is filled, the answer's an outline. */
function CostBar({ payload: point, isAnswer, ...rest }: RectangleProps & { payload?: CostPoint; isAnswer: boolean }) {
  if (point === undefined) return null;
  return (
    <rect
      x={Number(rest.x ?? 0)}
      y={Number(rest.y ?? 0)}
      // Negative while the chart is first measured.
      width={Math.max(0, Number(rest.width ?? 0))}
      height={Math.max(0, Number(rest.height ?? 0))}
      fill={isAnswer ? (point.isChosen ? 'var(--accent-wash)' : 'var(--raised)') : point.isChosen ? 'var(--accent)' : 'var(--framing)'}
      stroke={point.isChosen ? 'var(--accent)' : 'var(--ink-faint)'}
    />
  );
}

interface TickProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: unknown };
}

function NameTick({ x, y, payload, byId }: TickProps & { byId: ReadonlyMap<string, CostPoint> }) {
  const point = byId.get(String(payload.value));
  if (point === undefined) return null;
  return (
    <text x={Number(x)} y={Number(y)} dy="0.35em" textAnchor="end" fontSize={NAME_FONT_PX} fontWeight={point.isChosen ? 650 : 400} fill={point.isChosen ? 'var(--ink)' : 'var(--ink-soft)'}>
      {point.name}
    </text>
  );
}
