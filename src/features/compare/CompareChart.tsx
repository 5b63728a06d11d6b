import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, ErrorBar, LabelList, Rectangle, type RectangleProps, ResponsiveContainer, Tooltip, type TooltipContentProps, XAxis, YAxis } from 'recharts';
import { formatCompact } from '@/core/units';
import type { CompareBar } from './chart-bars';

const TICK = { fill: 'var(--ink-faint)', fontSize: 11 } as const;
const NAME_PX = 132;
const NAME_CHARACTERS = 21;

export default function CompareChart({ bars, caption }: { bars: readonly CompareBar[]; caption: string }) {
  const hatch = useId();
  const most = Math.max(1, ...bars.map(({ tokens, band }) => tokens + (band?.[1] ?? 0)));
  return (
    <div role="img" aria-label={caption} className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart layout="vertical" data={[...bars]} margin={{ top: 0, right: 64, bottom: 0, left: 0 }} barCategoryGap={4} accessibilityLayer={false}>
          <defs>
            <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width={5} height={5} fill="var(--raised)" />
              <rect width={2} height={5} fill="var(--framing)" />
            </pattern>
            <pattern id={`${hatch}-chosen`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width={5} height={5} fill="var(--accent-wash)" />
              <rect width={2.5} height={5} fill="var(--accent)" />
            </pattern>
          </defs>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis type="number" domain={[0, most]} tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tickFormatter={formatCompact} allowDecimals={false} height={22} />
          <YAxis type="category" dataKey="name" width={NAME_PX} tickLine={false} axisLine={false} interval={0} tick={(props: TickProps) => <NameTick {...props} bars={bars} />} />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--accent-wash)' }} content={(props: TooltipContentProps) => <BarTip {...props} />} />
          <Bar dataKey="tokens" isAnimationActive={false} maxBarSize={18} shape={(props: RectangleProps & { payload?: CompareBar }) => <TokensBar {...props} hatch={hatch} />}>
            <ErrorBar dataKey="band" direction="x" width={5} strokeWidth={1.5} stroke="var(--ink)" />
            <LabelList dataKey="label" content={(props) => <EndLabel {...props} bars={bars} most={most} />} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function TokensBar({ payload, hatch, x, y, width, height }: RectangleProps & { payload?: CompareBar; hatch: string }) {
  const isChosen = payload?.isChosen === true;
  const plain = isChosen ? 'var(--accent)' : 'var(--framing)';
  const fill = payload?.isEstimate === true ? `url(#${hatch}${isChosen ? '-chosen' : ''})` : plain;
  return <Rectangle {...box(x, y, width, height)} fill={fill} stroke={isChosen ? 'var(--accent)' : 'var(--ink-faint)'} strokeWidth={1} radius={2} />;
}

function box(x: RectangleProps['x'], y: RectangleProps['y'], width: RectangleProps['width'], height: RectangleProps['height']) {
  return { x: Number(x ?? 0), y: Number(y ?? 0), width: Number(width ?? 0), height: Number(height ?? 0) };
}

interface TickProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: unknown };
}

/** The name of a tokenizer; the chosen model's in bold. */
function NameTick({ x, y, payload, bars }: TickProps & { bars: readonly CompareBar[] }) {
  const name = String(payload.value);
  const isChosen = bars.some((bar) => bar.isChosen && bar.name === name);
  return (
    <text x={Number(x)} y={Number(y)} dy="0.35em" textAnchor="end" fontSize={12} fontWeight={isChosen ? 650 : 400} fill={isChosen ? 'var(--ink)' : 'var(--ink-soft)'}>
      {name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS - 1)}…` : name}
    </text>
  );
}

/** The tokens, behind the end of the bar and of its range. */
function EndLabel({ viewBox, index, bars, most }: { viewBox?: unknown; index?: number; bars: readonly CompareBar[]; most: number }) {
  const bar = bars[index ?? -1];
  const { x = 0, y = 0, width = 0, height = 0 } = (viewBox ?? {}) as { x?: number; y?: number; width?: number; height?: number };
  if (bar === undefined || bar.tokens === 0 || most === 0) return null;
  const rangePx = ((bar.band?.[1] ?? 0) / bar.tokens) * width;
  return (
    <text x={x + width + rangePx + 6} y={y + height / 2} dy="0.35em" fontSize={11} fill="var(--ink-soft)">
      {bar.label}
    </text>
  );
}

function BarTip({ active, payload }: TooltipContentProps) {
  const bar = payload[0]?.payload as CompareBar | undefined;
  if (!active || bar === undefined) return null;
  return (
    <div className="rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
      <p className="m-0 font-semibold">{`${bar.name}, ${bar.vendor}`}</p>
      <p className="m-0">{`${bar.label} tokens`}</p>
      {bar.range !== null && <p className="m-0 text-ink-soft">{bar.range}</p>}
    </div>
  );
}
