import { useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, type RectangleProps, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { widestPx } from '@/ui/text-width';
import { textPx } from '@/ui/text-size';
import { PART_COLORS } from './part-colors';
import { dollarTicks, type WaterfallBar } from './waterfall-bars';

const NAME_FONT_PX = textPx(12);
const LABEL_FONT_PX = textPx(11);
const GAP_PX = 10;

/** Where the money of a mean request goes, from zero to the total; what saves goes back. */
export default function WaterfallChart({ bars, caption }: { bars: readonly WaterfallBar[]; caption: string }) {
  const namesPx = useMemo(() => widestPx(bars.map(({ name }) => name), NAME_FONT_PX), [bars]);
  const labelsPx = useMemo(() => widestPx(bars.map(({ label }) => label), LABEL_FONT_PX), [bars]);
  const most = Math.max(...bars.flatMap(({ span }) => span));
  return (
    <div role="img" aria-label={caption} data-x-axis="US dollars a request" data-y-names="what is paid for" className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart layout="vertical" data={[...bars]} margin={{ top: 0, right: labelsPx + GAP_PX, bottom: 0, left: 0 }} barCategoryGap={4} accessibilityLayer={false}>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            domain={[0, most === 0 ? 1 : most]}
            ticks={[...dollarTicks(most)]}
            tick={{ fill: 'var(--ink-faint)', fontSize: textPx(11) }}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tickFormatter={axisDollars}
            height={textPx(22)}
          />
          <YAxis type="category" dataKey="name" width={namesPx + GAP_PX} tickLine={false} axisLine={false} interval={0} tick={{ fill: 'var(--ink-soft)', fontSize: NAME_FONT_PX }} />
          <Bar dataKey="span" isAnimationActive={false} maxBarSize={18} shape={(props: RectangleProps & { payload?: WaterfallBar }) => <Step {...props} />}>
            <LabelList dataKey="label" content={(props) => <EndLabel {...props} bars={bars} />} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** At least a hair wide, so that a small part is seen to be there. */
function Step({ payload: bar, ...rest }: RectangleProps & { payload?: WaterfallBar }) {
  if (bar === undefined) return null;
  const [x, y, width, height] = [rest.x, rest.y, rest.width, rest.height].map((value) => Number(value ?? 0)) as [number, number, number, number];
  const isSaving = bar.span[1] < bar.span[0];
  const [left, right] = [Math.min(x, x + width), Math.max(x, x + width)];
  return (
    <rect
      x={left}
      y={y}
      width={Math.max(2, right - left)}
      height={Math.max(0, height)}
      rx={2}
      fill={isSaving ? 'var(--panel)' : PART_COLORS[bar.kind]}
      stroke={isSaving ? 'var(--ok)' : 'var(--ink-faint)'}
      strokeWidth={1}
      strokeDasharray={isSaving ? '3 2' : undefined}
    />
  );
}

/** The dollars, behind the end of the bar. */
function EndLabel({ viewBox, index, bars }: { viewBox?: unknown; index?: number; bars: readonly WaterfallBar[] }) {
  const bar = bars[index ?? -1];
  const { x = 0, y = 0, width = 0, height = 0 } = (viewBox ?? {}) as { x?: number; y?: number; width?: number; height?: number };
  if (bar === undefined) return null;
  return (
    <text x={Math.max(x, x + width) + 6} y={y + height / 2} dy="0.35em" fontSize={LABEL_FONT_PX} fontWeight={bar.kind === 'total' ? 650 : 400} fill="var(--ink-soft)">
      {bar.label}
    </text>
  );
}

function axisDollars(value: number): string {
  return `$${Number(value.toPrecision(3))}`;
}
