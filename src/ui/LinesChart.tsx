import { CartesianGrid, Line, LineChart, ReferenceDot, ReferenceLine, ResponsiveContainer, Tooltip, type TooltipContentProps, XAxis, YAxis } from 'recharts';
import type { LineLook } from './line-look';
import { textPx } from './text-size';

export interface ChartLine {
  readonly id: string;
  readonly label: string;
  readonly look: LineLook;
}

/** Values by the line's id; null: the line has a gap there. */
export interface ChartPoint {
  readonly at: number;
  readonly values: Readonly<Record<string, number | null>>;
}

export interface AxisLook {
  /** What it measures, with its unit, for a picture that stands by itself: "tokens in the window". */
  readonly name: string;
  readonly scale: 'linear' | 'log';
  readonly format: (value: number) => string;
  /** Both ends; on a logarithmic axis above 0. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

export interface ChartMark {
  readonly at: number;
  readonly value: number;
  readonly label: string;
  readonly side: 'left' | 'right' | 'top' | 'bottom';
}

export interface LinesChartProps {
  /** What the chart says, in words. */
  caption: string;
  lines: readonly ChartLine[];
  points: readonly ChartPoint[];
  x: AxisLook;
  y: AxisLook;
  /** The first line of the tooltip, and a value in it, at its place. */
  headAt: (at: number) => string;
  valueText: (value: number, at: number) => string;
  /** Values across the chart, such as a limit. */
  limits?: readonly { readonly value: number; readonly label: string; readonly side?: 'left' | 'right' }[];
  /** Places along the chart, such as where a price begins. */
  places?: readonly { readonly at: number; readonly label: string }[];
  /** Where lines cross. */
  dots?: readonly { readonly at: number; readonly value: number }[];
  /** Single figures that belong to no line, each with a short label beside it. */
  marks?: readonly ChartMark[];
}

const TICK = { fill: 'var(--ink-faint)', fontSize: textPx(11) } as const;
const LABEL = { fill: 'var(--ink-soft)', fontSize: textPx(11) } as const;
const MARK = { fill: 'var(--ink)', fontSize: textPx(11), fontWeight: 600 } as const;

/** Up to four lines over one axis. Fills its parent; only for views that are loaded when asked for. */
export default function LinesChart({ caption, lines, points, x, y, headAt, valueText, limits = [], places = [], dots = [], marks = [] }: LinesChartProps) {
  return (
    <div role="img" aria-label={caption} data-x-axis={x.name} data-y-axis={y.name} className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...points]} margin={{ top: textPx(16), right: 14, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis dataKey="at" type="number" scale={x.scale} domain={[...x.domain]} ticks={[...x.ticks]} tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tickFormatter={x.format} height={textPx(22)} allowDataOverflow />
          <YAxis type="number" scale={y.scale} domain={[...y.domain]} ticks={[...y.ticks]} tick={TICK} tickLine={false} axisLine={false} tickFormatter={y.format} width={textPx(56)} allowDataOverflow />
          <Tooltip isAnimationActive={false} cursor={{ stroke: 'var(--line-strong)' }} content={(props: TooltipContentProps) => <PointTip {...props} lines={lines} headAt={headAt} valueText={valueText} />} />
          {limits.map(({ value, label, side = 'right' }) => (
            <ReferenceLine key={label} y={value} stroke="var(--bad)" strokeDasharray="4 3" ifOverflow="hidden" label={{ ...LABEL, value: label, position: side === 'left' ? 'insideTopLeft' : 'insideBottomRight' }} />
          ))}
          {places.map(({ at, label }) => (
            <ReferenceLine key={`${at} ${label}`} x={at} stroke="var(--ink-faint)" strokeDasharray="1 3" ifOverflow="hidden" label={{ ...LABEL, value: label, position: 'top' }} />
          ))}
          {lines.map(({ id, label, look }) => (
            <Line key={id} dataKey={({ values }: ChartPoint) => values[id] ?? null} name={label} stroke={look.color} strokeDasharray={look.dashes} strokeWidth={2} dot={points.length === 1} activeDot={{ r: 3 }} isAnimationActive={false} type="linear" />
          ))}
          {dots.map(({ at, value }) => (
            <ReferenceDot key={`${at} ${value}`} x={at} y={value} r={4} fill="var(--panel)" stroke="var(--ink)" strokeWidth={1.5} ifOverflow="discard" />
          ))}
          {marks.map(({ at, value, label, side }) => (
            <ReferenceDot key={label} x={at} y={value} r={3} fill="var(--ink-soft)" stroke="var(--panel)" ifOverflow="discard" label={{ ...MARK, value: label, position: side, offset: 3 }} />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function PointTip({ active, payload, lines, headAt, valueText }: TooltipContentProps & Pick<LinesChartProps, 'lines' | 'headAt' | 'valueText'>) {
  const point = payload[0]?.payload as ChartPoint | undefined;
  if (!active || point === undefined) return null;
  return (
    <div className="rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
      <p className="m-0 font-semibold">{headAt(point.at)}</p>
      {lines.map(({ id, label }) => {
        const value = point.values[id];
        return value == null ? null : <p key={id} className="m-0">{`${label}: ${valueText(value, point.at)}`}</p>;
      })}
    </div>
  );
}
