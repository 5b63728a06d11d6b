import { useId, useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, type RectangleProps, ResponsiveContainer, Tooltip, type TooltipContentProps, XAxis, YAxis } from 'recharts';
import { formatCompact } from '@/core/units';
import { textPx } from '@/ui/text-size';
import { widestPx } from '@/ui/text-width';
import { type CompareBar, tokenAxis } from './chart-bars';

const TICK = { fill: 'var(--ink-faint)', fontSize: textPx(11) } as const;
const NAME_FONT_PX = textPx(12);
const LABEL_FONT_PX = textPx(11);
/** From a name to the bars, and from the end of a bar to its label. */
const GAP_PX = 10;

export default function CompareChart({ bars, caption }: { bars: readonly CompareBar[]; caption: string }) {
  const hatch = useId();
  const namesPx = useMemo(() => widestPx(bars.map(({ name }) => name), NAME_FONT_PX), [bars]);
  const labelsPx = useMemo(() => widestPx(bars.map(({ label }) => label), LABEL_FONT_PX), [bars]);
  const axis = tokenAxis(Math.max(...bars.map(({ high }) => high)));
  return (
    <div role="img" aria-label={caption} data-x-axis="tokens of the text" data-y-names="tokenizers" className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart layout="vertical" data={[...bars]} margin={{ top: 0, right: labelsPx + GAP_PX, bottom: 0, left: 0 }} barCategoryGap={4} accessibilityLayer={false}>
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
          <XAxis type="number" domain={[0, axis.end]} ticks={axis.ticks} tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tickFormatter={formatCompact} allowDecimals={false} height={textPx(22)} />
          <YAxis type="category" dataKey="name" width={namesPx + GAP_PX} tickLine={false} axisLine={false} interval={0} tick={(props: TickProps) => <NameTick {...props} bars={bars} />} />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--accent-wash)' }} content={(props: TooltipContentProps) => <BarTip {...props} />} />
          <Bar dataKey="tokens" isAnimationActive={false} maxBarSize={18} shape={(props: RectangleProps & { payload?: CompareBar }) => <TokensBar {...props} hatch={hatch} />}>
            <LabelList dataKey="label" content={(props) => <EndLabel {...props} bars={bars} />} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A bar, and the range of an estimate as a line with a mark at either end. */
function TokensBar({ payload: bar, hatch, ...rest }: RectangleProps & { payload?: CompareBar; hatch: string }) {
  const [x, y] = [Number(rest.x ?? 0), Number(rest.y ?? 0)];
  // Negative while the chart is first measured.
  const [width, height] = [Math.max(0, Number(rest.width ?? 0)), Math.max(0, Number(rest.height ?? 0))];
  if (bar === undefined) return null;
  const fill = bar.isEstimate ? `url(#${hatch}${bar.isChosen ? '-chosen' : ''})` : bar.isChosen ? 'var(--accent)' : 'var(--framing)';
  const middle = y + height / 2;
  const [low, high] = [bar.low, bar.high].map((tokens) => x + (bar.tokens === 0 ? 0 : (tokens / bar.tokens) * width));
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={2} fill={fill} stroke={bar.isChosen ? 'var(--accent)' : 'var(--ink-faint)'} strokeWidth={1} />
      {bar.low < bar.high && <path d={`M${low} ${middle - 4}v8M${low} ${middle}H${high}M${high} ${middle - 4}v8`} stroke="var(--ink)" strokeWidth={1.5} fill="none" />}
    </g>
  );
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
    <text x={Number(x)} y={Number(y)} dy="0.35em" textAnchor="end" fontSize={NAME_FONT_PX} fontWeight={isChosen ? 650 : 400} fill={isChosen ? 'var(--ink)' : 'var(--ink-soft)'}>
      {name}
    </text>
  );
}

/** The tokens, behind the end of the bar and of its range. */
function EndLabel({ viewBox, index, bars }: { viewBox?: unknown; index?: number; bars: readonly CompareBar[] }) {
  const bar = bars[index ?? -1];
  const { x = 0, y = 0, width = 0, height = 0 } = (viewBox ?? {}) as { x?: number; y?: number; width?: number; height?: number };
  if (bar === undefined) return null;
  const end = x + (bar.tokens === 0 ? 0 : (bar.high / bar.tokens) * width);
  return (
    <text x={end + 6} y={y + height / 2} dy="0.35em" fontSize={LABEL_FONT_PX} fontWeight={bar.isChosen ? 650 : 400} fill="var(--ink-soft)">
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
      <p className="m-0">{`${bar.label} ${bar.tokens === 1 ? 'token' : 'tokens'}`}</p>
      {bar.range !== null && <p className="m-0 text-ink-soft">{bar.range}</p>}
    </div>
  );
}
